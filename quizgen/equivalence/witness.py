"""Proof of difference: a point inside both domains where enclosing balls are disjoint.

A ball that Arb returns holds the value for certain, so disjoint balls are a proof at any precision, and agreement
to any number of digits is no proof of anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from flint import ctx, fmpq

from quizgen.equivalence.plusminus import with_sign_of, without_sign
from quizgen.equivalence.points import Place, places, special_places
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.verdict import Apart, Different, Disjoint, Nowhere, Point, Side, Verdict
from quizgen.equivalence.whole import by_chance, exponent_variables, whole_variables
from quizgen.expr.balls import Outside, Unsure, ball, precision
from quizgen.expr.evaluate import certain_digits
from quizgen.expr.flint_numbers import to_flint
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.values_at import value_at

FIRST_BITS = 64
LATER_BITS = (128, 256, 1024)
FIRST_POINTS = 6
LATER_POINTS = 48
PROOF_BITS = 128
FINER_BITS = (PROOF_BITS, 256, 1024, 2048, 4096)
"""Precision of the digits that a person is shown, if it takes no more."""
SHORTEST, LONGEST_SHOWN = 12, 40
"""Digits (and the point) of a value that a person is shown."""

OUTSIDE, UNSURE = "outside", "unsure"


def as_flint(place: Mapping[str, Fraction]) -> dict[str, fmpq]:
    """The point in FLINT's rational numbers."""
    return {name: to_flint(value) for name, value in place.items()}


def value_or_reason(e: Expr, point: Mapping[str, fmpq]) -> Any:
    """The value of e (fmpq or arb), or OUTSIDE or UNSURE."""
    try:
        return value_at(e, point)
    except Outside:
        return OUTSIDE
    except Unsure:
        return UNSURE


def holds(relation: Relation, point: Mapping[str, fmpq]) -> bool:
    """Whether the relation certainly holds at the point."""
    try:
        gap = value_at(relation.left, point) - value_at(relation.right, point)
    except (Outside, Unsure):
        return False
    match relation.sign:
        case ">":
            return bool(gap > 0)
        case "<":
            return bool(gap < 0)
        case ">=":
            return bool(gap >= 0)
        case "<=":
            return bool(gap <= 0)
        case "=":
            return bool(gap == 0)
        case "!=":
            return bool(gap > 0 or gap < 0)


def apart(a: Any, b: Any) -> bool:
    """Whether two values (fmpq or arb) are certainly different."""
    if type(a) is fmpq and type(b) is fmpq:
        return bool(a != b)
    return not ball(a).overlaps(ball(b))


def as_point(place: Mapping[str, Fraction]) -> Point:
    """The point as a verdict keeps it."""
    return tuple(sorted(place.items()))


def compare(problem: Problem, place: Place) -> Verdict | None:
    """Different if the balls at this place are disjoint; a place inside both domains is remembered with its
    agreement.
    """
    point = as_flint(place)
    for relation in problem.assume:
        if not holds(relation, point):
            return None
    left = value_or_reason(problem.response, point)
    if left is OUTSIDE or left is UNSURE:
        return None
    right = value_or_reason(problem.key, point)
    if right is OUTSIDE or right is UNSURE or by_chance(problem.varying_powers, problem.whole, point):
        return None
    if apart(left, right):
        return Different("witness", shown(problem, place))
    problem.inside.append(place)
    return None


def shown(problem: Problem, place: Place) -> Apart:
    """The witness as a person sees the difference: enough digits of both values, or how far they are apart where that
    would take too many.
    """
    point, found = as_flint(place), ctx.prec
    for bits in (*(finer for finer in FINER_BITS if finer >= found), found):
        with precision(bits):
            seen = _told_apart(problem, point, int(bits * 0.3) - 8)
        if seen is not None:
            return Apart(as_point(place), *seen[:3], bits, seen[3])
    return Apart(as_point(place), "", "", 0, found)


def _told_apart(problem: Problem, point: Mapping[str, fmpq], most: int) -> tuple[str, str, int, str] | None:
    """Both values with at most so many digits, how many of them are certain, and the difference if the digits do not
    show it; None if nothing tells the two apart.
    """
    left, right = value_or_reason(problem.response, point), value_or_reason(problem.key, point)
    if isinstance(left, str) or isinstance(right, str) or not apart(left, right):
        return None
    (a, certain_a), (b, certain_b) = certain_digits(left, most), certain_digits(right, most)
    digits = min(filter(None, (certain_a, certain_b)), default=0)
    if digits == 0:
        return (a, b, 0, "") if a != b else None
    long_a, long_b = (ball(value).str(most, radius=False) for value in (left, right))
    first = _first_difference(long_a, long_b)
    if long_a == long_b or first >= LONGEST_SHOWN:
        return _cut(a, SHORTEST), _cut(b, SHORTEST), digits, certain_digits(abs(left - right), 6)[0]
    if first >= SHORTEST:
        a, b = long_a, long_b
    keep = max(SHORTEST, first + 4)
    return _cut(a, keep), _cut(b, keep), digits, ""


