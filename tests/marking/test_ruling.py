"""What a person decides about answers that waited."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.bank.variant import Variant
from quizgen.marking.mark import SheetMark
from quizgen.marking.marker import mark_sheet
from quizgen.marking.report import feedback
from quizgen.marking.ruling import Ruling, ruled
from quizgen.marking.submission import Answer, Submission


@pytest.fixture
def mark(questions: tuple[Variant, ...]) -> SheetMark:
    """The first answer could not be read, the second is right."""
    answers = (Answer(1, "", "12x^2 cos(4x^3"), Answer(2, "", "(1,-2) min; (-1,2) max"))
    return mark_sheet(questions, Submission("fcs", "week-04", "1", "e", "t", answers))


def test_a_ruling_ends_the_wait(mark: SheetMark) -> None:
    """What was decided counts; the rest stays as it was; the student reads why."""
    first = Ruling(mark.submission, 1, "", Fraction(1))
    after = ruled(mark, [first, Ruling(mark.submission, 1, "", Fraction(2), "A bracket.")])
    assert [mark.given, mark.waiting] == [4, 3]
    assert [after.given, after.waiting, after.available] == [6, 0, 7]
    assert not after.needs_review
    assert after.questions[1] == mark.questions[1]
    assert "Your tutor has looked at this. A bracket." in feedback(after, "Differentiation")


def test_a_ruling_is_about_one_text(mark: SheetMark) -> None:
    """A ruling on another submission changes nothing."""
    assert ruled(mark, [Ruling("another", 1, "", Fraction(2))]) == mark


def test_no_more_marks_than_there_are(mark: SheetMark) -> None:
    """A slip of the tutor's is refused."""
    with pytest.raises(ValueError, match="4 marks where there are 3"):
        ruled(mark, [Ruling(mark.submission, 1, "", Fraction(4))])
