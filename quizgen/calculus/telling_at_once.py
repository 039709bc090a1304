"""How people tell what they write down in one go: 3x^2 - 2, with the reason in a few words."""

from __future__ import annotations

from quizgen.calculus import strategy as law
from quizgen.calculus.arrange import alike, flat, written
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import assembled
from quizgen.calculus.easy import WRAPPERS
from quizgen.calculus.goals import depends
from quizgen.calculus.tidy import answer
from quizgen.calculus.voice import Step, Voice, Wrap, differentiated, equals, listed, say
from quizgen.expr.nodes import ONE, Expr, Neg, Product, Quotient, Symbol


def tell_at_once(d: Derivation, voice: Voice, wrap: Wrap) -> list[Step]:
    """One step, and another where what it gives can be simplified."""
    core, kept = _unwrapped(d)
    before = written(wrap(_spelled(d)))
    after = answer(wrap(d.result))
    words = say(*_staying(kept), *_reason(core, inside=core is not d))
    title = law.CONSTANT_MULTIPLE.title if kept and core.rule == law.IDENTITY else core.rule.title
    if alike(before, after):
        return [Step(title, (words,), equals(voice.left, after))]
    return [Step(title, (words,), equals(voice.left, before)), Step("Simplify", (), equals(voice.left, after))]


def around(d: Derivation, inner: Expr) -> Expr:
    """What the wrapper d makes of the derivative inside, with products not nested."""
    return flat(assembled(d, [inner]))


def _spelled(d: Derivation) -> Expr:
    """The result of a simple derivation before it is worked out: 4 · 3x^2 - 2."""
    return written(assembled(d, [_spelled(part) for part in d.parts])) if d.parts else d.result


def _unwrapped(d: Derivation) -> tuple[Derivation, list[Expr]]:
    """What stands inside the wrappers, and the constant factors that these leave as they are."""
    kept: list[Expr] = []
    negative = False
    while d.rule in WRAPPERS:
        negative ^= d.rule == law.NEGATION
        kept += _kept(d)
        d = d.parts[0]
    return d, [Neg(kept[0]), *kept[1:]] if negative and kept else kept


def _kept(d: Derivation) -> list[Expr]:
    goal = differentiated(d.goal)
    match goal.body:
        case Product(factors):
            return [factor for factor in factors if not depends(factor, goal.variables[0])]
        case Quotient(_, bottom):
            return [Quotient(ONE, bottom)]
        case _:
            return []


def _staying(kept: list[Expr]) -> list[str | Expr]:
    if not kept:
        return []
    several = len(kept) > 1
    factors, stay = ("factors", "stay") if several else ("factor", "stays")
    return [f"The constant {factors} ", *listed(kept), f" {stay}. "]


def _reason(d: Derivation, *, inside: bool) -> list[str | Expr]:
    """Why a derivative is what it is, where it is written down at once."""
    if d.rule in (law.TABLE, law.EXPONENTIAL) and inside:
        return ["From the table of derivatives: ", equals(d.goal, d.result), "."]
    if d.rule == law.IDENTITY:
        return ["The derivative of ", differentiated(d.goal).body, " is 1."]
    if d.rule == law.OTHER_VARIABLE:
        goal = differentiated(d.goal)
        return [goal.body, " does not change with ", Symbol(goal.variables[0]), "."]
    if d.rule == law.SUM:
        return by_terms(d)
    return [d.rule.hint]


STILL = (law.CONSTANT, law.OTHER_VARIABLE)


def _unsigned(e: Expr) -> Expr:
    return e.body if isinstance(e, Neg) else e


def by_terms(d: Derivation) -> list[str | Expr]:
    """Term by term, and which terms vanish."""
    still = [_unsigned(differentiated(part.goal).body) for part in d.parts if part.rule in STILL]
    if not still:
        return [d.rule.hint]
    vanish = "their derivatives are 0" if len(still) > 1 else "its derivative is 0"
    does = "do" if len(still) > 1 else "does"
    return ["Differentiate term by term: ", *listed(still), f" {does} not change, so {vanish}."]
