"""Equations and inequalities: the same when they say the same of every point.

Equations: both are brought to numerator = 0 over the generators of one field. They are the same if one numerator is
a constant times the other: scaling, rearranging and clearing denominators change nothing, but a factor that
vanishes somewhere (a x = a y and x = y), that never vanishes (s^2 e^(s t) = 0 and s^2 = 0: another form, as STACK
has it) or that changes a multiplicity ((x-2)^2 = 0 and x = 2) does. x = a ± b stands for (x - a - b)(x - a + b) =
0, and |u| = |v| for u^2 = v^2.

Inequalities: the same if one difference is a positive constant times the other; in one variable also if they hold
on the same intervals between the real zeros of all factors.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.cells import MOST_CELLS, MOST_RESTARTS, Cells
from quizgen.equivalence.certificates import LazyProof, Multiples, SameValues
from quizgen.equivalence.constants import is_identically, sign_of_constant
from quizgen.equivalence.crosswise import Proved
from quizgen.equivalence.factors import factored
from quizgen.equivalence.field import SIZES, Again, Element, EmptyCell, Field, NeedSign
from quizgen.equivalence.intervals import same_solutions
from quizgen.equivalence.points import Place
from quizgen.equivalence.problem import STEPS, Problem
from quizgen.equivalence.proofs import proofs
from quizgen.equivalence.requirements import check_constraints
from quizgen.equivalence.samples import Supposed
from quizgen.equivalence.sides import EQUATIONS, gap, turned
from quizgen.equivalence.survey import survey
from quizgen.equivalence.translate import element_of
from quizgen.equivalence.verdict import Different, Equal, Undecided, Unlike, Verdict
from quizgen.equivalence.witness import as_flint, as_point, holds
from quizgen.equivalence.zeros import zeros_of_factor
from quizgen.errors import BudgetExceeded
from quizgen.expr.balls import precision
from quizgen.expr.nodes import ZERO, Expr, Relation, Symbol

BITS = 128


def decide_relations(
    response: Relation, key: Relation, *, assume: tuple[Relation, ...] = (), budget: Budget | None = None
) -> Verdict:
    """Whether two equations, or two inequalities, say the same. Never equal if one is an equation and one is not."""
    if (response.sign == "=") != (key.sign == "=") or (response.sign == "!=") != (key.sign == "!="):
        return Different("relation", Unlike("one is an equation, the other is not"))
    budget = budget or Budget(STEPS)
    try:
        if response.sign in EQUATIONS:
            return _equations(response, key, assume, budget)
        return _inequalities(turned(response), turned(key), assume, budget)
    except BudgetExceeded:
        return Undecided("too large")
    except (NoField, NeedSign, EmptyCell) as no:
        return Undecided("no proof found", f"({no.args[0]})" if no.args and isinstance(no, NoField) else "")


class _Pair:
    """Both differences as elements of one field, on the cell at hand."""

    def __init__(self, response: Relation, key: Relation, assume: tuple[Relation, ...], budget: Budget) -> None:
        self.problem = Problem(gap(response), gap(key), assume, budget)
        self.cells = Cells(self.problem, SIZES[1])
        self.field = self.cells.field
        self.proved: list[Proved] = []

    def elements(self, supposed: Supposed) -> tuple[Element, Element]:
        """Both in lowest terms on the cell; NeedSign where it must be split."""
        for _ in range(MOST_RESTARTS):
            self.field.enter(supposed)
            self.field.zero_numbers.clear()
            try:
                mine = self.field.cancelled(element_of(self.field, self.problem.response))
                keys = self.field.cancelled(element_of(self.field, self.problem.key))
                check_constraints(self.field)
                return mine, keys
            except Again:
                continue
        raise NoField("units do not settle")

    def on_all_cells(self) -> Iterator[tuple[Element, Element]]:
        """Both on every cell of the domain."""
        waiting: list[Supposed] = [{}]
        for _ in range(MOST_CELLS):
            if not waiting:
                return
            supposed = waiting.pop()
            try:
                yield self.elements(supposed)
            except EmptyCell:
                continue
            except NeedSign as need:
                waiting += [{**supposed, need.name: -1}, {**supposed, need.name: 1}]
        raise NoField("too many cells")

    def proportional(self, one: Element, other: Element, *, numerators: bool) -> bool:
        """Whether one is proved to be a constant multiple of the other on the cell at hand, or its numerator of that of
        the other; what proves it is remembered.
        """
        field = self.field
        p, q = (field.reduced(a[0]) for a in (one, other))
        if not numerators:
            p = p if other[1] is None else field.times(p, other[1])
            q = q if one[1] is None else field.times(q, one[1])
        ratio = leading_constant(field, p), leading_constant(field, q)
        if any(part.is_zero() for part in ratio):
            ratio = field.one, field.one
        if not is_identically(field, field.times(p, ratio[1]) - field.times(q, ratio[0])):
            return False
        if not numerators and sign_of_constant(field, field.times(*ratio)) != 1:
            return False
        relations, numbers = dict(field.relations), tuple(field.zero_numbers)
        self.proved.append(Proved(dict(field.supposed), one, other, relations, numbers, ratio=ratio))
        return True

    def certificate(self) -> Multiples:
        """The proof that the two are multiples of each other on the cells that were met."""
        return Multiples(LazyProof(None, lambda: proofs(self.cells, self.proved)))


def _equations(response: Relation, key: Relation, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    if response.sign == "=" and response.left == key.left and _is_solved(response) and _is_solved(key):
        return _solved(response.right, key.right, assume, budget)
    pair = _Pair(response, key, assume, budget)
    field = pair.field
    for one, other in pair.on_all_cells():
        mine, keys = field.reduced(one[0]), field.reduced(other[0])
        if is_identically(field, mine) != is_identically(field, keys):
            return Different("equation", Unlike("one holds everywhere, the other does not"))
        if not pair.proportional(one, other, numerators=True):
            return _told_apart(pair, mine, keys)
    if not pair.proved:
        return Undecided("no point is known where both are defined")
    return Equal("equation", pair.certificate())


def _is_solved(relation: Relation) -> bool:
    """Whether it has the form y = f without y in f."""
    right = survey(relation.right)
    return isinstance(relation.left, Symbol) and relation.left.name not in right.names and not right.both_signs


def _solved(response: Expr, key: Expr, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    """y = f and y = g say the same if f and g are equal."""
    from quizgen.equivalence.ladder import decide

    verdict = decide(response, key, assume=assume, budget=budget)
    match verdict:
        case Equal(_, certificate, findings):
            return Equal("equation", SameValues(certificate), findings)
        case Different(_, witness, findings):
            return Different("equation", Unlike(str(witness)), findings)
        case undecided:
            return undecided


def leading_constant(field: Field, p: Poly) -> Poly:
    """The coefficient, a polynomial in constants, of the first monomial in the other generators."""
    last = field.size - 1
    inner = {g.index for g in field.generators if g.constant}
    first: tuple[int, ...] | None = None
    group: dict[tuple[int, ...], object] = {}
    for powers, coefficient in p.terms():
        outside = tuple(0 if last - place in inner else int(d) for place, d in enumerate(powers))
        if first is None or outside > first:
            first, group = outside, {}
        if outside == first:
            inside = tuple(int(d) if last - place in inner else 0 for place, d in enumerate(powers))
            group[inside] = coefficient
    return field.ring.from_dict(group)


def _told_apart(pair: _Pair, mine: Poly, keys: Poly) -> Verdict:
    """Different: a solution of one that is none of the other, or at least two numerators that are not proportional."""
    for ours, other, whose in ((mine, pair.problem.key, "yours"), (keys, pair.problem.response, "the key")):
        for place in _solutions(pair, ours):
            if _certainly_not_zero(pair, other, place):
                shown = ", ".join(f"{name} = {q}" for name, q in sorted(place.items()))
                which = "the key" if whose == "yours" else "yours"
                return Different("equation", Unlike(f"{shown} solves {whose} but not {which}", as_point(place)))
    if _ratio_varies(pair, mine, keys):
        reason = "they are no constant multiples of each other (a factor too many, or another multiplicity)"
        return Different("equation", Unlike(reason))
    return Undecided("no proof found")


def _solutions(pair: _Pair, p: Poly) -> list[Place]:
    field = pair.field
    found: list[Place] = []
    for name, _ in factored(field, p)[1]:
        found += list(zeros_of_factor(pair.problem, field, field.polys[name]))[:4]
    return found


def _certainly_not_zero(pair: _Pair, e: Expr, place: Place) -> bool:
    point = as_flint(place)
    with precision(BITS):
        return all(holds(relation, point) for relation in pair.problem.assume) and holds(Relation(e, "!=", ZERO), point)


def _ratio_varies(pair: _Pair, p: Poly, q: Poly) -> bool:
    """Whether p / q certainly takes two values."""
    from quizgen.equivalence.nearby import Nearby
    from quizgen.equivalence.points import places

    seen = None
    with precision(BITS):
        for place in places(pair.problem.variables, 12):
            near = Nearby(pair.field, place)
            try:
                top, bottom = near.of_polynomial(p), near.of_polynomial(q)
            except NoField:
                return False
            if bottom.contains(0) or not (top.is_finite() and bottom.is_finite()):
                continue
            ratio = top / bottom
            if seen is not None and not ratio.overlaps(seen):
                return True
            seen = ratio
    return False


def _inequalities(response: Relation, key: Relation, assume: tuple[Relation, ...], budget: Budget) -> Verdict:
    try:
        pair = _Pair(response, key, assume, budget)
        one, other = pair.elements({})
    except NeedSign:
        return same_solutions(response, key, assume, budget)
    if response.sign == key.sign and pair.proportional(one, other, numerators=False):
        return Equal("inequality", pair.certificate())
    return same_solutions(response, key, assume, budget)


def unlike(left: Expr, right: Expr, assume: tuple[Relation, ...], witness: Unlike) -> bool:
    """Whether the two relations really differ: the check of an Unlike."""
    if not isinstance(left, Relation) or not isinstance(right, Relation):
        return True
    if witness.point:
        point = as_flint(dict(witness.point))
        with precision(BITS):
            return any(
                (holds(one, point) and holds(Relation(gap(other), "!=", ZERO), point))
                or (one.sign != "=" and holds(one, point) != holds(other, point))
                for one, other in ((left, right), (right, left))
            )
    return isinstance(decide_relations(right, left, assume=assume), Different)
