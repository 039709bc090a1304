"""Which derivations people write down in one go, and which get steps and letters of their own."""

from __future__ import annotations

from quizgen.calculus import strategy as law
from quizgen.calculus.derivation import Derivation
from quizgen.expr.walk import symbols

TOLD = (law.PRODUCT, law.QUOTIENT, law.CHAIN, law.LOGARITHMIC)
"""Rules that introduce letters or a new formula, and so get steps of their own."""

WRAPPERS = (law.NEGATION, law.CONSTANT_MULTIPLE, law.CONSTANT_DENOMINATOR)
"""Rules that leave something standing around the derivative of the rest."""

REWRITES = (law.RECIPROCAL, law.ROOT, law.CHANGE_OF_BASE)
"""Rules that only write the function in another way."""

OPERATORS = (
    law.SUCCESSIVE, law.COMPONENTS, law.GRADIENT, law.JACOBIAN, law.HESSIAN, law.LAPLACIAN, law.DIRECTIONAL,
    law.NETWORK, law.STATIONARY, law.DESCENT, law.EXTREMES, law.VALUE, law.TANGENT,
    law.IMPLICIT, law.CHORD,
)  # fmt: skip
"""Rules that need several derivatives, or more than derivatives."""


def simple(d: Derivation) -> bool:
    """Whether people write d down in one go: nothing in it needs letters of its own."""
    return d.rule not in TOLD and d.rule not in REWRITES and d.rule not in OPERATORS and all(map(simple, d.parts))


def easy(d: Derivation) -> bool:
    """Whether d needs no steps inside a larger derivation: simple, or no worse than sin(3x)."""
    if d.rule == law.CHAIN:
        outer, inner = d.parts
        return simple(inner) and not symbols(inner.result) and simple(outer)
    return simple(d) or ((d.rule == law.SUM or d.rule in WRAPPERS) and all(map(easy, d.parts)))
