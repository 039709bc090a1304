"""How a lecturer tells one derivation: which rules get a step of their own, which letters are introduced, what is said.

Every equation has the inert derivative on the left and on the right what it is by then: each can be proved by itself.
"""

from __future__ import annotations

from quizgen.calculus import strategy as law
from quizgen.calculus.arrange import alike, flat, plain, written
from quizgen.calculus.chords import chord
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.easy import OPERATORS, REWRITES, WRAPPERS, simple
from quizgen.calculus.evaluating import read_value_goal
from quizgen.calculus.interval import compare
from quizgen.calculus.interval import tell as tell_interval
from quizgen.calculus.searches import read_descent, slopes_in
from quizgen.calculus.stationary import work_out
from quizgen.calculus.telling_at_once import around, by_terms, tell_at_once
from quizgen.calculus.telling_chords import tell_chord
from quizgen.calculus.telling_descent import tell_descent
from quizgen.calculus.telling_letters import tell_chain, tell_logarithmic, tell_parts, within
from quizgen.calculus.telling_lines import tell_tangent
from quizgen.calculus.telling_paths import tell_paths
from quizgen.calculus.telling_several import tell_entries, tell_implicit, tell_successive
from quizgen.calculus.tidy import answer
from quizgen.calculus.voice import Step, Voice, Wrap, differentiated, equals, held, letters_in, listed, prefixed, say
from quizgen.expr.nodes import Call, Expr, Symbol
from quizgen.expr.walk import substitute
from quizgen.values import replaced


def tell(d: Derivation, voice: Voice, wrap: Wrap = lambda e: e) -> list[Step]:
    """The steps that lead to wrap(d.result); the first of them names the goal."""
    first, *others = _told(d, voice, wrap)
    return [first if first.goal is not None else replaced(first, goal=d.goal), *others]


def _told(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    if simple(d):
        return tell_at_once(d, voice, wrap)
    if d.rule in OPERATORS:
        return _operator(d, voice)
    if d.rule in WRAPPERS:
        return tell(d.parts[0], voice, lambda inner: wrap(around(d, inner)))
    if d.rule in REWRITES:
        return _rewritten(d, voice, wrap)
    if d.rule == law.CHAIN:
        return tell_chain(d, voice, wrap, tell)
    if d.rule == law.LOGARITHMIC:
        return tell_logarithmic(d, voice, wrap, tell)
    if d.rule == law.SUM:
        return _sum(d, voice, wrap)
    return tell_parts(d, voice, wrap, tell)


def _operator(d: Derivation, voice: Voice) -> list[Step]:
    if d.rule == law.SUCCESSIVE:
        return tell_successive(d, voice, tell)
    if d.rule == law.NETWORK:
        return tell_paths(d, voice, tell)
    if d.rule == law.CHORD:
        return _chord(d, voice)
    if d.rule == law.STATIONARY:
        return _stationary(d, voice)
    if d.rule == law.DESCENT:
        return _descent(d, voice)
    if d.rule == law.EXTREMES:
        return _extremes(d, voice)
    if d.rule == law.VALUE:
        return _value(d, voice)
    if d.rule == law.TANGENT:
        return tell_tangent(d, voice, tell)
    if d.rule == law.IMPLICIT:
        return tell_implicit(d, voice)
    return tell_entries(d, voice, tell)


def _sum(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """Term by term: what is easy at once, the others each with steps of their own."""
    shown = [part.result if simple(part) else part.goal for part in d.parts]
    first = Step(d.rule.title, (say(*by_terms(d)),), equals(voice.left, written(wrap(assembled(d, shown)))))
    below: list[Step] = []
    for part in d.parts:
        if not simple(part):
            below += within(part, voice.also(letters_in(below)).called(None, part.goal), tell)
    before, after = written(wrap(assembled(d))), answer(wrap(d.result))
    together = Step("Put together", (), equals(voice.left, before))
    if alike(before, after):
        return [first, *below, replaced(together, equation=equals(voice.left, after))]
    return [first, *below, together, Step("Simplify", (), equals(voice.left, after))]


def _rewritten(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    (part,) = d.parts
    subject: Expr = Symbol(voice.name) if voice.name else differentiated(d.goal).body
    words = say("Write ", equals(subject, flat(wrap(differentiated(part.goal).body))), ".")
    steps = tell(part, voice, wrap)
    last = steps[-1].equation
    before = part.result if last is None else last.right
    after = answer(wrap(d.result))
    end = [] if after == before else [Step("Write as a fraction", (), equals(voice.left, after))]
    return [Step(d.rule.title, (words,), None), *steps, *end]


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
    return [*tell(part, voice.called(voice.name or "f", part.goal)), *steps]


def _extremes(d: Derivation, voice: Voice) -> list[Step]:
    """The slope, its zeros, and the values that are compared."""
    assert isinstance(d.goal, Call)
    body, letter, low, high = d.goal.arguments
    assert isinstance(letter, Symbol)
    (part,) = d.parts
    name = voice.name or "f"
    found = compare(body, letter.name, low, high, part.result)
    return [
        *tell(part, voice.called(name, part.goal)),
        *tell_interval(found, letter.name, low, high, part.result, name),
    ]


def _value(d: Derivation, voice: Voice) -> list[Step]:
    """The derivative, then the numbers in the places of the letters, then what comes out."""
    found = read_value_goal(d.goal)
    assert found is not None
    _, places = found
    (part,) = d.parts
    steps = prefixed(tell(part, voice.called(voice.name, part.goal)), *held(part.goal))
    where = say("Take ", *listed([equals(Symbol(name), e) for name, e in places.items()]), ".")
    before = plain(substitute(part.result, places))
    if alike(before, d.result):
        return [*steps, Step(d.rule.title, (where,), equals(voice.left, d.result))]
    return [
        *steps,
        Step(d.rule.title, (where,), equals(voice.left, before)),
        Step("Work it out", (), equals(voice.left, d.result)),
    ]


def _descent(d: Derivation, voice: Voice) -> list[Step]:
    """The slope, then a step for every step."""
    asked = read_descent(d.goal)
    (part,) = d.parts
    assert asked is not None
    slopes = tell(part, voice.called(voice.name, part.goal))
    return [*slopes, *tell_descent(asked, slopes_in(part.result), voice.name)]
