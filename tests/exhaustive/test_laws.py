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
from tests.exhaustive.laws import FAMILIES, PLACES, Law
from tests.exhaustive.oracle import agree_at, holds
from tests.exhaustive.strategies import VARIABLES, points, thorough, trees

pytestmark = pytest.mark.exhaustive
EXAMPLES = 700
"""For each family of laws."""
MOST_UNDECIDED = 0.04
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


def _is_seen(law: Law) -> bool:
    """Whether some point shows that the law is about numbers, not about nothing."""
    for point in points(law.left, law.right, *(r.left for r in law.assume)):
        if all(holds(r, point) for r in law.assume) and agree_at(law.left, law.right, point):
            return True
    return False


@pytest.mark.parametrize("family", FAMILIES)
def test_rewriting_stays_equal(family: str) -> None:
    """Never Different, seldom Undecided; the same the other way round; the certificate is for this pair alone."""
    tally: Counter[str] = Counter()

    @thorough(max_examples=EXAMPLES)
    @given(instances(family))
    def check(law: Law) -> None:
        assume(_is_seen(law))
        shown = f"{to_text(law.left)}  =  {to_text(law.right)}  {[to_text(r) for r in law.assume]}"
        verdict = decide(law.left, law.right, assume=law.assume)
        back = decide(law.right, law.left, assume=law.assume)
        tally[type(verdict).__name__] += 1
        assert {type(verdict), type(back)} != {Equal, Different}, f"the order matters: {shown}"
        tally["in one order only"] += type(verdict) is not type(back)
        match verdict:
            case Equal(_, certificate):
                assert certificate.check(law.left, law.right, law.assume), f"certificate fails: {shown}"
                assert not certificate.check(law.left, _moved(law.right), law.assume), f"it proves too much: {shown}"
            case Different(_, witness):
                raise AssertionError(f"{shown}: {witness}")
            case Undecided(reason):
                tally[reason] += 1

    check()
    count = tally["Equal"] + tally["Undecided"]
    assert tally["Undecided"] <= MOST_UNDECIDED * count, tally
    assert tally["in one order only"] <= MOST_ONE_SIDED * count, tally


def _moved(e: Expr) -> Expr:
    """Another function than e, however large its values are: (e + 1) times the tenth root of Euler's number."""
    return Product((Sum((e, Integer(1))), Call("exp", (Decimal(Fraction(1, 10), "0.1"),))))
