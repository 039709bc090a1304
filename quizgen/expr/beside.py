"""What may stand beside what: which functions need no brackets, and what comes between two factors."""

from __future__ import annotations

from quizgen.expr.brackets import starts_with_digit
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.letters import is_word
from quizgen.expr.nodes import (
    Call,
    Constant,
    Derivative,
    Expr,
    Integer,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.pen import Joint

POWER_ON_NAME = frozenset(("sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "sech", "csch", "coth"))
BARE = POWER_ON_NAME | {name for name in FUNCTIONS if name[0] == "a" and name != "abs"} | {"ln", "log"}
"""Functions that stand without brackets before a single letter or number: sin x, ln 2."""


def goes_on_name(function: str, exponent: Expr) -> bool:
    """sin^2 x, but (sin x)^-1: a negative exponent on the name would mean the inverse."""
    return function in POWER_ON_NAME and isinstance(exponent, Integer | Symbol)


def is_named(e: Expr) -> bool:
    """Whether e begins with the name of a function, so that it cannot be part of what stands before it."""
    match e:
        case Call(function, _):
            return function in BARE or function in ("exp", "max", "min", "sign")
        case Power(base, exponent):
            return isinstance(base, Call) and goes_on_name(base.function, exponent)
        case _:
            return False


def joint(left: Expr, right: Expr, *, flat: bool) -> Joint:
    """What comes between two factors; `flat`: on one line, where a fraction has no bar."""
    match left, right:
        case _, _ if is_named(right):
            return "name"
        case _, _ if starts_with_digit(right) and not isinstance(right, Product):
            return "dot"
        case _, Quotient() if not flat:
            return "dot"
        case (Quotient() | Derivative()), Derivative() if not flat:
            return "dot"
        case Call(function, _), (Sum() | Neg() | PlusMinus() | Product()):
            return "dot" if function in BARE else ""
        case (Call() | Prime() | Power(Call())), _:
            return "thin"
        case Symbol(), (Call() | Prime() | Constant("e") | Power(Constant("e"))) if flat:
            return "thin"
        case (Symbol(name), _) | (_, Symbol(name)) if is_word(name):
            return "thin"
        case _:
            return ""
