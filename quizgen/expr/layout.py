"""How a textbook sets a formula, decided once for every format: order, signs, brackets, what is put next to what.

`formula(e, pen)` walks the tree and makes every decision; a `Pen` only knows how its format draws a fraction, a power,
a root. The written order is kept. LaTeX, Typst, MathML and the terminal are four pens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Literal, Protocol, TypeAlias

from quizgen.expr.brackets import ATOM, POWER, PRODUCT, SUM, level, starts_with_digit, tall
from quizgen.expr.functions import CLASSIFIED, FUNCTIONS
from quizgen.expr.letters import is_word
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
from quizgen.expr.walk import symbols

Joint: TypeAlias = Literal["", "name", "thin", "dot"]
"""Between two factors: nothing, a function's name follows, a thin space, a multiplication dot."""

Fence: TypeAlias = Literal["(", "{", "|"]


class Pen(Protocol):
    """What a format must be able to draw. All strings are already in the format; `tall` asks for growing brackets."""

    def number(self, text: str) -> str: ...
    def scientific(self, digits: str, exponent: str) -> str: ...
    def symbol(self, name: str) -> str: ...
    def constant(self, name: str) -> str: ...
    def name(self, name: str) -> str: ...
    def words(self, words: str, then: str) -> str: ...
    def signed(self, sign: str, body: str) -> str: ...
    def sum(self, first: str, rest: Sequence[tuple[str, str]]) -> str: ...
    def product(self, first: str, rest: Sequence[tuple[Joint, str]]) -> str: ...
    def fraction(self, numerator: str, denominator: str) -> str: ...
    def large(self, body: str) -> str: ...
    def slash(self, numerator: str, denominator: str) -> str: ...
    def power(self, base: str, exponent: str) -> str: ...
    def below(self, base: str, index: str) -> str: ...
    def apply(self, head: str, argument: str) -> str: ...
    def root(self, body: str, degree: str | None) -> str: ...
    def factorial(self, body: str) -> str: ...
    def prime(self, head: str, order: int) -> str: ...
    def fence(self, fence: Fence, body: str, tall: bool) -> str: ...
    def items(self, items: Sequence[str]) -> str: ...
    def matrix(self, rows: Sequence[Sequence[str]]) -> str: ...
    def relation(self, left: str, sign: str, right: str) -> str: ...
    def slope(self, partial: bool, order: int, body: str, below: Sequence[tuple[str, int]]) -> str: ...


POWER_ON_NAME = frozenset(("sin", "cos", "tan", "sec", "csc", "cot", "sinh", "cosh", "tanh", "sech", "csch", "coth"))
BARE = POWER_ON_NAME | {name for name in FUNCTIONS if name[0] == "a" and name != "abs"} | {"ln", "log"}
"""Functions that stand without brackets before a single letter or number: sin x, ln 2."""


def formula(e: Expr, pen: Pen, flat: bool = False) -> str:
    """e in the pen's format; `flat` sets fractions with a slash, as in exponents and on a terminal."""
    match e:
        case Symbol(name):
            return pen.symbol(name)
        case Integer(value):
            return pen.number(str(value))
        case Product(factors):
            return _product(factors, pen, flat)
        case Power(base, exponent):
            return _power(base, exponent, pen, flat)
        case Sum(terms):
            return _sum(terms, pen, flat)
        case Neg(body):
            return pen.signed("-", _at(PRODUCT, body, pen, flat))
        case Call(function, arguments):
            return _call(function, arguments, pen, flat)
        case Quotient(numerator, denominator) if flat:
            return pen.slash(_at(PRODUCT, numerator, pen, flat), _at(POWER, denominator, pen, flat))
        case Quotient(numerator, denominator):
            return pen.fraction(_beside_bar(numerator, pen), _beside_bar(denominator, pen))
        case Constant(name):
            return pen.constant(name)
        case Decimal(_, text):
            return _decimal(text, pen)
        case PlusMinus(body):
            return pen.signed("±", _at(PRODUCT, body, pen, flat))
        case Prime(function, order, argument):
            return pen.apply(pen.prime(pen.symbol(function), order), _bracketed(argument, pen, flat))
        case Derivative(body, variables, partial):
            return _derivative(body, variables, pen, flat, partial=partial)
        case Vector(items):
            return _listed("(", items, pen, flat)
        case Set(items):
            return _listed("{", items, pen, flat)
        case Matrix(rows):
            return pen.matrix([[formula(item, pen, flat) for item in row] for row in rows])
        case Relation(left, sign, right):
            return pen.relation(_at(SUM, left, pen, flat), sign, _at(SUM, right, pen, flat))


