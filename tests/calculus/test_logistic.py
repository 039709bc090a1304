"""Sigmoids that are written out are recognised."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.logistic import in_sigmoids
from quizgen.expr.nodes import Derivative
from quizgen.marking.diagnosis import diagnose
from tests.calculus.helpers import typed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1/(1+e^(-x))", "sigmoid(x)"),
        ("x/2 + 1/(e^(-3x)+1)", "x/2 + sigmoid(3x)"),
        ("(1+exp(-x))^(-1)", "sigmoid(x)"),
        ("1/(1+e^(2x))", "sigmoid(-2x)"),
        ("1/(2+e^(-x))", None),
        ("1/(1+2^(-x))", None),
        ("1/(1-e^(-x))", None),
    ],
)
def test_a_sigmoid_is_recognised(written: str, meant: str | None) -> None:
    """Wherever it stands, in either order; nothing else is taken for one."""
    found = in_sigmoids(differentiate(typed(written), "x").goal)
    if meant is None:
        assert found is None
    else:
        assert isinstance(found, Derivative)
        assert found.body == typed(meant)


def test_slips_in_terms_of_the_sigmoid() -> None:
    """y(1 - y) without the inner derivative, and y(1 + y)."""
    y = "1/(1+e^(-3x))"
    forgotten = diagnose(typed(y), "x", typed(f"{y} (1 - {y})")).explanations[0]
    assert forgotten.code == "chain.inner-derivative-forgotten"
    assert forgotten.goal == differentiate(typed(y), "x").goal
    simple = "1/(1+e^(-x))"
    assert diagnose(typed(simple), "x", typed(f"{simple} (1 + {simple})")).explanations[0].code == "table.sign-inside"
