"""What changes the value is never Equal, and any two formulas are judged as mpmath judges them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import islice
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Apart, Different, Equal, Undecided
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from tests.exhaustive.changes import CHANGES, changed
from tests.exhaustive.oracle import agree, differ, mp, value
from tests.exhaustive.strategies import formulas, inside, points, thorough, trees

pytestmark = pytest.mark.exhaustive
EXAMPLES = 500
"""For each kind of change."""
MOST_UNDECIDED = 0.02
MOST_ONE_SIDED = 0.01
PLACES = 30


@st.composite
def pairs(draw: st.DrawFn, kind: str) -> tuple[Expr, Expr]:
    """A formula, and the same formula after one change."""
    e = draw(formulas())
    others = list(islice(changed(e, CHANGES[kind]), PLACES))
    assume(others)
    return e, draw(st.sampled_from(others))


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_is_noticed(kind: str) -> None:
    """Where mpmath sees a difference inside both domains the verdict is Different, seldom Undecided, never Equal."""
    tally: Counter[str] = Counter()

    @thorough(max_examples=EXAMPLES)
    @given(pairs(kind))
    def check(pair: tuple[Expr, Expr]) -> None:
        left, right = pair
        assume(any(differ(left, right, point) for point in points(left, right)))
        shown = f"{to_text(left)}  !=  {to_text(right)}"
        verdict = decide(left, right)
        tally[type(verdict).__name__] += 1
        match verdict:
            case Equal(by):
                pytest.fail(f"{shown}: Equal by {by}")
            case Different(_, witness):
                if not witness.check(left, right):
                    pytest.fail(f"witness fails: {shown}")
                if witness.check(left, left):
                    pytest.fail(f"witness proves too much: {shown}")
                if isinstance(witness, Apart):
                    _agrees_with_mpmath(left, right, witness)
        back = decide(right, left)
        if isinstance(back, Equal):
            pytest.fail(f"the other way round: {shown}: Equal by {back.by}")
        tally["in one order only"] += type(back) is not type(verdict)

    check()
    count = tally["Different"] + tally["Undecided"]
    assert tally["Undecided"] <= MOST_UNDECIDED * count, tally
    assert tally["in one order only"] <= MOST_ONE_SIDED * count, tally


def _agrees_with_mpmath(left: Expr, right: Expr, witness: Apart) -> None:
    """The values that a student is shown are those of mpmath, unless it cannot tell."""
    point: dict[str, Fraction] = dict(witness.point)
    a, b = value(left, point, 400), value(right, point, 400)
    if a is not None and a == b:
        pytest.fail(f"{to_text(left)}  =  {to_text(right)} at {point}")
    for e, exact, seen in ((left, a, witness.response), (right, b, witness.key)):
        if exact is not None and not agree(exact, _read(seen), 8):
            pytest.fail(f"{to_text(e)} at {point} is {exact}, not {seen}")


def _read(seen: str) -> Any:
    """A value as it is shown: 3/7, 1.25, 0.4041267397…, 3.68…e-9."""
    top, _, bottom = seen.replace("…", "").partition("/")
    return mp.mpf(top) / mp.mpf(bottom or 1)


@thorough(max_examples=1000)
@given(st.data())
def test_any_two_formulas_are_judged_as_numbers_judge_them(data: st.DataObject) -> None:
    """Small formulas in one variable, many of them equal by chance: Equal where values agree, Different where they do
    not."""
    left, right = data.draw(trees(("x",), 3)), data.draw(trees(("x",), 3))
    common = inside(left, right)
    assume(common)
    unlike = any(differ(left, right, point) for point in common)
    verdict = decide(left, right)
    shown = f"{to_text(left)} and {to_text(right)}: {verdict}"
    match verdict:
        case Equal():
            assert not unlike, shown
        case Different(_, Apart() as witness):
            _agrees_with_mpmath(left, right, witness)
        case Different():
            assert unlike, shown
        case Undecided():
            pass
    if unlike:
        assert not isinstance(verdict, Equal), shown
