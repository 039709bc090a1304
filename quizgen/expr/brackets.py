"""How tightly each formula holds together: the one home of "where are brackets needed".

A formula stands without brackets where its level is at least the level that its place asks for.
"""

from __future__ import annotations

from typing import Final

from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.walk import children

RELATION: Final = 0
SUM: Final = 1
PRODUCT: Final = 2
POWER: Final = 3
ATOM: Final = 4


def level(e: Expr, *, flat: bool) -> int:
    """How tightly e holds together when it is written down; `flat`: on one line, where a fraction has no bar."""
    match e:
        case Symbol() | Integer() | Constant() | Vector() | Set() | Matrix() | Prime():
            return ATOM
        case Call(function, _):
            return CALL_LEVELS.get(function, ATOM)
        case Decimal(_, text):
            return PRODUCT if "e" in text.lower() else ATOM
        case Power():
            return POWER
        case Quotient():
            return PRODUCT if flat else ATOM
        case Derivative():
            return PRODUCT
        case Product(factors):
            return SUM if isinstance(factors[0], Neg) else PRODUCT
        case Sum() | Neg() | PlusMinus():
            return SUM
        case Relation():
            return RELATION


CALL_LEVELS: Final = {"diff": PRODUCT, "grad": PRODUCT, "laplacian": PRODUCT, **dict.fromkeys(CLASSIFIED, RELATION)}


def tall(e: Expr) -> bool:
    """Whether e is higher than a line of text when it is typeset, so that its brackets must grow."""
    match e:
        case Quotient() | Derivative() | Matrix() | Call("diff", _):
            return True
        case Power(base, _):
            return tall(base)
        case _:
            return any(map(tall, children(e)))


def starts_with_digit(e: Expr) -> bool:
    """Whether e, written without brackets, begins with a digit: then it cannot be put right after another factor."""
    match e:
        case Integer() | Decimal():
            return True
        case Power(base, _) | Call("factorial", (base,)):
            return starts_with_digit(base)
        case Product(factors):
            return starts_with_digit(factors[0])
        case _:
            return False
