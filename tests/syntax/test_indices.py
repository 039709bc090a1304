"""What a variable may be called, and its index in every spelling."""

from __future__ import annotations

import pytest

from quizgen.syntax.indices import head_and_index, is_letter_name, joined, letters_and_index, letters_of


@pytest.mark.parametrize("written", ["w_11", "w_{11}", "w_{1,1}", "w_{1, 1}", "w11", "w₁₁"])
def test_every_spelling_is_one_name(written: str) -> None:
    """The index is the same, however it is set."""
    assert head_and_index(written) == ("w", "11")


def test_whether_the_index_was_written_as_one() -> None:
    """x2 may be a product, x_2 and x₂ may not."""
    assert letters_and_index("x2") == ("x", "2", False)
    assert letters_and_index("x_2") == letters_and_index("x₂") == ("x", "2", True)
    assert letters_and_index("x") == ("x", "", False)


def test_commas_in_an_index_go() -> None:
    """w_{1,2} is w_12."""
    assert joined("1, 2") == "12"


@pytest.mark.parametrize(
    ("name", "may"),
    [("x", True), ("theta", True), ("w_11", True), ("x_{max}", True), ("2x", False), ("x+1", False), ("", False),
     ("x_-1", False)],
)  # fmt: skip
def test_what_a_variable_may_be_called(name: str, may: bool) -> None:
    """Letters, and perhaps an index of letters and digits."""
    assert is_letter_name(name) is may


def test_letters_of() -> None:
    """A text with commas, a list, and Greek letters in either spelling are the same letters."""
    assert letters_of("x, θ,w_11") == letters_of(["x", "theta", "w_11"]) == ("x", "theta", "w_11")
    assert letters_of("") == ()
