"""A template under inspection: its variants for seeds 0, 1, 2, ..., each worked out once and shared by all checks."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.bank.checks import Draft, DraftPart
from quizgen.bank.draw import Deck, values_of
from quizgen.bank.fill import Value, fill
from quizgen.bank.keys import work_out
from quizgen.bank.model import PartTemplate, Sample, Source, Template
from quizgen.bank.variant import Part
from quizgen.expr.nodes import Expr
from quizgen.lint.finding import Finding, name_of, variant_in_words
from quizgen.values import value


def seed_of(number: int) -> bytes:
    """The seed that `quizgen lint` and `quizgen preview` call by this number."""
    return number.to_bytes(32, "big")


@value
class Drawn:
    """One variant and the first seed that drew it."""

    seed: int
    draft: Draft


class Subject:
    """`drawn` are the different variants, in the order of their seeds."""

    def __init__(self, template: Template, count: int) -> None:
        self.template = template
        self.deck = Deck(template)
        found: dict[object, Drawn] = {}
        for seed in range(count):
            draft = self.deck.drawn(seed_of(seed))
            found.setdefault(draft.assignment, Drawn(seed, draft))
        self.drawn = tuple(found.values())

    def few(self, count: int) -> tuple[Drawn, ...]:
        """The first variants."""
        return self.drawn[:count]

    def finding(self, check: str, what: str, drawn: Drawn | None = None, source: Source | None = None) -> Finding:
        """What is wrong: here, or where `source` says; as `drawn` shows."""
        seed = None if drawn is None else drawn.seed
        variant = "" if drawn is None else variant_in_words(self.template, drawn.draft)
        return Finding(check, name_of(self.template), source or self.template.source, what, seed, variant)

    def parts(self, drawn: Drawn) -> Iterator[tuple[PartTemplate, DraftPart]]:
        """What the author wrote of each part, beside what was drawn."""
        return zip(self.template.parts, drawn.draft.parts, strict=True)

    def sample(self, sample: Sample, drawn: Drawn) -> Expr:
        """The response that a sample is in this variant."""
        return work_out(fill(sample.expr, self.values(drawn)), drawn.draft.definitions).expr

    def values(self, drawn: Drawn) -> dict[str, Value]:
        return values_of(self.template, drawn.draft.assignment)


def part_of(drawn: DraftPart) -> Part:
    """The part as it stands in a Variant."""
    return Part(drawn.label, drawn.prompt, drawn.task, Fraction(drawn.marks), drawn.derivations)


def of_part(part: DraftPart) -> str:
    """ "part (b): ", or "" in a question of a single part."""
    return f"part ({part.label}): " if part.label else ""
