"""Files from anybody: every reader gives a noun or FileError, whatever the file holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizgen.errors import FileError
from quizgen.sheets.sheet import Sheet
from quizgen.wire.document import Json
from quizgen.wire.key import key_of, read_key, write_key
from quizgen.wire.marks import read_marks
from quizgen.wire.quiz import quiz_of, read_quiz, write_quiz
from quizgen.wire.submission import read_submission
from quizgen.wire.verdicts import judge_lines, read_request

READERS = (read_quiz, read_submission, read_key, read_marks, read_request)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(["is", "format", "version", "key", "tree", "student", "answers"]), inner),
    max_leaves=8,
)


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(document=JSON)
def test_any_document(read: Callable[[str, str], object], document: Json) -> None:
    """A document of the wrong shape is FileError."""
    with pytest.raises(FileError):
        read(json.dumps(document), "x.json")


@pytest.mark.parametrize("read", READERS)
@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60))
def test_any_bytes(read: Callable[[bytes, str], object], data: bytes) -> None:
    """Bytes that are no document are FileError."""
    with pytest.raises(FileError):
        read(data, "x.json")


def places(document: Json, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The path of every value inside a document."""
    inside: list[tuple[str | int, Json]] = []
    if isinstance(document, dict):
        inside = list(document.items())
    elif isinstance(document, list):
        inside = list(enumerate(document))
    return [path, *(place for step, value in inside for place in places(value, (*path, step)))]


def replaced(document: Json, path: tuple[str | int, ...], new: Json) -> Json:
    """The document with another value in one place."""
    if not path:
        return new
    copy: Json = document.copy()
    copy[path[0]] = replaced(document[path[0]], path[1:], new)
    return copy


@pytest.mark.parametrize("new", [None, -1, "x", [], {}, {"is": "Sheet"}, True, [[]]])
def test_any_value_in_any_place(sheets: tuple[Sheet, ...], new: Json) -> None:
    """One wrong value anywhere in a good file gives a noun (where it may stand there) or FileError, no traceback."""
    for text, read in ((write_quiz(quiz_of(sheets[0])), read_quiz), (write_key(key_of(sheets[:1])), read_key)):
        document = json.loads(text)
        for path in places(document):
            with suppress(FileError):
                read(json.dumps(replaced(document, path, new)), "x.json")


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.text(max_size=30).map(lambda text: text.replace("\n", " ")), max_size=4))
def test_a_batch_has_a_verdict_for_every_line(lines: list[str]) -> None:
    """Whatever stands in a line, there is one verdict for it."""
    assert len(list(judge_lines(lines, "batch"))) == sum(bool(line.strip()) for line in lines)
