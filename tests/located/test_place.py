"""Tests of quizgen.located.place: every mistake is noted, with its path and line."""

from __future__ import annotations

import pytest

from quizgen.errors import FileError
from quizgen.located.place import Mistakes, Place, complete
from quizgen.located.reader import read_text


def place_of(text: str) -> Place:
    mistakes = Mistakes("mine.yaml")
    value = read_text(text, mistakes)
    assert value is not None
    return Place(value, "", mistakes)


def test_all_mistakes_are_collected() -> None:
    """Unknown, repeated and missing fields of one file come together, by line."""
    place = place_of("titel: x\nbank: a\nbank: b\n")
    place.fields(("bank", "title"))
    with pytest.raises(FileError) as raised:
        place.mistakes.check()
    assert [(p.line, p.where, p.what, p.advice) for p in raised.value.problems] == [
        (1, "titel", '"titel" is not a field here.', "Did you mean title?"),
        (1, "", 'the field "title" is missing.', ""),
        (3, "bank", "the second of this name; the first is in line 2.", "Rename or remove one."),
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a: 4", '"4" is not a whole number from 1 to 3.'),
        ("a: 1.0", '"1.0" is not a whole number from 1 to 3.'),
        ("a: ²", '"²" is not a whole number from 1 to 3.'),
        ("a: ", "nothing is written here."),
        ("a: [1]", "a text is expected here."),
    ],
)
def test_whole_numbers(text: str, what: str) -> None:
    """A number that is not whole, not in range or not there is a mistake at its field."""
    place = place_of(text)
    assert place.fields(("a",))["a"].whole(1, 3) is None
    [problem] = place.mistakes.problems
    assert (problem.where, problem.what) == ("a", what)


def test_items_are_numbered_from_one() -> None:
    """People count from 1."""
    place = place_of("a:\n  - x\n  - y\n").fields(("a",))["a"]
    assert [(item.where, item.line) for item in place.items()] == [("a[1]", 2), ("a[2]", 3)]


def test_complete_never_hides_a_mistake() -> None:
    """A value that was decoded in spite of a mistake is not given out."""
    mistakes = Mistakes("f")
    assert complete(3, mistakes) == 3
    mistakes.add(1, "", "something.")
    with pytest.raises(FileError):
        complete(3, mistakes)
