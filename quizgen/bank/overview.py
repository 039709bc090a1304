"""All templates in one table: what they are about, how hard they are, and how many variants they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.bank.checks import Draft
from quizgen.bank.draw import Deck, admitted, values_of
from quizgen.bank.model import Bank, Template
from quizgen.values import value

LOOKED_AT = 4000
"""Of a larger space so many places, evenly spread, are looked at."""


@value
class Row:
    """`variants`: how many there are, to two figures where they are many."""

    topic: str
    template: str
    title: str
    difficulty: int
    marks: int
    kinds: tuple[str, ...]
    variants: int


def rows(banks: Iterable[Bank]) -> Iterator[Row]:
    """A row for each template, in the order of the banks."""
    for bank in banks:
        for template in bank.templates.values():
            kinds = tuple(dict.fromkeys(part.answer.kind for part in template.parts))
            name = f"{bank.name}/{template.name}"
            yield Row(
                bank.topic, name, template.title, template.difficulty, template.marks, kinds, variants(template)
            )


def variants(template: Template) -> int:
    """How many variants the conditions leave, in a small space exactly."""
    deck = Deck(template)
    if template.few:
        found = (deck.built(deck.assignment(place)) for place in range(min(LOOKED_AT, len(deck))))
        return len({draft.identity for draft in found if isinstance(draft, Draft)})
    step = -(-len(deck) // LOOKED_AT)
    places = range(0, len(deck), step + (step > 1 and step % 2 == 0))
    left = sum(admitted(template, values_of(template, deck.assignment(place))) for place in places)
    return _two_figures(left * len(deck) // len(places))


def _two_figures(count: int) -> int:
    scale = 10 ** max(0, len(str(count)) - 2)
    return int(count // scale * scale)


def markdown(table: Iterable[Row]) -> Iterator[str]:
    """The table's lines, a heading for each topic."""
    topic = None
    for row in table:
        if row.topic != topic:
            topic = row.topic
            yield from ("", f"### {topic[:1].upper()}{topic[1:]}", "")
            yield from ("| template | question | difficulty | marks | kinds | variants |", "|---|---|---|---|---|---|")
        yield (f"| `{row.template}` | {row.title} | {row.difficulty} | {row.marks} | {', '.join(row.kinds)} "
               f"| {row.variants} |")  # fmt: skip
