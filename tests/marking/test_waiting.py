"""Answers that wait, one case for all who gave the same."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.task import Task
from quizgen.bank.variant import Part, Variant
from quizgen.expr.text import to_text
from quizgen.marking.marker import mark_sheet
from quizgen.marking.submission import Response, Submission
from quizgen.marking.waiting import Case, cases
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def cases_of(questions: tuple[Variant, ...], *texts: str) -> tuple[Case, ...]:
    marks = [
        mark_sheet(questions, Submission("fcs", "week-04", str(who), "e", "t", (Response(1, "", text),)))
        for who, text in enumerate(texts, 1)
    ]
    return cases(marks, lambda student: questions)


def test_the_same_response_is_one_case(questions: tuple[Variant, ...]) -> None:
    """Spaces aside; the commonest comes first; what is decided is not listed."""
    one, other = cases_of(questions, "2x (", "12x^2 (", "2x  (", "cos x", "")
    assert (one.response, one.students, one.number) == ("2x (", ("1", "3"), 1)
    assert other.students == ("2",)
    assert one.why.startswith("could not be read")
    assert one.readings == ()


def test_all_readings_are_listed() -> None:
    """The usual one first, so that the tutor can say which was meant."""
    x = Notation.of("x")
    part = Part("", (), Task("expression", parse("1/(2x)", x).expr, x), Fraction(2))
    (case,) = cases_of((Variant("bank/one", "One", b"", (), (), (part,), 1.0),), "1/2x")
    assert [to_text(e) for e in case.readings] == ["(1/2)*x", "1/(2*x)"]
