"""Enough variants, none of them twice, equally hard, and with numbers that people like to calculate with."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.bank.checks import Draft
from quizgen.bank.numbers import literal
from quizgen.bank.weigh import MOST_MOVED
from quizgen.expr.nodes import Decimal, Expr, Integer, Quotient
from quizgen.expr.text import to_text
from quizgen.expr.walk import subtrees
from quizgen.lint.finding import Finding, variant_in_words
from quizgen.lint.subject import Subject, of_part

ENOUGH = 100
LOOKED_AT = 5000
"""So much of a space is looked through where seeds have not shown enough variants."""
BAND = MOST_MOVED / 2
LARGEST_DENOMINATOR = 999
LONGEST_DECIMAL = 7
"""Characters of a decimal in a key, its point included."""


def variants(subject: Subject) -> Iterator[Finding]:
    """There are a hundred different variants, or the template says why not."""
    few = bool(subject.template.few)
    identities = {drawn.draft.identity for drawn in subject.drawn}
    if len(identities) < ENOUGH:
        identities = _all(subject)
    if len(identities) < ENOUGH and not few:
        what = f"only {len(identities)} different variants; widen the parameters, or say why in few-variants."
        yield subject.finding("variants", what)
    if len(identities) >= ENOUGH and few:
        yield subject.finding("variants", f"{ENOUGH} variants or more, but few-variants says there are few.")


def _all(subject: Subject) -> set[tuple[object, ...]]:
    """What the variants read like, up to a hundred different ones."""
    identities = set()
    for index in range(min(LOOKED_AT, len(subject.deck))):
        if isinstance(draft := subject.deck.built(subject.deck.assignment(index)), Draft):
            identities.add(draft.identity)
        if len(identities) == ENOUGH:
            break
    return identities


def duplicates(subject: Subject) -> Iterator[Finding]:
    """Different parameters make different questions."""
    seen: dict[tuple[object, ...], Draft] = {}
    for drawn in subject.drawn:
        first = seen.setdefault(drawn.draft.identity, drawn.draft)
        if first is not drawn.draft:
            what = f"reads like the variant {variant_in_words(subject.template, first)}."
            yield subject.finding("duplicate", what, drawn)


def band(subject: Subject) -> Iterator[Finding]:
    """No variant is much harder or easier than its author says."""
    level = subject.template.difficulty
    for drawn in subject.drawn:
        difficulty = subject.deck.difficulty(drawn.draft)
        if abs(difficulty - level) >= BAND:
            what = f"{difficulty} where {level} is said: this variant is much more or less work than others."
            yield subject.finding("difficulty", what, drawn)


def humane(subject: Subject) -> Iterator[Finding]:
    """Keys have small denominators and short decimals. (Numbers beyond 9999 are never drawn.)"""
    for drawn in subject.drawn:
        for part in drawn.draft.parts:
            if part.task.tolerance is None and (ugly := _ugly(part.task.key)) is not None:
                what = f"{of_part(part)}{to_text(ugly)} in the answer {to_text(part.task.key)}."
                yield subject.finding("number", what, drawn)


def _ugly(key: Expr) -> Expr | None:
    for node in subtrees(key):
        match node:
            case Quotient(_, Integer(below)) if below > LARGEST_DENOMINATOR and literal(node) is not None:
                return node
            case Decimal(_, text) if len(text) > LONGEST_DECIMAL:
                return node
    return None
