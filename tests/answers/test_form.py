"""What an answer must look like."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.form import FORMS
from quizgen.answers.judging import judge, read
from quizgen.answers.task import Task
from quizgen.expr.nodes import ONE
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

XY = Notation.of("x", "y")

ROWS = [
    ("exact", "x/3", ""),
    ("exact", "0.33x", "Give exact numbers: write a fraction instead of 0.33."),
    ("no-negative-powers", "1/x + e^(-x)", ""),
    ("no-negative-powers", "x^(-1)", "Write x⁻¹ as a fraction, without a negative power."),
    ("single-fraction", "(2a+1)/2", ""),
    ("single-fraction", "-(a/b)", ""),
    ("single-fraction", "3", ""),
    ("single-fraction", "(5^(3/2)+6)/15", ""),
    ("single-fraction", "a+1/2", "Write everything as a single fraction."),
    ("single-fraction", "2(1/n)", "Write everything as a single fraction."),
    ("single-fraction", "(1+1/a)/a", "Write everything as a single fraction."),
    ("single-fraction", "a/(1+1/a)", "Write everything as a single fraction."),
    ("lowest-terms", "-1/3", ""),
    ("lowest-terms", "x+1/3", ""),
    ("lowest-terms", "sqrt(3)/3", ""),
    ("lowest-terms", "x^2/x", ""),
    ("lowest-terms", "2/4", "2/4 is not in lowest terms: 2 cancels."),
    ("lowest-terms", "x^(2/4)", "2/4 is not in lowest terms: 2 cancels."),
    ("lowest-terms", "cos(3/6*x)", "3/6 is not in lowest terms: 3 cancels."),
    ("lowest-terms", "1/sqrt(3)", "Rationalise the denominator √3."),
    ("expanded", "x^2-a*x-b*x+a*b", ""),
    ("expanded", "cos(2(x+1))", ""),
    ("expanded", "2(x-1)", "Multiply out 2(x - 1)."),
    ("expanded", "(a-x)^6000", "Multiply out (a - x)⁶⁰⁰⁰."),
    ("factorised", "2x(x-3)", ""),
    ("factorised", "(a-x)^6000", ""),
    ("factorised", "4(1-x/2)^2", ""),
    ("factorised", "(sin(x)+1)(sin(x)-1)", ""),
    ("factorised", "x^2-2", ""),
    ("factorised", "7", ""),
    ("factorised", "2x-2", "Take the common factor 2 out of 2x - 2."),
    ("factorised", "x(2x-6)", "Take the common factor 2 out of 2x - 6."),
    ("factorised", "t^2-1", "t² - 1 can be factorised further."),
    ("factorised", "a x+a", "ax + a can be factorised further."),
    ("factorised", "e^x(x+1)", ""),
    ("factorised", "2^x ln(2) + x", ""),
    ("factorised", "x e^x+e^x", "x e^x + e^x can be factorised further."),
    ("factorised", "e^(2x)-1", "e^(2x) - 1 can be factorised further."),
    ("factorised", "x^(1/2)+x^(3/2)", ""),
    ("factorised", "x(x-4+4/x)", "x - 4 + 4/x is not a polynomial: no factor may have a fraction in it."),
    ("simplified", "x/2", ""),
    ("simplified", "x x x x x x x x x", "Right, but it can be written much more simply."),
    ("no-derivative", "2x", ""),
]


@pytest.mark.parametrize(("form", "typed", "message"), ROWS)
def test_form(form: str, typed: str, message: str) -> None:
    """Each form names the first part that breaks it, and accepts what a person would accept."""
    found = FORMS.get(form)(parse(typed, Notation()).expr, ONE).replace("−", "-")
    assert found == message


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
