"""A derivation in words: the worked solution, its outline, or the next hint."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from quizgen.calculus import strategy as law
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.easy import REWRITES, TOLD, WRAPPERS, easy
from quizgen.calculus.equations import SOLUTIONS
from quizgen.calculus.in_itself import in_itself
from quizgen.calculus.telling import tell
from quizgen.calculus.voice import Step, Voice, equals, held, left_side, listed, prefixed, rename, renamed, say
from quizgen.expr.nodes import Expr, Symbol
from quizgen.expr.walk import symbols
from quizgen.prose import Prose
from quizgen.values import replaced

Level: TypeAlias = Literal["full", "brief", "hint"]


def narrate(
    d: Derivation,
    level: Level = "full",
    *,
    name: str | None = None,
    after: int = 0,
    taken: frozenset[str] = frozenset(),
) -> tuple[Step, ...]:
    """The steps of d as a lecturer tells them; the last equation is the result.

    `name` is what the function is called ("y": equations begin with dy/dx). "full" spells every letter out; "brief"
    keeps the equations and what was found; "hint" is one step: what to do next once `after` hints are used, and never
    what comes out. Letters in `taken` mean something else, and are not introduced.
    """
    if level == "hint":
        return _hints(d, name, taken)[after : after + 1]
    left = left_side(d.goal, name)
    whole = symbols(d.goal) | symbols(left) | ({name} if name else set())
    steps = tell(d, Voice(taken.union(whole), name, left))
    if d.rule != law.SUCCESSIVE:
        steps = [*prefixed(steps, *held(d.goal)), *in_itself(d.goal, name)]
    return _outline(d, steps, whole) if level == "brief" else tuple(steps)


def _outline(d: Derivation, steps: Sequence[Step], letters: frozenset[str] | set[str]) -> tuple[Step, ...]:
    """The equations about the function itself; what was found, where that is told in words."""
    kept = []
    for step in steps:
        if step.equation is None and (step.title == SOLUTIONS or step is steps[-1]):
            kept.append(step)
        elif step.equation is not None and (d.rule == law.CHORD or symbols(step.equation) <= letters):
            kept.append(replaced(step, words=()))
    return tuple(kept)


def _hints(d: Derivation, name: str | None, taken: frozenset[str]) -> tuple[Step, ...]:
    """One step for each rule that needs an idea, in the order of work; no result is shown in any of them."""
    found = [_hint(node, name if node is d else None, taken) for node in _ideas(d) or [_plain(d)]]
    if found:
        return (Step(found[0].title, held(d.goal) + found[0].words, None), *found[1:])
    plain = _plain(d).rule
    return (Step(plain.title, (*held(d.goal), say(plain.hint)), None),)


def _plain(d: Derivation) -> Derivation:
    return _plain(d.parts[0]) if d.rule in WRAPPERS else d


def _ideas(d: Derivation) -> list[Derivation]:
    worth_a_word = d.rule in TOLD or d.rule in REWRITES or d.rule in (law.SUCCESSIVE, law.SUM)
    here = [d] if worth_a_word and not easy(d) else []
    return here + [node for part in d.parts for node in _ideas(part)]


def _hint(d: Derivation, name: str | None, taken: frozenset[str]) -> Step:
    plan = d.rule.law(d.goal)
    assert plan is not None
    left = left_side(d.goal, name)
    new, names = renamed(plan, Voice(taken | symbols(d.goal), name, left), d.goal)
    words: list[Prose] = [say(d.rule.hint)]
    if names:
        words.append(say("Let ", *listed([equals(Symbol(letter), e) for letter, e in names]), "."))
    if plan.pattern is not None:
        words.append(_what_next(d, left, rename(plan.pattern, new)))
    return Step(d.rule.title, tuple(words), None)


def _what_next(d: Derivation, left: Expr, pattern: Expr) -> Prose:
    if d.rule in REWRITES:
        return say("It is the same as ", pattern, ".")
    if d.rule == law.LOGARITHMIC:
        return say("Its logarithm is ", pattern, ": differentiate that, and multiply by the function.")
    return say("Then ", equals(left, pattern), ".")
