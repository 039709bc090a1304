"""JSON from somebody else, damaged or hostile."""

from __future__ import annotations

import pytest

from quizgen.errors import FileError
from quizgen.wire.document import SMALL, Number, headed, load


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("", "the file is empty"),
        ("   \n", "the file is empty"),
        ('{"a": 1', "not JSON at line 1, column 8: Expecting ',' delimiter"),
        ('{"a": "x', "not JSON at line 1, column 7: Unterminated string starting at"),
        (b"\xff\xfe{", "not a text in UTF-8 (byte 0)"),
        (b"PK\x03\x04\x00", "not JSON at line 1, column 1: Expecting value"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 5000, "not a document of ours"),
        ('{"a": NaN}', "NaN is not a number"),
        (b" " * (SMALL + 1), "the file is larger than 1 MB"),
    ],
)
def test_damage_is_one_clear_error(data: str | bytes, what: str) -> None:
    """Whatever the bytes are, FileError names the file and what is the matter."""
    with pytest.raises(FileError, match=r"^x\.json ") as caught:
        load(data, "x.json")
    assert what in str(caught.value)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("[]", "not a quiz file"),
        ('{"format": "song"}', "a song file, not a quiz file"),
        ('{"format": 3}', "3 where a text should be"),
        ('{"format": "quiz"}', '"version" is missing'),
        ('{"format": "quiz", "version": "1"}', '"1" where a whole number should be'),
        ('{"format": "quiz", "version": true}', "true where a whole number should be"),
        ('{"format": "quiz", "version": 2}', "written by a newer quizgen"),
    ],
)
def test_a_file_says_what_it_is(data: str, what: str) -> None:
    """A file of another format or of a newer version is refused by name."""
    with pytest.raises(FileError) as caught:
        headed(data, "x.json", "quiz", 1)
    assert what in str(caught.value)


def test_a_field_knows_its_path() -> None:
    """The message says where in the file the wrong value is."""
    top = load('{"questions": [{"marks": 3}, {"marks": []}]}', "x.json")
    with pytest.raises(FileError) as caught:
        [question["marks"].whole for question in top["questions"]]
    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == ("questions[1].marks", "[] where a whole number should be")


def test_half_a_character_is_refused() -> None:
    """A lone surrogate cannot be written again as UTF-8."""
    with pytest.raises(FileError, match="half a character"):
        _ = load('{"a": "\\ud83d"}', "x.json")["a"].text


def test_a_message_about_half_a_character_can_be_written() -> None:
    """Wherever the value stands in it."""
    with pytest.raises(FileError) as caught:
        _ = load(b'["\\ud800"]', "f")["x"]
    str(caught.value).encode("utf-8")


def test_decimals_stay_decimals() -> None:
    """0.1 is read as written, never as a binary float."""
    assert load('{"a": 0.1}', "x.json")["a"].value == Number("0.1")


def test_byte_order_mark() -> None:
    """Windows editors put a mark in front; it is not part of the document."""
    assert load(b"\xef\xbb\xbf{}", "x.json").value == load("\ufeff{}", "x.json").value == {}
