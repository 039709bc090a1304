"""A question's marks where the plan sets them: shared among its parts in the proportion of the template's."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from quizgen.bank.variant import Variant
from quizgen.values import replaced


def with_marks(variant: Variant, total: int | None) -> Variant:
    """The variant worth `total` marks; None leaves it as it is."""
    if total is None:
        return variant
    shares = shared([part.marks for part in variant.parts], total)
    parts = tuple(replaced(part, marks=Fraction(share)) for part, share in zip(variant.parts, shares, strict=True))
    return replaced(variant, parts=parts)


def shared(weights: list[Fraction], total: int) -> list[Fraction]:
    """`total` in the proportion of the weights: whole numbers (largest remainder) where each part gets one or more."""
    exact = [total * weight / sum(weights) for weight in weights]
    whole = [floor(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_remainder[: total - sum(whole)]:
        whole[i] += 1
    return [Fraction(share) for share in whole] if all(whole) else exact
