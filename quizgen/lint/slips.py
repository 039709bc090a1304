"""Named slips must show: in no variant may one give the right answer, or the same answer as another."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.answers.kinds import KINDS
from quizgen.answers.reading import put_in
from quizgen.bank.checks import DraftPart
from quizgen.bank.keys import BadKey
from quizgen.bank.model import PartTemplate
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr
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
