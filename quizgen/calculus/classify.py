"""What kind a stationary point is, and the numbers that show it.

One variable: the first derivative of order 2, 3, ... that is not zero decides. Several: the signs of the leading minors
of the Hessian (Sylvester); two variables: D = f_xx f_yy - f_xy^2. Where these say nothing, so do we.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias

from quizgen.calculus.differentiate import derivative
from quizgen.calculus.polynomials import expanded
from quizgen.calculus.tidy import answer
from quizgen.calculus.values import at, sign
from quizgen.expr.nodes import Expr, Neg, Product, Sum

Kind: TypeAlias = Literal["minimum", "maximum", "saddle", "inflection", "undetermined"]

HIGHEST_ORDER = 8
"""In one variable, derivatives up to this order are looked at."""


def classify(e: Expr, here: Mapping[str, Expr]) -> tuple[Kind, tuple[Expr, ...]]:
    """The kind of the stationary point `here`, and what shows it: the values of the second, third, ... derivative up to
    the one that decides; in several variables the leading minors of the Hessian."""
    return _of_one(e, here) if len(here) == 1 else _of_many(e, here)


def _of_one(e: Expr, here: Mapping[str, Expr]) -> tuple[Kind, tuple[Expr, ...]]:
    """Even order: minimum or maximum; odd order: point of inflection."""
    [x] = here
    shown: list[Expr] = []
    slope = derivative(e, x)
    for order in range(2, HIGHEST_ORDER + 1):
        slope = derivative(slope, x)
        shown.append(at(slope, here))
        way = sign(shown[-1])
        if way is None:
            break
        if way:
            return ("inflection" if order % 2 else "minimum" if way > 0 else "maximum"), tuple(shown)
    return "undetermined", tuple(shown)


def _of_many(e: Expr, here: Mapping[str, Expr]) -> tuple[Kind, tuple[Expr, ...]]:
    """All leading minors positive: minimum; alternating from minus: maximum; else, if the last is not 0: saddle."""
    names = list(here)
    rows = [[at(derivative(e, v, w), here) for w in names] for v in names]
    minors = tuple(answer(expanded(determinant([row[:k] for row in rows[:k]]))) for k in range(1, len(names) + 1))
    return _by_signs([sign(minor) for minor in minors]), minors


def _by_signs(signs: Sequence[int | None]) -> Kind:
    last = signs[-1]
    if last is None or last == 0:
        return "undetermined"
    if len(signs) == 2 and last < 0:
        return "saddle"
    if None in signs:
        return "undetermined"
    if all(s == 1 for s in signs):
        return "minimum"
    return "maximum" if all(s == (-1) ** k for k, s in enumerate(signs, 1)) else "saddle"


def determinant(rows: Sequence[Sequence[Expr]]) -> Expr:
    """The determinant, by the first row."""
    if len(rows) == 1:
        return rows[0][0]
    terms: list[Expr] = []
    for j, entry in enumerate(rows[0]):
        minor = Product((entry, determinant([[*row[:j], *row[j + 1 :]] for row in rows[1:]])))
        terms.append(Neg(minor) if j % 2 else minor)
    return Sum(tuple(terms))
