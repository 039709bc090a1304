"""Exports of questions that quizgen comes with, drawn from a fixed secret."""

from __future__ import annotations

from functools import cache

from quizgen.bank.load import load_banks
from quizgen.bank.model import Bank
from quizgen.render.lms.foreseen import Export, posed
from quizgen.resources import folder
from quizgen.sheets.pick import Slot
from quizgen.sheets.practice import practised

SECRET = bytes(32)


@cache
def banks() -> dict[str, Bank]:
    return load_banks((folder("banks"),))


def export(*names: str, variants: int = 3, launch: str = "") -> Export:
    """These templates, named bank/template, with so many variants."""
    pairs = [name.split("/") for name in names]
    slots = [Slot(banks()[bank].templates[template], None) for bank, template in pairs]
    drawn = practised(slots, variants, SECRET, course="Tests", sheet="samples")
    return Export("samples", "Samples", tuple(map(posed, drawn)), launch)
