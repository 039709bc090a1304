"""Where a key contains what an earlier part asked for."""

from __future__ import annotations

import pytest

from quizgen.bank.earlier import in_terms_of_earlier
from quizgen.bank.language import notation_of
from quizgen.expr.text import to_text
from quizgen.syntax.parser import parse

AUTHORS = notation_of(frozenset())


@pytest.mark.parametrize(
    ("key", "earlier", "shown"),
    [
        ("diff(y, x)", "diff(y, x)", "(a)"),
        ("diff(diff(z, x), y)", "diff(z, x)", "diff((a), y)"),
        ("diff(y, x, 3)", "diff(y, x, 2)", "diff((a), x, 1)"),
        ("argmax(S, x)", "diff(S, x)", "zeros((a), x)"),
        ("argmin(E, u, v)", "grad(E, u, v)", "zeros((a), u, v)"),
        ("descend(E, w, 3, 0.1, 3)", "descend(E, w, 3, 0.1)", "descend(E, w, (a), 0.1, 2)"),
        ("descend(E, w, 3, 0.1)", "at(diff(E, w), w, 3)", "3 - 0.1*(a)"),
        ("tangent(y, x, 3)", "at(diff(y, x), x, 3)", "y = (a)*(x - 3) + at(y, x, 3)"),
        ("tangent(y, x, 3)", "diff(y, x)", "y = at((a), x, 3)*(x - 3) + at(y, x, 3)"),
        ("tangent(y, x, 3)", "at(diff(y, x), x, 4)", "tangent(y, x, 3)"),
        ("diff(y, x)", "diff(y, x, 2)", "diff(y, x)"),
        ("argmin(E, u, v)", "diff(E, u)", "argmin(E, u, v)"),
        ("descend(E, w, 3, 0.1)", "at(diff(E, w), w, 4)", "descend(E, w, 3, 0.1)"),
        ("at(y, x, 3)", "3", "at(y, x, 3)"),
    ],
)
def test_a_key_in_terms_of_an_earlier_answer(key: str, earlier: str, shown: str) -> None:
    """As a person would go on from there; a key that needs nothing of it stays as it is."""
    found = in_terms_of_earlier(parse(key, AUTHORS).expr, [("a", parse(earlier, AUTHORS).expr)])
    assert to_text(found) == shown
