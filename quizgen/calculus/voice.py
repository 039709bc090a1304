"""What a lecturer's telling is made of: steps, paragraphs, and which letters have been used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import fresh
from quizgen.calculus.network import read_goal, whole_rate
from quizgen.calculus.rules import LETTERS
from quizgen.expr.nodes import Call, Derivative, Expr, Prime, Relation, Symbol, Vector
from quizgen.expr.walk import rewrite, symbols
from quizgen.prose import Math, Prose, Text
from quizgen.values import replaced, value


@value
class Step:
    """One numbered step: its rule's title, paragraphs of words, and the equation that it reaches (None: not yet).

    `goal` is what the derivation sets out to do here, in the step that begins it.
    """

    title: str
    words: tuple[Prose, ...]
    equation: Relation | None
    goal: Goal | None = None


@value
class Voice:
    """What has been said so far: the letters that are taken, what the function at hand is called (None: nothing), and
    what stands on the left of every equation about it."""

    taken: frozenset[str]
    name: str | None
    left: Expr

    def called(self, name: str | None, goal: Goal) -> Voice:
        """The voice for another goal, whose function has this name."""
        return Voice(self.taken, name, left_side(goal, name))

    def also(self, names: Iterable[str]) -> Voice:
        """The voice with more letters taken."""
        return Voice(self.taken.union(names), self.name, self.left)


Wrap: TypeAlias = Callable[[Expr], Expr]
"""What stands around the derivative being told: 3 f' inside (3 f)'."""

Tell: TypeAlias = Callable[..., list[Step]]
"""(derivation, voice, wrap or nothing) -> its steps: what tells the parts of a derivation."""


def differentiated(goal: Goal) -> Derivative:
    """The goal of a rule that differentiates one formula."""
    assert isinstance(goal, Derivative)
    return goal


def held(goal: Goal) -> tuple[Prose, ...]:
    """What a partial derivative begins with: the letters that are held constant."""
    if not (isinstance(goal, Derivative) and goal.partial):
        return ()
    others = sorted(symbols(goal.body) - set(goal.variables))
    if not others or len(set(goal.variables)) != 1:
        return ()
    verb = "count as constants" if len(others) > 1 else "counts as a constant"
    return (say("Only ", Symbol(goal.variables[0]), " changes; ", *listed(list(map(Symbol, others))), f" {verb}."),)


def left_side(goal: Goal, name: str | None) -> Expr:
    """dy/dx if the function has a name, else the derivative of the function itself; what is asked for of a search."""
    match goal:
        case Call("implicit", (_, y, Symbol(x))):
            return Derivative(y, (x,))
        case Call("chord", (body, Symbol(x))):
            return Derivative(Symbol(name) if name else body, (x,))
        case Call("paths") if found := read_goal(goal):
            output, x, definitions = found
            return whole_rate(definitions, output, x)
        case Call("descend", (_, letters, *_)):
            return letters
        case Call("at", (Derivative(_, variables, False), Symbol(x), place)) if name and set(variables) == {x}:
            return Prime(name, len(variables), place)
        case Call("at", (Derivative() | Call() as inner, *pairs)):
            return Call("at", (left_side(inner, name), *pairs))
        case Call("extremes", (_, letter, *_)):
            return letter
        case Call("tangent"):
            return Symbol(name or "y")
        case Call("stationary", (_, *letters)):
            return letters[0] if len(letters) == 1 else Vector(tuple(letters))
        case Call("directional", (body, _, *_)) if "s" not in symbols(goal):
            return Derivative(Symbol(name) if name else body, ("s",))
        case Call(operator) if operator in MATRICES and MATRICES[operator] not in symbols(goal):
            return Symbol(MATRICES[operator])
        case Call(operator, (_, *rest)):
            return Call(operator, (Symbol(name), *rest)) if name else goal
        case Derivative():
            return Derivative(Symbol(name), goal.variables, goal.partial) if name else goal
        case Call():
            return goal


MATRICES = {"hessian": "H", "jacobian": "J"}
"""What matrices of derivatives are called."""


def say(*parts: str | Expr) -> Prose:
    """A paragraph of words and formulas."""
    return tuple(Text(part) if isinstance(part, str) else Math(part) for part in parts)


def equals(left: Expr, right: Expr) -> Relation:
    """left = right."""
    return Relation(left, "=", right)


def listed(items: Sequence[Expr]) -> list[str | Expr]:
    """The items with commas between them and "and" before the last."""
    parts: list[str | Expr] = []
    for i, item in enumerate(items):
        parts += [", " if i < len(items) - 1 else " and "] if i else []
        parts.append(item)
    return parts


def letters_in(steps: Iterable[Step]) -> frozenset[str]:
    """Every letter that these steps have used."""
    shown = [p.expr for step in steps for paragraph in step.words for p in paragraph if isinstance(p, Math)]
    return frozenset().union(*map(symbols, shown))


def prefixed(steps: list[Step], *words: Prose) -> list[Step]:
    """The same steps, the first of them beginning with these paragraphs."""
    first = steps[0]
    return [replaced(first, words=words + first.words), *steps[1:]]


def renamed(plan: Plan, voice: Voice, body: Expr) -> tuple[dict[str, str], tuple[tuple[str, Expr], ...]]:
    """The plan's letters replaced by ones that are free: old name to new, and the new with what they stand for."""
    taken = voice.taken | symbols(body)
    free = fresh(Vector(tuple(map(Symbol, sorted(taken)))), len(plan.names), LETTERS)
    new = {name: free[i] for i, (name, _) in enumerate(plan.names)}
    return new, tuple((new[name], e) for name, e in plan.names)


def rename(e: Expr, new: dict[str, str]) -> Expr:
    """e with its letters replaced, those of inert derivatives as well."""

    def change(part: Expr) -> Expr | None:
        if isinstance(part, Derivative):
            return Derivative(part.body, tuple(new.get(v, v) for v in part.variables), part.partial)
        return Symbol(new[part.name]) if isinstance(part, Symbol) and part.name in new else None

    return rewrite(e, change)
