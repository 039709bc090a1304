"""Which question somebody sees at a placement: the same one whenever it is asked for. Runs in workers."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from quizgen.bank.draw import draw
from quizgen.bank.load import load_banks
from quizgen.bank.seeds import EXAMPLE_SEED, variant_seed
from quizgen.bank.variant import Variant
from quizgen.expr.text import to_text
from quizgen.registry import UnknownName
from quizgen.service import placed
from quizgen.service.jobs import Folders, read_again
from quizgen.sheets.compose import Dealer
from quizgen.sheets.marks import with_marks
from quizgen.sheets.pick import Slot
from quizgen.values import value


@value
class Source:
    """What the questions of a placement are drawn from; `questions` are lines as in a plan.

    `edition` counts how often the banks were corrected while the service runs.
    """

    folders: Folders
    edition: int
    questions: tuple[str, ...]
    sheet: str
    course: str
    secret: bytes


@value
class Asked:
    """One question of one person: `whose` decides with `draw` which variant; `number` counts from 1."""

    source: Source
    whose: str
    number: int
    draw: int = 0


def slots_in(source: Source) -> tuple[Slot, ...]:
    """The places of the sheet; FileError where a line or a bank is wrong."""
    _corrected(source.edition)
    return _slots(source)


@lru_cache(maxsize=4096)
def drawn(asked: Asked) -> Variant:
    """The question; UnknownName where there is none of this number. Everyone's later draws differ from their earlier
    ones, as long as there are others."""
    source = asked.source
    slot = _slot(source, asked.number)
    template = f"{slot.template.bank}/{slot.template.name}"
    dealer = Dealer(slot.template)

    def dealt(draw: int) -> Variant:
        def seed(attempt: int) -> bytes:
            return variant_seed(
                source.secret, course=source.course, sheet=source.sheet, template=template,
                student=f"{asked.whose} {draw}", slot=asked.number, attempt=attempt,
            )  # fmt: skip

        return dealer.deal(seed, asked.whose)

    return with_marks([dealt(draw) for draw in range(asked.draw + 1)][-1], slot.marks)


@lru_cache(maxsize=1024)
def example(source: Source, number: int) -> Variant:
    """The variant of a question that everybody may see; UnknownName where there is none of this number."""
    slot = _slot(source, number)
    return with_marks(draw(slot.template, EXAMPLE_SEED), slot.marks)


def redrawn(asked: Asked, parameters: str) -> Variant | None:
    """The question again, perhaps with a corrected key; None where its parameters (a digest) are others by now."""
    try:
        variant = drawn(asked)
    except UnknownName:
        return None
    return variant if parameters_of(variant) == parameters else None


def parameters_of(variant: Variant) -> str:
    """A digest of the parameters: after a template was corrected, it says whether the same question was asked."""
    said = (f"{name}={e if isinstance(e, str) else to_text(e)};" for name, e in variant.parameters)
    return blake2b("".join(said).encode(), digest_size=6).hexdigest()


def look_through(folders: Folders) -> None:
    """Raises FileError where a bank, as its file is now, is wrong."""
    load_banks(folders)


def size(source: Source) -> int:
    """How many questions there are; FileError where a line or a bank is wrong."""
    return len(slots_in(source))


def _slot(source: Source, number: int) -> Slot:
    slots = slots_in(source)
    if not 0 < number <= len(slots):
        raise UnknownName("question", str(number), tuple(str(known) for known in range(1, len(slots) + 1)))
    return slots[number - 1]


@lru_cache(maxsize=64)
def _slots(source: Source) -> tuple[Slot, ...]:
    return placed.slots(source.folders, source.questions, source.sheet, source.course, source.secret)


@lru_cache(maxsize=1)
def _corrected(edition: int) -> None:
    """Once for each edition after the first, what this process knows of banks is forgotten."""
    if edition:
        read_again()
