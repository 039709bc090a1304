"""Numbers are exact, keep their text, and are never longer than we calculate with."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.nodes import Integer
from quizgen.syntax.numerals import MAX_DIGITS, difference, number


@pytest.mark.parametrize(
    ("text", "kind", "exact"),
    [
        ("7", "number", Fraction(7)),
        ("2.50", "number", Fraction(5, 2)),
        (".5", "number", Fraction(1, 2)),
        ("5.", "number", Fraction(5)),
        ("1e3", "number", Fraction(1000)),
        ("1E-3", "number", Fraction(1, 1000)),
        ("2.5e2", "number", Fraction(250)),
        ("2e-3", "scientific", Fraction(1, 500)),
        ("3e2", "scientific", Fraction(300)),
    ],
)
def test_numbers(text: str, kind: str, exact: Fraction) -> None:
    """One piece, with the exact value; scientific where e could be the constant."""
    ((found, value, start, end),) = number(text)
    assert (found, start, end) == (kind, 0, len(text))
    assert value == Integer(7) if text == "7" else (value.value, value.text) == (exact, text)


@pytest.mark.parametrize("text", ["9" * (MAX_DIGITS + 1), "1e99999999", "1e-1001"])
def test_what_is_too_long_is_refused(text: str) -> None:
    """Before anything is computed with it."""
    assert number(text)[0][0] == "refused"


@pytest.mark.parametrize(
    ("text", "kinds"), [("2e-3", ["number", "letter", "-", "number"]), ("3e2", ["number", "letter", "number"])]
)
def test_the_other_cut(text: str, kinds: list[str]) -> None:
    """e as the constant, every piece in its place."""
    pieces = difference(text)
    assert [kind for kind, _, _, _ in pieces] == kinds
    assert "".join(text[start:end] for _, _, start, end in pieces) == text
