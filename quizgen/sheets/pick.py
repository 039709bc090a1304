"""Which templates the lines of a plan mean: decided once for a class, so that a sheet is equally hard for everybody."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.bank.model import Bank, Template
from quizgen.bank.seeds import Choices, sheet_seed
from quizgen.sheets.plan import Exactly, Plan, Some
from quizgen.values import value


@value
class Slot:
    """One place of a sheet: the template it is drawn from; its marks, and millimetres of room for work, where the plan
    sets them."""

    template: Template
    marks: int | None
    room: int | None = None


def slots_of(plan: Plan, banks: Mapping[str, Bank], secret: bytes, course: str) -> tuple[Slot, ...]:
    """The places of every student's sheet, in the plan's order.

    "2 of a bank" takes templates that the plan does not use elsewhere, as long as there are any, before one twice.
    """
    used = [(wish.bank, wish.template) for wish in plan.questions if isinstance(wish, Exactly)]
    slots: list[Slot] = []
    for number, wish in enumerate(plan.questions):
        match wish:
            case Exactly(bank, template, marks, _, room):
                slots.append(Slot(banks[bank].templates[template], marks, room))
            case Some(count, bank, difficulty, marks, _, room):
                seed = sheet_seed(secret, course=course, sheet=plan.name, purpose=f"line {number}: {bank}")
                for taken in _taken(_fitting(banks[bank], difficulty), count, used, Choices(seed)):
                    used.append((bank, taken.name))
                    slots.append(Slot(taken, marks, room))
    return tuple(slots)


def _fitting(bank: Bank, difficulty: int | None) -> tuple[Template, ...]:
    fitting = (t for t in bank.templates.values() if difficulty in (None, t.difficulty))
    return tuple(sorted(fitting, key=lambda template: template.name))


def _taken(
    templates: tuple[Template, ...], count: int, used: Sequence[tuple[str, str]], choices: Choices
) -> tuple[Template, ...]:
    """`count` of the templates, those used least first, in an order of the seed's."""
    shuffled = choices.shuffled(templates)
    ranked = sorted(shuffled, key=lambda template: used.count((template.bank, template.name)))
    return tuple(ranked[i % len(ranked)] for i in range(count))
