"""One product as people think of it: a number times powers of different things, some of them under a fraction line.

A Term is a scratch pad: quizgen.calculus.multiply fills it, quizgen.calculus.build writes it out, and it never leaves
the function that made it.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from quizgen.calculus.numbers import Number, number_of, to_expr
from quizgen.expr.nodes import ONE, Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol

Exponent: TypeAlias = Number | Expr

EXP = Call("exp", (ONE,))
"""The base of powers that are written exp(...)."""


class Term:
    """`coefficient` times the product of base^exponent over `powers`.

    `down` are the bases that came from under a fraction line, `roots` those that were written with a root sign, and
    `even` those of which an even root was taken, with its degree: the base is not negative, whatever its exponent.
    """

    __slots__ = ("coefficient", "decimal", "down", "even", "powers", "roots")

    def __init__(self) -> None:
        self.coefficient: Number = 1
        self.decimal = False
        self.powers: dict[Expr, Exponent] = {}
        self.down: set[Expr] = set()
        self.roots: set[Expr] = set()
        self.even: dict[Expr, int] = {}

    def key(self) -> frozenset[tuple[Expr, Exponent]]:
        """Equal for like terms, whatever their coefficient and order."""
        return frozenset(self.powers.items())


def exponent_expr(exponent: Exponent) -> Expr:
    """An exponent as a formula."""
    return to_expr(exponent) if isinstance(exponent, int | Fraction) else exponent


def never_negative(e: Expr) -> bool:
    """Whether e >= 0 can be seen from how it is written: squares, exponentials, and their sums and products."""
    match e:
        case Integer() | Decimal() | Constant() | Call("exp" | "abs" | "cosh" | "sqrt" | "sech" | "sigmoid"):
            return True
        case Power(base, exponent):
            n = number_of(exponent)
            return (isinstance(n, int) and n % 2 == 0) or never_negative(base)
        case Sum(parts) | Product(parts):
            return all(map(never_negative, parts))
        case Quotient(top, bottom):
            return never_negative(top) and never_negative(bottom)
        case _:
            return False


def polynomial(e: Expr) -> bool:
    """Whether e is made of numbers and variables by arithmetic and numeric powers alone."""
    match e:
        case Integer() | Symbol() | Constant() | Decimal():
            return True
        case Sum(parts) | Product(parts):
            return all(map(polynomial, parts))
        case Neg(body):
            return polynomial(body)
        case Quotient(a, b):
            return polynomial(a) and polynomial(b)
        case Power(base, exponent):
            return polynomial(base) and number_of(exponent) is not None
        case _:
            return False
