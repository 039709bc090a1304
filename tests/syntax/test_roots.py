"""A radical sign reaches over one factor; over more where brackets, or a bar that pasting lost, say so."""

from __future__ import annotations

import pytest

from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

XY = Notation.of("x", "y")


@pytest.mark.parametrize(("typed", "strict"), [
    ("√x", "sqrt(x)"),
    ("√(x+1)", "sqrt(x + 1)"),
    ("√x+1", "sqrt(x) + 1"),
    ("√2 x", "sqrt(2)*x"),
    ("2√x", "2*sqrt(x)"),
    ("√sin x", "sqrt(sin(x))"),
    ("√|x|", "sqrt(abs(x))"),
    ("∛x", "root(x, 3)"),
    ("³√x", "root(x, 3)"),
    ("∜(16)", "root(16, 4)"),
    ("sqrt x", "sqrt(x)"),
    ("cbrt x", "root(x, 3)"),
    ("√(x)y", "sqrt(x)*y"),
])  # fmt: skip
def test_one_factor(typed: str, strict: str) -> None:
    """Nobody reads these otherwise."""
    reading = parse(typed, XY)
    assert reading.expr == parse(strict, XY).expr
    assert not reading.ambiguous


@pytest.mark.parametrize(("typed", "usual", "other"), [
    ("√2x", "sqrt(2)*x", "sqrt(2*x)"),
    ("√xy", "sqrt(x)*y", "sqrt(x*y)"),
    ("√x^2", "sqrt(x^2)", "(sqrt(x))^2"),
    ("√1-x²", "sqrt(1) - x^2", "sqrt(1 - x^2)"),
    ("∛8x", "root(8, 3)*x", "root(8*x, 3)"),
])  # fmt: skip
def test_a_lost_bar(typed: str, usual: str, other: str) -> None:
    """What stands tight behind may belong under the root; a sum only where the root by itself would be pointless."""
    reading = parse(typed, XY)
    assert reading.expr == parse(usual, XY).expr
    assert reading.others[0].expr == parse(other, XY).expr
