"""Forms that are seen at once."""

from __future__ import annotations

import pytest

from quizgen.answers.form import FORMS
from quizgen.expr.nodes import ONE
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

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
    ("simplified", "x/2", ""),
    ("simplified", "x x x x x x x x x", "Right, but it can be written much more simply."),
    ("no-derivative", "2x", ""),
]


@pytest.mark.parametrize(("form", "typed", "message"), ROWS)
def test_form(form: str, typed: str, message: str) -> None:
    """Each form names the first part that breaks it, and accepts what a person would accept."""
    found = FORMS.get(form)(parse(typed, Notation()).expr, ONE).replace("−", "-")
    assert found == message
