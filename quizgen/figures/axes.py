"""Round numbers on an axis: 1, 2 or 5 times a power of ten apart."""

from __future__ import annotations

import math


def ticks(low: float, high: float, about: int = 6) -> list[float]:
    """Round numbers between low and high, about this many."""
    raw = (high - low) / about
    scale = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * scale for factor in (1, 2, 5, 10) if factor * scale >= raw * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [k * step for k in range(first, math.floor(high / step + 1e-9) + 1)]


def written(number: float) -> str:
    """A number on an axis, with a true minus sign."""
    return f"{number:.6g}".replace("-", "\u2212")