def _bracketed(e: Expr, pen: Pen, flat: bool) -> str:
    return pen.fence("(", formula(e, pen, flat), not flat and tall(e))


def _at(least: int, e: Expr, pen: Pen, flat: bool) -> str:
    """e, in brackets unless it holds together at least as tightly as its place asks for."""
    return formula(e, pen, flat) if level(e, flat=flat) >= least else _bracketed(e, pen, flat)


def _beside_bar(e: Expr, pen: Pen) -> str:
    """A numerator or denominator; a derivative in it keeps its full size, as in the quotient rule."""
    body = formula(e, pen)
    return pen.large(body) if _holds_slope(e) else body


def _holds_slope(e: Expr) -> bool:
    match e:
        case Sum(parts) | Product(parts):
            return any(map(_holds_slope, parts))
        case Neg(body):
            return _holds_slope(body)
        case _:
            return isinstance(e, Derivative)


def _listed(fence: Fence, items: Sequence[Expr], pen: Pen, flat: bool) -> str:
    body = pen.items([formula(item, pen, flat) for item in items])
    return pen.fence(fence, body, not flat and any(map(tall, items)))


def _decimal(text: str, pen: Pen) -> str:
    digits, mark, exponent = text.lower().partition("e")
    return pen.scientific(digits, exponent.lstrip("+")) if mark else pen.number(text)


# sums and products


def _unsigned(e: Expr) -> tuple[str, Expr]:
    """The sign that a term brings into a sum, and the term without it: (-3)x brings a minus just as -(3x) does."""
    match e:
        case Neg(body):
            return "-", body
        case PlusMinus(body):
            return "±", body
        case Product((Neg(first), *rest)):
            return "-", Product((first, *rest))
        case _:
            return "+", e


def _sum(terms: Sequence[Expr], pen: Pen, flat: bool) -> str:
    first = terms[0]
    opening = _bracketed(first, pen, flat) if isinstance(first, Sum | Relation) else formula(first, pen, flat)
    rest = []
    for term in terms[1:]:
        sign, body = _unsigned(term)
        rest.append((sign, _at(PRODUCT, body, pen, flat)))
    return pen.sum(opening, rest)


def _product(factors: Sequence[Expr], pen: Pen, flat: bool) -> str:
    first = factors[0]
    if isinstance(first, Neg) and level(first.body, flat=flat) > PRODUCT:
        return pen.signed("-", _product((first.body, *factors[1:]), pen, flat))
    drawn: list[tuple[Joint, str]] = []
    for i, factor in enumerate(factors):
        follower = factors[i + 1] if i + 1 < len(factors) else None
        joint = _joint(factors[i - 1], factor, flat) if i else ""
        drawn.append((joint, _factor(factor, follower, pen, flat)))
    return pen.product(drawn[0][1], drawn[1:])


def _factor(e: Expr, follower: Expr | None, pen: Pen, flat: bool) -> str:
    """One factor, closed on the right where the next one could be taken into a function: cos(x) x, but sin x cos x."""
    if follower is not None and not _is_named(follower):
        match e:
            case Call(function, (argument,)) if function in BARE:
                return pen.apply(pen.name(function), _bracketed(argument, pen, flat))
            case Power(Call(function, (argument,)), exponent) if _goes_on_name(function, exponent):
                head = pen.power(pen.name(function), formula(exponent, pen, flat=True))
                return pen.apply(head, _bracketed(argument, pen, flat))
            case Call("log", (argument, base)):
                head = pen.below(pen.name("log"), formula(base, pen, flat=True))
                return pen.apply(head, _bracketed(argument, pen, flat))
            case _:
                pass
    match e:
        case Derivative(Symbol()) | Call("diff", (Symbol(), *_)) if not flat:
            return formula(e, pen, flat)
        case Derivative() | Call("diff" | "grad" | "laplacian", _) if flat or follower is not None:
            return _bracketed(e, pen, flat)
        case Quotient() if flat:
            return _bracketed(e, pen, flat)
        case Product():
            return _bracketed(e, pen, flat)
        case _:
            return _at(PRODUCT, e, pen, flat)


def _is_named(e: Expr) -> bool:
    """Whether e begins with the name of a function, so that it cannot be part of what stands before it."""
    match e:
        case Call(function, _):
            return function in BARE or function in ("exp", "max", "min", "sign")
        case Power(base, exponent):
            return isinstance(base, Call) and _goes_on_name(base.function, exponent)
        case _:
            return False


def _joint(left: Expr, right: Expr, flat: bool) -> Joint:
    match left, right:
        case _, _ if _is_named(right):
            return "name"
        case _, _ if starts_with_digit(right) and not isinstance(right, Product):
            return "dot"
        case (Quotient() | Integer() | Decimal() | Derivative()), Quotient() if not flat:
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


