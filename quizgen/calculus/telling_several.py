"""How derivatives made of derivatives are told: every one with its own steps, then all of them in their places."""

from __future__ import annotations

from quizgen.calculus import strategy as law
from quizgen.calculus.arrange import alike, written
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.tidy import tidy
from quizgen.calculus.voice import Step, Tell, Voice, differentiated, equals, held, left_side, prefixed, say
from quizgen.expr.nodes import ZERO, Call, Derivative, Expr, Product, Relation, Sum, Symbol
from quizgen.prose import Prose


def tell_successive(d: Derivation, voice: Voice, tell: Tell) -> list[Step]:
    """The first derivative, then the derivative of the result, and so on."""
    return [step for told in _stages(d, voice, tell) for step in told[1]]


def _stages(d: Derivation, voice: Voice, tell: Tell) -> list[tuple[Expr, list[Step]]]:
    """For each order in turn what it is called, and its steps."""
    told: list[tuple[Expr, list[Step]]] = []
    before: Relation | None = None
    variables: tuple[str, ...] = ()
    for part in _chain_of(d):
        goal = differentiated(part.goal)
        variables = (*variables, *goal.variables)
        left = _order(voice, d, variables)
        steps = tell(part, Voice(voice.taken, None if before else voice.name, left))
        start = held(goal) if before is None else (_again(before, goal),)
        told.append((left, prefixed(steps, *start)))
        before = equals(left, part.result)
    return told


def _order(voice: Voice, d: Derivation, variables: tuple[str, ...]) -> Derivative:
    goal = differentiated(d.goal)
    return Derivative(Symbol(voice.name) if voice.name else goal.body, variables, goal.partial)


def _chain_of(d: Derivation) -> list[Derivation]:
    """The derivations of the first, second, ... derivative in a successive one."""
    return [d.parts[0], *_chain_of(d.parts[1])] if d.rule == law.SUCCESSIVE else [d]


def _again(before: Relation, goal: Derivative) -> Prose:
    by: list[str | Expr] = [", now by ", Symbol(goal.variables[0])] if goal.partial else []
    return say("Differentiate ", before, " again", *by, ".")


def tell_entries(d: Derivation, voice: Voice, tell: Tell) -> list[Step]:
    """Gradient, Hessian, slope in a direction, ...: the entries, no derivative twice, then the whole."""
    steps: list[Step] = []
    known: set[Expr] = set()
    for part in d.parts:
        goal = differentiated(part.goal)
        same = isinstance(d.goal, Call) and goal.body == d.goal.arguments[0]
        inner = voice.called(voice.name if same else None, goal)
        swapped = Derivative(goal.body, goal.variables[::-1], goal.partial)
        if left_side(swapped, inner.name) in known and inner.left not in known:
            words = say("The order of the two derivatives makes no difference.")
            steps.append(Step("Mixed derivative", (words,), equals(inner.left, part.result)))
            known.add(inner.left)
        for left, told in _stages(part, inner, tell):
            steps += told if left not in known else []
            known.add(left)
    before = written(assembled(d))
    again = [] if alike(before, d.result) else [Step("Simplify", (), equals(voice.left, d.result))]
    whole = before if again else d.result
    return [*steps, Step(d.rule.title, _meaning(d), equals(voice.left, whole)), *again]


def _meaning(d: Derivation) -> tuple[Prose, ...]:
    match d.goal:
        case Call("directional", (_, along, *_)):
            return (
                say("Let s be the distance in the direction of ", along, "."),
                say("The slope in this direction is the gradient times the direction, divided by its length."),
            )
        case _:
            return (say(d.rule.hint),)


def tell_implicit(d: Derivation, voice: Voice) -> list[Step]:
    """Both sides differentiated, y as a function of x; then solved for dy/dx."""
    assert isinstance(d.goal, Call)
    equation, y, x = d.goal.arguments
    by_x, by_y = (part.result for part in d.parts)
    rate = voice.left
    both = equals(tidy(Sum((by_x, Product((by_y, rate))))), ZERO)
    depends_on = say("In ", equation, " the letter ", y, " stands for a function of ", x, ".")
    chained = say("Differentiate both sides; every derivative of a term with ", y, " gets the factor ", rate, ".")
    before = assembled(d)
    end = [] if before == d.result else [Step("Simplify", (), equals(rate, d.result))]
    return [
        Step(d.rule.title, (depends_on, chained, say("This gives ", both, ".")), None),
        Step(
            "Solve",
            (say("Take the rest to the other side, and divide by what stands with ", rate, "."),),
            equals(rate, before),
        ),
        *end,
    ]
