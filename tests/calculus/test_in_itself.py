"""The sigmoid and tanh in terms of themselves."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.in_itself import in_itself
from quizgen.calculus.narrate import narrate
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import substitute
from tests.calculus.helpers import spoken, typed


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1/(1+e^(-a))", "y(1 - y)"),
        ("(e^(-a)+1)^(-1)", "y(1 - y)"),
        ("sigmoid(a)", "y(1 - y)"),
        ("tanh(a)", "1 - y²"),
    ],
)
def test_in_terms_of_y(text: str, right: str) -> None:
    """The last step says dy/da by y alone, and that is proved to be the derivative."""
    e = typed(text)
    d = differentiate(e, "a")
    last = narrate(d, name="y")[-1].equation
    assert last is not None
    assert to_unicode(last.right) == right
    assert isinstance(decide(substitute(last.right, {"y": e}), d.result), Equal)


@pytest.mark.parametrize("text", ["1/(1-e^(-a))", "1/(1+e^a)", "sigmoid(2a)", "sin(a)", "1/(2+e^(-a))"])
def test_nothing_is_claimed_of_others(text: str) -> None:
    """Only where it holds as it stands."""
    assert in_itself(differentiate(typed(text), "a").goal, "y") == []


def test_it_takes_a_name() -> None:
    """A function without a name has no terms of its own."""
    assert "In terms of the function itself" not in spoken(narrate(differentiate(typed("tanh a"), "a")))