def _first_difference(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _cut(text: str, keep: int) -> str:
    mantissa, _, exponent = text.partition("e")
    if "." not in mantissa or len(mantissa) <= keep:
        return text
    return mantissa[: max(keep, mantissa.index(".") + 2)] + "…" + (f"e{exponent}" if exponent else "")


def is_inside(problem: Problem, place: Place) -> bool:
    """Whether both certainly have a value at the place, not by chance, and the assumptions hold there."""
    point = as_flint(place)
    with precision(FIRST_BITS):
        return (
            all(holds(relation, point) for relation in problem.assume)
            and not any(isinstance(value_or_reason(e, point), str) for e in (problem.response, problem.key))
            and not by_chance(problem.varying_powers, problem.whole, point)
        )


def one_witness(problem: Problem) -> Verdict | None:
    """The first point inside both domains, at low precision: nearly every wrong answer ends here.

    Where ordinary points are outside, variables that can only be whole numbers are given such values, then more
    points are tried, then all variables in exponents are taken for whole numbers ((-x)^n and x^n have no other
    common points).
    """
    with precision(FIRST_BITS):
        verdict = _first_inside(problem, places(problem.variables, FIRST_POINTS))
        if verdict is not None or problem.inside:
            return verdict
        for find in (whole_variables, None, exponent_variables):
            if find is not None:
                whole = find(problem.response) | find(problem.key)
                if not whole - problem.whole:
                    continue
                problem.whole = whole
            verdict = _first_inside(problem, candidates(problem))
            if verdict is not None or problem.inside:
                return verdict
    verdict = never_together(problem)
    if verdict is None and problem.variables:
        from quizgen.equivalence.zeros import near_the_edges

        edges = list(near_the_edges(problem))
        with precision(FIRST_BITS):
            verdict = _first_inside(problem, edges)
        problem.hints += edges
    return verdict


def _first_inside(problem: Problem, where: Iterable[Place]) -> Verdict | None:
    for place in where:
        problem.budget.spend(problem.size)
        verdict = compare(problem, place)
        if verdict is not None:
            return verdict
        if problem.inside:
            return None
    return None


def more_witnesses(problem: Problem) -> Verdict | None:
    """Many points, then higher precision."""
    for bits in (FIRST_BITS, *LATER_BITS):
        verdict = _search(problem, bits)
        if verdict is not None:
            return verdict
    return None


def candidates(problem: Problem) -> Iterable[Place]:
    """All the points that are tried: ordinary ones, those between the zeros met on the way, and special ones."""
    yield from places(problem.variables, LATER_POINTS, problem.whole)
    yield from problem.hints
    yield from special_places(problem.variables)


def _search(problem: Problem, bits: int) -> Verdict | None:
    with precision(bits):
        for place in candidates(problem):
            problem.budget.spend(problem.size * bits // 64)
            verdict = compare(problem, place)
            if verdict is not None:
                return verdict
    problem.digits = int(bits * 0.3) - 2
    return None


def never_together(problem: Problem) -> Verdict | None:
    """Different, when it is certain that one has no value anywhere, or that the two have no domain in common."""
    from quizgen.equivalence.domain import never_both, nowhere_defined

    response = nowhere_defined(problem.response, problem.assume)
    key = nowhere_defined(problem.key, problem.assume)
    if response or key:
        side: Side = "both" if response and key else "response" if response else "key"
        return Different("domain", Nowhere(side))
    return on_one_side_only(problem) if never_both(problem.response, problem.key, problem.assume) else None


def on_one_side_only(problem: Problem) -> Verdict | None:
    """Different, where it is known that the two have no domain in common, with a point where one has a value."""
    sides: tuple[tuple[Side, Expr], ...] = (("key", problem.key), ("response", problem.response))
    for place in candidates(problem):
        problem.budget.spend(problem.size)
        for side, e in sides:
            if value_on_one_side_only(problem.response, problem.key, problem.assume, as_point(place), side, PROOF_BITS):
                with precision(PROOF_BITS):
                    shown_value = certain_digits(value_or_reason(e, as_flint(place)), 12)[0]
                return Different("domain", Disjoint(as_point(place), side, shown_value, PROOF_BITS))
    return None


def separated(left: Expr, right: Expr, assume: tuple[Relation, ...], point: Point, bits: int) -> bool:
    """Whether the two certainly differ at the point, which certainly satisfies `assume`: the check of a witness."""
    where = as_flint(without_sign(point))
    with precision(bits):
        if not all(holds(relation, where) for relation in assume):
            return False
        a, b = (value_or_reason(with_sign_of(point, e), where) for e in (left, right))
        return not isinstance(a, str) and not isinstance(b, str) and apart(a, b)


def value_on_one_side_only(
    left: Expr, right: Expr, assume: tuple[Relation, ...], point: Point, defined: Side, bits: int
) -> bool:
    """Whether exactly the side `defined` has a value at the point, for certain: the check of a Disjoint."""
    where = as_flint(dict(point))
    with precision(bits):
        if not all(holds(relation, where) for relation in assume):
            return False
        a, b = value_or_reason(left, where), value_or_reason(right, where)
    has, has_not = (a, b) if defined == "response" else (b, a)
    return not isinstance(has, str) and has_not is OUTSIDE


def outside_everywhere(e: Expr) -> bool:
    """Whether a closed formula certainly has no value."""
    from quizgen.expr.walk import symbols

    if symbols(e):
        return False
    with precision(256):
        return value_or_reason(e, {}) is OUTSIDE
