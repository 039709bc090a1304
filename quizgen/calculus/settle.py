"""What kind a stationary point is where the second derivatives do not decide: seen along curves, or term by term.

A curve through the point on which the function has larger and smaller values shows a saddle point; a sum of even powers
with coefficients of one sign shows a minimum or a maximum. What neither shows stays undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from quizgen.calculus.classify import Kind, classify
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.polynomials import coefficients, expanded, rationals
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.voice import equals, say
from quizgen.expr.nodes import TWO, ZERO, Expr, Neg, Power, Product, Sum, Symbol
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Prose
from quizgen.values import value

SLOPES = (Fraction(0), Fraction(1), Fraction(-1))
BENDS = (Fraction(1), Fraction(2), Fraction(-1), Fraction(1, 2))


@value
class Settled:
    """A kind, and why, in words."""

    kind: Kind
    why: Prose


def settle(e: Expr, here: Mapping[str, Expr]) -> Settled | None:
    """The kind of a stationary point in two variables where D = 0; None where it cannot be shown like this."""
    if len(here) != 2:
        return None
    try:
        return _by_terms(e, here) or _along_curves(e, here)
    except NoDerivative:
        return None


def _moved(e: Expr, here: Mapping[str, Expr]) -> Expr:
    """e - e(point), with the point moved to the origin."""
    there = substitute(e, {name: Sum((Symbol(name), c)) if c != ZERO else Symbol(name) for name, c in here.items()})
    return expanded(Sum((there, Neg(substitute(e, here)))))


def _by_terms(e: Expr, here: Mapping[str, Expr]) -> Settled | None:
    x, y = here
    moved = _moved(e, here)
    in_x = coefficients(moved, x)
    signs: set[bool] = set()
    for i, c in enumerate(in_x or ()):
        in_y = coefficients(c, y)
        numbers = None if in_y is None else rationals(in_y)
        if numbers is None or any(n and (i % 2 or j % 2) for j, n in enumerate(numbers)):
            return None
        signs |= {n > 0 for n in numbers if n}
    if len(signs) != 1:
        return None
    above = signs == {True}
    words = "no value nearby is smaller" if above else "no value nearby is larger"
    signs_are = "plus" if above else "minus"
    why = say(f"Measured from this point only even powers occur, all with a {signs_are} sign: {words}")
    return Settled("minimum" if above else "maximum", why)


def _along_curves(e: Expr, here: Mapping[str, Expr]) -> Settled | None:
    x, y = here
    seen: dict[Kind, Expr] = {}
    curves: list[tuple[Expr, Expr]] = [(Symbol(y), here[y])] if here[y] == ZERO else []
    for way in SLOPES:
        curves.append((Symbol(y), tidy(Sum((here[y], Product((to_expr(way), _from(x, here[x]))))))))
    for bend in BENDS:
        curves.append((Symbol(y), tidy(Sum((here[y], Product((to_expr(bend), Power(_from(x, here[x]), TWO))))))))
    for left, right in dict.fromkeys(curves):
        kind = _on(e, {y: right}, x, here[x])
        if kind == "inflection":
            return Settled("saddle", say("Along ", equals(left, right), " it has larger and smaller values nearby"))
        seen.setdefault(kind, equals(left, right))
    kind = _on(e, {x: here[x]}, y, here[y])
    if kind == "inflection":
        where = equals(Symbol(x), here[x])
        return Settled("saddle", say("Along ", where, " it has larger and smaller values nearby"))
    seen.setdefault(kind, equals(Symbol(x), here[x]))
    if "minimum" in seen and "maximum" in seen:
        low, high = seen["minimum"], seen["maximum"]
        return Settled("saddle", say("Along ", low, " it is a minimum, along ", high, " a maximum"))
    return None


def _from(x: str, c: Expr) -> Expr:
    return Symbol(x) if c == ZERO else Sum((Symbol(x), Neg(c)))


def _on(e: Expr, curve: Mapping[str, Expr], x: str, at: Expr) -> Kind:
    """The kind of the point on a curve."""
    along = answer(expanded(substitute(e, curve)))
    return classify(along, {x: at})[0] if x in symbols(along) else "undetermined"
