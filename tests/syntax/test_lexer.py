"""Every piece keeps its place in the text; the same text is cut the same way whether it was met before or not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from quizgen.syntax.lexer import Lexer, lexer_of
from quizgen.syntax.notation import Notation

X = Notation.of("x", "x_1", "theta")


def pieces(text: str) -> list[tuple[str, str]]:
    """Kind and characters of every token but the last."""
    tokens = Lexer(X).tokens(text, 0, len(text))
    assert tokens.kinds[-1] == "end"
    places = list(zip(tokens.starts, tokens.ends, strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    return [(kind, text[a:b]) for kind, (a, b) in zip(tokens.kinds[:-1], places, strict=False)]


CUT = [
    ("2x", [("number", "2"), ("letter", "x")]),
    (" 2 x ", [("number", "2"), ("letter", "x")]),
    ("xsinx", [("letter", "x"), ("function", "sin"), ("letter", "x")]),
    ("x**2", [("letter", "x"), ("^", "**"), ("number", "2")]),
    ("x⁻¹", [("letter", "x"), ("raised", ""), ("-", "⁻"), ("number", "¹"), ("lowered", "")]),
    ("\\mathrm{ sin }x", [("function", "sin"), ("letter", "x")]),
    ("\\left(x\\right)", [("(", "("), ("letter", "x"), (")", ")")]),
    ("\\left|x\\right|", [("|(", "\\left|"), ("letter", "x"), (")|", "\\right|")]),
    ("\\theta_1", [("unknown", "\\theta_1")]),
    ("1.5e-3", [("number", "1.5e-3")]),
    ("x+-1", [("letter", "x"), ("+", "+"), ("-", "-"), ("number", "1")]),
    ("x +- 1", [("letter", "x"), ("±", "+-"), ("number", "1")]),
    ("x\u200b", [("letter", "x"), ("refused", "\u200b")]),
]


@pytest.mark.parametrize(("text", "expected"), CUT)
def test_tokens(text: str, expected: list[tuple[str, str]]) -> None:
    """Kind and characters, in order."""
    assert pieces(text) == expected


def test_what_was_met_before_is_cut_alike() -> None:
    """The store of spellings changes nothing but the time, and forgets when it is full."""
    lexer = lexer_of(X)
    text = "2x sin(x_1)"
    fresh = Lexer(X).tokens(text, 0, len(text))
    for number in range(5_000):
        lexer.tokens(f"{number}x", 0, len(str(number)) + 1)
    assert lexer.tokens(text, 0, len(text)) == fresh
    assert len(lexer._known) < 1_000
