"""The words around the mathematics."""

from __future__ import annotations

import pytest

from quizgen.marking.line_words import is_mathematics, outside_brackets, statements_in
from quizgen.syntax.notation import Notation


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("u = x and v = sin x", ["u = x", "v = sin x"]),
        ("so, let u = x; v = 2", ["u = x", "v = 2"]),
        ("1. dy/dx = 2x", ["dy/dx = 2x"]),
        ("(2) = 2x", ["= 2x"]),
        ("dy/dx = 2x (by the chain rule) ✓", ["dy/dx = 2x"]),
        ("3x^2 = 3 => x = 1 or x = -1", ["3x^2 = 3", "x = 1", "x = -1"]),
        ("at x = 3: dy/dx = 6", ["x = 3", "dy/dx = 6"]),
        ("(x, y) = (1, 2)", ["(x, y) = (1, 2)"]),
        ("=", []),
    ],
)
def test_pieces(line: str, pieces: list[str]) -> None:
    """What says something, without what leads to it."""
    assert statements_in(line) == pieces


@pytest.mark.parametrize(
    ("text", "yes"),
    [("the answer", False), ("xsinx", True), ("2 sin x cos x", True), ("rate = 3", True), ("", False),
     ("\\sin x + \\theta", True), ("no idea", False)],
)  # fmt: skip
def test_words_and_mathematics(text: str, yes: bool) -> None:
    """Names of functions are mathematics, other words are not."""
    assert is_mathematics(text, Notation.of("x")) is yes


def test_outside_brackets() -> None:
    """Commas inside brackets and the = of <= do not split."""
    assert list(outside_brackets("f(a,b),c", ",")) == ["f(a,b)", "c"]
    assert list(outside_brackets("a<=b=c", "=")) == ["a<=b", "c"]
