"""What is to be said about the domains of two formulas that agree where both are defined.

Every finding is backed by a point: the other formula certainly has a value there and this one certainly has none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.equivalence.cells import Cells
from quizgen.equivalence.constants import is_identically
from quizgen.equivalence.domain import Facts, missing
from quizgen.equivalence.field import SIZES, Field
from quizgen.equivalence.lines import divided_by_line, irrational_line, is_product_of_lines
from quizgen.equivalence.points import Place, places, special_places
from quizgen.equivalence.principal import principal_value
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.survey import survey
from quizgen.equivalence.verdict import Continues, Finding, NotDefined, NotDefinedAt, Point, Side
from quizgen.equivalence.witness import OUTSIDE, UNSURE, apart, as_flint, as_point, holds, value_or_reason
from quizgen.equivalence.zeros import zeros
from quizgen.expr.balls import precision
from quizgen.expr.evaluate import certain_digits
from quizgen.expr.nodes import Expr, Relation

BITS = 64
PRINCIPAL_BITS = 128
PLACES = 24


def about_domains(problem: Problem) -> tuple[Finding, ...]:
    """The findings, at most one for each side."""
    found: list[Finding] = []
    sides: tuple[tuple[Side, Facts, Facts], ...] = (
        ("response", problem.response_facts, problem.key_facts),
        ("key", problem.key_facts, problem.response_facts),
    )
    for side, mine, others in sides:
        needs = missing(mine, {**problem.assumed, **others})
        if not needs:
            continue
        finding = _about(problem, side, needs)
        if finding is not None:
            found.append(finding)
    return tuple(found)


def _about(problem: Problem, side: Side, needs: tuple[Relation, ...]) -> Finding | None:
    lacking, other = _roles(problem, side)
    needs = tuple(sorted(needs, key=lambda need: survey(need.left).size))
    with precision(BITS):
        if any(need.sign != "!=" for need in needs):
            found = _where_not_real(problem, side, needs, lacking, other)
            if found is not None:
                return found
        for need, certain in nontrivial(problem, side, needs):
            for place in breaking(problem, need):
                if _only_other(problem, lacking, other, place):
                    return NotDefinedAt(side, as_point(_mentioned(place, need)))
            if certain and changes_sign(problem, need.left):
                return NotDefined(side, (need,))
    return None


def _broken_at(place: Place, needs: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """The first condition that fails at the place, with others on the same formula (x >= -1 and x <= 1)."""
    point = as_flint(place)
    first = next((need for need in needs if not holds(need, point)), needs[0])
    return tuple(need for need in needs if need.left == first.left and need.sign != "!=") or (first,)


def nontrivial(problem: Problem, side: Side, needs: tuple[Relation, ...]) -> list[tuple[Relation, bool]]:
    """The conditions u != 0 with a factor that the other formula and the assumptions do not keep from vanishing too.

    With each, whether that is certain: every condition could be taken apart.
    """
    wanted = [need for need in needs if need.sign == "!="]
    if not wanted:
        return []
    cells = Cells(problem, SIZES[0])
    others = problem.key_facts if side == "response" else problem.response_facts
    known: set[str] = set()
    certain = True
    for sign, relation in (*others.values(), *problem.assumed.values()):
        if sign in ("!=", ">", "<"):
            names = cells.factors_of(relation)
            certain = certain and names is not None
            known |= names or set()
    found = []
    for need in wanted:
        names = cells.factors_of(need)
        if names is None or any(not _vanishes_too(cells.field, name, known) for name in names):
            found.append((need, certain and names is not None))
    return found


def _vanishes_too(field: Field, name: str, known: set[str]) -> bool:
    """Whether one of the known factors vanishes wherever this one does: y^2 - 2 where y - sqrt 2 does."""
    if name in known or is_product_of_lines(field, name, known):
        return True
    line = irrational_line(field, name)
    return line is not None and any(
        is_identically(field, divided_by_line(field, field.polys[other], line)[1]) for other in known
    )


def _roles(problem: Problem, side: Side) -> tuple[Expr, Expr]:
    return (problem.response, problem.key) if side == "response" else (problem.key, problem.response)


def _only_other(problem: Problem, lacking: Expr, other: Expr, place: Place) -> bool:
    """Whether `other` certainly has a value at the place, and `lacking` certainly none."""
    problem.budget.spend(problem.size)
    point = as_flint(place)
    if value_or_reason(lacking, point) is not OUTSIDE:
        return False
    value = value_or_reason(other, point)
    return value is not OUTSIDE and value is not UNSURE and all(holds(relation, point) for relation in problem.assume)


def _mentioned(place: Place, need: Relation) -> Place:
    """The place without the variables that the condition does not mention."""
    names = survey(need.left).names
    return {name: q for name, q in place.items() if name in names} or place


def breaking(problem: Problem, need: Relation) -> Iterator[Place]:
    """Places where u != 0 may fail: rational zeros of u, and special points."""
    yield from zeros(problem, need.left)
    yield from special_places(problem.variables)


def changes_sign(problem: Problem, u: Expr) -> bool:
    """Whether u certainly takes both signs where both formulas are defined."""
    seen = set()
    for place in (*problem.inside, *places(problem.variables, PLACES, problem.whole)):
        point = as_flint(place)
        value = value_or_reason(u, point)
        if value is OUTSIDE or value is UNSURE or not all(holds(relation, point) for relation in problem.assume):
            continue
        if value > 0:
            seen.add(1)
        elif value < 0:
            seen.add(-1)
        if len(seen) == 2:
            return True
    return False


def _where_not_real(
    problem: Problem, side: Side, needs: tuple[Relation, ...], lacking: Expr, other: Expr
) -> Finding | None:
    """What fails at the first place where only the other has a real value, and where the principal value is another."""
    defined: Side = "key" if side == "response" else "response"
    first: Place | None = None
    for place in (*places(problem.variables, PLACES, problem.whole), *special_places(problem.variables)):
        if _only_other(problem, lacking, other, place):
            first = first or place
            values = apart_beyond_the_reals(
                problem.response, problem.key, problem.assume, as_point(place), defined, PRINCIPAL_BITS
            )
            if values is not None:
                return Continues(side, _broken_at(first, needs), as_point(place), *values, PRINCIPAL_BITS)
    return None if first is None else NotDefined(side, _broken_at(first, needs))


def apart_beyond_the_reals(
    left: Expr, right: Expr, assume: Iterable[Relation], point: Point, defined: Side, bits: int
) -> tuple[str, str] | None:
    """(real value of the side `defined`, principal value of the other) if both are real numbers and different."""
    where = as_flint(dict(point))
    real, other = (left, right) if defined == "response" else (right, left)
    with precision(bits):
        if not all(holds(relation, where) for relation in assume):
            return None
        value = value_or_reason(real, where)
        if value is OUTSIDE or value is UNSURE or value_or_reason(other, where) is not OUTSIDE:
            return None
        principal = principal_value(other, where)
        if principal is None or not apart(value, principal):
            return None
        return certain_digits(value, 12)[0], certain_digits(principal, 12)[0]
