"""Formulas for the tests of derive: typed ones, random ones, and their translation for SymPy, an independent judge."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest
import sympy

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import derive
from quizgen.calculus.request import read_request
from quizgen.calculus.voice import Step
from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.text import to_unicode
from quizgen.prose import plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

SAFE = ("sin", "cos", "atan", "exp", "tanh", "sinh", "cosh", "asinh", "sigmoid")


def typed(text: str) -> Expr:
    """The formula as somebody types it, whatever letters occur."""
    return parse(text, Notation()).expr


def worked(text: str, *variables: str, operator: str = "") -> Derivation:
    """What somebody types to have it differentiated, worked out."""
    return derive(read_request(text, variables, operator).goal)


def spoken(steps: Iterable[Step]) -> list[str]:
    """Titles, paragraphs and equations, as a terminal would show them."""
    lines: list[str] = []
    for step in steps:
        equation = () if step.equation is None else (to_unicode(step.equation),)
        lines += [step.title, *(plain(words).strip() for words in step.words), *equation]
    return lines


def to_sympy(e: Expr) -> Any:
    """e in SymPy. Its variables have no assumptions: with them it may search for roots for minutes."""
    match e:
        case Integer(n):
            return sympy.Integer(n)
        case Decimal(n, _):
            return sympy.Rational(n.numerator, n.denominator)
        case Constant(name):
            return {"e": sympy.E, "pi": sympy.pi}[name]
        case Symbol(name):
            return sympy.Symbol(name)
        case Neg(body):
            return -to_sympy(body)
        case Sum(parts):
            return sympy.Add(*map(to_sympy, parts))
        case Product(parts):
            return sympy.Mul(*map(to_sympy, parts))
        case Quotient(top, bottom):
            return to_sympy(top) / to_sympy(bottom)
        case Power(base, exponent):
            return to_sympy(base) ** to_sympy(exponent)
        case Call("sigmoid", (u,)):
            return 1 / (1 + sympy.exp(-to_sympy(u)))
        case Call("log", (u, base)):
            return sympy.log(to_sympy(u)) / sympy.log(to_sympy(base))
        case Call("root", (u, degree)):
            return to_sympy(u) ** (1 / to_sympy(degree))
        case Call("ln", (u,)):
            return sympy.log(to_sympy(u))
        case Call("abs", (u,)):
            return sympy.sqrt(to_sympy(u) ** 2)
        case Call(name, (u,)):
            return getattr(sympy, name)(to_sympy(u))
        case _:
            raise AssertionError(f"no translation of {e}")


def value(e: Expr, point: dict[str, Any]) -> Any:
    """e at a point in mpmath's current precision; a complex or infinite number where it is not real."""
    match e:
        case Integer(n):
            return mpmath.mpf(n)
        case Decimal(n, _):
            return mpmath.mpf(n.numerator) / n.denominator
        case Constant(name):
            return {"e": +mpmath.e, "pi": +mpmath.pi}[name]
        case Symbol(name):
            return point[name]
        case Neg(body):
            return -value(body, point)
        case Sum(parts):
            return mpmath.fsum(value(part, point) for part in parts)
        case Product(parts):
            return mpmath.fprod(value(part, point) for part in parts)
        case Quotient(top, bottom):
            return value(top, point) / value(bottom, point)
        case Power(base, exponent):
            return value(base, point) ** small(value(exponent, point))
        case Call("sigmoid", (u,)):
            return 1 / (1 + mpmath.exp(-value(u, point)))
        case Call("log", (u, base)):
            return mpmath.log(value(u, point)) / mpmath.log(value(base, point))
        case Call("root", (u, degree)):
            return value(u, point) ** (1 / value(degree, point))
        case Call(name, (u,)):
            return getattr(mpmath, {"abs": "fabs", "ln": "log"}.get(name, name))(small(value(u, point)))
        case _:
            raise AssertionError(f"no value of {e}")


def small(number: Any) -> Any:
    """The number, unless it is so large that an exponential of it would never be finished."""
    if abs(number) > 100_000:
        raise OverflowError
    return number


Judge = Callable[[dict[str, Any]], Any]


def by_sympy(e: Any) -> Judge:
    """A SymPy formula as a judge of values."""
    letters = sorted(e.free_symbols, key=str)
    quick = sympy.lambdify(letters, e, "mpmath")
    return lambda point: quick(*[point[str(letter)] for letter in letters])


def by_chords(e: Expr, variable: str) -> Judge:
    """The derivative of e as mpmath takes it from differences of values."""
    return lambda point: mpmath.diff(lambda x: value(e, {**point, variable: x}), point[variable])


def same(e: Expr, judge: Judge, variables: tuple[str, ...], seed: int = 0, digits: int = 20) -> bool:
    """Whether e and the judge agree at three random points where both are real and of bearable size."""
    dice, met = random.Random(seed), 0
    with mpmath.workdps(60):
        for _ in range(12):
            point = {v: mpmath.mpf(dice.randint(5, 60)) / 37 for v in variables}
            try:
                mine, other = value(e, point), judge(point)
            except (ZeroDivisionError, OverflowError):
                continue
            if mpmath.im(mine) or mpmath.im(other) or not mpmath.isfinite(mine):
                continue
            if abs(mine - other) > (abs(other) + 1) * mpmath.mpf(10) ** -digits:
                return False
            met += 1
            if met == 3:
                return True
    if not met:
        pytest.skip("too large everywhere, or nowhere real")
    return True


def random_formula(dice: random.Random, depth: int, variables: tuple[str, ...]) -> Expr:
    """A formula that is defined for positive variables."""
    if depth == 0 or dice.random() < 0.15:
        if dice.random() < 0.7:
            return Symbol(dice.choice(variables))
        half = Decimal(Fraction(1, 2), "0.5")
        numbers: list[Expr] = [Integer(dice.randint(1, 9)), Constant("pi"), Constant("e"), half]
        return dice.choice(numbers)
    kind = dice.randrange(10)

    def part() -> Expr:
        return random_formula(dice, depth - 1, variables)

    if kind < 2:
        return Sum(tuple(part() for _ in range(dice.randint(2, 3))))
    if kind < 4:
        return Product(tuple(part() for _ in range(dice.randint(2, 3))))
    if kind == 4:
        return Quotient(part(), Sum((Integer(dice.randint(1, 5)), Power(part(), Integer(2)))))
    if kind == 5:
        return Power(part(), Integer(dice.randint(2, 4)))
    if kind == 6:
        return Neg(part())
    if kind == 7:
        inner = Sum((Integer(1), Power(part(), Integer(2))))
        third = Quotient(Integer(1), Integer(3))
        roots: list[Expr] = [Call("ln", (inner,)), Call("sqrt", (inner,)), Power(inner, third)]
        return dice.choice(roots)
    if kind == 8:
        return Power(Constant("e"), Symbol(variables[0]) if dice.random() < 0.5 else Neg(Symbol(variables[-1])))
    return Call(dice.choice(SAFE), (part(),))
