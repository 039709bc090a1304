"""Which question somebody sees."""

from __future__ import annotations

import pytest

from quizgen.registry import UnknownName
from quizgen.resources import folder
from quizgen.service.pages.drawing import Asked, Source, drawn, example, parameters_of, redrawn, size
from quizgen.values import replaced

SOURCE = Source(
    (folder("banks"),), 0, ("chain-rule/sine-of-a-power", "2 of product-rule: 5 marks"), "sheet", "course", bytes(32)
)
ASKED = Asked(SOURCE, "ada", 1)


def test_the_same_question_is_the_same_every_time() -> None:
    """In every process: it depends on nothing but what is asked."""
    drawn.cache_clear()
    first = drawn(ASKED)
    drawn.cache_clear()
    assert drawn(ASKED) == first


def test_lines_become_questions_with_the_marks_they_say() -> None:
    """A line may stand for several."""
    assert size(SOURCE) == 3
    assert [drawn(Asked(SOURCE, "ada", number)).marks for number in (2, 3)] == [5, 5]
    assert example(SOURCE, 2).marks == 5


def test_whose_it_is_and_which_draw_decide() -> None:
    """And the secret: without it nobody can tell."""
    others = [
        replaced(ASKED, whose="bob"),
        replaced(ASKED, draw=1),
        replaced(ASKED, draw=2),
        replaced(ASKED, source=replaced(SOURCE, secret=bytes([1] * 32))),
    ]
    assert len({drawn(one).seed for one in (ASKED, *others)}) == 5
    draws = [drawn(replaced(ASKED, draw=draw)).parameters for draw in range(6)]
    assert len(set(draws)) == 6


def test_a_question_is_recognised_by_its_parameters() -> None:
    """Where they are others by now, an answer to it is not marked against something else."""
    variant = drawn(ASKED)
    assert redrawn(ASKED, parameters_of(variant)) == variant
    assert redrawn(ASKED, "another") is None
    assert redrawn(replaced(ASKED, number=9), parameters_of(variant)) is None


@pytest.mark.parametrize("number", [0, 4])
def test_there_are_so_many_questions(number: int) -> None:
    """And no others."""
    with pytest.raises(UnknownName):
        drawn(replaced(ASKED, number=number))
