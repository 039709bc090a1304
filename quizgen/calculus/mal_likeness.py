"""Slips that are seen by comparing: what must be equal for the response to have come about in this way.

Each function yields pairs of formulas; the slip is shown where both of a pair are proved equal. The docstring is the
slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from quizgen.calculus.derivation import Goal, NoDerivative
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.malrule import (
    body_and_variable,
    by_likeness,
    everywhere,
)
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import approximate
from quizgen.expr.nodes import (
    ZERO,
    Expr,
    Integer,
    Neg,
    Product,
    Quotient,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.walk import size, substitute, subtrees, symbols

LARGEST = 60
"""Larger responses are not differentiated to see whether they are integrals."""


CONSTANTS = ("c", "C", "k", "K")
"""What people call a constant of integration."""


PLACES: Sequence[Fraction] = (Fraction(13, 29), Fraction(31, 23), Fraction(-17, 31), Fraction(67, 27))


MOST_DENOMINATOR = 60
MOST_NUMBERS = 4
"""So many numbers of the response are tried in place of one of the right answer."""


SAME = 1e-9


def integrated(goal: Goal, right: Expr, response: Expr) -> Iterator[tuple[Expr, Expr]]:
    """f' = the integral of f"""
    found = body_and_variable(goal)
    if found and size(response) <= LARGEST and found[1] in symbols(response):
        try:
            slope = derivative(response, found[1])
            if ratio(derivative(right, found[1]), found[0]) != 1:  # e^x is its own integral: that shows nothing
                yield slope, found[0]
        except NoDerivative:
            return


def constant_added(goal: Goal, right: Expr, response: Expr) -> Iterator[tuple[Expr, Expr]]:
    """f' = f' + c"""
    for letter in CONSTANTS:
        if letter in symbols(response) and letter not in symbols(goal):
            yield response, Sum((right, Symbol(letter)))


def factor_wrong(goal: Goal, right: Expr, response: Expr) -> Iterator[tuple[Expr, Expr]]:
    """15 a = 8 a"""
    match response, right:
        case Vector(mine), Vector(keys) if len(mine) == len(keys):
            found = {ratio(a, b) for a, b in zip(mine, keys, strict=True) if b != ZERO}
            q = found.pop() if len(found) == 1 else None
            multiple: Expr = Vector(tuple(Product((to_expr(q or 0), b)) for b in keys))
        case _:
            q = ratio(response, right)
            multiple = Product((to_expr(q or 0), right))
    if q is not None and q > 0 and q != 1:
        yield response, multiple


def coefficient_wrong(goal: Goal, right: Expr, response: Expr) -> Iterator[tuple[Expr, Expr]]:
    """15 a + b = 8 a + b"""
    if isinstance(right, Sum):
        difference = Sum((response, Neg(right)))
        for term in right.terms:
            q = ratio(difference, term)
            if q is not None and q not in (0, -1, -2):
                yield response, tidy(Sum((right, Product((to_expr(q), term)))))


def one_number_wrong(goal: Goal, right: Expr, response: Expr) -> Iterator[tuple[Expr, Expr]]:
    """e^(3x) = e^(4x), one number of the answer replaced by another that stands in the response"""
    known = set(_numbers(right))
    others = [n for n in dict.fromkeys(_numbers(response)) if n not in known][:MOST_NUMBERS]

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Integer):
            yield from others

    if others and symbols(right) and size(right) <= LARGEST:
        yield from ((response, new) for new in everywhere(right, slip))


def _numbers(e: Expr) -> Iterator[Integer]:
    return (part for part in subtrees(e) if isinstance(part, Integer))


def ratio(a: Expr, b: Expr) -> Fraction | None:
    """The fraction with small terms that a/b seems to be everywhere; None where there is none."""
    names = sorted(symbols(a) | symbols(b))
    if not names:
        return None
    found: list[float] = []
    for i in range(len(PLACES)):
        place = {name: to_expr(PLACES[(i + j) % len(PLACES)]) for j, name in enumerate(names)}
        q = approximate(substitute(Quotient(a, b), place))
        if q is not None:
            found.append(q)
            if abs(q - found[0]) > SAME * (1 + abs(q)):
                return None
    if len(found) < 2:
        return None
    near = Fraction(found[0]).limit_denominator(MOST_DENOMINATOR)
    return near if abs(float(near) - found[0]) <= SAME * (1 + abs(found[0])) else None


INTEGRAL = (
    by_likeness("integral.taken", "Integrated instead of differentiated",
        "This is an integral of the function: differentiate it instead.", integrated,
        ("tan(x)", "x", "-ln(cos(x))")),
    by_likeness("integral.constant-added", "Constant of integration added",
        "A constant is added to an integral; a derivative has none.", constant_added,
        ("3x^5", "x", "15x^4 + c")),
)  # fmt: skip

ARITHMETIC = (
    by_likeness("number.coefficient-wrong", "Coefficient of a term wrong",
        "All is right but the number in front of one term: work it out again.", coefficient_wrong,
        ("5x^2 - 3x", "x", "7x - 3")),
    by_likeness("number.factor-wrong", "Numerical factor wrong",
        "All is right but the number in front: work it out again.", factor_wrong,
        ("3x^5", "x", "8x^4")),
    by_likeness("copying.number", "A number copied wrongly",
        "All is right but one number: compare each of them with the question.", one_number_wrong,
        ("e^(3x)", "x", "3e^(4x)")),
)  # fmt: skip
