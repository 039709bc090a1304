"""How a lecturer tells rules that name their parts: u and v of a product or quotient, the inside of a chain, ln y."""

from __future__ import annotations

from typing import TypeAlias

from quizgen.calculus import strategy as law
from quizgen.calculus.arrange import alike, flat, written
from quizgen.calculus.derivation import Derivation, Plan
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.easy import easy
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.voice import (
    Step,
    Tell,
    Voice,
    Wrap,
    differentiated,
    equals,
    letters_in,
    listed,
    rename,
    renamed,
    say,
)
from quizgen.expr.nodes import ONE, Call, Derivative, Expr, Product, Quotient, Symbol
from quizgen.expr.walk import substitute
from quizgen.prose import Prose
from quizgen.values import replaced

Names: TypeAlias = tuple[tuple[str, Expr], ...]
"""Letters, and what they stand for."""


def tell_parts(d: Derivation, voice: Voice, wrap: Wrap, tell: Tell) -> list[Step]:
    """Product and quotient rule: name the parts, say the rule, differentiate each, put together, simplify."""
    plan = _plan(d)
    goal = differentiated(d.goal)
    new, names = renamed(plan, voice, goal)
    assert plan.pattern is not None
    rates = [Derivative(Symbol(name), goal.variables, goal.partial) for name, _ in names]
    words = [
        say("Let ", *listed([equals(Symbol(name), e) for name, e in names]), *_so_that(d, names, voice, wrap), "."),
        say("The rule is ", equals(voice.left, wrap(rename(plan.pattern, new))), "."),
    ]
    known = [equals(r, part.result) for r, part in zip(rates, d.parts, strict=True) if easy(part)]
    if known:
        words.append(say("Here ", *listed(known), "."))
    inner = voice.also(name for name, _ in names)
    below: list[Step] = []
    for (name, _), part in zip(names, d.parts, strict=True):
        if not easy(part):
            below += within(part, inner.also(letters_in(below)).called(name, part.goal), tell)
    return _together(d, voice, wrap, tuple(words), below)


def _so_that(d: Derivation, names: Names, voice: Voice, wrap: Wrap) -> list[str | Expr]:
    """That y = 10 u v, where more than the parts make up the function."""
    letters = tuple(Symbol(name) for name, _ in names)
    of_parts = Product(letters) if d.rule == law.PRODUCT else Quotient(*letters) if d.rule == law.QUOTIENT else None
    if voice.name is None or of_parts is None or wrap(of_parts) == of_parts:
        return []
    return [", so that ", equals(Symbol(voice.name), tidy(wrap(of_parts)))]


def tell_chain(d: Derivation, voice: Voice, wrap: Wrap, tell: Tell) -> list[Step]:
    """y = f(u): name the inside, differentiate outside and inside, multiply, simplify."""
    goal = differentiated(d.goal)
    new, ((letter, inside),) = renamed(_plan(d), voice, goal)
    outer, inner = d.parts
    outside = tidy(wrap(rename(differentiated(outer.goal).body, new)))
    slope = tidy(wrap(rename(outer.result, new)))
    u = Symbol(letter)
    outer_rate = Derivative(Symbol(voice.name) if voice.name else outside, (letter,))
    inner_rate = Derivative(u, goal.variables, goal.partial)
    of_u: list[str | Expr] = [", so that ", equals(Symbol(voice.name), outside)] if voice.name else []
    words = [say("Let ", equals(u, inside), *of_u, ".")]
    if voice.name:
        words.append(say("The rule is ", equals(voice.left, Product((outer_rate, inner_rate))), "."))
    known = [equals(outer_rate, slope)] + ([equals(inner_rate, inner.result)] if easy(inner) else [])
    words.append(say("Here ", *listed(known), "."))
    below = [] if easy(inner) else within(inner, voice.also([letter]).called(letter, inner.goal), tell)
    before = flat(Product((substitute(slope, {letter: inside}), inner.result)))
    after = answer(wrap(d.result))
    return _in_turn(d, voice, tuple(words), below, before if inner.result != ONE else after, after)


def tell_logarithmic(d: Derivation, voice: Voice, wrap: Wrap, tell: Tell) -> list[Step]:
    """ln y = g ln f, so y'/y = (g ln f)'."""
    (part,) = d.parts
    subject: Expr = Symbol(voice.name) if voice.name else differentiated(d.goal).body
    exponent = differentiated(part.goal).body
    words = (
        say(d.rule.hint),
        say("Taking logarithms gives ", equals(Call("ln", (subject,)), exponent), "."),
        say("Differentiating both sides gives ", equals(Product((Quotient(ONE, subject), voice.left)), part.goal), "."),
        say("So ", equals(voice.left, Product((subject, part.goal))), "."),
    )
    return _together(d, voice, wrap, words, within(part, voice.called(None, part.goal), tell))


def within(d: Derivation, voice: Voice, tell: Tell) -> list[Step]:
    """The steps of a part: what it comes to is said in the step before it is simplified."""
    *steps, last = tell(d, voice)
    if last.title != "Simplify" or not steps or steps[-1].equation is None:
        return [*steps, last]
    told = steps[-1]
    assert told.equation is not None
    return [*steps[:-1], replaced(told, words=(*told.words, say("So ", told.equation, ".")), equation=last.equation)]


def _plan(d: Derivation) -> Plan:
    plan = d.rule.law(d.goal)
    assert plan is not None
    return plan


def _together(d: Derivation, voice: Voice, wrap: Wrap, words: tuple[Prose, ...], below: list[Step]) -> list[Step]:
    before, after = written(wrap(assembled(d))), answer(wrap(d.result))
    return _in_turn(d, voice, words, below, after if alike(before, after) else before, after)


def _in_turn(
    d: Derivation, voice: Voice, words: tuple[Prose, ...], below: list[Step], before: Expr, after: Expr
) -> list[Step]:
    """The rule, the parts that need steps of their own, what they make together, and that simplified."""
    equation = equals(voice.left, before)
    end = [] if after == before else [Step("Simplify", (), equals(voice.left, after))]
    if not below:
        return [Step(d.rule.title, words, equation), *end]
    return [Step(d.rule.title, words, None), *below, Step("Put together", (), equation), *end]
