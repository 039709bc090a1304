"""Marks as files."""

from __future__ import annotations

import pytest

from quizgen.marking.batch import Job, mark_all
from quizgen.marking.mark import Judged
from quizgen.marking.submission import Response, Submission
from quizgen.sheets.sheet import Sheet
from quizgen.wire.marks import read_marks, write_marks

RESPONSES = (
    ("12x^2 cos(4x^3)", "(1,-2) min; (-1,2) max", "0.5003", "0.5", "(2xy, x^2)"),
    ("cos x", "(1,-2) max", "0.6", "1/2", "(x^2, 2xy)"),
    ("x^2(", "none", "1/0", "sqrt(2)/2", "2xy"),
    ("", "", "", "", ""),
)


@pytest.mark.parametrize("texts", RESPONSES)
def test_round_trip(sheets: tuple[Sheet, ...], texts: tuple[str, ...]) -> None:
    """read_marks(write_marks(m)) == m: awards, verdicts with their evidence, findings, feedback."""
    places = ((1, ""), (2, "a"), (2, "b"), (2, "c"), (3, ""))
    answers = tuple(Response(number, part, text) for (number, part), text in zip(places, texts, strict=True))
    marks = tuple(mark_all([Job(sheets[0].questions, Submission("fcs", "week-04", "20398", "e", "t", answers))]))
    again = read_marks(write_marks(marks), "marks.json")
    assert again == marks
    for question in again[0].questions:
        for part in question.parts:
            if isinstance(part.outcome, Judged):
                assert part.outcome.judgement.check()
