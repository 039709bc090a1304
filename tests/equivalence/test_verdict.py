"""Verdicts have three values and refuse to be two."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.equivalence.certificates import SameForm
from quizgen.equivalence.verdict import (
    Apart,
    BeyondReal,
    Different,
    Equal,
    NotDefined,
    NotDefinedAt,
    Nowhere,
    RightOnly,
    Undecided,
    Verdict,
)
from quizgen.expr.nodes import ZERO, Relation, Symbol
from tests.equivalence.reading import formula, verdict

X = Symbol("x")
POINT = (("x", Fraction(3, 7)),)
APART = Apart(POINT, "1.5350630100…", "1.5350630092…", 30, 128)


@pytest.mark.parametrize(
    "verdict", [Equal("structural", SameForm()), Different("witness", APART), Undecided("too large")]
)
def test_not_a_bool(verdict: Verdict) -> None:
    """`if verdict:` is a mistake, and is told so."""
    with pytest.raises(TypeError, match="truth value"):
        bool(verdict)
    with pytest.raises(TypeError):
        _ = not verdict


def test_words() -> None:
    """What a person reads."""
    positive = Relation(X, ">", ZERO)
    assert Different("witness", APART).explain() == (
        "At x = 3/7 yours is 1.5350630100…, the key 1.5350630092… (both certain to 30 digits)."
    )
    assert str(NotDefined("response", (positive,))) == "equal where both are defined; yours also needs x > 0"
    assert (
        str(NotDefinedAt("key", (("x", Fraction(0)),)))
        == "equal where both are defined; the key is not defined at x = 0"
    )
    assert str(RightOnly((positive,))) == "right only where x > 0"
    assert str(Nowhere("response")) == "your answer has no real value anywhere, so it equals nothing"
    assert "principal value is -2" in str(BeyondReal(POINT, "key", "2", "-2", 128))
    assert Undecided("no proof found", "Evidence.").explain() == "This could not be decided: no proof found.\nEvidence."


def test_a_witness_is_checked_against_the_formulas() -> None:
    """A forged witness does not pass."""
    assert APART.check(formula("x+1"), formula("x"))
    assert not APART.check(formula("x+x"), formula("2x"))
    assert not APART.check(formula("x+1"), formula("x"), (Relation(X, "<", ZERO),))
    assert not Nowhere("both").check(formula("x"), formula("1/x"))
    assert not SameForm().check(formula("x"), formula("y"))


def test_a_witness_that_needs_many_bits() -> None:
    """Where 128 bits do not tell that the tangent is defined, more are used."""
    found = verdict("tan(1.570796326794896619231321691639751442098)", "10^39")
    assert isinstance(found, Different)
    assert found.witness.check(formula("tan(1.570796326794896619231321691639751442098)"), formula("10^39"))
