"""One question of equality on its way down the ladder: the two formulas, what is assumed, and what is known so far."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quizgen.budget import Budget
from quizgen.equivalence.domain import Facts, conditions, facts, missing
from quizgen.equivalence.points import Place
from quizgen.equivalence.survey import survey
from quizgen.expr.collect import Normal
from quizgen.expr.nodes import Expr, Power, Relation
from quizgen.expr.normal import normal

if TYPE_CHECKING:
    from quizgen.equivalence.cells import Cells

STEPS = 600_000
"""The budget of one verdict unless the caller gives another: terms of polynomials touched, more or less."""


class Problem:
    """`response` against `key` where every relation of `assume` holds. What several rungs need is computed once.

    `letters` are variables that stand for formulas, outermost first: a letter may occur in what those before it stand
    for.
    """

    def __init__(self, response: Expr, key: Expr, assume: tuple[Relation, ...], budget: Budget) -> None:
        self.response = response
        self.key = key
        self.response_survey = survey(response)
        self.key_survey = survey(key)
        self.assume = assume
        self.budget = budget
        self.inside: list[Place] = []
        self.hints: list[Place] = []
        self.whole: frozenset[str] = frozenset()
        self.obstacle = ""
        self.digits = 18
        self.cells: Cells | None = None
        self.letters: tuple[tuple[str, Expr], ...] = ()

    @property
    def size(self) -> int:
        return self.response_survey.size + self.key_survey.size

    @cached_property
    def response_form(self) -> Normal:
        return normal(self.response)

    @cached_property
    def key_form(self) -> Normal:
        return normal(self.key)

    @cached_property
    def variables(self) -> tuple[str, ...]:
        names = self.response_survey.names | self.key_survey.names
        for relation in self.assume:
            names |= survey(relation.left).names | survey(relation.right).names
        for _, meaning in self.letters:
            names |= survey(meaning).names
        return tuple(sorted(names))

    @cached_property
    def assumed(self) -> Facts:
        return facts(self.assume)

    @cached_property
    def response_facts(self) -> Facts:
        return facts(conditions(self.response, self.whole))

    @cached_property
    def key_facts(self) -> Facts:
        return facts(conditions(self.key, self.whole))

    @cached_property
    def varying_powers(self) -> list[Power]:
        """The powers whose bases must not be negative unless the exponent's variables are whole numbers."""
        if not (self.response_survey.powered or self.key_survey.powered):
            return []
        from quizgen.equivalence.whole import varying_powers

        return varying_powers(self.response) + varying_powers(self.key)

    @property
    def domains_differ(self) -> bool:
        """Whether one formula has conditions that neither the other nor the assumptions include word for word."""
        if not self.response_facts and not self.key_facts:
            return False
        return bool(
            missing(self.response_facts, {**self.assumed, **self.key_facts})
            or missing(self.key_facts, {**self.assumed, **self.response_facts})
        )
