"""Lowest terms: the numbers in a formula as one leaves them - 1/2, not 2/4 or -1/-2, and no root below the line."""

from __future__ import annotations

from math import gcd

from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import Call, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import subtrees, symbols


def lowest_terms(response: Expr, key: Expr) -> str:
    """Every fraction over a number is reduced, has one sign and no root in its denominator."""
    for part in subtrees(response):
        match part:
            case Quotient(above, below) if not symbols(below):
                message = _reduced(above, below) or _rational(below)
                if message:
                    return message
            case Neg(Quotient(_, Neg())):
                return f"{to_unicode(part)} has two minus signs: write it without them."
            case _:
                continue
    return ""


def _reduced(above: Expr, below: Expr) -> str:
    shown = to_unicode(Quotient(above, below))
    if isinstance(above, Neg) and isinstance(below, Neg):
        return f"{shown} has two minus signs: write it without them."
    denominator = exact(below)
    if denominator is None or denominator.denominator != 1:
        return ""
    common = gcd(content(above), int(denominator))
    return f"{shown} is not in lowest terms: {common} cancels." if common > 1 else ""


def _rational(below: Expr) -> str:
    for part in subtrees(below):
        match part:
            case Call("sqrt" | "root", _) | Power(_, Quotient() | Decimal()) if exact(part) is None:
                return f"Rationalise the denominator {to_unicode(below)}."
            case _:
                continue
    return ""


def content(e: Expr) -> int:
    """A whole number that is seen to divide every term of e; 1 when there is none."""
    match e:
        case Integer(number):
            return number
        case Neg(body):
            return content(body)
        case Product(factors):
            found = 1
            for factor in factors:
                found *= content(factor)
            return found
        case Sum(terms):
            return gcd(*map(content, terms))
        case _:
            return 1
