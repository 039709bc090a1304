"""Forms that the tree alone shows: exact, no negative powers, a single fraction, simplified, no derivative left."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgen.expr.evaluate import exact as value_of
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Neg,
    Power,
    Prime,
    Product,
    Quotient,
    Sum,
)
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import size, subtrees

MULTIPLE: Final = 2
"""How many times larger than the key a simplified answer may be, and a few symbols more."""
FEW: Final = 4
OPERATORS: Final = frozenset(("diff", "grad", "hessian", "laplacian", "jacobian"))


def exact(response: Expr, key: Expr) -> str:
    """No decimals."""
    found = next((part for part in subtrees(response) if isinstance(part, Decimal)), None)
    return f"Give exact numbers: write a fraction instead of {found.text}." if found else ""


def no_negative_powers(response: Expr, key: Expr) -> str:
    """No x^-1; e^-x is fine."""
    found = next(filter(_is_negative_power, subtrees(response)), None)
    return f"Write {to_unicode(found)} as a fraction, without a negative power." if found else ""


def single_fraction(response: Expr, key: Expr) -> str:
    """One numerator over one denominator, or neither: no fraction beside, above or below another."""
    while isinstance(response, Neg):
        response = response.body
    parts = (response.numerator, response.denominator) if isinstance(response, Quotient) else (response,)
    inside = (node for part in parts for node in skeleton(part))
    if any(isinstance(node, Quotient) or _is_negative_power(node) for node in inside):
        return "Write everything as a single fraction."
    return ""


def simplified(response: Expr, key: Expr) -> str:
    """Not much larger than the key."""
    return "Right, but it can be written much more simply." if size(response) > MULTIPLE * size(key) + FEW else ""


def no_derivative(response: Expr, key: Expr) -> str:
    """No derivative is left to be worked out."""
    for part in subtrees(response):
        if isinstance(part, Derivative | Prime) or (isinstance(part, Call) and part.function in OPERATORS):
            return "A derivative is left to do: work it out."
    return ""


def skeleton(e: Expr) -> Iterator[Expr]:
    """The nodes of e that make its arithmetic: not those inside a function or an exponent."""
    yield e
    match e:
        case Sum(parts) | Product(parts):
            for part in parts:
                yield from skeleton(part)
        case Neg(body) | Power(body, _):
            yield from skeleton(body)
        case Quotient(above, below):
            yield from skeleton(above)
            yield from skeleton(below)
        case _:
            return


def _is_negative_power(e: Expr) -> bool:
    if not isinstance(e, Power) or isinstance(e.base, Constant):
        return False
    exponent = value_of(e.exponent)
    return exponent is not None and exponent < 0
