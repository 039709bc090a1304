"""Tolerances as people write them: 0.005 in the key's units, 5%, 3 figures, 2 places."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Final

from quizgen.answers.task import Figures, Places, Relative, Tolerance

MOST_DIGITS: Final = 400
"""Between the first digit of a tolerance and its decimal point; the numbers of floats have fewer."""


def tolerance_of(text: str) -> Tolerance | None:
    """The tolerance in a text; None where there is none, or it is not positive."""
    number, _, unit = text.strip().replace("%", " %").partition(" ")
    value = _positive(number)
    match unit.strip():
        case "" if value:
            return value
        case "%" if value:
            return Relative(value / 100)
        case "figures" | "significant figures" if value and value.denominator == 1:
            return Figures(value.numerator)
        case "places" | "decimal places" if value and value.denominator == 1:
            return Places(value.numerator)
    return None


def exactly(tolerance: Tolerance | int | str | Decimal | float | None) -> Tolerance | None:
    """A tolerance as an exact number: a float stands for the decimal that prints it. ValueError for what is none."""
    if tolerance is None or isinstance(tolerance, Fraction | Relative | Figures | Places):
        return tolerance
    if isinstance(tolerance, str) and (found := tolerance_of(tolerance)) is not None:
        return found
    try:
        number = Decimal(str(tolerance))
    except InvalidOperation:
        raise ValueError(f"a tolerance is a number: {tolerance}") from None
    if not number.is_finite() or number < 0 or abs(number.adjusted()) > MOST_DIGITS:
        raise ValueError(f"a tolerance is not negative, and of moderate size: {tolerance}")
    return Fraction(number)


def _positive(text: str) -> Fraction | None:
    """The number in a text such as 0.005 or 1/200; None where there is none or it is not positive."""
    plain = len(text) < 20 and text.isascii() and text.replace(".", "", 1).replace("/", "", 1).isdigit()
    try:
        return Fraction(text) or None if plain else None
    except (ValueError, ZeroDivisionError):
        return None
