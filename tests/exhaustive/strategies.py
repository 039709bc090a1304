"""Formulas as a calculus student or tutor writes them: one to three variables, every function of the table, realistic
sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import PI, Call, Decimal, E, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import symbols
from tests.exhaustive.oracle import Point, value

thorough = partial(settings, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
"""The same examples on every run; `thorough(max_examples=500)` decorates a test."""

Formulas = st.SearchStrategy[Expr]

COMMON = ("sin", "cos", "tan", "exp", "ln", "sqrt", "abs")
EVERY = sorted(f.name for f in FUNCTIONS.values() if f.arity == 1 and f.name != "factorial")
VARIABLES = (("x",), ("x",), ("x", "y"), ("x", "y", "z"))
POINTS = tuple(
    Fraction(top, bottom)
    for top, bottom in (
        (7, 19), (-8, 13), (33, 18), (-17, 7), (31, 10), (2, 23), (-1, 11), (29, 4), (-13, 3), (9, 10), (-19, 20),
        (50, 3),
    )
)  # fmt: skip
BASES: tuple[Expr, ...] = (E, E, Integer(2))
DECIMALS = tuple(Decimal(Fraction(text), text) for text in ("0.5", "0.25", "1.5", "0.1", "2.75", "0.001"))

numbers: Formulas = st.one_of(
    st.integers(1, 9).map(Integer),
    st.integers(1, 9).map(Integer),
    st.integers(0, 120).map(Integer),
    st.builds(lambda a, b: Quotient(Integer(a), Integer(b)), st.integers(1, 7), st.integers(2, 9)),
    st.sampled_from(DECIMALS),
)
exponents: Formulas = st.one_of(
    st.integers(2, 5).map(Integer),
    st.integers(1, 3).map(lambda n: Neg(Integer(n))),
    st.sampled_from(
        [Quotient(Integer(a), Integer(b)) for a, b in ((1, 2), (1, 3), (2, 3), (3, 2), (1, 4), (4, 3), (5, 2))]
        + [Neg(Quotient(Integer(a), Integer(b))) for a, b in ((1, 2), (1, 3), (2, 3), (3, 2))]
    ),
)


@st.composite
def leaves(draw: st.DrawFn, variables: tuple[str, ...]) -> Expr:
    """Mostly a variable, sometimes a number, seldom e or pi."""
    match draw(st.sampled_from(("letter", "letter", "letter", "letter", "letter", "number", "number", "constant"))):
        case "letter":
            return Symbol(draw(st.sampled_from(variables)))
        case "number":
            return draw(numbers)
        case _:
            return draw(st.sampled_from((E, PI)))


SHAPES = (
    "sum", "sum", "difference", "difference", "product", "product", "product", "multiple", "quotient", "quotient",
    "power", "power", "tower", "exponential", "exponential", "common", "common", "common", "common", "any", "any",
    "log", "root", "larger", "minus",
)  # fmt: skip


@st.composite
def trees(draw: st.DrawFn, variables: tuple[str, ...], size: int) -> Expr:
    """A formula in these variables with about so many nodes."""
    if size <= 1:
        return draw(leaves(variables))

    def part(share: int) -> Expr:
        inner: Expr = draw(trees(variables, share))
        return inner

    def halves() -> tuple[Expr, Expr]:
        first = draw(st.integers(1, max(1, size - 2)))
        return part(first), part(size - 1 - first)

    def call(names: Sequence[str]) -> Expr:
        inside = part(size - 1)
        return Call(draw(st.sampled_from(names)), (inside if symbols(inside) else Symbol(variables[0]),))

    match draw(st.sampled_from(SHAPES)):
        case "sum":
            return Sum((*halves(), draw(leaves(variables))) if size > 6 else halves())
        case "difference":
            first, second = halves()
            return Sum((first, Neg(second)))
        case "product":
            return Product((draw(leaves(variables)), *halves()) if size > 6 else halves())
        case "multiple":
            return Product((draw(numbers), part(size - 1)))
        case "quotient":
            return Quotient(*halves())
        case "power":
            return Power(part(size - 1), draw(exponents))
        case "tower":
            return Power(part(min(size - 1, 3)), part(min(size - 1, 3)))
        case "exponential":
            return Power(draw(st.sampled_from(BASES)), part(size - 1))
        case "common":
            return call(COMMON)
        case "any":
            return call(EVERY)
        case "log":
            return Call("log", (part(size - 1), Integer(draw(st.sampled_from((2, 10))))))
        case "root":
            return Call("root", (part(size - 1), Integer(draw(st.integers(3, 5)))))
        case "larger":
            return Call(draw(st.sampled_from(("max", "min"))), (part(size // 2), part(size // 3)))
        case _:
            return Neg(part(size - 1))


def formulas(size: int = 20) -> Formulas:
    """Formulas in one to three variables with up to about so many nodes."""
    return st.tuples(st.sampled_from(VARIABLES), st.integers(size // 4, size)).flatmap(lambda drawn: trees(*drawn))


def points(*parts: Expr) -> Iterator[Point]:
    """Twelve points for all the variables of these formulas."""
    names = sorted(frozenset[str]().union(*map(symbols, parts)))
    for i in range(len(POINTS)):
        yield {name: POINTS[(i + 5 * k) % len(POINTS)] for k, name in enumerate(names)}


def inside(*parts: Expr) -> list[Point]:
    """Those of the points where all these formulas have a value."""
    return [point for point in points(*parts) if all(value(part, point) is not None for part in parts)]
