"""A formula as a tree of JSON: exact, whatever notation it was written in, and readable without a parser.

    tree := number | "x" | [head, ...]
A whole number is itself, a variable its name; all else is a list whose first item says what it is: ["+", a, b, ...],
["*", a, b, ...], ["-", a], ["/", a, b], ["^", a, b], ["call", "sin", a], ["decimal", "1/2", "0.50"], ["constant",
"pi"], ["vector", ...], ["matrix", [...], ...], ["set", ...], ["=", a, b] and the other relations, ["±", a], ["prime",
"f", 1, a], ["derivative", a, ["x", "x"], false].
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from quizgen.expr.latex import to_latex
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
    RelationSign,
    Set,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.text import to_text
from quizgen.wire.document import Field, Json

DEEPEST: Final = 200
"""Levels of a tree; people do not write more."""

_SIGNS: Final[dict[str, RelationSign]] = {"=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}


def spelled(e: Expr) -> Json:
    """e for programs that show it: as text that can be typed again, and as LaTeX."""
    return {"text": to_text(e), "latex": to_latex(e)}


def tree(e: Expr) -> Json:
    """e as JSON: formula(tree(e)) == e."""
    match e:
        case Integer(number):
            return number
        case Symbol(name):
            return name
        case Decimal(number, text):
            return ["decimal", str(number), text]
        case Constant(name):
            return ["constant", name]
        case Neg(body):
            return ["-", tree(body)]
        case PlusMinus(body):
            return ["±", tree(body)]
        case Sum(terms):
            return ["+", *map(tree, terms)]
        case Product(factors):
            return ["*", *map(tree, factors)]
        case Quotient(above, below):
            return ["/", tree(above), tree(below)]
        case Power(base, exponent):
            return ["^", tree(base), tree(exponent)]
        case Call(function, arguments):
            return ["call", function, *map(tree, arguments)]
        case Prime(function, order, argument):
            return ["prime", function, order, tree(argument)]
        case Derivative(body, variables, partial):
            return ["derivative", tree(body), list(variables), partial]
        case Vector(items):
            return ["vector", *map(tree, items)]
        case Set(items):
            return ["set", *map(tree, items)]
        case Matrix(rows):
            return ["matrix", *([tree(item) for item in row] for row in rows)]
        case Relation(left, sign, right):
            return [sign, tree(left), tree(right)]


def formula(field: Field, depth: int = 0) -> Expr:
    """The formula in a field; raises FileError."""
    if depth > DEEPEST:
        field.wrong("a formula nested too deeply")
    if type(field.value) is int:
        return Integer(field.value) if field.value >= 0 else field.wrong("a negative number is [\"-\", number]")
    if isinstance(field.value, str):
        return Symbol(field.text)
    head, *rest = tuple(field) or field.wrong("an empty list is no formula")
    return _made(field, head.text, rest, depth + 1)


def _made(field: Field, head: str, rest: list[Field], depth: int) -> Expr:
    def parts(least: int, most: int | None = None) -> tuple[Expr, ...]:
        if len(rest) < least or (most is not None and len(rest) > most):
            field.wrong(f'"{head}" with {len(rest)} parts')
        return tuple(formula(part, depth) for part in rest)

    match head:
        case "+":
            return Sum(parts(1))
        case "*":
            return Product(parts(1))
        case "-":
            return Neg(*parts(1, 1))
        case "±":
            return PlusMinus(*parts(1, 1))
        case "/":
            return Quotient(*parts(2, 2))
        case "^":
            return Power(*parts(2, 2))
        case "vector":
            return Vector(parts(0))
        case "set":
            return Set(parts(0))
        case "matrix":
            return Matrix(tuple(tuple(formula(item, depth) for item in row) for row in rest))
        case "=" | "!=" | "<" | "<=" | ">" | ">=":
            left, right = parts(2, 2)
            return Relation(left, _SIGNS[head], right)
        case _:
            return _named(field, head, rest, depth)


def _named(field: Field, head: str, rest: list[Field], depth: int) -> Expr:
    match head, rest:
        case "call", [name, _, *_]:
            arguments = rest[1:]
            return Call(name.text, tuple(formula(argument, depth) for argument in arguments))
        case "decimal", [number, text]:
            return Decimal(fraction(number), text.text)
        case "constant", [name] if name.value in ("pi", "e"):
            return Constant(name.text)
        case "prime", [name, order, argument]:
            return Prime(name.text, order.whole, formula(argument, depth))
        case "derivative", [body, variables, partial]:
            names = tuple(name.text for name in variables) or variables.wrong("no variable")
            return Derivative(formula(body, depth), names, partial.flag)
        case _:
            return field.wrong(f'"{head}" is not part of a formula here')


def fraction(field: Field) -> Fraction:
    """An exact number written "3", "-3/2" or "0.05"; raises FileError."""
    text = field.text if not isinstance(field.value, int) else str(field.value)
    above, _, below = text.partition("/")
    if len(text) > 2000 or not above.removeprefix("-").isdecimal() or (below and not below.isdecimal()):
        field.wrong(f'"{text[:40]}" is not a fraction such as 3/2')
    if below and not int(below):
        field.wrong("division by zero")
    return Fraction(int(above), int(below or 1))
