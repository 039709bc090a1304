"""What a student reads."""

from __future__ import annotations

from quizgen.bank.variant import Variant
from quizgen.marking.feedback import feedback
from quizgen.marking.mark import SheetMark
from quizgen.marking.marker import mark_sheet
from quizgen.marking.submission import Response, Submission


def mark_of(questions: tuple[Variant, ...], *texts: str) -> SheetMark:
    answers = tuple(Response(number, "", text) for number, text in enumerate(texts, 1))
    return mark_sheet(questions, Submission("fcs", "week-04", "1", "e", "t", answers))


def test_what_is_said_of_a_slip(questions: tuple[Variant, ...]) -> None:
    """The answer as it was read, the slip with its step, and what each mark was for."""
    text = feedback(mark_of(questions, "cos(4x^3)"), "Differentiation")
    assert text.startswith("Differentiation: 1 of 7\n\n1. The chain rule: 1 of 3\n   you wrote  cos(4x^3)\n")
    assert "At step 1, in the derivative of sin(4x³): " in text
    assert "   marks      0 of 1 for chain rule: inner derivative forgotten\n" in text
    assert ": the slip is elsewhere\n" in text


def test_answers_are_told_only_where_they_may(questions: tuple[Variant, ...]) -> None:
    """The key, and points that are missing, stay with the tutor until the sheet is due."""
    mark = mark_of(questions, "cos x", "(1,-2) min")
    quiet, open_ = feedback(mark, "D"), feedback(mark, "D", answers=True)
    assert "The answer is" not in quiet
    assert "-1" not in quiet
    assert "This is not right: go through your working once more." in quiet
    assert "A point is missing." in quiet
    assert "The answer is 12x² cos(4x³)." in open_
    assert "The answer is minimum at (1, -2), maximum at (-1, 2)." in open_


def test_what_waits_is_said(questions: tuple[Variant, ...]) -> None:
    """With the number of marks that are still open."""
    assert "0 of 3 (3 more wait for your tutor)" in feedback(mark_of(questions, "2x + ("), "D")
