"""Formulas as short spoken English, for the alternative text of a formula: "2 x times cosine of x squared".

Unambiguous to the ear: "times" binds more loosely than "of", and whatever holds together less tightly than its place
asks for is spoken between "open bracket" and "close bracket", or up to "end power", "end root", "end fraction".
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from quizgen.expr.beside import POWER_ON_NAME
from quizgen.expr.functions import CLASSIFIED, FUNCTIONS
from quizgen.expr.layout import differentiated_by, runs
from quizgen.expr.letters import split_name
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
from quizgen.expr.walk import subtrees, symbols

_SUM: Final = 0
_PRODUCT: Final = 1
_APPLIED: Final = 2
_SIMPLE: Final = 3
_ATOM: Final = 4

_SIGNS: Final = {
    "=": "equals", "!=": "is not equal to", "<": "is less than", "<=": "is at most", ">": "is greater than",
    ">=": "is at least",
}  # fmt: skip
_POWERS: Final = {2: "squared", 3: "cubed"}
_PRIMES: Final = {1: "prime", 2: "double prime", 3: "triple prime"}
_KINDS: Final = {"saddle": "saddle point", "inflection": "point of inflection"}


def to_speech(e: Expr) -> str:
    """e in words."""
    match e:
        case Integer(value):
            return str(value)
        case Decimal(_, text):
            digits, mark, exponent = text.lower().partition("e")
            return f"{digits} times 10 to the power {exponent.replace('-', 'minus ')}" if mark else digits
        case Constant(name):
            return name
        case Symbol(name):
            letter, below = split_name(name)
            return f"{letter} sub {below}" if below else letter
        case Neg(body):
            return f"minus {_at(_PRODUCT, body)}"
        case PlusMinus(body):
            return f"plus or minus {_at(_PRODUCT, body)}"
        case Sum(terms):
            return _sum(terms)
        case Product(factors):
            return _product(factors)
        case Quotient(numerator, denominator):
            if _level(numerator) >= _SIMPLE and _level(denominator) >= _SIMPLE:
                return f"{to_speech(numerator)} over {to_speech(denominator)}"
            return f"the fraction {_beside_bar(numerator)} over {_beside_bar(denominator)} end fraction"
        case Power(base, exponent):
            return _power(base, exponent)
        case Call(function, arguments):
            return _call(function, arguments)
        case Prime(function, order, argument):
            return f"{function} {_PRIMES.get(order, f'derivative {order}')} of {_at(_SIMPLE, argument)}"
        case Derivative(body, variables, partial):
            return _derivative(body, variables, partial=partial)
        case Vector(items):
            return f"the vector {_listed(items)} end vector"
        case Set(items):
            return f"the set {_listed(items)} end set" if items else "the empty set"
        case Matrix(rows):
            lines = "; ".join(f"row {i}: {_listed(row)}" for i, row in enumerate(rows, 1))
            return f"the matrix {lines}; end matrix"
        case Relation(left, sign, right):
            return f"{to_speech(left)} {_SIGNS[sign]} {to_speech(right)}"


def _level(e: Expr) -> int:
    """What may be spoken together: a simple thing such as "2 x" or "x squared" needs no end to be heard."""
    match e:
        case Integer() | Constant() | Symbol() | Vector() | Set() | Matrix():
            return _ATOM
        case Decimal(_, text):
            return _PRODUCT if "e" in text.lower() else _ATOM
        case Power(base, Integer()) if _level(base) == _ATOM:
            return _SIMPLE
        case Product((Integer() | Decimal() as first, *rest)) if _level(first) == _ATOM:
            letters = all(isinstance(factor, Symbol) for factor in rest[:-1])
            return _SIMPLE if letters and _plain(rest[-1]) else _PRODUCT
        case Product(factors):
            letters = all(isinstance(factor, Symbol) for factor in factors[:-1])
            return _SIMPLE if letters and _plain(factors[-1]) else _PRODUCT
        case Call(function, _):
            return _SUM if function in CLASSIFIED else _APPLIED
        case Power() | Prime() | Derivative():
            return _APPLIED
        case Quotient(numerator, denominator):
            spoken_flat = _level(numerator) >= _SIMPLE and _level(denominator) >= _SIMPLE
            return _PRODUCT if spoken_flat else _APPLIED
        case Sum() | Neg() | PlusMinus() | Relation():
            return _SUM


def _at(least: int, e: Expr) -> str:
    words = to_speech(e)
    return words if _level(e) >= least else f"open bracket {words} close bracket"


def _listed(items: Sequence[Expr]) -> str:
    return " comma ".join(map(to_speech, items))


def _sum(terms: Sequence[Expr]) -> str:
    parts = [_at(_PRODUCT, terms[0]) if isinstance(terms[0], Sum | Relation) else to_speech(terms[0])]
    for term in terms[1:]:
        match term:
            case Neg(body):
                parts.append(f"minus {_at(_PRODUCT, body)}")
            case PlusMinus(body):
                parts.append(f"plus or minus {_at(_PRODUCT, body)}")
            case _:
                parts.append(f"plus {_at(_PRODUCT, term)}")
    return " ".join(parts)


def _product(factors: Sequence[Expr]) -> str:
    spoken = _at(_APPLIED, factors[0])
    for left, right in pairwise(factors):
        joint = " " if isinstance(left, Integer | Symbol) and _plain(right) else " times "
        spoken += joint + _at(_APPLIED, right)
    return spoken


def _plain(e: Expr) -> bool:
    """Whether e is a letter, or a letter squared: what can follow "2" or "x" without "times"."""
    match e:
        case Symbol() | Constant():
            return True
        case Power(base, Integer()):
            return isinstance(base, Symbol)
        case _:
            return False


def _beside_bar(e: Expr) -> str:
    inside = not isinstance(e, Quotient) or _level(e) == _PRODUCT
    fractions = any(isinstance(part, Quotient) for part in subtrees(e))
    return f"open bracket {to_speech(e)} close bracket" if inside and fractions else to_speech(e)


def _power(base: Expr, exponent: Expr) -> str:
    if isinstance(exponent, Integer) and exponent.value in _POWERS:
        raised = _POWERS[exponent.value]
    elif _level(exponent) == _ATOM or (isinstance(exponent, Neg) and _level(exponent.body) == _ATOM):
        raised = f"to the power {to_speech(exponent)}"
    else:
        raised = f"to the power {to_speech(exponent)} end power"
    match base:
        case Call(function, (argument,)) if function in POWER_ON_NAME and isinstance(exponent, Integer):
            return f"{FUNCTIONS[function].speech} {raised} of {_at(_SIMPLE, argument)}"
        case _:
            return f"{_at(_ATOM, base)} {raised}"


def _call(function: str, arguments: Sequence[Expr]) -> str:
    match function, arguments:
        case "log", (argument, base):
            return f"logarithm to base {_at(_ATOM, base)} of {_at(_SIMPLE, argument)}"
        case "root", (argument, degree):
            name = "cube root" if degree == Integer(3) else f"root of degree {_at(_ATOM, degree)}"
            return f"{name} of {_ended(argument, 'root')}"
        case "sqrt", (argument,):
            return f"square root of {_ended(argument, 'root')}"
        case "abs", (argument,):
            return f"the absolute value of {_ended(argument, 'absolute value')}"
        case "factorial", (argument,):
            return f"{_at(_ATOM, argument)} factorial"
        case "diff", (body, Symbol(), *_):
            return _derivative(body, differentiated_by(arguments), partial=len(symbols(body)) > 1)
        case "at", (body, *pairs) if pairs:
            return f"{to_speech(body)} at {_listed(pairs[1::2])}"
        case "grad", (body, *_):
            return f"the gradient of {_at(_SIMPLE, body)}"
        case _, (Vector(items),) if function in CLASSIFIED:
            return f"{_KINDS.get(function, function)} at the point {_listed(items)}"
        case _, (point,) if function in CLASSIFIED:
            return f"{_KINDS.get(function, function)} at {to_speech(point)}"
        case _, (argument,):
            name = FUNCTIONS[function].speech if function in FUNCTIONS else function
            return f"{name} of {_at(_SIMPLE, argument)}"
        case _:
            name = FUNCTIONS[function].speech if function in FUNCTIONS else function
            return f"{name} of open bracket {_listed(arguments)} close bracket"


def _ended(e: Expr, what: str) -> str:
    return to_speech(e) if _level(e) == _ATOM else f"{to_speech(e)} end {what}"


def _derivative(body: Expr, variables: Sequence[str], *, partial: bool) -> str:
    d = "partial d" if partial else "d"
    order = len(variables)
    above = d if order == 1 else f"{d} {_POWERS.get(order, f'to the power {order}')}"
    under = " ".join(
        f"{d} {to_speech(Symbol(name))}" + (f" {_POWERS.get(times, f'to the power {times}')}" if times > 1 else "")
        for name, times in runs(variables)
    )
    if isinstance(body, Symbol):
        return f"{above} {to_speech(body)} by {under}"
    return f"{above} by {under} of {_at(_SIMPLE, body)}"
