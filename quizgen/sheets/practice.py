"""Variants for practice: a few of every question of a plan, for no student in particular."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from quizgen.bank.seeds import variant_seed
from quizgen.bank.variant import Variant
from quizgen.sheets.compose import Dealer
from quizgen.sheets.marks import with_marks
from quizgen.sheets.pick import Slot
from quizgen.values import value


@value
class Practised:
    """One question: its template as "bank/template", its title, and its variants, each different from the others."""

    template: str
    title: str
    variants: tuple[Variant, ...]


def practised(slots: Sequence[Slot], count: int, secret: bytes, *, course: str, sheet: str) -> Iterator[Practised]:
    """`count` variants for each slot, or as many as there are; two slots of one template share none of them while
    there are enough.

    The same for the same secret, course, sheet and place. FileError where a template yields no question.
    """
    dealers = {slot.template.source: Dealer(slot.template) for slot in slots}
    for number, slot in enumerate(slots, 1):
        template = f"{slot.template.bank}/{slot.template.name}"
        seeds = partial(variant_seed, secret, course=course, sheet=sheet, template=template, slot=number)
        dealt = tuple(_distinct(dealers[slot.template.source], count, seeds))
        yield Practised(template, slot.template.title, tuple(with_marks(one, slot.marks) for one in dealt))


def _distinct(dealer: Dealer, count: int, seeds: Callable[..., bytes]) -> Iterator[Variant]:
    """The next variants of the dealer, up to the first that it has dealt before; one at least."""
    for place in range(1, count + 1):
        variant = _dealt(dealer, f"practice {place}", seeds)
        if dealer.repeats and place > 1:
            return
        yield variant


def _dealt(dealer: Dealer, owner: str, seeds: Callable[..., bytes]) -> Variant:
    return dealer.deal(lambda attempt: seeds(student=owner, attempt=attempt), owner)
