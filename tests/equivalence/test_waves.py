"""Signs of sines and cosines: by their ranges, between their zeros, by Cauchy and Schwarz."""

from __future__ import annotations

import pytest

from quizgen.equivalence.waves import sign_of_amplitude, sign_of_bounded, sign_of_wave
from tests.equivalence.fields import between, polynomial


@pytest.mark.parametrize(
    ("text", "sign"),
    [("2-sin(x)", 1), ("cos(x)-1", -1), ("1-2sin(x)cos(x)", 1), ("1-2sin(x)", None), ("3-sin(x)-cos(y)", 1),
     ("x+sin(x)", None)],
)  # fmt: skip
def test_by_the_ranges(text: str, sign: int | None) -> None:
    """|sin| <= 1 and |sin cos| <= 1/2."""
    assert sign_of_bounded(*polynomial(text)) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [("5+3cos(x)-4sin(x)", 1), ("-5+3cos(x)+4sin(x)", -1), ("4+3cos(x)-4sin(x)", None), ("sqrt(2)-sin(x)-cos(x)", 1)],
)
def test_by_the_amplitude(text: str, sign: int | None) -> None:
    """C + a cos u + b sin u has the sign of C where C^2 >= a^2 + b^2."""
    assert sign_of_amplitude(*polynomial(text)) == sign


@pytest.mark.parametrize(
    ("function", "low", "high", "sign"),
    [("sin", 0, 3, 1), ("sin", -3, 0, -1), ("sin", 0, 4, None), ("cos", -1, 1, 1), ("cos", 2, 4, -1)],
)
def test_between_two_zeros(function: str, low: int, high: int, sign: int | None) -> None:
    """sin is positive on (0, 3), which lies between 0 and pi; on (0, 4) it has both signs."""
    field, _ = polynomial(f"{function}(x)+x")
    between(field, "x", low, high)
    (wave,) = (generator for generator in field.generators if generator.kind == function)
    assert sign_of_wave(field, wave) == sign


def test_without_bounds_a_wave_has_no_sign() -> None:
    """Nothing is known of x."""
    field, _ = polynomial("sin(x)")
    (wave,) = (generator for generator in field.generators if generator.kind == "sin")
    assert sign_of_wave(field, wave) is None
