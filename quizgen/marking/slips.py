"""From a wrong answer to the slip that explains it: which derivation to look at, and what to tell the student."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import islice

from quizgen.answers.judgement import Judgement
from quizgen.answers.number import allowance
from quizgen.answers.reading import is_plain, put_in
from quizgen.answers.task import Task
from quizgen.bank.variant import Part
from quizgen.calculus.derivation import Derivation, Goal, NoDerivative
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.equations import Unsolved
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.narrate import narrate
from quizgen.calculus.tidy import tidy
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import ZERO, Derivative, Expr, Neg, Quotient, Relation, Set, Sum, Symbol, Vector
from quizgen.expr.walk import substitute, subtrees, symbols
from quizgen.marking.diagnosis import Explanation, explain, told_step
from quizgen.marking.mark import Slip
from quizgen.prose import Math, Prose, Text
from quizgen.values import value


@value
class Found:
    """A slip, what is said about it, and the goals of the derivation that were not reached as they should be."""

    slip: Slip
    words: Prose
    missed: frozenset[Goal]


def find_slip(part: Part, response: Expr, judgement: Judgement) -> Found | None:
    """The likeliest slip that gives just this response, or just this component of it; None where none is proved."""
    if part.choices:
        return _chosen(part, response)
    tolerance = _absolute(part.task)
    pairs = (*_points(part, response), *_lines(part, response), *_whole(part, judgement), *_wrong(part, judgement))
    for derivation, wrong, key in pairs:
        try:
            found = explain(
                derivation, wrong, key=key, assume=part.task.assume, tolerance=tolerance, given=part.task.given
            ).explanations
        except (NoDerivative, Unsolved):
            continue
        if found:
            return _told(part, derivation, found[0])
    return None


def _chosen(part: Part, response: Expr) -> Found | None:
    """What the first wrong choice among those that were chosen shows, as its template says."""
    for letter, choice in part.lettered:
        wrong = Symbol(letter) in subtrees(response) and Symbol(letter) not in subtrees(part.task.key)
        if not wrong or not (choice.slip or choice.why):
            continue
        rule = next((rule for rule in MALRULES if rule.id == choice.slip), None)
        if rule is None:
            return Found(Slip("choice", "wrong choice"), (Text(choice.why),), frozenset())
        return Found(Slip(rule.id, rule.title), (Text(choice.why or rule.message),), frozenset())
    return None


def _absolute(task: Task) -> Fraction | None:
    """The task's tolerance in the units of its key."""
    bound = None if task.tolerance is None else allowance(task.key, task.tolerance)
    return None if bound is None else exact(bound)


def _points(part: Part, response: Expr) -> Iterator[tuple[Derivation, Expr, Expr]]:
    """All points together, with the search that leads to them."""
    if isinstance(response, Set):
        yield from ((d, response, part.task.key) for d in part.derivations if d.result == part.task.key)


def _lines(part: Part, response: Expr) -> Iterator[tuple[Derivation, Expr, Expr]]:
    """The right side of an equation that says what y is, with the derivation of it."""
    match part.task.key:
        case Relation(Symbol(y), "=", key) if y not in symbols(key):
            mine = solved_for(response, y)
            if mine is not None:
                yield from ((d, mine, key) for d in part.derivations if d.result == key)


def solved_for(response: Expr, y: str) -> Expr | None:
    """What an equation says that y is, where y stands in it once and to the first power: -x/2 + 3 for x + 2y = 6."""
    if not isinstance(response, Relation):
        return response if is_plain(response) else None
    zero = Sum((response.left, Neg(response.right)))
    steepness = derivative(zero, y)
    if steepness == ZERO or symbols(steepness):
        return None
    return tidy(Neg(Quotient(substitute(zero, {y: ZERO}), steepness)))


def _whole(part: Part, judgement: Judgement) -> Iterator[tuple[Derivation, Expr, Expr]]:
    """All components together, with a derivation of the whole: a gradient, a step of gradient descent."""
    pairs = [(c.response, c.key) for c in judgement.components if c.response is not None and c.key is not None]
    if not 1 < len(pairs) == len(judgement.components) or part.task.kind != "vector":
        return
    response, key = (Vector(tuple(side)) for side in zip(*pairs, strict=True))
    for derivation in part.derivations:
        match derivation.result:
            case Vector(items) if len(items) == len(pairs) and all(map(_same(part), items, key.items)):
                yield derivation, response, key


def _wrong(part: Part, judgement: Judgement) -> Iterator[tuple[Derivation, Expr, Expr]]:
    """Every wrong component with a derivation that leads to what is right there."""
    same = _same(part)
    goals = tuple(_by_component(part.derivations))
    for component in judgement.components:
        response, key = component.response, component.key
        if response is None or key is None or not (is_plain(response) and is_plain(key)):
            continue
        if isinstance(component.verdict, Different):
            yield from ((d, response, key) for d in islice((d for d in goals if same(d.result, key)), 1))


def _same(part: Part) -> Callable[[Expr, Expr], bool]:
    """Whether a result is the key, with what is given put in."""

    def same(result: Expr, key: Expr) -> bool:
        return isinstance(decide(put_in(result, part.task.given), key, assume=part.task.assume), Equal)

    return same


def _by_component(derivations: tuple[Derivation, ...]) -> Iterator[Derivation]:
    """Those with one formula for a result, also inside a gradient or a Hessian."""
    for derivation in derivations:
        if is_plain(derivation.result):
            yield derivation
        else:
            yield from _by_component(derivation.parts)


def _told(part: Part, derivation: Derivation, found: Explanation) -> Found:
    title, message = found.rule.title, Text(found.rule.message)
    if not found.step:
        return Found(Slip(found.rule.id, title), (Text("In the last line: "), message), frozenset())
    step = step_of(part.derivations, found.goal)
    if found.everywhere:
        return Found(Slip(found.rule.id, title, step), (Text("Throughout: "), message), _goals(derivation))
    words, missed = _place(found.goal, step, message), frozenset((found.goal,))
    if found.also is not None and found.also_at is not None:
        second = _place(found.also_at, step_of(part.derivations, found.also_at), Text(found.also.message))
        words = (Text("Two things went wrong. "), *words, Text(" "), *second)
        missed |= {found.also_at}
    return Found(Slip(found.rule.id, title, step if isinstance(found.goal, Derivative) else 0), words, missed)


def _place(goal: Goal, step: int, message: Text) -> Prose:
    """The message, after the step and the formula that it is about."""
    if not isinstance(goal, Derivative):
        return (message,)
    where = f"At step {step}, in the derivative of " if step else "In the derivative of "
    return (Text(where), Math(goal.body), Text(": "), message)


def step_of(derivations: Iterable[Derivation], goal: Goal) -> int:
    """The number of the step that deals with the goal, through all of a worked solution; 0 where it is in none."""
    before = 0
    for derivation in derivations:
        if goal in _goals(derivation):
            return before + told_step(derivation, goal)
        before += len(narrate(derivation))
    return 0


def _goals(derivation: Derivation) -> frozenset[Goal]:
    return frozenset((derivation.goal,)).union(*map(_goals, derivation.parts))
