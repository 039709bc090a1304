"""What keeps the value is Equal, in both orders, with a certificate that holds for this pair and for no other."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import BeyondReal, Different, Equal, Undecided
from quizgen.expr.nodes import Call, Decimal, Expr, Integer, Sum, Symbol
from quizgen.expr.text import to_text
from tests.exhaustive.laws import FAMILIES, PLACES, Law
from tests.exhaustive.oracle import agree_at, holds, value
from tests.exhaustive.strategies import VARIABLES, points, trees

pytestmark = pytest.mark.exhaustive
EXAMPLES = 500
"""For each family of laws."""
MOST_UNDECIDED = 0.03


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

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(instances(family))
    def check(law: Law) -> None:
        assume(_is_seen(law))
        shown = f"{to_text(law.left)}  =  {to_text(law.right)}  {[to_text(r) for r in law.assume]}"
        verdict = decide(law.left, law.right, assume=law.assume)
        back = decide(law.right, law.left, assume=law.assume)
        tally[type(verdict).__name__] += 1
        assert type(verdict) is type(back), shown
        match verdict:
            case Equal(_, certificate):
                assert certificate.check(law.left, law.right, law.assume), f"certificate fails: {shown}"
                if not _is_large(law):
                    assert not certificate.check(law.left, _moved(law.right), law.assume), (
                        f"it proves too much: {shown}"
                    )
            case Different(_, BeyondReal()):
                tally["beyond the reals"] += 1
            case Different(_, witness):
                raise AssertionError(f"{shown}: {witness}")
            case Undecided(reason):
                tally[reason] += 1

    check()
    assert tally["Undecided"] <= MOST_UNDECIDED * sum(tally[kind] for kind in ("Equal", "Different", "Undecided")), (
        tally
    )


def _is_large(law: Law) -> bool:
    """Whether some value is too large to see a change of 1 by the digits of a ball."""
    values = [value(law.left, point) for point in points(law.left)]
    return any(v is not None and abs(v) > 10**20 for v in values)


def _moved(e: Expr) -> Expr:
    """e a little changed everywhere."""
    return Sum((e, Call("exp", (Decimal(Fraction(1, 10), "0.1"),))))
