"""What an answer must look like."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.form import FORMS
from quizgen.answers.judging import judge, read
from quizgen.answers.task import Task
from quizgen.expr.nodes import Symbol
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

XY = Notation.of("x", "y")


@pytest.mark.parametrize("name", FORMS.names())
def test_what_is_simple_is_in_every_form(name: str) -> None:
    """x is factorised, expanded, exact, and so on."""
    assert FORMS.get(name)(Symbol("x"), Symbol("x")) == ""


SIGMOID = Task("expression", parse("y(1-y)", XY).expr, XY, given=(("y", parse("1/(1+e^-x)", XY).expr),), letters=("y",))


@pytest.mark.parametrize(
    ("response", "credit", "said"),
    [
        ("y - y^2", Fraction(1), ""),
        ("e^-x/(1+e^-x)^2", Fraction(1, 2), "Write your answer in terms of y only, without x."),
        ("y e^-x/(1+e^-x)", Fraction(1, 2), "Write your answer in terms of y only, without x."),
        ("x", Fraction(0), ""),
    ],
)
def test_in_terms_of(response: str, credit: Fraction, said: str) -> None:
    """An answer in other letters than those asked for is right in value, and loses half."""
    judgement = judge(read(response, SIGMOID), SIGMOID)
    assert judgement.credit == credit
    assert [finding.message for finding in judgement.findings if finding.code == "form.letters"] == [said] * bool(said)


@pytest.mark.parametrize(("price", "credit"), [(Fraction(0), 1), (Fraction(1, 4), Fraction(3, 4))])
def test_the_price_of_a_smaller_domain(price: Fraction, credit: Fraction) -> None:
    """The question says whether it costs marks; it is told in any case. A larger domain costs nothing."""
    task = Task("expression", parse("x", XY).expr, XY, domain=price)
    smaller = judge(read("x^2/x", task), task)
    assert smaller.credit == credit
    assert smaller.findings[0].code in ("domain.narrower", "domain.point-missing")
    task = Task("expression", parse("x^2/x", XY).expr, XY, domain=price)
    assert judge(read("x", task), task).credit == 1