# powers


def _goes_on_name(function: str, exponent: Expr) -> bool:
    """sin^2 x, but (sin x)^-1: a negative exponent on the name would mean the inverse."""
    return function in POWER_ON_NAME and isinstance(exponent, Integer | Symbol)


def _power(base: Expr, exponent: Expr, pen: Pen, flat: bool) -> str:
    above = formula(exponent, pen, flat=True)
    match base:
        case Call(function, (argument,)) if _goes_on_name(function, exponent):
            return pen.apply(pen.power(pen.name(function), above), _argument(argument, pen, flat))
        case Call(function, _) if function in BARE or function in ("sqrt", "root", "factorial"):
            return pen.power(_bracketed(base, pen, flat), above)
        case Quotient() | Derivative():
            return pen.power(_bracketed(base, pen, flat), above)
        case _:
            return pen.power(_at(ATOM, base, pen, flat), above)


# functions


def _argument(e: Expr, pen: Pen, flat: bool) -> str:
    match e:
        case Symbol() | Integer() | Constant() | Call("abs", _):
            return formula(e, pen, flat)
        case Vector():
            return formula(e, pen, flat)
        case _:
            return _bracketed(e, pen, flat)


def _call(function: str, arguments: Sequence[Expr], pen: Pen, flat: bool) -> str:
    match function, arguments:
        case "sqrt", (body,):
            return pen.root(formula(body, pen, flat), None)
        case "root", (body, degree):
            return pen.root(formula(body, pen, flat), formula(degree, pen, flat=True))
        case "abs", (body,):
            return pen.fence("|", formula(body, pen, flat), not flat and tall(body))
        case "log", (argument, base):
            head = pen.below(pen.name("log"), formula(base, pen, flat=True))
            return pen.apply(head, _argument(argument, pen, flat))
        case "factorial", (body,):
            return pen.factorial(_at(ATOM, body, pen, flat))
        case "sigmoid", _:
            return pen.apply(pen.symbol("sigma"), _listed("(", arguments, pen, flat))
        case "diff", (body, Symbol(), *_):
            return _derivative(body, differentiated_by(arguments), pen, flat, partial=len(symbols(body)) > 1)
        case "grad", (body, *_):
            return pen.product(pen.symbol("nabla"), [("", _at(POWER, body, pen, flat))])
        case "at", (body, *pairs) if pairs:
            head = formula(body, pen, flat) if isinstance(body, Call) else _at(POWER, body, pen, flat)
            return pen.product(head, [("", _listed("(", pairs[1::2], pen, flat))])
        case "laplacian", (body, *_):
            nabla = pen.power(pen.symbol("nabla"), pen.number("2"))
            return pen.product(nabla, [("", _at(POWER, body, pen, flat))])
        case _, (point,) if function in CLASSIFIED:
            kind = "point of inflection" if function == "inflection" else function
            return pen.words("saddle point at" if function == "saddle" else f"{kind} at", formula(point, pen, flat))
        case _, (argument,) if function in BARE:
            return pen.apply(pen.name(function), _argument(argument, pen, flat))
        case _:
            head = pen.name(function) if function in FUNCTIONS or len(function) > 2 else pen.symbol(function)
            return pen.apply(head, _listed("(", arguments, pen, flat))


def differentiated_by(arguments: Sequence[Expr]) -> tuple[str, ...]:
    """What diff(y, x, 2, t) differentiates by, in turn: x, x, t."""
    names: list[str] = []
    for argument in arguments[1:]:
        match argument:
            case Symbol(name):
                names.append(name)
            case Integer(times) if names:
                names.extend(names[-1:] * (times - 1))
            case _:
                pass
    return tuple(names)


def runs(variables: Sequence[str]) -> list[tuple[str, int]]:
    """Equal neighbours counted: x, x, y -> (x, 2), (y, 1)."""
    return [(name, len(list(group))) for name, group in groupby(variables)]


def _derivative(body: Expr, variables: Sequence[str], pen: Pen, flat: bool, *, partial: bool) -> str:
    below = [(pen.symbol(name), times) for name, times in runs(variables)]
    if isinstance(body, Symbol):
        return pen.slope(partial, len(variables), pen.symbol(body.name), below)
    operator = pen.slope(partial, len(variables), "", below)
    closed = level(body, flat=flat) >= POWER and not isinstance(body, Quotient)
    joint: Joint = "name" if flat or (closed and _is_named(body)) else ""
    return pen.product(operator, [(joint, formula(body, pen, flat) if closed else _bracketed(body, pen, flat))])

