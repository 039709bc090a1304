"""Factorised and expanded."""

from __future__ import annotations

import pytest

from quizgen.answers.form import FORMS
from quizgen.expr.nodes import ONE
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

ROWS = [
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
]


@pytest.mark.parametrize(("form", "typed", "message"), ROWS)
def test_form(form: str, typed: str, message: str) -> None:
    """Each form names the first part that breaks it, and accepts what a person would accept."""
    found = FORMS.get(form)(parse(typed, Notation()).expr, ONE).replace("−", "-")
    assert found == message
