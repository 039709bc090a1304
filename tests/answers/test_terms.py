"""Numbers as one leaves them."""

from __future__ import annotations

import pytest

from quizgen.answers.form import FORMS
from quizgen.expr.nodes import ONE
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

ROWS = [
    ("lowest-terms", "-1/3", ""),
    ("lowest-terms", "x+1/3", ""),
    ("lowest-terms", "sqrt(3)/3", ""),
    ("lowest-terms", "x^2/x", ""),
    ("lowest-terms", "2/4", "2/4 is not in lowest terms: 2 cancels."),
    ("lowest-terms", "x^(2/4)", "2/4 is not in lowest terms: 2 cancels."),
    ("lowest-terms", "cos(3/6*x)", "3/6 is not in lowest terms: 3 cancels."),
    ("lowest-terms", "1/sqrt(3)", "Rationalise the denominator √3."),
]


@pytest.mark.parametrize(("form", "typed", "message"), ROWS)
def test_form(form: str, typed: str, message: str) -> None:
    """Each form names the first part that breaks it, and accepts what a person would accept."""
    found = FORMS.get(form)(parse(typed, Notation()).expr, ONE).replace("−", "-")
    assert found == message
