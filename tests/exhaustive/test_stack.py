"""Every question that quizgen comes with, as a STACK question: Maxima gives its key full marks and its slips theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.render.lms.stack import moodle_stack
from tests.maxima import needs_maxima
from tests.render.lms.samples import banks, export
from tests.render.lms.stack_reader import outcomes, read

pytestmark = [pytest.mark.exhaustive, needs_maxima]


@pytest.mark.parametrize("bank", banks())
def test_every_question_of_a_bank_marks_as_its_own_tests_say(bank: str, tmp_path: Path) -> None:
    """In two variants each."""
    names = [f"{bank}/{template}" for template in banks()[bank].templates]
    made = moodle_stack(export(*names, variants=2))
    assert made.questions == len(names)
    for question in read(made.data):
        for seed in question.seeds:
            found = outcomes(question, [given for given, _ in question.tests], seed, tmp_path)
            assert found == [expected for _, expected in question.tests], (question.name, seed)
