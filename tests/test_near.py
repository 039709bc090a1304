"""The name that was probably meant."""

from __future__ import annotations

from quizgen.near import closest, listed, near, nearest


def test_a_slip_of_the_finger_is_understood() -> None:
    """And where nothing is alike, what there is is told."""
    assert near("chian-rule", ("optimum", "chain-rule")) == "Did you mean chain-rule?"
    assert near("xyz", ("optimum", "chain-rule")) == "There is chain-rule and optimum."
    assert near("xyz", ()) == closest("xyz", ("optimum",)) == ""
    assert nearest("optimun", ["optimum"]) == "optimum"
    assert nearest("optimun", ["optimum"], 0.99) == ""


def test_names_in_a_row() -> None:
    """As people write them."""
    assert [listed("a"), listed("ab"), listed("abc", last="or")] == ["a", "a and b", "a, b or c"]
