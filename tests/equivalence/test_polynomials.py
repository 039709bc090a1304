"""Polynomials in one generator: which it is, their parts, their real zeros."""

from __future__ import annotations

import pytest
from flint import arb

from quizgen.equivalence.polynomials import linear_parts, only_symbol, real_roots, symbols_in, univariate
from tests.equivalence.fields import polynomial


@pytest.mark.parametrize(("text", "is_one"), [("x^2-2", True), ("x+y", False), ("e^x", False), ("3", False)])
def test_only_symbol(text: str, is_one: bool) -> None:
    """One variable, and nothing that is made of it."""
    assert (only_symbol(*polynomial(text)) is not None) is is_one


def test_linear_parts() -> None:
    """y + x y - 2 is -2 + y + y x in x; x^2 is not linear."""
    field, p = polynomial("x y+y-2")
    x, y = (field.symbol(name)[0] for name in "xy")
    index = field.by_key["symbol", "x"].index
    assert linear_parts(field, p, index) == (y - 2, y)
    assert linear_parts(field, x**2, index) is None
    assert linear_parts(field, x**2 * y + 1, index, 2) == (field.one, y)


def test_symbols_through_functions() -> None:
    """ln(sin x) + y depends on x and y."""
    field, p = polynomial("ln(sin(x))+y")
    assert {field.generators[index].data for index in symbols_in(field, p)} == {"x", "y"}


@pytest.mark.parametrize(
    ("text", "roots"), [("x^2+1", []), ("2x-3", [1.5]), ("x^2-2", [-1.414, 1.414]), ("x^3-x", [-1, 0, 1]), ("5", [])]
)
def test_real_roots(text: str, roots: list[float]) -> None:
    """Each at least once."""
    field, p = polynomial(text)
    found = sorted(float(arb(root).mid()) for root in real_roots(univariate(field, p, 0)))
    assert found == pytest.approx(roots, abs=1e-3)
