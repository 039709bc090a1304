"""The one table of spellings: every piece lies inside its spelling."""

from __future__ import annotations

from quizgen.syntax.tokens import CLOSING, FIXED, GREEK, RAISED_CHARACTERS, STARTS


def test_pieces_lie_inside_their_spelling() -> None:
    """From 0 to its length, in order."""
    for spelling, pieces in FIXED.items():
        places = [place for _, _, start, end in pieces for place in (start, end)]
        assert places == sorted(places)
        assert not places or (places[0] >= 0 and places[-1] <= len(spelling))


def test_brackets_come_in_pairs() -> None:
    """Whatever a factor begins with and needs closing has something that closes it, which begins nothing."""
    assert {"(", "[", "{"} <= CLOSING.keys() & STARTS
    assert not {")", "]", "}"} & STARTS


def test_single_characters_stand_for_single_characters() -> None:
    """Raised and Greek characters keep their places in the text."""
    assert all(len(raised) == len(plain) == 1 for raised, plain in RAISED_CHARACTERS.items())
    assert all(len(letter) == 1 and name.isidentifier() for letter, name in GREEK.items())
