"""What letters make in every question: functions in all their spellings, and the words of prose and code."""

from __future__ import annotations

import pytest

from quizgen.expr.functions import CANONICAL
from quizgen.syntax.vocabulary import CODE, FUNCTION_PIECES, LEFT, PROSE, SAID


@pytest.mark.parametrize("name", sorted(set(CANONICAL) - {"factorial"}))
def test_every_function_of_the_table_has_its_spellings(name: str) -> None:
    """Small letters, a capital in front, and capitals."""
    for written in (name, name.capitalize(), name.upper()):
        kind, spelling, start, end = FUNCTION_PIECES[written]
        assert (kind, start, end) == ("function", 0, len(written))
        assert spelling.function in CANONICAL.values()


def test_what_others_call_a_function_is_no_name_of_ours_and_leads_to_one() -> None:
    """Otherwise the word would be read rather than explained."""
    assert not SAID.keys() & FUNCTION_PIECES.keys()
    assert set(SAID.values()) <= FUNCTION_PIECES.keys()


def test_words_are_in_small_letters_and_no_functions() -> None:
    """So that a look-up of what was typed finds them, and no function is taken for a sentence."""
    words = PROSE | CODE | SAID.keys()
    assert all(word == word.lower() for word in words)
    assert not words & FUNCTION_PIECES.keys()
    assert not (PROSE & LEFT.keys()) - {"derivative", "gradient"}
