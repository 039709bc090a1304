"""What the letters on a page of working stand for, what each rate is in truth, and what the student said it was.

Rates are inert derivatives: of a name (dy/dx), or of a formula. Those of the function itself have it as their body,
whatever the student calls it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import derive
from quizgen.calculus.values import at
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import ZERO, Derivative, Expr, Prime, Quotient, Relation, Symbol
from quizgen.expr.walk import rewrite, substitute, symbols

FUNCTION_NAMES = frozenset(("y", "f", "z", "E", "g", "h"))
"""What a function is called where nothing else was said."""


class Meanings:
    """Letters and what they stand for; `claimed` is what the student said of a rate."""

    def __init__(self, function: Expr, variable: str, assume: tuple[Relation, ...]) -> None:
        self.function, self.variable, self.assume = function, variable, assume
        self.letters = symbols(function) | {variable}
        self.given: dict[str, Expr] = {}
        self.claimed: dict[Expr, Expr] = {}

    def same(self, a: Expr, b: Expr) -> bool:
        """Whether a and b are proved equal."""
        return isinstance(decide(a, b, assume=self.assume), Equal)

    def canonical(self, rate: Derivative) -> Derivative:
        """The rate as it is known by: of the function itself, or of a name that stands for something else."""
        if not isinstance(rate.body, Symbol):
            return (
                Derivative(self.function, rate.variables) if self.same(self.put_in(rate.body), self.function) else rate
            )
        known = set(rate.variables) <= self.letters
        return Derivative(self.function, rate.variables) if known and self.is_function(rate.body.name) else rate

    def is_function(self, name: str) -> bool:
        """Whether the name stands for the function itself, however it was written."""
        if name not in self.given:
            return name in FUNCTION_NAMES - self.letters
        meaning = self._meaning(name)
        return meaning == self.function or self.same(meaning, self.function)

    def worked(self, rate: Derivative) -> Derivation | None:
        """The right derivation of a rate, in the letters of the question where it can be; None: not known yet."""
        if not isinstance(rate.body, Symbol) or rate.body.name in self.letters:
            return self._in_letters(rate.body, rate)
        name = rate.body.name
        if name not in self.given:
            return None
        inner = [letter for letter in rate.variables if letter in self.given]
        if not inner:
            return self._in_letters(self._meaning(name), rate)
        written = self.given[name]
        if symbols(written) & set(inner):
            return derive(Derivative(self.put_in(written, but=inner), rate.variables))
        return self._divided(self._meaning(name), inner[0]) if len(rate.variables) == 1 else None

    def _in_letters(self, body: Expr, rate: Derivative) -> Derivation | None:
        inner = [letter for letter in rate.variables if letter in self.given]
        if inner:
            return self._divided(body, inner[0]) if len(rate.variables) == 1 else None
        if not set(rate.variables) <= self.letters:
            return None
        whole = self.put_in(body)
        return derive(Derivative(whole, rate.variables, bool(symbols(whole) - set(rate.variables))))

    def _divided(self, body: Expr, inner: str) -> Derivation | None:
        """dy/du = (dy/dx) / (du/dx)."""
        whole = derive(Derivative(self.put_in(body), (self.variable,)))
        by = derive(Derivative(self._meaning(inner), (self.variable,))).result
        goal = Derivative(whole.goal.body, (inner,)) if isinstance(whole.goal, Derivative) else whole.goal
        return None if by == ZERO else Derivation(goal, whole.rule, (), Quotient(whole.result, by))

    def _meaning(self, name: str) -> Expr:
        """What a name stands for, in the letters of the question; the function itself if nothing else was said."""
        return self.put_in(self.given[name]) if name in self.given else self.function

    def put_in(self, e: Expr, but: Sequence[str] = ()) -> Expr:
        """e with every name replaced by what it stands for."""
        for _ in range(len(self.given)):
            known = {n: m for n, m in self.given.items() if n in symbols(e) and n not in but}
            if not known:
                break
            e = substitute(e, known)
        return e

    def in_truth(self, e: Expr) -> Expr:
        """e with the right values of its rates and the meanings of its names."""
        return self._finished(rewrite(e, lambda part: self._value(part, claimed=False)))

    def as_claimed(self, e: Expr) -> Expr:
        """e with the student's own values of its rates."""
        return self._finished(rewrite(e, lambda part: self._value(part, claimed=True)))

    def _value(self, part: Expr, *, claimed: bool) -> Expr | None:
        match part:
            case Derivative():
                return self._of_rate(self.canonical(part), claimed=claimed)
            case Prime(name, order, place):
                slope = self._of_rate(self.canonical(self.rate_of(name, order)), claimed=claimed)
                return None if slope is None else at(slope, {self.variable: self.put_in(place)})
            case _:
                return None

    def rate_of(self, name: str, order: int) -> Derivative:
        """What f'' is short for."""
        return Derivative(Symbol(name), (self.variable,) * order)

    def _of_rate(self, rate: Derivative, *, claimed: bool) -> Expr | None:
        right = self.worked(rate)
        truth = None if right is None else right.result
        return self.claimed.get(rate, truth) if claimed else truth

    def _finished(self, e: Expr) -> Expr:
        """Names put in, and names that only stand for the function: y in y'/y."""
        e = self.put_in(e)
        named: dict[str, Expr] = {
            n: self.function for n in symbols(e) - self.letters if n in FUNCTION_NAMES and n not in self.given
        }
        return substitute(e, named) if named else e
