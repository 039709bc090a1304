"""What a variant's samples are, and what the commonest slips would make of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from quizgen.bank.draw import values_of
from quizgen.bank.fill import fill
from quizgen.bank.keys import work_out
from quizgen.bank.model import Definition, Template
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.candidates import mistakes
from quizgen.calculus.tidy import answer
from quizgen.expr.nodes import Derivative, Expr, Symbol
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import subtrees
from quizgen.prose import plain

MOST = 8
"""So many slips are shown of each part."""


def slip_table(template: Template, variant: Variant) -> Iterator[str]:
    """A line for each sample, then one for each slip that marking would recognise."""
    assignment = tuple(value for _, value in variant.parameters)
    values = values_of(template, assignment)
    definitions = tuple(Definition(d.name, d.arguments, fill(d.body, values)) for d in template.definitions)
    for source, part in zip(template.parts, variant.parts, strict=True):
        label = f"({part.label}) " if part.label else ""
        if part.choices:
            yield f"{label}Choices"
            yield from _aligned(_chosen(part))
        rows = [
            (work_out(fill(sample.expr, values), definitions).expr, sample.slip or _verdict(right=sample.right))
            for sample in source.samples
        ]
        if rows:
            yield f"{label}Samples"
            yield from _aligned([(to_unicode(e), said) for e, said in rows])
        if slips := list(islice(_slips(part), MOST)):
            yield f"{label}Slips that would be recognised"
            yield from _aligned([(to_unicode(e), rule) for e, rule in slips])


def _verdict(*, right: bool) -> str:
    return "right" if right else "wrong"


def _chosen(part: Part) -> list[tuple[str, str]]:
    """Each choice with what is said of it: that it is right, or its slip, or what its author says."""
    right = set(subtrees(part.task.key))
    return [
        (f"{letter}   {plain(choice.words)}".rstrip(),
         _verdict(right=True) if Symbol(letter) in right else choice.slip or choice.why or _verdict(right=False))
        for letter, choice in part.lettered
    ]  # fmt: skip


def _slips(part: Part) -> Iterator[tuple[Expr, str]]:
    """What comes out of single mistakes in the derivation of the key, each answer once."""
    seen = {part.task.key}
    for derivation in part.derivations:
        if derivation.result != part.task.key or not isinstance(derivation.goal, Derivative):
            continue
        for candidate in mistakes(derivation):
            gives = answer(candidate.gives)
            if gives not in seen:
                seen.add(gives)
                yield gives, candidate.rule.id


def _aligned(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = min(44, max(len(typed) for typed, _ in rows))
    for typed, word in rows:
        yield f"    {typed:{width}}   {word}"
    yield ""
