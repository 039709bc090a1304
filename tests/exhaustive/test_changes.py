"""What changes the value is never Equal, and any two formulas are judged as mpmath judges them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import islice

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Apart, Different, Equal, Undecided
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from tests.exhaustive.changes import CHANGES, changed
from tests.exhaustive.oracle import differ, value
from tests.exhaustive.strategies import formulas, inside, points, thorough

pytestmark = pytest.mark.exhaustive
EXAMPLES = 500
"""For each kind of change."""
MOST_UNDECIDED = 0.03
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
                raise AssertionError(f"{shown}: Equal by {by}")
            case Different(_, witness):
                assert witness.check(left, right), f"witness fails: {shown}"
                assert not witness.check(left, left), f"witness proves too much: {shown}"
                if isinstance(witness, Apart):
                    _agrees_with_mpmath(left, right, witness)
        back = decide(right, left)
        assert not isinstance(back, Equal), f"the order matters: {shown}"
        tally["in one order only"] += type(back) is not type(verdict)

    check()
    count = tally["Different"] + tally["Undecided"]
    assert tally["Undecided"] <= MOST_UNDECIDED * count, tally
    assert tally["in one order only"] <= MOST_ONE_SIDED * count, tally


def _agrees_with_mpmath(left: Expr, right: Expr, witness: Apart) -> None:
    """The values that a student is shown are those of mpmath, unless it cannot tell."""
    point: dict[str, Fraction] = dict(witness.point)
    a, b = value(left, point, 400), value(right, point, 400)
    assert a is None or b is None or a != b, f"{to_text(left)}  =  {to_text(right)} at {point}"


@thorough(max_examples=1000)
@given(st.data())
def test_any_two_formulas_are_judged_as_numbers_judge_them(data: st.DataObject) -> None:
    """Small formulas in one variable, many of them equal by chance: Equal where values agree, Different where they do
    not."""
    from tests.exhaustive.strategies import trees

    left, right = data.draw(trees(("x",), 5)), data.draw(trees(("x",), 5))
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
