"""From a plan, the banks, a roster and the course's secret to one sheet for each student.

Everybody gets the same templates and, as long as there are enough, nobody another's variant. A student's sheet depends
on the secret, the plan, the banks and the students before: a name added at the roster's end changes nobody's sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count

from quizgen.bank.checks import Draft
from quizgen.bank.draw import SMALL, Assignment, Deck, variant_of
from quizgen.bank.model import Bank, Template
from quizgen.bank.seeds import variant_seed
from quizgen.bank.variant import Variant
from quizgen.sheets.marks import with_marks
from quizgen.sheets.pick import Slot, slots_of
from quizgen.sheets.plan import Plan
from quizgen.sheets.sheet import Sheet, Student

TRIES = 64
"""Draws before a small space is looked through for what is left; in a large one 64 that are all taken do not happen."""


def compose(
    plan: Plan, banks: Mapping[str, Bank], roster: Iterable[Student], secret: bytes, *, course: str
) -> Iterator[Sheet]:
    """One sheet for each student, in the order of the roster, drawn when it is asked for.

    FileError where a template yields no question.
    """
    return map(Composer(plan, banks, secret, course=course).sheet_of, roster)


class Composer:
    """Composes one sheet after the other; what it keeps of them is who has which variant, and how hard they are."""

    def __init__(self, plan: Plan, banks: Mapping[str, Bank], secret: bytes, *, course: str) -> None:
        self._plan, self._secret, self._course = plan, secret, course
        self.slots = slots_of(plan, banks, secret, course)
        self._dealers = {slot.template.source: Dealer(slot.template) for slot in self.slots}
        self._difficulties: set[float] = set()

    def sheet_of(self, student: Student) -> Sheet:
        """The next student's sheet; FileError where a template yields no question."""
        plan = self._plan
        questions = tuple(self._dealt(slot, student, number) for number, slot in enumerate(self.slots, 1))
        self._difficulties.add(round(sum(question.difficulty for question in questions), 2))
        return Sheet(self._course, plan.name, plan.title, plan.due, student, questions)

    @property
    def difficulty(self) -> tuple[float, float]:
        """The least and the greatest total difficulty of a sheet so far: how fair the draw was."""
        return min(self._difficulties), max(self._difficulties)

    @property
    def repeated(self) -> tuple[str, ...]:
        """The templates of which two students have the same variant, or one has it twice, as "bank/template"."""
        return tuple(_full_name(dealer.deck.template) for dealer in self._dealers.values() if dealer.repeats)

    def _dealt(self, slot: Slot, student: Student, number: int) -> Variant:
        def seed(attempt: int) -> bytes:
            return variant_seed(
                self._secret, course=self._course, sheet=self._plan.name, template=_full_name(slot.template),
                student=student.number, slot=number, attempt=attempt,
            )  # fmt: skip

        return with_marks(self._dealers[slot.template.source].deal(seed, student.number), slot.marks)


def _full_name(template: Template) -> str:
    return f"{template.bank}/{template.name}"


class Dealer:
    """Deals the variants of one template to a class and remembers who has which; `repeats`: somebody's twice.

    Nobody gets a variant that more people have than `_dealt_to_all`, unless that is what is left for them.
    """

    def __init__(self, template: Template) -> None:
        self.deck = Deck(template)
        self.repeats = False
        self._numbers: dict[tuple[object, ...], int] = {}
        self._number_of: dict[Assignment, int] = {}
        self._owners: dict[int, list[str]] = {}
        self._all: frozenset[int] = frozenset()
        self._dealt_to_all = 0

    def deal(self, seeds: Callable[[int], bytes], owner: str) -> Variant:
        """A variant that nobody has; where all are out, one that the fewest have, and not the owner if that can be."""
        wanted = (0, self._dealt_to_all)
        for attempt in count():
            if attempt == TRIES:
                wanted = self._least(owner)
            seed = seeds(attempt)
            assignment = self.deck.chosen(seed)
            number = self._number(assignment)
            if self._rank(number, owner) <= wanted:
                self.repeats |= number in self._owners
                self._owners.setdefault(number, []).append(owner)
                return variant_of(self.deck, seed, self.deck.drawn(seed))
        raise AssertionError("count() does not end")

    def _rank(self, number: int, owner: str) -> tuple[int, int]:
        owners = self._owners.get(number, [])
        return owners.count(owner), len(owners)

    def _least(self, owner: str) -> tuple[int, int]:
        """The best rank that any variant still has."""
        if len(self.deck) > SMALL:
            return (len(self._owners), len(self._owners))
        if not self._all:
            self._all = frozenset(map(self._number, self.deck.sound()))
        self._dealt_to_all = min(len(self._owners.get(number, ())) for number in self._all)
        return min(self._rank(number, owner) for number in self._all)

    def _number(self, assignment: Assignment) -> int:
        """A number for each question: two that read the same have the same."""
        if assignment not in self._number_of:
            draft = self.deck.built(assignment)
            assert isinstance(draft, Draft)
            self._number_of[assignment] = self._numbers.setdefault(draft.identity, len(self._numbers))
        return self._number_of[assignment]
