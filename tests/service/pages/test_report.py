"""Which wrong answers a tutor sees as one."""

from __future__ import annotations

from fractions import Fraction

from quizgen.gradebook.reports import Common
from quizgen.service.pages.report import alike_in


def common(reading: str, times: int, *, slip: str = "", part: str = "", case: str = "") -> Common:
    return Common(case or reading, part, reading, slip, "", Fraction(0), Fraction(2), times)


def test_a_mistake_is_shared_across_variants() -> None:
    """The commonest first; what has no name is alike where the answers are."""
    forgotten = [common("cos(3*x)", 1, slip="chain"), common("cos(4*x)", 2, slip="chain")]
    unnamed = [common("1", 1, case="one key"), common("1", 1, case="another key"), common("x", 1)]
    assert alike_in([*unnamed, *forgotten], ()) == [forgotten, unnamed[:2], unnamed[2:]]


def test_parts_and_named_mistakes_are_kept_apart() -> None:
    """A letter says nothing where each student has an order of their own."""
    a, b, c = common("A", 1, part="a"), common("B", 1, part="a"), common("A", 1, part="b")
    assert alike_in([a, b, c], {"a"}) == [[a, b], [c]]
