"""Submissions as files."""

from __future__ import annotations

import pytest

from quizgen.errors import FileError
from quizgen.marking.submission import Response, Submission
from quizgen.wire.submission import read_submission, write_submission

HANDED_IN = Submission(
    "fcs", "week-04", "20398", "ab12", "2026-12-04T16:30:00+00:00",
    (Response(1, "", "12x² cos(4x³)"), Response(2, "a", 'say "x"\n'), Response(2, "b", "")),
)  # fmt: skip


def test_round_trip() -> None:
    """What the student typed arrives as typed, whatever the characters."""
    assert read_submission(write_submission(HANDED_IN), "s.json") == HANDED_IN


def test_change_on_the_way_is_noticed() -> None:
    """A file whose characters were mangled by somebody's e-mail is refused, not marked wrong."""
    mangled = write_submission(HANDED_IN).replace("²", "Â²")
    with pytest.raises(FileError, match="changed after it was written") as caught:
        read_submission(mangled, "s.json")
    assert "remove the line with the id" in str(caught.value)


def test_without_id_it_is_taken_as_it_is() -> None:
    """A file made by hand needs no id."""
    lines = write_submission(HANDED_IN).splitlines()
    by_hand = "\n".join(line for line in lines if '"id"' not in line)
    assert read_submission(by_hand, "s.json") == HANDED_IN


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("x" * 10_001, "10001 characters, more than 10000"),
        ("\ud800", "half a character"),
    ],
)
def test_texts_are_bounded(text: str, what: str) -> None:
    """No answer is longer than anybody writes, and every one can be written again."""
    import json

    document = json.loads(write_submission(HANDED_IN))
    document["answers"][0]["text"] = text
    with pytest.raises(FileError) as caught:
        read_submission(json.dumps(document), "s.json")
    assert what in str(caught.value)


@pytest.mark.parametrize("cut", [2, 20, 100, 250])
def test_a_file_that_is_cut_off(cut: int) -> None:
    """Half a file is one clear message."""
    with pytest.raises(FileError, match=r"cut off|not JSON"):
        read_submission(write_submission(HANDED_IN)[:-cut], "s.json")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "it is not a submission."),
        (b"Please put your work here.\n", "it is not a submission."),
        (b"", "it is empty."),
        (b'{"format": "quizgen subm', "it is cut off: ask for it again."),
        (b'{"format": quizgen}', "it is not a submission, or is damaged."),
        (b'{"a": 1}', "it is not a submission, or is damaged."),
    ],
)
def test_what_is_no_submission(data: bytes, what: str) -> None:
    """A photo, a note, an empty file and a cut one are told in plain words."""
    with pytest.raises(FileError) as caught:
        read_submission(data, "a.json")
    assert caught.value.problems[0].what == what
