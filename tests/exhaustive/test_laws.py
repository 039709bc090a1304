"""What keeps the value is Equal, in both orders, with a certificate that holds for this pair and for no other."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.expr.nodes import Call, Decimal, Expr, Integer, Product, Sum, Symbol
from quizgen.expr.text import to_text
from quizgen.expr.walk import subtrees
from tests.exhaustive.laws import FAMILIES, PLACES, Law
from tests.exhaustive.oracle import Point, agree_at, holds, value
from tests.exhaustive.strategies import VARIABLES, points, thorough, trees

pytestmark = pytest.mark.exhaustive
EXAMPLES = 700
"""For each family of laws."""
LARGE = 10**40
MOST_UNDECIDED = 0.02
MOST_ONE_SIDED = 0.01


@st.composite
def instances(draw: st.DrawFn, family: str) -> Law:
    """A law of the family for some formulas, in some context."""
    variables = draw(st.sampled_from(VARIABLES))

    def formula(largest: int) -> Expr:
        return draw(trees(variables, draw(st.integers(1, largest))))

    letters = st.sampled_from([Symbol(name) for name in (*variables, "y")])
    meaning = {"u": formula(7), "v": formula(7), "w": formula(4), "k": Integer(draw(st.integers(2, 5)))}
    p = draw(letters)
    meaning |= {"p": p, "q": draw(letters.filter(lambda q: q != p)), "a": Symbol("a"), "b": Symbol("b")}
    law = draw(st.sampled_from(FAMILIES[family])).of(meaning)
    return law.within(draw(st.sampled_from(PLACES)), formula(4))


def _seen(law: Law) -> list[Point]:
    """The points that show that the law is about numbers, not about nothing."""
    return [
        point
        for point in points(law.left, law.right, *(r.left for r in law.assume))
        if all(holds(r, point) for r in law.assume) and agree_at(law.left, law.right, point)
    ]


def _is_tame(law: Law, where: list[Point]) -> bool:
    """Whether all values on the way are of a size that balls of a few hundred bits can follow."""
    return all(
        (v := value(part, point)) is not None and abs(v) < LARGE
        for point in where
        for side in (law.left, law.right)
        for part in subtrees(side)
    )


@pytest.mark.parametrize("family", FAMILIES)
def test_rewriting_stays_equal(family: str) -> None:
    """Never Different, seldom Undecided; the same the other way round; the certificate is for this pair alone."""
    tally: Counter[str] = Counter()

    @thorough(max_examples=EXAMPLES)
    @given(instances(family))
    def check(law: Law) -> None:
        where = _seen(law)
        assume(where)
        shown = f"{to_text(law.left)}  =  {to_text(law.right)}  {[to_text(r) for r in law.assume]}"
        verdict = decide(law.left, law.right, assume=law.assume)
        back = decide(law.right, law.left, assume=law.assume)
        tally[type(verdict).__name__] += 1
        tally["in one order only"] += type(verdict) is not type(back)
        match verdict:
            case Equal(_, certificate):
                if _is_tame(law, where) and not certificate.check(law.left, law.right, law.assume):
                    pytest.fail(f"certificate fails: {shown}")
                if certificate.check(law.left, _moved(law.right), law.assume):
                    pytest.fail(f"certificate proves too much: {shown}")
            case Different(_, witness):
                pytest.fail(f"{shown}: {witness}")
            case Undecided(reason):
                tally[reason] += 1
        if isinstance(back, Different):
            pytest.fail(f"the other way round: {shown}: {back.witness}")

    check()
    count = tally["Equal"] + tally["Undecided"]
    assert tally["Undecided"] <= MOST_UNDECIDED * count, tally
    assert tally["in one order only"] <= MOST_ONE_SIDED * count, tally


def _moved(e: Expr) -> Expr:
    """Another function than e, however large its values are: (e + 1) times the tenth root of Euler's number."""
    return Product((Sum((e, Integer(1))), Call("exp", (Decimal(Fraction(1, 10), "0.1"),))))
