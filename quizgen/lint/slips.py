"""Slips must show: in no variant may a mistake give the right answer, or a named one the same as another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeAlias

from quizgen.answers.kinds import KINDS
from quizgen.answers.reading import put_in
from quizgen.bank.checks import DraftPart
from quizgen.bank.fill import Value
from quizgen.bank.keys import BadKey
from quizgen.bank.model import PartTemplate
from quizgen.bank.numbers import rational
from quizgen.calculus.candidates import mistakes
from quizgen.calculus.derivation import Derivation
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Derivative, Expr
from quizgen.expr.text import to_text
from quizgen.expr.walk import symbols
from quizgen.lint.finding import Finding
from quizgen.lint.subject import Drawn, Subject, of_part
from quizgen.marking.probe import probe
from quizgen.values import replaced


def confusions(subject: Subject) -> Iterator[Finding]:
    """What wrong samples and slips give differs from the key, and slips from each other, in every variant."""
    for drawn in subject.drawn:
        for source, part in subject.parts(drawn):
            yield from _confused(subject, drawn, source, part)


def _confused(subject: Subject, drawn: Drawn, source: PartTemplate, part: DraftPart) -> Iterator[Finding]:
    if part.task.kind not in ("expression", "number", "vector") or part.task.tolerance is not None:
        return
    seen: list[tuple[str, Expr]] = [("the key", _whole(part.task.key, part))]
    for sample in source.samples:
        if sample.right:
            continue
        try:
            response = _whole(subject.sample(sample, drawn), part)
        except BadKey:
            continue
        for what, other in seen if sample.slip else seen[:1]:
            if _same(response, other, part):
                told = f"{of_part(part)}{sample.slip or 'a wrong sample'} gives {to_text(response)}, as does {what}."
                yield subject.finding("confusion", told, drawn, sample.source)
        if sample.slip:
            seen.append((sample.slip, response))


def _same(response: Expr, other: Expr, part: DraftPart) -> bool:
    """Proved equal, where the sieve does not see at once that it is not."""
    if not probe(response, other, sorted(symbols(response) | symbols(other))).may_be(other):
        return False
    return isinstance(KINDS.get(part.task.kind).judge(response, replaced(part.task, key=other)).verdict, Equal)


def _whole(e: Expr, part: DraftPart) -> Expr:
    return put_in(e, part.task.given)


FAMILIES = ("chain", "product", "quotient", "power")
"""Mal-rules of the laws that a question is about. (To forget the minus of -7 is no mistake in any derivative.)"""
REDONE = 12
"""Variants in which every mal-rule is followed."""


def unseen(subject: Subject) -> Iterator[Finding]:
    """A mistake that is wrong in most variants of a function is wrong in all, or some students get their marks for it.

    Where it comes out right for a function whatever the numbers are, it is none: u v + u' v' with v = e^x.
    """
    alike: dict[Functions, list[Drawn]] = defaultdict(list)
    for drawn in subject.few(REDONE):
        alike[_functions(drawn)].append(drawn)
    for variants in alike.values():
        shown: dict[tuple[int, str], list[Drawn]] = defaultdict(list)
        for drawn in variants:
            for number, part in enumerate(drawn.draft.parts):
                for rule in sorted({rule for d in part.derivations for rule in _come_right(d, part)}):
                    shown[number, rule].append(drawn)
        for (number, rule), right in shown.items():
            if 2 * len(right) <= len(variants):
                what = f"{rule} comes out right here, though it is a mistake in most variants."
                yield subject.finding("unseen", of_part(right[0].draft.parts[number]) + what, right[0])


Functions: TypeAlias = tuple[Value, ...]
"""What stands for parameters that are no numbers."""


def _functions(drawn: Drawn) -> Functions:
    return tuple(v for v in drawn.draft.assignment if isinstance(v, str) or rational(v) is None)


def _come_right(d: Derivation, part: DraftPart) -> Iterator[str]:
    """The mal-rules that, followed at one step, lead to the right result."""
    if not isinstance(d.goal, Derivative) or not symbols(d.result):
        return
    sieve = probe(d.result, d.result, sorted(symbols(d.goal) | symbols(d.result)))
    for candidate in mistakes(d):
        found = candidate.rule.id.split(".")[0] in FAMILIES and sieve.may_be(candidate.gives)
        if found and isinstance(decide(candidate.gives, d.result, assume=part.task.assume), Equal):
            yield candidate.rule.id
