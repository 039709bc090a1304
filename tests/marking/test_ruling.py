"""What a person decides about answers that waited."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import Task
from quizgen.bank.variant import Choice, Part, Variant
from quizgen.expr.nodes import Symbol
from quizgen.marking.feedback import feedback
from quizgen.marking.mark import SheetMark
from quizgen.marking.marker import mark_sheet
from quizgen.marking.ruling import Ruling, case_of, ruled
from quizgen.marking.submission import Response, Submission
from quizgen.prose import Text
from quizgen.values import replaced

TEXT = "12x^2 cos(4x^3"


@pytest.fixture
def mark(questions: tuple[Variant, ...]) -> SheetMark:
    """The first answer could not be read, the second is right."""
    answers = (Response(1, "", TEXT), Response(2, "", "(1,-2) min; (-1,2) max"))
    return mark_sheet(questions, Submission("fcs", "week-04", "1", "e", "t", answers))


@pytest.fixture
def case(questions: tuple[Variant, ...]) -> str:
    """That of the first answer."""
    return case_of(questions[0], questions[0].parts[0], {"": TEXT})


def test_a_ruling_ends_the_wait(mark: SheetMark, questions: tuple[Variant, ...], case: str) -> None:
    """What was decided counts, the last word on it; the rest stays as it was; the student reads why."""
    after = ruled(mark, questions, [Ruling(case, Fraction(1)), Ruling(case, Fraction(2), "", "A bracket.")])
    assert [mark.given, mark.waiting] == [4, 3]
    assert [after.given, after.waiting, after.available] == [6, 0, 7]
    assert not after.needs_review
    assert after.questions[1] == mark.questions[1]
    assert "Your tutor has looked at this. A bracket." in feedback(after, "Differentiation")


def test_what_was_meant_is_marked(mark: SheetMark, questions: tuple[Variant, ...], case: str) -> None:
    """As if it had been written, under the text that was."""
    after = ruled(mark, questions, [Ruling(case, None, "12x^2 cos(4x^3)")])
    assert [after.given, after.waiting] == [7, 0]
    assert after.questions[0].parts[0].response == TEXT
    assert "Your tutor reads this as 12x^2 cos(4x^3)." in feedback(after, "Differentiation")


def test_twice_is_once(mark: SheetMark, questions: tuple[Variant, ...], case: str) -> None:
    """Applying rulings again changes nothing."""
    for ruling in (Ruling(case, Fraction(1)), Ruling(case, None, "cos(4x^3)")):
        once = ruled(mark, questions, [ruling])
        assert ruled(once, questions, [ruling]) == once


def test_a_case_is_a_response_to_a_key(questions: tuple[Variant, ...], case: str) -> None:
    """Spaces aside; another text, or another question, is another case."""
    variant, part = questions[0], questions[0].parts[0]
    assert case_of(variant, part, {"": f"  {TEXT.replace(' ', '  ')}\n"}) == case
    assert case_of(variant, part, {"": TEXT + ")"}) != case
    assert case_of(questions[1], questions[1].parts[0], {"": TEXT}) != case


def test_a_ruling_on_another_case_changes_nothing(mark: SheetMark, questions: tuple[Variant, ...]) -> None:
    """Nor does one on a key that nobody has."""
    assert ruled(mark, questions, [Ruling("another", Fraction(2))]) == mark


def test_no_more_marks_than_there_are(mark: SheetMark, questions: tuple[Variant, ...], case: str) -> None:
    """A slip of the tutor's is refused."""
    with pytest.raises(ValueError, match="4 marks where there are 3"):
        ruled(mark, questions, [Ruling(case, Fraction(4))])


def test_letters_are_another_case_where_they_stand_for_other_choices(questions: tuple[Variant, ...]) -> None:
    """The same response to the same letter, but the choices in another order."""
    first, second = Choice((Text("one"),)), Choice((Text("two"),))
    task = Task("choice", Symbol("A"), notation_of_choices(2, several=False))
    part = Part("", (), task, Fraction(1), choices=(first, second))
    other = replaced(part, choices=(second, first))
    assert case_of(questions[0], part, {"": "one"}) == case_of(questions[0], replaced(part), {"": "one"})
    assert case_of(questions[0], part, {"": "one"}) != case_of(questions[0], other, {"": "one"})
