"""Answers that speak of functions which neither the question nor a slip knows: these agree by chance.

cos^2(arctan x) is 1/(x^2 + 1), but no slip in a question about fractions is written like that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.calculus.derivation import Derivation
from quizgen.expr.floats import NoValue, approximate_at
from quizgen.expr.nodes import Call, Expr
from quizgen.expr.walk import subtrees
from quizgen.marking.probe import CLOSE, Probe

TRIGONOMETRIC = ("sin", "cos", "tan", "sec", "csc", "cot")
KIND = {
    **dict.fromkeys(TRIGONOMETRIC, "trigonometric"),
    **dict.fromkeys(("asin", "acos", "atan"), "inverse trigonometric"),
    **dict.fromkeys(("asinh", "acosh", "atanh", "ln", "log"), "logarithmic"),
}
"""Functions of one kind can be written in terms of one another."""


def familiar_to(d: Derivation, sieve: Probe) -> Callable[[Expr], bool]:
    """Whether the functions of the response occur in the question or in what a slip gives, and at the whole angle.

    A slip that gives cos 2x is not written as 1 - 2 sin^2 x.
    """
    known = (d.goal, d.result)
    kinds = _kinds(sieve.response) - frozenset().union(*map(_kinds, known))
    angles = [a for a in _angles(sieve.response, sieve) if not _among(a, known, sieve)]
    if not kinds and not angles:
        return lambda _: True
    return lambda gives: kinds <= _kinds(gives) and not any(_halved(a, gives, sieve) for a in angles)


def _kinds(e: Expr) -> frozenset[str]:
    return frozenset(KIND[part.function] for part in subtrees(e) if isinstance(part, Call) and part.function in KIND)


def _halved(angle: float, gives: Expr, sieve: Probe) -> bool:
    return _among(2 * angle, (gives,), sieve) and not _among(angle, (gives,), sieve)


def _among(angle: float, formulas: tuple[Expr, ...], sieve: Probe) -> bool:
    return any(abs(angle - a) <= CLOSE for e in formulas for a in _angles(e, sieve))


def _angles(e: Expr, sieve: Probe) -> Iterator[float]:
    """The size of each angle in e at the first place that is looked at."""
    for part in subtrees(e):
        if isinstance(part, Call) and part.function in TRIGONOMETRIC and sieve.places:
            try:
                yield abs(approximate_at(part.arguments[0], sieve.places[0]))
            except (NoValue, KeyError):
                continue
