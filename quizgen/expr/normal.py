"""A canonical form that is quick to reach: equal normal forms mean equal functions wherever both are defined.

The form is a nested tuple of plain numbers and strings, so it can be compared, sorted and hashed the same way in every
process. It collects like terms and like factors, gives sums a primitive content and a sign, reads roots as powers and
reciprocal functions as quotients, uses f(-u) = ±f(u), and merges exponents where that holds for real numbers. It
never multiplies out: what needs that is decided by quizgen.equivalence. Different normal forms mean nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import factorial
from typing import Any

from quizgen.expr.collect import (
    CALL,
    CONSTANT,
    EULER,
    HALF,
    MINUS_ONE,
    NOUGHT,
    NUMBER,
    PRODUCT,
    SUM,
    SYMBOL,
    UNIT,
    Normal,
    add,
    exponent_of_e,
    magnitude,
    multiply,
    power,
    product,
    rational,
    scale,
    value_of,
    without_content,
)
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

MOST_WRITTEN_TWICE = 500
"""Parts of an argument that is written twice, as in tan u = sin u / cos u; a larger one stays where it is."""


def normal(e: Expr) -> Normal:
    """The normal form of e. Equal forms are equal functions on the common domain; the domains may differ."""
    return _NORMAL[type(e)](e)


def _ln(u: Normal) -> Normal:
    if u == UNIT:
        return NOUGHT
    if u == EULER:
        return UNIT
    inner = exponent_of_e(u)
    return (CALL, "ln", (u,)) if inner is None else inner


def _over(top: Normal, bottom: Normal) -> Normal:
    return multiply((top, power(bottom, MINUS_ONE)))


def _abs(u: Normal) -> Normal:
    if u[0] == NUMBER:
        return rational(abs(u[1]))
    if u[0] == SUM:
        content, u = without_content(u)
        return scale(value_of("abs", (u,)), magnitude(content))
    if u[0] == PRODUCT and u[1] != 1:
        return multiply((rational(abs(u[1])), _abs(product(1, u[2]))))
    return value_of("abs", (u,))


def _factorial(u: Normal) -> Normal:
    if u[0] == NUMBER and type(u[1]) is int and 0 <= u[1] <= 100:
        return (NUMBER, factorial(u[1]))
    return (CALL, "factorial", (u,))


def _ratio(function: str, top: str, bottom: str) -> Callable[[Normal], Normal]:
    """tan u as sin u / cos u, unless u is so large that tan(tan(tan(...))) would double without end."""

    def spelling(u: Normal) -> Normal:
        if _is_large(u):
            return (CALL, function, (u,))
        return _over(value_of(top, (u,)), value_of(bottom, (u,)))

    return spelling


def _is_large(form: Normal) -> bool:
    """Whether the form has many parts, or one of these functions that stayed as it was because its own did."""
    waiting, seen = [form], 0
    while waiting and seen <= MOST_WRITTEN_TWICE:
        part = waiting.pop()
        if part[:1] == (CALL,) and part[1] in _RATIOS:
            return True
        waiting += [inner for inner in part if type(inner) is tuple]
        seen += 1
    return seen > MOST_WRITTEN_TWICE


_RATIOS = {"tan": ("sin", "cos"), "cot": ("cos", "sin"), "tanh": ("sinh", "cosh"), "coth": ("cosh", "sinh")}
_SPELLINGS: dict[str, Callable[..., Normal]] = {
    "exp": lambda u: power(EULER, u),
    "ln": _ln,
    "log": lambda u, b=(NUMBER, 10): _over(_ln(u), _ln(b)),
    "sqrt": lambda u: power(u, HALF),
    "root": lambda u, n: power(u, power(n, MINUS_ONE)),
    "abs": _abs,
    "sec": lambda u: power(value_of("cos", (u,)), MINUS_ONE),
    "csc": lambda u: power(value_of("sin", (u,)), MINUS_ONE),
    **{function: _ratio(function, *parts) for function, parts in _RATIOS.items()},
    "sech": lambda u: power(value_of("cosh", (u,)), MINUS_ONE),
    "csch": lambda u: power(value_of("sinh", (u,)), MINUS_ONE),
    "sigmoid": lambda u: power(add((UNIT, power(EULER, scale(u, -1)))), MINUS_ONE),
    "max": lambda *u: (CALL, "max", tuple(sorted(u))),
    "min": lambda *u: (CALL, "min", tuple(sorted(u))),
    "factorial": _factorial,
}


def _of_call(e: Call) -> Normal:
    arguments = tuple(normal(argument) for argument in e.arguments)
    spelling = _SPELLINGS.get(e.function)
    return value_of(e.function, arguments) if spelling is None else spelling(*arguments)


def _tagged(tag: str, head: object, parts: Iterable[Expr]) -> Normal:
    return (tag, str(head), tuple(normal(part) for part in parts))


_NORMAL: dict[type, Callable[[Any], Normal]] = {
    Integer: lambda e: (NUMBER, e.value),
    Decimal: lambda e: rational(e.value),
    Constant: lambda e: (CONSTANT, e.name),
    Symbol: lambda e: (SYMBOL, e.name),
    Neg: lambda e: scale(normal(e.body), -1),
    Sum: lambda e: add([normal(term) for term in e.terms]),
    Product: lambda e: multiply([normal(factor) for factor in e.factors]),
    Quotient: lambda e: _over(normal(e.numerator), normal(e.denominator)),
    Power: lambda e: power(normal(e.base), normal(e.exponent)),
    Call: _of_call,
    PlusMinus: lambda e: _tagged("6±", "", (e.body,)),
    Prime: lambda e: _tagged("7f", f"{e.function}{chr(39) * e.order}", (e.argument,)),
    Derivative: lambda e: _tagged("8d", e.variables, (e.body,)),
    Vector: lambda e: _tagged("9v", "vector", e.items),
    Set: lambda e: _tagged("9v", "set", e.items),
    Matrix: lambda e: _tagged("9v", f"matrix {len(e.rows)}", (item for row in e.rows for item in row)),
    Relation: lambda e: _tagged("9v", e.sign, (e.left, e.right)),
}
