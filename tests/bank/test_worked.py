"""Tests of quizgen.bank.worked: an author's solution, with what stands right of = worked out."""

from __future__ import annotations

import pytest

from quizgen.bank.draw import draw
from quizgen.bank.load import bank_of
from quizgen.bank.variant import Part
from quizgen.errors import FileError
from quizgen.prose import plain


def part(solution: str) -> Part:
    fields = "question: Let $y = a x^2$.\n    answer: diff(y, x)\n    marks: 1\n    parameters: { a: [3, 4] }"
    text = f"bank: b\ntitle: t\ntemplates:\n  one:\n    {fields}\n    solution: {solution}\n"
    [one] = draw(bank_of(text).templates["one"], bytes(32)).parts
    return one


@pytest.mark.parametrize(
    ("solution", "shown"),
    [
        ("Here $diff(y, x) = diff(y, x)$.", "Here dy/dx = {2a}x."),
        ("At 2 it is $diff(y, x) = at(diff(y, x), x, 2)$.", "At 2 it is dy/dx = {4a}."),
        ("Find $diff(y, x)$.", "Find dy/dx."),
    ],
)
def test_right_of_an_equals_sign_formulas_are_worked_out(solution: str, shown: str) -> None:
    """Elsewhere they are printed as in a question."""
    for a in (3, 4):
        if plain(part(solution).solution[0]) == shown.replace("{2a}", str(2 * a)).replace("{4a}", str(4 * a)):
            return
    pytest.fail(plain(part(solution).solution[0]))


def test_names_must_be_known() -> None:
    """As in a key."""
    with pytest.raises(FileError, match="q is not defined"):
        part("It is $m = q$.")
