"""How a lecturer tells one derivation: which rules get a step of their own, which letters are introduced, what is said.

Every equation has the inert derivative on the left and on the right what it is by then: each can be proved by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quizgen.calculus import strategy as law
from quizgen.calculus.arrange import arranged, flat
from quizgen.calculus.chords import chord
from quizgen.calculus.derivation import Derivation, Goal, Plan
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.goals import depends
from quizgen.calculus.searches import read_descent, slopes_in
from quizgen.calculus.stationary import work_out
from quizgen.calculus.telling_chords import tell_chord
from quizgen.calculus.telling_descent import tell_descent
from quizgen.calculus.telling_paths import tell_paths
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.voice import Step, Voice, equals, letters_in, listed, prefixed, rename, renamed, say
from quizgen.expr.nodes import ONE, ZERO, Call, Derivative, Expr, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Prose
from quizgen.values import replaced

Wrap: TypeAlias = Callable[[Expr], Expr]
"""What stands around the derivative being told: 3 f' inside (3 f)'."""

TOLD = (law.PRODUCT, law.QUOTIENT, law.CHAIN, law.LOGARITHMIC)
"""Rules that introduce letters or a new formula, and so get steps of their own."""

WRAPPERS = (law.NEGATION, law.CONSTANT_MULTIPLE, law.CONSTANT_DENOMINATOR)
REWRITES = (law.RECIPROCAL, law.ROOT, law.CHANGE_OF_BASE)
OPERATORS = (
    law.COMPONENTS, law.GRADIENT, law.JACOBIAN, law.HESSIAN, law.LAPLACIAN, law.DIRECTIONAL, law.NETWORK,
    law.STATIONARY, law.DESCENT, law.IMPLICIT, law.CHORD,
)  # fmt: skip


def simple(d: Derivation) -> bool:
    """Whether people write d down in one go: nothing in it needs letters of its own."""
    return d.rule not in TOLD and d.rule not in REWRITES and d.rule not in OPERATORS and all(map(simple, d.parts))


def easy(d: Derivation) -> bool:
    """Whether d needs no steps inside a larger derivation: simple, or no worse than sin(3x)."""
    if d.rule == law.CHAIN:
        outer, inner = d.parts
        return simple(inner) and not symbols(inner.result) and simple(outer)
    return simple(d) or ((d.rule == law.SUM or d.rule in WRAPPERS) and all(map(easy, d.parts)))


def tell(d: Derivation, voice: Voice, wrap: Wrap = lambda e: e) -> list[Step]:
    """The steps that lead to wrap(d.result); the first of them names the goal."""
    first, *others = _told(d, voice, wrap)
    return [first if first.goal is not None else replaced(first, goal=d.goal), *others]


def _told(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    if simple(d):
        return _told_at_once(d, voice, wrap)
    if d.rule in WRAPPERS:
        return tell(d.parts[0], voice, lambda inner: wrap(_around(d, inner)))
    if d.rule in REWRITES:
        return _rewritten(d, voice, wrap)
    if d.rule == law.CHAIN:
        return _chain(d, voice, wrap)
    if d.rule == law.LOGARITHMIC:
        return _logarithmic(d, voice, wrap)
    if d.rule == law.SUCCESSIVE:
        return _successive(d, voice)
    if d.rule == law.NETWORK:
        return tell_paths(d)
    if d.rule == law.CHORD:
        return _chord(d, voice)
    if d.rule == law.STATIONARY:
        return _stationary(d, voice)
    if d.rule == law.DESCENT:
        return _descent(d, voice)
    if d.rule == law.IMPLICIT:
        return _implicit(d, voice)
    if d.rule in OPERATORS:
        return _operator(d, voice)
    if d.rule == law.SUM:
        return _sum(d, voice, wrap)
    return _with_letters(d, voice, wrap)


def _around(d: Derivation, inner: Expr) -> Expr:
    """What the wrapper d makes of the derivative inside, with products not nested."""
    return flat(assembled(d, [inner]))


def spelled(d: Derivation) -> Expr:
    """The result of a simple derivation before it is tidied: 4 · 3 x^2 - 2 · 1 + 0."""
    return arranged(flat(assembled(d, [spelled(part) for part in d.parts]))) if d.parts else d.result


def _simplified(d: Derivation, voice: Voice, wrap: Wrap, before: Expr) -> list[Step]:
    after = answer(wrap(d.result))
    return [] if after == before else [Step("Simplify", (), equals(voice.left, after))]


def _told_at_once(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    kept: list[Expr] = []
    core = d
    while core.rule in WRAPPERS:
        kept += _kept(core)
        core = core.parts[0]
    before = wrap(spelled(d))
    words: list[str | Expr] = []
    if kept:
        noun = "factors" if len(kept) > 1 else "factor"
        words += [f"The constant {noun} ", *listed(kept), f" {'stay' if len(kept) > 1 else 'stays'}. "]
    title = law.CONSTANT_MULTIPLE.title if kept and core.rule == law.IDENTITY else core.rule.title
    first = Step(title, (say(*words, *_reason(core, inside=core is not d)),), equals(voice.left, before))
    return [first, *_simplified(d, voice, wrap, before)]


def _kept(d: Derivation) -> list[Expr]:
    """The constant factors that a wrapper leaves as they are."""
    body = body_of(d)
    match body:
        case Product(factors):
            return [factor for factor in factors if not depends(factor, _kind(d.goal)[0][0])]
        case Quotient(_, bottom):
            return [Quotient(ONE, bottom)]
        case _:
            return []


def _reason(d: Derivation, *, inside: bool) -> list[str | Expr]:
    """Why a derivative is what it is, where it is written down at once."""
    if d.rule in (law.TABLE, law.EXPONENTIAL) and inside:
        return ["From the table of derivatives: ", equals(d.goal, d.result), "."]
    if d.rule == law.IDENTITY:
        return ["The derivative of ", body_of(d), " is 1."]
    return [d.rule.hint]


def _plan(d: Derivation) -> Plan:
    plan = d.rule.law(d.goal)
    assert plan is not None
    return plan


def body_of(d: Derivation) -> Expr:
    """What is differentiated."""
    assert isinstance(d.goal, Derivative)
    return d.goal.body


def _with_letters(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """Product and quotient rule: name the parts, say the rule, differentiate each, put together, simplify."""
    plan = _plan(d)
    new, names = renamed(plan, voice, d.goal)
    assert plan.pattern is not None
    rates = [rename(g, new) for g in (Derivative(Symbol(name), *_kind(d.goal)) for name, _ in plan.names)]
    words = [
        say("Let ", *listed([equals(Symbol(name), e) for name, e in names]), "."),
        say("The rule is ", equals(voice.left, wrap(rename(plan.pattern, new))), "."),
    ]
    known = [equals(r, part.result) for r, part in zip(rates, d.parts, strict=True) if easy(part)]
    if known:
        words.append(say("Here ", *listed(known), "."))
    inner = voice.also(name for name, _ in names)
    below: list[Step] = []
    for (name, _), part in zip(names, d.parts, strict=True):
        if not easy(part):
            below += _below(part, inner.also(letters_in(below)).called(name, part.goal))
    return _put_together(d, voice, wrap, tuple(words), below)


def _kind(goal: Goal) -> tuple[tuple[str, ...], bool]:
    assert isinstance(goal, Derivative)
    return goal.variables, goal.partial


def _below(d: Derivation, voice: Voice) -> list[Step]:
    """The steps of a part: what it comes to is said in the step before it is simplified."""
    *steps, last = tell(d, voice)
    if last.title != "Simplify" or not steps or steps[-1].equation is None:
        return [*steps, last]
    told = steps[-1]
    assert told.equation is not None
    return [*steps[:-1], replaced(told, words=(*told.words, say("So ", told.equation, ".")), equation=last.equation)]


def _put_together(
    d: Derivation, voice: Voice, wrap: Wrap, words: tuple[Prose, ...], below: list[Step]
) -> list[Step]:
    before = arranged(flat(wrap(assembled(d))))
    equation = equals(voice.left, before)
    end = _simplified(d, voice, wrap, before)
    if not below:
        return [Step(d.rule.title, words, equation), *end]
    return [Step(d.rule.title, words, None), *below, Step("Put together", (), equation), *end]


def _chain(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """y = f(u): name the inside, differentiate outside and inside, multiply, simplify."""
    plan = _plan(d)
    new, ((letter, inside),) = renamed(plan, voice, d.goal)
    outer, inner = d.parts
    outside = tidy(wrap(rename(body_of(outer), new)))
    slope = tidy(wrap(rename(outer.result, new)))
    at_u = Symbol(letter)
    outer_rate = Derivative(Symbol(voice.name) if voice.name else outside, (letter,))
    inner_rate = Derivative(at_u, *_kind(d.goal))
    of_u: list[str | Expr] = [", so that ", equals(Symbol(voice.name), outside)] if voice.name else []
    words = [say("Let ", equals(at_u, inside), *of_u, ".")]
    if voice.name:
        words.append(say("The rule is ", equals(voice.left, Product((outer_rate, inner_rate))), "."))
    known = [equals(outer_rate, slope)] + ([equals(inner_rate, inner.result)] if easy(inner) else [])
    words.append(say("Here ", *listed(known), "."))
    below = [] if easy(inner) else _below(inner, voice.also([letter]).called(letter, inner.goal))
    before = flat(Product((substitute(slope, {letter: inside}), inner.result)))
    equation = equals(voice.left, before)
    end = _simplified(d, voice, wrap, before)
    if not below:
        return [Step(d.rule.title, tuple(words), equation), *end]
    return [Step(d.rule.title, tuple(words), None), *below, Step("Put together", (), equation), *end]


def _sum(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """Term by term: what is easy at once, the others each with steps of their own."""
    shown = [part.result if simple(part) else part.goal for part in d.parts]
    first = Step(d.rule.title, (say(d.rule.hint),), equals(voice.left, flat(wrap(assembled(d, shown)))))
    below: list[Step] = []
    for part in d.parts:
        if not simple(part):
            below += _below(part, voice.also(letters_in(below)).called(None, part.goal))
    before = flat(wrap(assembled(d)))
    together = Step("Put together", (), equals(voice.left, before))
    return [first, *below, together, *_simplified(d, voice, wrap, before)]


def _rewritten(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    (part,) = d.parts
    subject: Expr = Symbol(voice.name) if voice.name else body_of(d)
    words = say("Write ", equals(subject, wrap(body_of(part))), ".")
    steps = tell(part, voice, wrap)
    last = steps[-1].equation
    first = Step(d.rule.title, (words,), None)
    before = part.result if last is None else last.right
    end = [Step("Write as a fraction", (), step.equation) for step in _simplified(d, voice, wrap, before)]
    return [first, *steps, *end]


def _logarithmic(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """ln y = g ln f, so y'/y = (g ln f)'."""
    (part,) = d.parts
    subject: Expr = Symbol(voice.name) if voice.name else body_of(d)
    words = (
        say(d.rule.hint),
        say("Taking logarithms gives ", equals(Call("ln", (subject,)), body_of(part)), "."),
        say("Differentiating both sides gives ", equals(Product((Quotient(ONE, subject), voice.left)), part.goal), "."),
        say("So ", equals(voice.left, Product((subject, part.goal))), "."),
    )
    return _put_together(d, voice, wrap, words, _below(part, voice.called(None, part.goal)))


def _successive(d: Derivation, voice: Voice) -> list[Step]:
    """The first derivative, then the derivative of the result, and so on."""
    steps: list[Step] = []
    variables: tuple[str, ...] = ()
    for count, part in enumerate(stages(d)):
        assert isinstance(part.goal, Derivative)
        variables = (*variables, *part.goal.variables)
        left = replaced(voice.left, variables=variables)
        told = tell(part, Voice(voice.taken, voice.name if count == 0 else None, left))
        steps += prefixed(told, say(f"{ORDINALS[min(count, 6)]} derivative."))
    return steps


ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Next")


def stages(d: Derivation) -> list[Derivation]:
    """The derivations of the first, second, ... derivative in a successive one."""
    return [d.parts[0], *stages(d.parts[1])] if d.rule == law.SUCCESSIVE else [d]


def _operator(d: Derivation, voice: Voice) -> list[Step]:
    """Every entry with its own steps, then all of them in their places."""
    steps: list[Step] = []
    for part in d.parts:
        assert isinstance(part.goal, Derivative)
        same = isinstance(d.goal, Call) and part.goal.body == d.goal.arguments[0]
        inner = voice.called(voice.name if same else None, part.goal)
        steps += prefixed(tell(part, inner), *held(part.goal))
    before = assembled(d)
    end = [] if before == d.result else [Step("Simplify", (), equals(voice.left, d.result))]
    return [*steps, Step(d.rule.title, (say(d.rule.hint),), equals(voice.left, before)), *end]


def _implicit(d: Derivation, voice: Voice) -> list[Step]:
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
        Step("Solve", (say("Solve for ", rate, "."),), equals(rate, before)),
        *end,
    ]


def _chord(d: Derivation, voice: Voice) -> list[Step]:
    """From the slope of a chord to its limit."""
    assert isinstance(d.goal, Call)
    body, letter = d.goal.arguments
    found = chord(body, letter.name) if isinstance(letter, Symbol) else None
    assert found is not None
    return tell_chord(found, voice.left)


def _stationary(d: Derivation, voice: Voice) -> list[Step]:
    """The slopes, then the equations, then the kinds."""
    assert isinstance(d.goal, Call)
    body, *letters = d.goal.arguments
    names = [letter.name for letter in letters if isinstance(letter, Symbol)]
    (part,) = d.parts
    _, steps = work_out(body, names, voice.name or "f")
    return [*tell(part, voice.called(voice.name, part.goal)), *steps]


def _descent(d: Derivation, voice: Voice) -> list[Step]:
    """The slope, then a step for every step."""
    asked = read_descent(d.goal)
    (part,) = d.parts
    assert asked is not None
    return [*tell(part, voice.called(voice.name, part.goal)), *tell_descent(asked, slopes_in(part.result))]


def held(goal: Goal) -> tuple[Prose, ...]:
    """What a partial derivative begins with: the letters that are held constant."""
    if not (isinstance(goal, Derivative) and goal.partial):
        return ()
    others = sorted(symbols(goal.body) - set(goal.variables))
    if not others or len(set(goal.variables)) != 1:
        return ()
    verb = "count as constants" if len(others) > 1 else "counts as a constant"
    return (say("Only ", Symbol(goal.variables[0]), " changes; ", *listed(list(map(Symbol, others))), f" {verb}."),)
