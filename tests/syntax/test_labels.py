"""What stands in front of an answer names it and is no part of it."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

XY = Notation.of("x", "y")

LABELS = [
    "dz/dx = ", "dz/dx=", "∂z/∂x = ", "d^2z/dx^2 = ", "d²z/dx² = ", "∂²z/∂x∂y = ", "df(x)/dx = ", "d/dx (x^2 y) = ",
    "d/dx sin x = ", "f'(x) = ", "f''(x)=", "f’(x)=", "y' = ", "f'(1) = ", "f(x) = ", "f(x, y) = ", "f_x = ",
    "f_{xx} = ", "z = ", "z_1 = ", "∇f = ", "grad f = ", "= ", "z ≈ ",
    "\\frac{dz}{dx} = ", "\\frac{d}{dx} = ", "\\frac{\\mathrm{d}z}{\\mathrm{d}x} = ",
    "\\frac{\\partial z}{\\partial x}=", "f^{\\prime}(x)=", "f'\\left(x\\right)=", "\\nabla f = ",
    "\\frac{\\mathrm d z}{\\mathrm d x} = ", "d(x^2 y)/dx = ", "f^'(x) = ", "𝜕𝑧/𝜕𝑥 = ", "𝑓^′ (𝑥) = ", "ⅆz/ⅆx = ",
    "f^{'}(x)=", "z^{\\prime\\prime}=", "f'(\\pi)=", "f'(π/2) = ", "f'(-1) = ", "fx = ", "fxx=", "z\\approx",
    "&= ", "z' &= ", "z =& ", "dz⁄dx = ", "\\operatorname{grad} f\\, = ",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_a_label_is_not_read(label: str) -> None:
    """The answer begins behind the = sign."""
    assert parse(label + "2xy", XY).expr == parse("2xy", XY).expr


@pytest.mark.parametrize(
    "title", ["tangent: z=", "Tangent line: ", "the gradient: ", "answer : ", "My answer:", "ans:"]
)
def test_a_title_is_not_read(title: str) -> None:
    """A few words and a colon say what follows."""
    assert parse(title + "2xy", XY).expr == parse("2xy", XY).expr


@pytest.mark.parametrize("typed", ["6:3", "sin x: 2", "answer:=2", "answer 2", "tangent: "])
def test_what_is_no_title(typed: str) -> None:
    """A colon between formulas has no meaning, and a title alone is no answer."""
    with pytest.raises(InputError):
        parse(typed, XY)


def test_a_symbol_is_no_label() -> None:
    """`y = 2x` is an equation where y is a symbol, and where any letter may be one."""
    for notation in (XY, Notation()):
        with pytest.raises(InputError) as caught:
            parse("y = 2x", notation)
        assert caught.value.code == "equation"
        allowing = notation.allowing("relation")
        assert parse("y = 2x", allowing).expr == parse("(y) = 2*x", allowing).expr


def test_an_author_s_function_is_no_label() -> None:
    """`f'(x) = 2x` is an equation where f is a function that a parameter names."""
    notation = Notation(frozenset(["x"]), functions=frozenset(["f"]))
    with pytest.raises(InputError):
        parse("f'(x) = 2x", notation)


def test_nothing_behind_the_sign() -> None:
    """A label alone is no answer, and the caret stands under its sign."""
    with pytest.raises(InputError) as caught:
        parse("dy/dx =", XY)
    assert caught.value.code == "missing-end"
    assert caught.value.span.start == 6
