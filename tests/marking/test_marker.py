"""Marks for sheets; questions whose parts build on each other are in test_following.py."""

from __future__ import annotations

from quizgen.bank.variant import Variant
from quizgen.marking.mark import Blank
from quizgen.marking.marker import mark_sheet
from quizgen.marking.submission import Response, Submission


def test_a_sheet(questions: tuple[Variant, ...]) -> None:
    """Marks stand question by question; what was not answered is blank; the submission is named."""
    submission = Submission("fcs", "week-04", "20398", "e", "2026-12-04T10:00", (Response(1, "", "12x^2 cos(4x^3)"),))
    mark = mark_sheet(questions, submission)
    assert [question.given for question in mark.questions] == [3, 0]
    assert [mark.given, mark.available] == [3, 7]
    assert mark.submission == submission.id
    assert isinstance(mark.questions[1].parts[0].outcome, Blank)
