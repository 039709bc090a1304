"""Small changes of a formula that nearly always change its value: what a student gets wrong, and what samplers
overlook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from quizgen.expr.nodes import PI, Call, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import children, with_children

Change = Callable[[Expr], Expr | None]
TINY = Decimal(Fraction(1, 10**9), "1e-9")
MINUTE = Decimal(Fraction(1, 10**30), "1e-30")


def _coefficient(e: Expr) -> Expr | None:
    match e:
        case Integer() | Decimal():
            return Sum((e, TINY))
        case Symbol():
            return Product((Sum((Integer(1), TINY)), e))
    return None


def _sign(e: Expr) -> Expr | None:
    match e:
        case Neg(body):
            return body
        case Sum((first, *others)):
            return Sum((first, Neg(others[0]), *others[1:]))
        case Product() | Call() | Symbol():
            return Neg(e)
    return None


def _exponent(e: Expr) -> Expr | None:
    match e:
        case Power(base, exponent):
            return Power(base, Sum((exponent, Integer(1))))
        case Symbol():
            return Power(e, Integer(2))
    return None


_SWAPS = {
    "sin": "cos", "cos": "sin", "tan": "cot", "sec": "csc", "sinh": "cosh", "cosh": "sinh", "exp": "cosh",
    "ln": "asinh", "asin": "acos", "atan": "tanh", "tanh": "sigmoid", "sqrt": "abs", "abs": "sign",
}  # fmt: skip


def _function(e: Expr) -> Expr | None:
    match e:
        case Call(name, arguments) if name in _SWAPS:
            return Call(_SWAPS[name], arguments)
    return None


def _part(e: Expr) -> Expr | None:
    """The first term or factor is lost."""
    match e:
        case Sum((_, *others)):
            return others[0] if len(others) == 1 else Sum(tuple(others))
        case Product((_, *others)):
            return others[0] if len(others) == 1 else Product(tuple(others))
        case Quotient(top, _):
            return top
        case Call("abs" | "sqrt", (u,)):
            return u
    return None


def _turned(e: Expr) -> Expr | None:
    match e:
        case Quotient(top, bottom):
            return Quotient(bottom, top)
        case Power(base, exponent):
            return Power(exponent, base)
        case Product((first, second)):
            return Sum((first, second))
    return None


def _ripple(e: Expr) -> Expr | None:
    """What vanishes at all whole numbers."""
    match e:
        case Symbol():
            return Sum((e, Product((MINUTE, Call("sin", (Product((PI, e)),))))))
    return None


def _nudge(e: Expr) -> Expr | None:
    return Sum((e, MINUTE))


CHANGES: dict[str, Change] = {
    "coefficient": _coefficient,
    "sign": _sign,
    "exponent": _exponent,
    "function": _function,
    "part lost": _part,
    "turned": _turned,
    "ripple": _ripple,
    "nudge": _nudge,
}


def changed(e: Expr, change: Change) -> Iterator[Expr]:
    """e with the change made in one place, for each place where it can be made, outermost first."""
    new = change(e)
    if new is not None:
        yield new
    parts = children(e)
    for i, part in enumerate(parts):
        for other in changed(part, change):
            yield with_children(e, (*parts[:i], other, *parts[i + 1 :]))
