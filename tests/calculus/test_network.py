"""The chain rule along paths, as the lecture does it for backpropagation."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.differentiate import along_paths, derivative, replay
from quizgen.calculus.narrate import narrate
from quizgen.calculus.network import paths
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import substitute
from tests.calculus.helpers import spoken, typed

TWO_OUTPUTS = tuple(
    (name, typed(body))
    for name, body in (
        ("y_1", "w_11 x_1 + w_12 x_2"),
        ("y_2", "w_21 x_1 + w_22 x_2"),
        ("E", "(y_1-t_1)^2 + (y_2-t_2)^2"),
    )
)
HIDDEN = (
    ("x_1", typed("v_11 u_1 + v_12 u_2")),
    ("x_2", typed("sigmoid(v_21 u_1 + v_22 u_2)")),
    *TWO_OUTPUTS,
)


@pytest.mark.parametrize(
    ("variable", "board"),
    [
        ("y_1", "2(y₁ - t₁)"),
        ("w_12", "2x₂(y₁ - t₁)"),
        ("x_2", "2w₁₂(y₁ - t₁) + 2w₂₂(y₂ - t₂)"),
        ("t_2", "-2(y₂ - t₂)"),
        ("q", "0"),
    ],
)
def test_the_lecture(variable: str, board: str) -> None:
    """The slopes of the error in the lecture's network, in the named quantities."""
    d = along_paths(TWO_OUTPUTS, "E", variable)
    assert to_unicode(d.result) == board
    assert replay(d) == d.result


def written_out(e: Expr, definitions: Mapping[str, Expr]) -> Expr:
    """e with every named quantity replaced by its formula, all the way down."""
    for _ in definitions:
        e = substitute(e, dict(definitions))
    return e


@pytest.mark.parametrize("variable", ["v_11", "v_22", "u_1", "x_2", "w_21"])
def test_it_is_the_derivative(variable: str) -> None:
    """Written out, the sum over the paths is the derivative of E written out."""
    definitions = {name: body for name, body in HIDDEN if name != variable}
    whole = written_out(definitions["E"], definitions)
    found = written_out(along_paths(HIDDEN, "E", variable).result, definitions)
    assert isinstance(decide(found, derivative(whole, variable)), Equal)


def test_paths_are_listed() -> None:
    """A hidden weight reaches the error through both outputs."""
    assert paths(dict(HIDDEN), "E", "v_11") == (("E", "y_1", "x_1", "v_11"), ("E", "y_2", "x_1", "v_11"))


def test_a_circle_is_refused() -> None:
    """Definitions that use each other have no derivative."""
    with pytest.raises(NoDerivative, match="circle"):
        along_paths((("y", typed("z+x")), ("z", typed("y^2"))), "y", "x")


def test_aloud() -> None:
    """Each path is shown with arrows, then the law, the slopes, the product along each path, and the sum."""
    steps = narrate(along_paths(TWO_OUTPUTS, "E", "x_2"))
    lines = spoken(steps)
    assert lines[1] == "x₂ affects E along 2 paths: x₂ → y₁ → E and x₂ → y₂ → E."
    assert "x₂ → y₁ → E: (∂E/∂y₁)(∂y₁/∂x₂) = 2w₁₂(y₁ - t₁)." in lines
    assert steps[-1].equation is not None
    assert to_unicode(steps[-1].equation) == "∂E/∂x₂ = 2w₁₂(y₁ - t₁) + 2w₂₂(y₂ - t₂)"
