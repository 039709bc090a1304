"""What judging one response finds: verdicts with their evidence, the share that is right, and what a person should
know."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from quizgen.equivalence.verdict import (
    Certificate,
    Continues,
    Different,
    Equal,
    NotDefined,
    NotDefinedAt,
    RightOnly,
    Undecided,
    Unlike,
    Verdict,
)
from quizgen.equivalence.verdict import Finding as Remark
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.walk import subtrees
from quizgen.values import value

SHAPE = "shape"
"""What decided where there was nothing to compare: a component is missing, or called the wrong thing."""


@value
class Finding:
    """One thing about a response: `code` for programs and tables ("vector.swapped"), `message` for the student.

    `discreet` says it without giving any of the right answer away, where the message does.
    """

    code: str
    message: str
    discreet: str = ""


@value
class Component:
    """One component of the key beside what the student gave for it; None where there is nothing to compare.

    `credit` is the share of it that is proved right, 0 to 1.
    """

    label: str
    response: Expr | None
    key: Expr | None
    verdict: Verdict
    credit: Fraction = Fraction(0)


@value
class Judgement:
    """`verdict` is of the whole. `credit` is the share of the answer that is proved right, 0 to 1. `components` come in
    the order of the key, those that are extra last.

    `instead` is another reading of the same text, set where only that reading is right: then which one was meant is
    to be asked, and the verdict (that of the usual reading) must not count as wrong.
    """

    verdict: Verdict
    credit: Fraction
    findings: tuple[Finding, ...] = ()
    components: tuple[Component, ...] = ()
    instead: Expr | None = None

    def credits(self, count: int) -> tuple[Fraction, ...]:
        """The share of each of the key's `count` components that is earned: its own, and less where the whole lost
        something beside it, for a component too many. Together they are the credit of the whole."""
        own = [part.credit for part in self.components if part.key is not None]
        own = (own + [Fraction(0)] * count)[:count]
        kept = self.credit * count / sum(own) if any(own) else Fraction(0)
        return tuple(credit * kept for credit in own)

    def check(self, assume: tuple[Relation, ...] = ()) -> bool:
        """Every component's evidence holds when it is checked again, by other code than found it."""
        return all(_holds(component, assume) for component in self.components)


@value
class Componentwise:
    """Evidence that a list equals a list: each item beside the one it equals, and why."""

    items: tuple[tuple[Expr, Expr, Certificate], ...]

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        within_left, within_right = set(subtrees(left)), set(subtrees(right))
        return all(
            mine in within_left and keys in within_right and why.check(mine, keys, assume)
            for mine, keys, why in self.items
        )

    def describe(self) -> str:
        return "; ".join(why.describe() for _, _, why in self.items)


def single(response: Expr, key: Expr, verdict: Verdict, findings: Iterable[Finding] = ()) -> Judgement:
    """The judgement of an answer that is one formula: all or nothing."""
    credit = Fraction(1 if isinstance(verdict, Equal) else 0)
    return Judgement(verdict, credit, (*remarks(verdict), *findings), (Component("", response, key, verdict),))


def remarks(verdict: Verdict) -> tuple[Finding, ...]:
    """The findings that a verdict carries, as findings about the answer."""
    match verdict:
        case Equal(_, _, findings) | Different(_, _, findings):
            return tuple(Finding(_code(remark), _sentence(str(remark))) for remark in findings)
        case Undecided():
            return ()


def together(components: Iterable[Component]) -> Verdict:
    """The verdict on a list: Different as soon as one component is, Equal when all are."""
    components = tuple(components)
    for sort in (Different, Undecided):
        for component in components:
            if isinstance(component.verdict, sort):
                return component.verdict
    return Equal("componentwise", Componentwise(tuple(map(_evidence, components))))


def misshapen(reason: str) -> Different:
    """Different already in what it consists of: "a vector of 3 components, not of 2"."""
    return Different(SHAPE, Unlike(reason))


def _evidence(component: Component) -> tuple[Expr, Expr, Certificate]:
    match component:
        case Component(_, response, key, Equal(_, certificate)) if response is not None and key is not None:
            return response, key, certificate
        case _:
            raise ValueError(f"not an equal component: {component.label}")


def _holds(component: Component, assume: tuple[Relation, ...]) -> bool:
    if component.response is None or component.key is None:
        return True
    match component.verdict:
        case Equal(_, evidence) | Different(_, evidence):
            asked = component.verdict.by != SHAPE
            return not asked or evidence.check(component.response, component.key, assume)
        case Undecided():
            return True


def _code(remark: Remark) -> str:
    match remark:
        case RightOnly():
            return "domain.partly-right"
        case NotDefined("key") | NotDefinedAt("key") | Continues("key"):
            return "domain.wider"
        case NotDefined() | Continues():
            return "domain.narrower"
        case NotDefinedAt():
            return "domain.point-missing"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip(".") + "."
