"""From a plan, the banks, a roster and the course's secret to one sheet for each student.

Everybody gets the same templates and, as long as there are enough, nobody another's variant. A student's sheet depends
on the secret, the plan, the banks and the students before: a name added at the roster's end changes nobody's sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count

from quizgen.bank.checks import Draft
from quizgen.bank.draw import SMALL, Assignment, Deck, variant_of
from quizgen.bank.model import Bank, Template
from quizgen.bank.seeds import variant_seed
from quizgen.bank.variant import Variant
from quizgen.sheets.marks import with_marks
from quizgen.sheets.pick import slots_of
from quizgen.sheets.plan import Plan
from quizgen.sheets.sheet import Sheet, Student

TRIES = 64
"""Draws before a small space is looked through for what is left; in a large one 64 that are all taken do not happen."""


def compose(
    plan: Plan, banks: Mapping[str, Bank], roster: Sequence[Student], secret: bytes, *, course: str
) -> tuple[Sheet, ...]:
    """One sheet for each student, in the order of the roster. FileError where a template yields no question."""
    slots = slots_of(plan, banks, secret, course)
    dealers = {slot.template.source: Dealer(slot.template) for slot in slots}

    def seeds(template: Template, student: Student, number: int) -> Callable[[int], bytes]:
        return lambda attempt: variant_seed(
            secret, course=course, sheet=plan.name, template=f"{template.bank}/{template.name}",
            student=student.number, slot=number, attempt=attempt,
        )  # fmt: skip

    sheets = []
    for student in roster:
        questions = []
        for number, slot in enumerate(slots, 1):
            dealer = dealers[slot.template.source]
            variant = dealer.deal(seeds(slot.template, student, number), student.number)
            questions.append(with_marks(variant, slot.marks))
        sheets.append(Sheet(course, plan.name, plan.title, plan.due, student, tuple(questions)))
    return tuple(sheets)


class Dealer:
    """Deals the variants of one template to a class and remembers who has which."""

    def __init__(self, template: Template) -> None:
        self.deck = Deck(template)
        self._numbers: dict[tuple[object, ...], int] = {}
        self._number_of: dict[Assignment, int] = {}
        self._owners: dict[int, list[str]] = {}
        self._all: frozenset[int] | None = None

    def deal(self, seeds: Callable[[int], bytes], owner: str) -> Variant:
        """A variant that nobody has; where all are out, one that the fewest have, and not the owner if that can be."""
        wanted = (0, 0)
        for attempt in count():
            if attempt == TRIES:
                wanted = self._least(owner)
            seed = seeds(attempt)
            draft = self.deck.drawn(seed)
            number = self._number(draft)
            if self._rank(number, owner) <= wanted:
                self._owners.setdefault(number, []).append(owner)
                return variant_of(self.deck, seed, draft)
        raise AssertionError("count() does not end")

    def _rank(self, number: int, owner: str) -> tuple[int, int]:
        owners = self._owners.get(number, [])
        return owners.count(owner), len(owners)

    def _least(self, owner: str) -> tuple[int, int]:
        """The best rank that any variant still has."""
        if len(self.deck) > SMALL:
            return (len(self._owners), len(self._owners))
        if self._all is None:
            self._all = frozenset(self._number(draft) for draft in self.deck.every())
        return min(self._rank(number, owner) for number in self._all)

    def _number(self, draft: Draft) -> int:
        """A number for each question: two drafts that read the same have the same."""
        if draft.assignment not in self._number_of:
            self._number_of[draft.assignment] = self._numbers.setdefault(draft.identity, len(self._numbers))
        return self._number_of[draft.assignment]


def difficulty_range(sheets: Sequence[Sheet]) -> tuple[float, float]:
    """The least and the greatest total difficulty of a sheet: how fair the draw was."""
    totals = [round(sum(question.difficulty for question in sheet.questions), 2) for sheet in sheets]
    return min(totals), max(totals)


def repeated(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """The templates of which two students have the same variant, as "bank/template"."""
    seen: set[tuple[object, ...]] = set()
    twice: dict[str, None] = {}
    for sheet in sheets:
        for question in sheet.questions:
            asked = tuple((part.prompt, part.task.key) for part in question.parts)
            identity = (question.template, question.prompt, question.pictures, asked)
            if identity in seen:
                twice[question.template] = None
            seen.add(identity)
    return tuple(twice)
