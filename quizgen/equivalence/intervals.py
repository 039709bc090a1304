"""Inequalities in one variable: where they hold, interval by interval.

Between two neighbouring real zeros of all factors that occur (of left - right, of denominators, of what stands inside
absolute values) no sign changes, so one rational point decides for a whole interval; at a zero itself the
inequality is evaluated with a ball around the zero, where a difference that is one of the factors is 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Any, TypeAlias

from flint import arb, fmpq, fmpz_poly

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.certificates import SameIntervals
from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import SIZES, Again, Element, EmptyCell, NeedSign
from quizgen.equivalence.polynomials import only_symbol, real_roots, univariate
from quizgen.equivalence.problem import STEPS, Problem
from quizgen.equivalence.sides import turned
from quizgen.equivalence.verdict import Different, Equal, Undecided, Unlike, Verdict
from quizgen.equivalence.witness import as_flint, as_point, holds
from quizgen.expr.balls import Outside, Unsure, precision
from quizgen.expr.flint_numbers import to_fraction
from quizgen.expr.nodes import Expr, Neg, Relation, Sum
from quizgen.expr.values_at import value_at

BITS = 192
MOST_CELLS = 32
MOST_RESTARTS = 20
INEQUALITIES = frozenset({"<", "<=", ">", ">="})

Factors: TypeAlias = tuple[tuple[int, ...], ...]
"""Polynomials in one variable: their coefficients, constant first."""


def same_solutions(response: Relation, key: Relation, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    """Equal if both hold on the same intervals; Different with a point where only one holds."""
    mine, keys = (Sum((relation.left, Neg(relation.right))) for relation in (response, key))
    problem = Problem(mine, keys, assume, budget)
    for place in _ordinary(problem):
        point = as_flint(place)
        with precision(BITS):
            if not all(holds(relation, point) for relation in assume):
                continue
            if _decided(response, point) and _decided(key, point) and holds(response, point) != holds(key, point):
                return _different(response, point, as_point(place))
    if len(problem.variables) != 1:
        return Undecided("no proof found")
    return _by_intervals(problem, response, key)


def _ordinary(problem: Problem) -> Iterator[dict[str, Fraction]]:
    from quizgen.equivalence.points import places, special_places

    yield from places(problem.variables, 24)
    yield from special_places(problem.variables)


def _different(response: Relation, point: dict[str, fmpq], where: tuple[tuple[str, Fraction], ...]) -> Different:
    shown = ", ".join(f"{name} = {q}" for name, q in where)
    mine = holds(response, point)
    return Different(
        "inequality", Unlike(f"{shown} satisfies {'yours but not the key' if mine else 'the key but not yours'}", where)
    )


def _decided(relation: Relation, point: dict[str, fmpq]) -> bool:
    """Whether the relation certainly holds or certainly fails."""
    try:
        gap = value_at(relation.left, point) - value_at(relation.right, point)
    except Outside:
        return True
    except Unsure:
        return False
    return bool(gap > 0 or gap < 0 or gap == 0)


def _by_intervals(problem: Problem, response: Relation, key: Relation) -> Verdict:
    (name,) = problem.variables
    factors = _factors_in_one_variable(problem)
    if factors is None:
        return Undecided("no proof found")
    different = _told_apart(response, key, problem.assume, name, factors)
    return Equal("inequality", SameIntervals(factors)) if different is None else different


def same_on_intervals(left: Relation, right: Relation, assume: tuple[Relation, ...], factors: Factors) -> bool:
    """Whether these are the factors of both relations, and the two hold between and at the same zeros of them."""
    if not {left.sign, right.sign} <= INEQUALITIES:
        return False
    left, right = turned(left), turned(right)
    mine, keys = (Sum((relation.left, Neg(relation.right))) for relation in (left, right))
    problem = Problem(mine, keys, assume, Budget(STEPS))
    if len(problem.variables) != 1 or _factors_in_one_variable(problem) != factors:
        return False
    return _told_apart(left, right, assume, problem.variables[0], factors) is None


def _told_apart(
    response: Relation, key: Relation, assume: tuple[Relation, ...], name: str, factors: Factors
) -> Different | None:
    """Where only one of the two holds, between or at the zeros of the factors."""
    with precision(BITS):
        zeros = _zeros(factors)
        for value in _samples(zeros):
            point = {name: value}
            if all(holds(relation, point) for relation in assume) and holds(response, point) != holds(key, point):
                return _different(response, point, ((name, to_fraction(value)),))
        for zero in zeros:
            if _at(response, name, zero) != _at(key, name, zero):
                end = str(zero) if isinstance(zero, fmpq) else f"about {zero.str(6, radius=False)}"
                where = ((name, to_fraction(zero)),) if isinstance(zero, fmpq) else ()
                return Different("inequality", Unlike(f"they differ at the end {name} = {end}", where))
    return None


def _at(relation: Relation, name: str, zero: fmpq | arb) -> bool | None:
    """Whether a relation with > or >= holds at a zero of one of the factors; a difference that may be 0 there is 0."""
    try:
        point: dict[str, Any] = {name: zero}
        gap = value_at(relation.left, point) - value_at(relation.right, point)
    except (Outside, Unsure):
        return None
    if gap > 0:
        return True
    if gap < 0:
        return False
    return relation.sign == ">="


def _factors_in_one_variable(problem: Problem) -> Factors | None:
    """All factors that may change sign, as coefficients; None if some factor is no polynomial in the variable."""
    from quizgen.equivalence.cells import Cells

    cells = Cells(problem, SIZES[0])
    field = cells.field
    names: set[str] = set()
    waiting: list[dict[str, int]] = [{}]
    steps = 0
    while waiting:
        supposed = waiting.pop()
        steps += 1
        if steps > MOST_CELLS:
            return None
        for _ in range(MOST_RESTARTS):
            field.enter(supposed)
            try:
                names |= _factors(cells, problem.response) | _factors(cells, problem.key)
            except Again:
                continue
            except NeedSign as need:
                names.add(need.name)
                waiting += [{**supposed, need.name: -1}, {**supposed, need.name: 1}]
            except EmptyCell:
                pass
            except NoField:
                return None
            break
    found: list[tuple[int, ...]] = []
    for factor in sorted(names):
        p = field.polys.get(factor)
        index = None if p is None else only_symbol(field, p)
        if p is None or index is None or field.symbol_roots:
            return None
        found.append(tuple(int(c) for c in univariate(field, p, index).coeffs()))
    return tuple(found)


def _zeros(factors: Factors) -> list[fmpq | arb]:
    """The real zeros of all factors, in order."""
    found: list[fmpq | arb] = []
    for factor in factors:
        for root in real_roots(fmpz_poly(list(factor))):
            if not any(_same(root, other) for other in found):
                found.append(root)
    return sorted(found, key=lambda root: float(root.mid()) if isinstance(root, arb) else float(to_fraction(root)))


def _factors(cells: object, e: Expr) -> set[str]:
    from quizgen.equivalence.translate import element_of

    field = cells.field  # type: ignore[attr-defined]
    element: Element = element_of(field, e)
    return set() if element[0].is_zero() else set(factored_element(field, element)[1])


def _same(a: fmpq | arb, b: fmpq | arb) -> bool:
    return arb(a).overlaps(arb(b))


def _samples(zeros: list[fmpq | arb]) -> Iterator[fmpq]:
    """A rational number in every interval between the zeros."""
    middles = [root if isinstance(root, fmpq) else root.mid().fmpq() for root in zeros]
    if not middles:
        yield fmpq(0)
        return
    yield middles[0] - 1
    for low, high in pairwise(middles):
        yield (low + high) / 2
    yield middles[-1] + 1
