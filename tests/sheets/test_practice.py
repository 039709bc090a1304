"""Variants for practice: distinct, repeatable, and nobody's."""

from __future__ import annotations

from quizgen.bank.load import load_banks
from quizgen.resources import folder
from quizgen.sheets.pick import Slot
from quizgen.sheets.practice import practised

BANKS = load_banks((folder("banks"),))
POWER = BANKS["chain-rule"].templates["sine-of-a-power"]


def parameters(secret: bytes, count: int = 5, slots: int = 1) -> list[list[object]]:
    found = practised([Slot(POWER, 4)] * slots, count, secret, course="Maths", sheet="week-01")
    return [[variant.parameters for variant in one.variants] for one in found]


def test_the_same_secret_draws_the_same_variants_and_another_others() -> None:
    """All of them different, also in two places of one sheet."""
    [[*first], [*second]] = parameters(bytes(32), slots=2)
    assert [first, second] == parameters(bytes(32), slots=2)
    assert parameters(bytes(31) + b"x", slots=2) != [first, second]
    assert len({str(one) for one in first + second}) == 10


def test_the_plan_s_marks_are_theirs() -> None:
    """Shared among parts as on a sheet."""
    [one] = practised([Slot(POWER, 7)], 2, bytes(32), course="Maths", sheet="week-01")
    assert [variant.marks for variant in one.variants] == [7, 7]


def test_where_there_are_fewer_variants_there_are_fewer() -> None:
    """Rather than one of them twice."""
    few = [t for bank in BANKS.values() for t in bank.templates.values() if t.few]
    smallest = min(few, key=lambda t: [len(p.values) for p in t.parameters] or [1])
    [one] = practised([Slot(smallest, None)], 1000, bytes(32), course="Maths", sheet="week-01")
    assert 1 <= len(one.variants) < 1000
    assert len({str(variant.parameters) for variant in one.variants}) == len(one.variants)
