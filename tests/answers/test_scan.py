"""Lists of points cut into words, breaks and pieces of formula."""

from __future__ import annotations

import pytest

from quizgen.answers.scan import Break, Piece, Word, brackets, scan, top_level, with_commas


def test_words_are_only_those_of_the_table() -> None:
    """A letter that belongs to no word is part of a formula."""
    text = "x = a is a min"
    assert [type(item) for item in scan(text)] == [Piece, Word, Word, Word]
    assert [type(item) for item in scan("1, 2")] == [Piece, Break, Piece]


def test_brackets_that_are_closed() -> None:
    """Each opening with its closing one; a < without its > is a sign."""
    assert brackets("(a, [b])") == {4: 6, 0: 7}
    assert brackets("(1<2)") == {0: 4}
    assert brackets("(a]") == {}


def test_marks_outside_all_brackets() -> None:
    """Their places in the whole text."""
    assert top_level("x, (a, b), c", 0, 12, ",") == (1, 9)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("(1|0)", "(1,0)"), ("(1; 2), (3; 4)", "(1, 2), (3, 4)"), ("(|x|, 1)", "(|x|, 1)"), ("{1; 2}", "{1; 2}")],
)
def test_points_without_commas(typed: str, plain: str) -> None:
    """A bar or semicolon between two coordinates is a comma."""
    assert with_commas(typed) == plain
