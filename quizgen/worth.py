"""Marks in words and figures: for people "2½ marks", for a spreadsheet "2.5"."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Final

_PARTS: Final = {Fraction(1, 2): "½", Fraction(1, 4): "¼", Fraction(3, 4): "¾"}


def in_words(marks: Fraction) -> str:
    """"1 mark", "3 marks", "2½ marks"."""
    return f"{in_figures(marks)} {'mark' if marks == 1 else 'marks'}"


def in_figures(marks: Fraction) -> str:
    """"3", "2½", "7/3"."""
    whole, rest = divmod(marks, 1)
    if not rest:
        return str(whole)
    return f"{whole or ''}{_PARTS[rest]}" if rest in _PARTS else str(marks)


def in_decimals(marks: Fraction) -> str:
    """Marks as a decimal: exact where it ends within four places, else to two places."""
    places = next((n for n in range(5) if (marks * 10**n).denominator == 1), 2)
    exponent = Decimal(1).scaleb(-places)
    return str((Decimal(marks.numerator) / Decimal(marks.denominator)).quantize(exponent, ROUND_HALF_UP))
