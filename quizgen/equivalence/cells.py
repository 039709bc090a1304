"""Equality proved cell by cell.

Where the sign of a factor matters (|x|, sqrt(x^2), roots of negative numbers) the domain is split into cells, one
for each pattern of signs that the domain and the assumptions leave. On every cell the cross product of the two
fractions must reduce to zero. Formulas are continuous where they are defined but for sign(u), so the walls between
cells need no proof of their own, except those of sign(u): there the identity is proved modulo the factor that
vanishes.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import prod

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.crosswise import Letter, Proved, cross_difference, is_zero, letter_on_cell, without_letters
from quizgen.equivalence.domain import Facts
from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import SIZES, Again, Element, EmptyCell, Field, Generator, NeedSign
from quizgen.equivalence.identities import linear_relations, multiplicative_relations, products
from quizgen.equivalence.lines import is_product_of_lines, where_zero
from quizgen.equivalence.pieces import zero_is_out_of_reach
from quizgen.equivalence.points import Place
from quizgen.equivalence.polynomials import linear_parts
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.requirements import check_constraints, check_suppositions
from quizgen.equivalence.samples import Supposed, places_in_cell
from quizgen.equivalence.signs import known_sign, learn_constraints, never_zero
from quizgen.equivalence.translate import element_of
from quizgen.expr.collect import SYMBOL
from quizgen.expr.nodes import ZERO, Expr, Relation

MOST_CELLS = 140
MOST_RESTARTS = 40
MOST_CHANGES, MOST_FACTORS, MOST_CONTRADICTED = 24, 9, 12

SIGN_OF_RELATION = {">": 1, ">=": 1, "<": -1, "<=": -1}


class Cells:
    """The cells of one problem, and what was proved on each."""

    def __init__(self, problem: Problem, size: int) -> None:
        self.problem = problem
        self.field = Field(problem.budget, size)
        self.field.whole = problem.whole
        self.field.load_constraints = self._load_constraints
        self.aliases: dict[str, dict[str, Fraction]] = {}
        self.by_angles = False
        self.changes = 0
        self.linear: list[tuple[Generator, Poly]] = []
        self.equal: list[Proved] = []
        self.open: list[Supposed] = []
        self.used: set[int] = set()
        self.nowhere = False
        self._symbol_signs()

    def _symbol_signs(self) -> None:
        """Signs of single variables, read off the conditions without any algebra."""
        for known in (self.problem.assumed, self.problem.response_facts, self.problem.key_facts):
            for form, (sign, _) in known.items():
                if form[0] == SYMBOL and sign in SIGN_OF_RELATION:
                    one = SIGN_OF_RELATION[sign]
                    self.nowhere |= self.field.symbol_signs.setdefault(form[1], one) != one

    def _load_constraints(self) -> None:
        """Signs of factors that the conditions of both formulas and the assumptions force."""
        for known in (self.problem.assumed, self.problem.response_facts, self.problem.key_facts):
            for form, (_, relation) in known.items():
                if form[0] != SYMBOL and relation.sign in SIGN_OF_RELATION:
                    self._constrain(relation)

    def _radicand(self, name: str) -> str:
        """A root vanishes where what is under it does."""
        generator = self.field.by_name.get(name)
        return str(generator.data[0]) if generator is not None and generator.kind == "root" else name

    def _nowhere_zero(self) -> set[str]:
        """The factors that the conditions keep from vanishing. (0^u has a value where u > 0.)"""
        problem = self.problem
        found = self._factors_not_zero((problem.response_facts, problem.key_facts))
        for power in problem.varying_powers:
            found -= self.factors_of(Relation(power.base, ">", ZERO)) or set()
        return found | self._factors_not_zero((problem.assumed,))

    def _factors_not_zero(self, facts: Iterable[Facts]) -> set[str]:
        found: set[str] = set()
        for known in facts:
            for sign, relation in known.values():
                if sign in ("!=", ">", "<"):
                    found |= self.factors_of(relation) or set()
        return found

    def factors_of(self, relation: Relation) -> set[str] | None:
        """The factors of left - right and of its denominator; None where that needs signs or cannot be written."""
        try:
            return set(factored_element(self.field, self._gap(relation))[1])
        except (NeedSign, NoField, EmptyCell, Again):
            return None

    def _gap(self, relation: Relation) -> Element:
        """left - right."""
        field = self.field
        return field.add(element_of(field, relation.left), field.neg(element_of(field, relation.right)))

    def _constrain(self, relation: Relation) -> None:
        field = self.field
        try:
            gap = self._gap(relation)
            if gap[0].is_zero():
                return
            number, exponents = factored_element(field, gap)
        except (NeedSign, NoField, EmptyCell):
            return
        sign = SIGN_OF_RELATION[relation.sign] * (1 if number > 0 else -1)
        factors = tuple(name for name, e in exponents.items() if e % 2)
        if factors or sign < 0:
            field.constraints.append((sign, factors))

    def settle(self) -> None:
        """Prove or fail to prove the identity on every cell."""
        waiting: list[Supposed] = [] if self.nowhere else [{}]
        while waiting:
            supposed = waiting.pop()
            if len(self.equal) + len(self.open) + len(waiting) > MOST_CELLS:
                raise NoField("too many cells")
            before = self.changes
            try:
                proved = self._on_cell(supposed)
            except EmptyCell:
                pass
            except NeedSign as need:
                waiting += [{**supposed, need.name: -1}, {**supposed, need.name: 1}]
            else:
                if proved is None:
                    self.open.append(supposed)
                else:
                    self.equal.append(proved)
                    self.used |= self.field.used
            if self.changes != before and supposed and self.changes < MOST_CHANGES:
                waiting = [{}]  # what was supposed speaks of generators that are no longer used
                self.equal.clear()
                self.open.clear()
        self._settle_walls()

    def _settle_walls(self) -> None:
        """Where sign(u) jumps, prove the identity on u = 0 too, unless the domain leaves that out."""
        if not self.field.sign_factors:
            return
        nowhere_zero = self._nowhere_zero()
        walls = dict.fromkeys(map(self._radicand, self.field.sign_factors))
        for name in walls:
            if name in nowhere_zero or is_product_of_lines(self.field, name, walls) or self._not_on_the_domain(name):
                continue
            waiting: list[Supposed] = [{name: 0}]
            while waiting and not self.open:
                supposed = waiting.pop()
                try:
                    if self._on_cell(supposed) is None:
                        self.open.append(supposed)
                except EmptyCell:
                    continue
                except NeedSign as need:
                    waiting += [{**supposed, need.name: -1}, {**supposed, need.name: 1}]

    def _not_on_the_domain(self, name: str) -> bool:
        """Whether the factor vanishes nowhere on the whole domain, for certain."""
        self.field.enter({})
        learn_constraints(self.field)
        try:
            return never_zero(self.field, name) or zero_is_out_of_reach(self.field, self.field.polys[name])
        except EmptyCell:
            return True

    def _on_cell(self, supposed: Supposed) -> Proved | None:
        """The identity on this cell, if it can be proved."""
        self.linear = self._on_the_wall(supposed)
        self.aliases = {}
        for _ in range(MOST_RESTARTS):
            self.field.enter(supposed)
            for generator, value in self.linear:
                self.field.relate(generator, 1, value)
            self.field.aliases.update(self.aliases)
            try:
                if len(supposed) > 1:
                    check_suppositions(self.field)
                if self.field.constraints:
                    check_constraints(self.field)
                proved = self._identical(supposed)
                if proved is not None:
                    return proved
                if not self._more_relations(supposed):
                    self._contradicted(supposed)
                    return None
            except Again:
                self.changes += 1
                self.field.constrained = False
                self.field.constraints.clear()
        raise NoField("units do not settle")

    def _on_the_wall(self, supposed: Supposed) -> list[tuple[Generator, Poly]]:
        """Where a factor vanishes that is linear in its newest generator, that generator in terms of the others."""
        field = self.field
        for name, sign in supposed.items():
            p = field.polys.get(name)
            if sign or p is None:
                continue
            newest = max(index for index, d in enumerate(reversed(p.degrees())) if d)
            generator, pair = field.generators[newest], linear_parts(field, p, newest)
            if generator.constant:
                continue
            if pair is not None and pair[1].is_constant() and generator.data not in field.symbol_roots:
                return [(generator, -pair[0] / pair[1].leading_coefficient())]
        return []

    def _more_relations(self, supposed: Supposed) -> bool:
        """Look for relations between inverse functions or logarithms that would help on this cell."""
        kinds = {self.field.generators[index].kind for index in self.field.used}
        if not kinds & {"asin", "atan", "ln", "root"}:
            return False
        place = self.place_in(supposed)
        if place is None:
            return False
        new = linear_relations(self.field, place) if kinds & {"asin", "atan", "ln"} else []
        self.linear += new
        self.by_angles = self.by_angles or bool(new)
        roots = multiplicative_relations(self.field, place) if not self.aliases and "root" in kinds else {}
        self.aliases.update(roots)
        return bool(new or roots)

    def _contradicted(self, supposed: Supposed) -> None:
        """Raise EmptyCell if a product of factors is known whose sign these suppositions contradict."""
        names = [name for name, sign in supposed.items() if sign and name in self.field.polys]
        names += [g for g in self._waves() if g not in names]
        if not names or len(names) > MOST_FACTORS or not self.problem.inside or len(self.open) > MOST_CONTRADICTED:
            return
        for powers, sign in products(self.field, names, self.problem.inside[0]):
            signs = [known_sign(self.field, name) for name in powers]
            odd = [one for one, n in zip(signs, powers.values(), strict=True) if n % 2]
            if all(odd) and prod(one or 0 for one in odd) != sign:
                raise EmptyCell

    def _waves(self) -> list[str]:
        field = self.field
        names = [f"g{g.index}" for g in field.generators if g.kind in ("sin", "cos")]
        return [name for name in names if name in field.signs and name in field.polys]

    def place_in(self, supposed: Supposed) -> Place | None:
        """A place inside both domains where the factors have these signs."""
        return next(places_in_cell(self.problem, self.field, supposed), None)

    def _identical(self, supposed: Supposed) -> Proved | None:
        self.field.zero_numbers.clear()
        left = element_of(self.field, self.problem.response)
        right = element_of(self.field, self.problem.key)
        if supposed:
            check_constraints(self.field)
        gap = cross_difference(self.field, left, right)
        for name, sign in supposed.items():
            if sign == 0 and not gap.is_zero():
                gap = where_zero(self.field, gap, name)
        letters: tuple[Letter, ...] = ()
        if not is_zero(self.field, gap):
            letters = tuple(letter_on_cell(self.field, *letter) for letter in self.problem.letters)
            if not letters or not is_zero(self.field, without_letters(self.field, gap, letters)):
                return None
        return Proved(supposed, left, right, dict(self.field.relations), tuple(self.field.zero_numbers), letters)


def settled_cells(problem: Problem) -> Cells:
    """The cells of a problem, settled, with as few generators as will do."""
    for size in SIZES:
        cells = Cells(problem, size)
        try:
            cells.settle()
        except NoField as no:
            if no.args != ("too many generators",) or size == SIZES[-1]:
                raise
            continue
        return cells
    raise NoField("too many generators")


def element_on_one_cell(problem: Problem, e: Expr) -> tuple[Field, Element] | None:
    """The formula as an element where no signs have to be told apart; None otherwise."""
    cells = Cells(problem, SIZES[0])
    for _ in range(MOST_RESTARTS):
        cells.field.enter({})
        try:
            return cells.field, element_of(cells.field, e)
        except Again:
            continue
        except (NeedSign, NoField, EmptyCell):
            return None
    return None
