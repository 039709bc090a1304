"""Rates as people write them."""

from __future__ import annotations

import pytest

from quizgen.errors import Span
from quizgen.marking.rates import Rate, closing, find_rates, name_of


@pytest.mark.parametrize(
    ("text", "name", "variables"),
    [
        ("dy/dx", "y", ("x",)),
        ("d y / d x", "y", ("x",)),
        ("dy(x)/dx", "y", ("x",)),
        ("d^2y/dx^2", "y", ("x", "x")),
        ("d²y/dx²", "y", ("x", "x")),
        ("d^{2}y/dx^{2}", "y", ("x", "x")),
        ("∂z/∂x", "z", ("x",)),
        ("∂²z/(∂x ∂y)", "z", ("y", "x")),
        ("\\partial z/\\partial x", "z", ("x",)),
        ("\\frac{dy}{dx}", "y", ("x",)),
        ("\\dfrac{\\mathrm{d}y}{\\mathrm{d}x}", "y", ("x",)),
        ("\\frac{d^2 y}{d x^2}", "y", ("x", "x")),
        ("dE/dw_{11}", "E", ("w_11",)),
        ("dθ/dt", "theta", ("t",)),
        ("y'", "y", ("x",)),
        ("y''", "y", ("x", "x")),
        ("y″", "y", ("x", "x")),
        ("d/dx", "", ("x",)),
    ],
)
def test_one_rate(text: str, name: str, variables: tuple[str, ...]) -> None:
    """What is differentiated, and by what; the whole text is the rate."""
    assert list(find_rates(text, "x")) == [Rate(Span(0, len(text)), name, variables)]


def test_several_rates() -> None:
    """Each where it stands, side by side as well."""
    text = "u dv/dx + v du/dx, ∂E/∂y_1 ∂y_1/∂w"
    assert [text[r.span.start : r.span.end] for r in find_rates(text, "x")] == ["dv/dx", "du/dx", "∂E/∂y_1", "∂y_1/∂w"]


def test_a_place_behind_a_prime() -> None:
    """f'(3), also where it is more than a number."""
    (rate,) = find_rates("f'(2(x+1))", "x")
    assert rate.place == Span(3, 9)


@pytest.mark.parametrize(
    "text", ["add/dx", "dy/d", "d^2y/dx", "dy/dxsin", "e'", "2x", "dx", "", "\\frac{dy}{2}", "d(y", "y'''''"]
)
def test_what_is_no_rate(text: str) -> None:
    """Words, halves of rates, orders that do not agree, constants."""
    assert not list(find_rates(text, "x"))


def test_brackets_and_names() -> None:
    """A bracket closes where its own kind of depth ends; names are spelled as the parser spells them."""
    assert (closing("(a(b)c)d", 0), closing("((", 0)) == (6, None)
    assert [name_of(text) for text in ("w_{11}", "θ", "2x", "e", "(")] == ["w_11", "theta", None, None, None]
