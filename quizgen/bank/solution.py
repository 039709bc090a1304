"""The worked solution of a question in words: it speaks of dE/dw where the question does, and tells nothing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.bank.keys import BadKey, resolve
from quizgen.bank.model import Definition
from quizgen.bank.variant import Variant
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.goals import body_of
from quizgen.calculus.narrate import Level, narrate
from quizgen.calculus.voice import Step, left_side
from quizgen.expr.nodes import Call, Expr, Relation, Symbol
from quizgen.expr.walk import symbols
from quizgen.prose import Math
from quizgen.values import value


@value
class Names:
    """`bodies` is what each formula is called; `letters` are all that the question uses, and a solution must not."""

    bodies: Mapping[Expr, str]
    letters: frozenset[str]

    def of(self, derivation: Derivation) -> str | None:
        """The name of the function that is differentiated here, if it has one."""
        return self.bodies.get(body_of(derivation.goal))

    def told(self, derivation: Derivation, level: Level = "full", *, after: int = 0) -> tuple[Step, ...]:
        """The derivation in words, with the question's names and with letters that it has not used."""
        return narrate(derivation, level, name=self.of(derivation), after=after, taken=self.letters)


def names_of(variant: Variant) -> Names:
    """Where the question says y = sin(x^2), that formula is y; where it says y = 5w and E = y^2, (5w)^2 is E.

    Where it says v = ds/dt and asks for that, what comes out is v.
    """
    everything = tuple(dict.fromkeys(_definitions(variant)))
    definitions = tuple(d for d in everything if symbols(d.body))  # "at t = 5" is a place, no function
    named = {d.name for d in definitions if not d.arguments}
    wholes = {
        whole: d.name
        for d in definitions
        if symbols(d.body) & named
        for keep in ((), *((name,) for name in sorted(named - {d.name})))
        if (whole := _resolved(d.body, definitions, frozenset(keep))) is not None
    }
    written = {d.body: d.name for d in definitions}
    found = {shown: d.result for part in variant.parts for d in part.derivations if (shown := _shown(d, written))}
    written |= {found[body]: name for body, name in written.items() if body in found}
    letters = frozenset().union(*(symbols(d.body) | {d.name, *d.arguments} for d in everything))
    return Names({**wholes, **written}, letters)


def _resolved(body: Expr, definitions: tuple[Definition, ...], keep: frozenset[str]) -> Expr | None:
    """The formula with what it mentions put in; None where words like "w = w - eta" lead round in a circle."""
    try:
        return resolve(body, definitions, keep)
    except BadKey:
        return None


def _shown(derivation: Derivation, written: Mapping[Expr, str]) -> Expr | None:
    """ds/dt, as a question shows what it asks for; None where the function has no name."""
    name = written.get(body_of(derivation.goal))
    return left_side(derivation.goal, name) if name else None


def solution_of(variant: Variant, names: Names) -> dict[str, tuple[Step, ...]]:
    """The steps of each part by its label. What an earlier part has found is not found again: "From (a)"."""
    whole: dict[str, tuple[Step, ...]] = {}
    for part in variant.parts:
        whole[part.label] = tuple(step for derivation in part.derivations for step in names.told(derivation))
    return {label: _continued(steps, _before(whole, label)) for label, steps in whole.items()}


def _before(whole: Mapping[str, tuple[Step, ...]], label: str) -> Iterator[tuple[str, tuple[Step, ...]]]:
    """The parts that come before this one, the last first."""
    labels = list(whole)
    for earlier in reversed(labels[: labels.index(label)]):
        yield earlier, whole[earlier]


def _continued(steps: tuple[Step, ...], before: Iterator[tuple[str, tuple[Step, ...]]]) -> tuple[Step, ...]:
    """The steps, those that reach an earlier part's last equation as one."""
    for label, told in before:
        reached = max((i for i, step in enumerate(told) if step.equation is not None), default=0)
        same = [(s.title, s.words, s.equation) for s in told[: reached + 1]]
        if reached and same == [(s.title, s.words, s.equation) for s in steps[: reached + 1]]:
            return (Step(f"From ({label})", (), told[reached].equation), *steps[reached + 1 :])
    return steps


def _definitions(variant: Variant) -> Iterator[Definition]:
    """What the question or its author's solution defines, hidden or in so many words."""
    for part in variant.parts:
        for name, body in part.task.given:
            yield Definition(name, (), body)
    for prose in (*variant.prompt, *(prose for part in variant.parts for prose in (*part.prompt, *part.solution))):
        for piece in prose:
            match piece:
                case Math(Relation(Symbol(name), "=", body), _):
                    yield Definition(name, (), body)
                case Math(Relation(Call(name, (Symbol(argument),)), "=", body), _):
                    yield Definition(name, (argument,), body)
                case _:
                    pass
