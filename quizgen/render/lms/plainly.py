"""Questions for systems that cannot read formulas: every part becomes a choice or numbers to type in, or is left out.

A formula can be chosen among others, or its value typed in; of a question with formulas there are two items, one of
each sort, for tutors to take what suits them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal, TypeAlias

from quizgen.bank.variant import Part, Variant
from quizgen.render.lms.choices import Choice, as_choice
from quizgen.render.lms.export import WHOLE, LeftOut, named
from quizgen.render.lms.foreseen import Export, Foreseen, Posed
from quizgen.render.lms.points import Entry, as_entries
from quizgen.values import value

Sort: TypeAlias = Literal["choices", "values"]
Plain: TypeAlias = Choice | tuple[Entry, ...]

NOT_ASKED: Final = "(This part is not asked here.)"

GENERAL: Final = (
    LeftOut("all questions", "formulas that students type", "the format compares no formulas: they choose one, or type "
            "a value at a stated point"),
    LeftOut("all questions", "marks for method", "a choice or a number shows none"),
)  # fmt: skip


@value
class Item:
    """One variant of a question as one sort; `number` is the question's, `place` the variant's, both from 1.

    `asked` has None for a part that is left out.
    """

    question: Posed
    number: int
    place: int
    sort: Sort
    asked: tuple[Plain | None, ...]

    @property
    def variant(self) -> Variant:
        return self.question.variants[self.place - 1]

    @property
    def parts(self) -> tuple[Part, ...]:
        return self.variant.parts

    @property
    def chosen(self) -> tuple[bool, ...]:
        """Which parts are choices, to which the words lead that stand before an answer on paper."""
        return tuple(isinstance(asked, Choice) for asked in self.asked)

    @property
    def name(self) -> str:
        return f"{self.question.template}-{self.number}-{self.place}-{self.sort}"

    @property
    def title(self) -> str:
        return f"{self.question.title}, variant {self.place}" + (" (value)" if self.sort == "values" else "")


def items_of(export: Export) -> tuple[tuple[Item, ...], tuple[LeftOut, ...]]:
    """All items, and what no item carries."""
    items: list[Item] = []
    left_out = list(GENERAL)
    for number, question in enumerate(export.questions, 1):
        found = tuple(_of_question(question, number))
        items += found
        left_out += _missing(question, found)
    return tuple(items), tuple(dict.fromkeys(left_out))


def _of_question(question: Posed, number: int) -> Iterator[Item]:
    sorts: tuple[Sort, ...] = ("choices", "values")
    for place, variant in enumerate(question.variants, 1):
        made: list[tuple[Plain | None, ...]] = []
        for sort in sorts:
            slips = question.slips[place - 1]
            asked = tuple(
                plain(part, found, variant.seed, sort) for part, found in zip(variant.parts, slips, strict=True)
            )
            if any(asked) and asked not in made:
                made.append(asked)
                yield Item(question, number, place, sort, asked)


def plain(part: Part, slips: tuple[Foreseen, ...], seed: bytes, sort: Sort) -> Plain | None:
    """The part in this sort, or in the other where it has only that; None where it has neither."""
    if part.choices:
        return as_choice(part, slips, seed)
    if part.task.kind == "number":
        return as_entries(part, slips) or as_choice(part, slips, seed)
    chosen, typed = as_choice(part, slips, seed), as_entries(part, slips)
    return (chosen or typed or None) if sort == "choices" else (typed or chosen)


def _missing(question: Posed, items: tuple[Item, ...]) -> Iterator[LeftOut]:
    why = "no slips are known to choose among, and no values fit"
    if not items:
        yield LeftOut(question.template, WHOLE, why)
        return
    carried = {item.place for item in items}
    for place in range(1, len(question.variants) + 1):
        if place not in carried:
            yield LeftOut(question.template, f"variant {place}", why)
    for item in items:
        for part, asked in zip(item.parts, item.asked, strict=True):
            where = named(item.variant, part)
            if asked is None:
                why = "too few slips are known to choose among, and it has no value to type in"
                yield LeftOut(where, f"this part of variant {item.place}", why)
            elif part.follows is not None:
                yield LeftOut(where, "marks that follow from a wrong earlier part", "it is marked by itself")
    for part in question.variants[0].parts:
        if part.task.kind == "number" and part.task.tolerance is None and not part.choices:
            why = "the format has no fractions: three significant figures are right"
            yield LeftOut(named(question.variants[0], part), "the exact value, where it is no whole number", why)
        if part.task.form:
            yield LeftOut(named(question.variants[0], part), "the form asked for", "nothing is typed that has a form")
