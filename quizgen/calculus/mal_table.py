"""Wrong entries of the table of derivatives. Each docstring is the entry that is used."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.mal_signs import signs_of_terms
from quizgen.calculus.malrule import (
    SIYEPU,
    body_and_variable,
    by_law,
    leaf,
)
from quizgen.expr.functions import FUNCTIONS, derivative_at
from quizgen.expr.nodes import (
    ONE,
    PI,
    TWO,
    Call,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.walk import rewrite


def _table(goal: Goal) -> tuple[str, Expr] | None:
    """(f, x) for the goal to differentiate f(x), f in the table."""
    found = body_and_variable(goal)
    match found:
        case (Call(f, (Symbol(name) as x,)), v) if name == v and f in FUNCTIONS and FUNCTIONS[f].derivative:
            return f, x
        case _:
            return None


def table_sign(goal: Goal) -> Iterator[Plan]:
    """(cos x)' = sin x, and other signs of the table reversed"""
    if found := _table(goal):
        yield leaf(Neg(derivative_at(*found)))


def table_unchanged(goal: Goal) -> Iterator[Plan]:
    """(f(x))' = f(x), or -f(x)"""
    if (found := _table(goal)) and found[0] not in ("exp", "sqrt", "abs"):
        yield leaf(Call(found[0], (found[1],)))
        if found[0] in ("sin", "cos", "sinh", "cosh"):
            yield leaf(Neg(Call(found[0], (found[1],))))


def square_forgotten(goal: Goal) -> Iterator[Plan]:
    """(tan x)' = sec x"""
    if found := _table(goal):
        slope = derivative_at(*found)
        inside = slope.body if isinstance(slope, Neg) else slope
        if isinstance(inside, Power) and inside.exponent == TWO:
            yield leaf(Neg(inside.base) if isinstance(slope, Neg) else inside.base)


def inner_square_sign(goal: Goal) -> Iterator[Plan]:
    """(arctan x)' = 1/(1 - x^2), and other signs inside the table's formulas"""
    if found := _table(goal):
        yield from (leaf(e) for e in signs_of_terms(derivative_at(*found)))
        if found[0] == "tan":
            yield leaf(Sum((ONE, Neg(Power(Call("tan", (found[1],)), TWO)))))


SISTERS: tuple[tuple[str, ...], ...] = (
    ("sin", "tan"), ("tan", "sec"), ("cot", "csc"), ("tan", "cot"), ("sec", "csc"), ("tanh", "sech"),
    ("asin", "acos", "atan"), ("asinh", "acosh", "atanh"), ("atan", "asinh"),
)  # fmt: skip
"""Functions whose derivatives are mistaken for one another."""


def sister_function(goal: Goal) -> Iterator[Plan]:
    """(tan x)' = sec x tan x, the derivative of another function of the family"""
    if found := _table(goal):
        for family in SISTERS:
            if found[0] in family:
                yield from (leaf(derivative_at(other, found[1])) for other in family if other != found[0])


TRIGONOMETRIC = {"sinh": "sin", "cosh": "cos", "tanh": "tan"}


def trigonometric_for_hyperbolic(goal: Goal) -> Iterator[Plan]:
    """(sinh x)' = cos x, (tanh x)' = sec^2 x, (tanh x)' = 1 + tanh^2 x: the trigonometric rule"""
    if (found := _table(goal)) and found[0] in TRIGONOMETRIC:
        yield leaf(derivative_at(TRIGONOMETRIC[found[0]], found[1]))
        if found[0] == "tanh":
            yield leaf(Sum((ONE, Power(Call("tanh", (found[1],)), TWO))))


STRAIGHT = Integer(180)
"""The degrees of a straight angle."""

DIRECT = {"asin": "sin", "acos": "cos", "atan": "tan", "asinh": "sinh", "acosh": "cosh", "atanh": "tanh"}
"""Of which function each is the inverse."""
INVERSE = {direct: inverse for inverse, direct in DIRECT.items()}


def inverse_ignored(goal: Goal) -> Iterator[Plan]:
    """(arctan x)' = sec^2 x, (arcsin x)' = arccos x, (arcsin x)' = 1/cos x: by analogy with the function itself"""
    if (found := _table(goal)) and found[0] in DIRECT:
        slope = derivative_at(DIRECT[found[0]], found[1])
        yield leaf(slope)
        yield leaf(Quotient(ONE, slope))
        yield leaf(rewrite(slope, _inverted))


def _inverted(e: Expr) -> Expr | None:
    return Call(INVERSE[e.function], e.arguments) if isinstance(e, Call) and e.function in INVERSE else None


def reciprocal_of_function(goal: Goal) -> Iterator[Plan]:
    """(ln u)' = 1/ln u"""
    if (found := _table(goal)) and found[0] == "ln":
        yield leaf(Quotient(ONE, Call(found[0], (found[1],))))


def in_degrees(goal: Goal) -> Iterator[Plan]:
    """(sin x)' = (pi/180) cos x"""
    if (found := _table(goal)) and found[0] in ("sin", "cos", "tan"):
        yield leaf(Product((Quotient(PI, STRAIGHT), derivative_at(*found))))


TABLE = (
    by_law("table.sign", "Sign of a standard derivative",
        "Check the sign: (sin x)' = cos x, but (cos x)' = -sin x.",
        table_sign, ("cos(x)", "x", "sin(x)"), SIYEPU),
    by_law("table.square-forgotten", "Square of a standard derivative forgotten",
        "There is a square in this derivative: (tan x)' = sec^2 x.",
        square_forgotten, ("tan(x)", "x", "sec(x)")),
    by_law("table.unchanged", "Function not differentiated",
        "The function has not changed: look it up in the table of derivatives.",
        table_unchanged, ("cos(x)", "x", "cos(x)")),
    by_law("table.sign-inside", "Sign inside a standard derivative",
        "Check the sign inside this standard derivative: (arctan x)' = 1/(1 + x^2), the sigmoid y has y(1 - y).",
        inner_square_sign, ("arctan(x)", "x", "1/(1-x^2)")),
    by_law("table.other-function", "Derivative of another function",
        "This is the derivative of another function of the same family.",
        sister_function, ("tan(x)", "x", "sec(x) tan(x)"), SIYEPU),
    by_law("table.trigonometric-for-hyperbolic", "Trigonometric rule for a hyperbolic function",
        "Hyperbolic functions have other signs: 1 - tanh^2 x = sech^2 x.",
        trigonometric_for_hyperbolic, ("tanh(x)", "x", "1+tanh(x)^2")),
    by_law("table.reciprocal", "One over the function",
        "(ln x)' is 1/x, not 1/ln x.",
        reciprocal_of_function, ("ln(x)", "x", "1/ln(x)")),
    by_law("table.inverse-ignored", "Inverse function differentiated like the function",
        "arcsin, arccos and arctan have derivatives of their own: (arctan x)' = 1/(1 + x^2).",
        inverse_ignored, ("arctan(x)", "x", "sec(x)^2")),
    by_law("table.degrees", "Degrees instead of radians",
        "Angles are in radians here: (sin x)' = cos x without a factor pi/180.",
        in_degrees, ("sin(2x)", "x", "pi/90 cos(2x)")),
)  # fmt: skip
