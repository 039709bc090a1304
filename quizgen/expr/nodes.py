"""What a formula is: a frozen tree that keeps what was written and never simplifies itself.

`a - b` is Sum((a, Neg(b))); `a b`, `a*b` and `a·b` are Product((a, b)); `a/b` is a Quotient however it was typed; a
negative number is Neg of a positive one; `sqrt(x)` is a Call, `x^(1/2)` a Power; `sin^2 x` is Power(sin x, 2) and
`sin^-1 x` is asin x. Equality of nodes is equality of what was written, not of value: that question belongs to
quizgen.equivalence.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from quizgen.values import value

RelationSign: TypeAlias = Literal["=", "!=", "<", "<=", ">", ">="]


@value
class Integer:
    """A whole number >= 0."""

    value: int


@value
class Decimal:
    """A number written with a point or an exponent: its exact value, and its text ("0.50", "1e3") as written."""

    value: Fraction
    text: str


@value
class Constant:
    """A named number: "pi" or "e"."""

    name: str


@value
class Symbol:
    """A variable by its canonical name: "x", "x_1", "w_11", "theta"."""

    name: str


@value
class Neg:
    """-body, as written: -(-x) stays so."""

    body: Expr


@value
class PlusMinus:
    """±body: stands for two values; equal signs in one formula go together."""

    body: Expr


@value
class Sum:
    """Two or more terms, in the written order."""

    terms: tuple[Expr, ...]


@value
class Product:
    """Two or more factors, in the written order."""

    factors: tuple[Expr, ...]


@value
class Quotient:
    """numerator/denominator, not reduced; 1/0 can be written and has no value."""

    numerator: Expr
    denominator: Expr


@value
class Power:
    """base^exponent over the reals: a root with odd denominator of a negative number is the real one."""

    base: Expr
    exponent: Expr


@value
class Call:
    """A function of the table in quizgen.expr.functions by its canonical name, or an operator such as "diff" that an
    author's Notation allows, or (in a template) a function that is a parameter."""

    function: str
    arguments: tuple[Expr, ...]


@value
class Prime:
    """f'(argument), f''(argument), ... of a function that is named by a parameter."""

    function: str
    order: int
    argument: Expr


@value
class Derivative:
    """An inert derivative of body, once for each of `variables` in turn (("x", "x"): the second)."""

    body: Expr
    variables: tuple[str, ...]
    partial: bool = False


@value
class Vector:
    """Components in order; a point is a vector too."""

    items: tuple[Expr, ...]


@value
class Matrix:
    """Rows of equal length."""

    rows: tuple[tuple[Expr, ...], ...]


@value
class Set:
    """Items in curly brackets, in the written order, repetitions kept."""

    items: tuple[Expr, ...]


@value
class Relation:
    """left sign right: an equation, an inequality, or a condition such as x > 0.

    A chain -1 < x < 1 is several of them, or, where it is only shown, one with the next on its right.
    """

    left: Expr
    sign: RelationSign
    right: Expr


Expr: TypeAlias = (
    Integer
    | Decimal
    | Constant
    | Symbol
    | Neg
    | PlusMinus
    | Sum
    | Product
    | Quotient
    | Power
    | Call
    | Prime
    | Derivative
    | Vector
    | Matrix
    | Set
    | Relation
)

ZERO = Integer(0)
ONE = Integer(1)
TWO = Integer(2)
E = Constant("e")
PI = Constant("pi")
