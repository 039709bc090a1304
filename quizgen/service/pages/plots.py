"""Plots of a class as SVG, coloured by the page's style sheet, each with its numbers in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

BARS: Final = 12
"""Bars of a histogram at most."""
WIDE, HIGH, FOOT, HEAD = 320, 96, 18, 14
"""In units of the picture: the room for bars, for the labels below it, and for the numbers above."""
SORTS: Final = ("full", "partial", "none", "waiting")
"""How an answer came out: the classes of the style sheet."""


def stacked(numbers: Sequence[int]) -> str:
    """One bar, shared by full, partial, none and waiting."""
    whole = sum(numbers) or 1
    words = ", ".join(f"{number} {sort}" for sort, number in zip(SORTS, numbers, strict=True) if number)
    pieces, x = [], 0.0
    for sort, number in zip(SORTS, numbers, strict=True):
        size = 100 * number / whole
        if number:
            pieces.append(f'<rect class="{sort}" x="{x:.2f}" y="0" width="{size:.2f}" height="8"/>')
        x += size
    opening = f'<svg class="stacked" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label="{words}">'
    return f"{opening}{''.join(pieces)}</svg>"


def histogram(totals: Sequence[Fraction], most: Fraction) -> str:
    """How many people have how many marks: a bar for each mark, or for a few of them where there are many."""
    whole = max(int(most), *map(int, totals), 0)
    each = -(-(whole + 1) // BARS)
    bars = whole // each + 1
    counted = Counter(int(total) // each for total in totals)
    tallest = max(counted.values(), default=1)
    labels = [_label(number * each, each, whole) for number in range(bars)]
    drawn = "".join(_drawn(number, counted[number], tallest, WIDE / bars, label) for number, label in enumerate(labels))
    words = ", ".join(f"{label} marks: {counted[number]}" for number, label in enumerate(labels) if counted[number])
    box = f"0 {-HEAD} {WIDE} {HIGH + FOOT + HEAD}"
    axis = f'<path class="axis" d="M0 {HIGH}H{WIDE}"/>'
    alt = f"How many students have how many marks. {words}"
    return f'<svg class="histogram" viewBox="{box}" role="img" aria-label="{alt}">{drawn}{axis}</svg>'


def _label(low: int, each: int, whole: int) -> str:
    """The marks that a bar counts; 2½ is counted with 2."""
    high = min(low + each - 1, whole)
    return str(low) if low == high else f"{low}–{high}"


def _drawn(number: int, count: int, tallest: int, step: float, label: str) -> str:
    high = HIGH * count / tallest
    middle = (number + 0.5) * step
    below = f'<text x="{middle:.1f}" y="{HIGH + FOOT - 5}">{label}</text>'
    if not count:
        return below
    bar = f'<rect x="{number * step + 2:.1f}" y="{HIGH - high:.1f}" width="{step - 4:.1f}" height="{high:.1f}"/>'
    return f'{bar}<text x="{middle:.1f}" y="{HIGH - high - 4:.1f}">{count}</text>{below}'
