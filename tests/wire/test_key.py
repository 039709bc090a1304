"""The tutor's private key file."""

from __future__ import annotations

import json

import pytest

from quizgen.bank.follow import Follow, answer_to
from quizgen.bank.language import notation_of
from quizgen.bank.model import Definition
from quizgen.errors import FileError
from quizgen.sheets.sheet import Sheet
from quizgen.syntax.parser import parse
from quizgen.values import replaced
from quizgen.wire.key import (
    KeyedSheet,
    editions_in,
    key_of,
    read_key,
    sheet_and_students,
    without_student,
    write_key,
)
from quizgen.wire.quiz import quiz_of


def test_round_trip(sheets: tuple[Sheet, ...]) -> None:
    """Every question comes back with its key, seed and derivations, without the banks."""
    key = key_of(sheets)
    assert read_key(write_key(key), "key.json") == key


def test_what_a_part_builds_on_comes_back(sheets: tuple[Sheet, ...]) -> None:
    """With the definitions that working its key out again needs; so marks with follow-through need no bank."""
    follow = Follow(parse("at(y, x, 2)", notation_of(frozenset())).expr, (Definition("y", (), answer_to("a")),))
    variant = sheets[0].questions[0]
    part = replaced(variant.parts[0], follows=follow)
    sheet = replaced(sheets[0], questions=(replaced(variant, parts=(part,)),))
    read = read_key(write_key(key_of((sheet,))), "key.json")
    assert read.sheets[0].sheet.questions[0].parts[0].follows == follow


def test_an_older_key_file(sheets: tuple[Sheet, ...]) -> None:
    """A field that did not exist when it was written has its usual value."""
    document = json.loads(write_key(key_of(sheets)))
    for keyed in document["key"]["sheets"]:
        for question in keyed["sheet"]["questions"]:
            for part in question["parts"]:
                for newer in ("constant_in", "letters", "domain"):
                    del part["task"][newer]
                del part["follows"]
    assert read_key(json.dumps(document), "key.json") == key_of(sheets)


def test_register(sheets: tuple[Sheet, ...]) -> None:
    """Sorting submissions learns from it who was given which edition."""
    register = key_of(sheets).register
    assert register.editions == {sheet.student.number: quiz_of(sheet).edition for sheet in sheets}
    assert key_of(sheets).of("20411") == sheets[1]
    assert key_of(sheets).of("nobody") is None


def test_sheets_of_one_week(sheets: tuple[Sheet, ...]) -> None:
    """No sheets, or sheets of several weeks, make no key file."""
    with pytest.raises(ValueError, match="one week"):
        key_of(())


def _changed(text: str, path: tuple[str | int, ...], new: object) -> str:
    document = json.loads(text)
    inner = document
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new
    return json.dumps(document)


SHEET = ("key", "sheets", 0, "sheet")
QUESTION = (*SHEET, "questions", 0)
TASK = (*QUESTION, "parts", 0, "task")


@pytest.mark.parametrize(
    ("path", "new", "what"),
    [
        (("key",), [], "key: [] where named fields should be"),
        (("key", "sheets"), {}, "key.sheets: {} where a list should be"),
        (("key", "sheets", 0), {"is": "Sheet"}, '"Sheet" cannot be here'),
        (("key", "sheets", 0), {"is": "KeyedSheet"}, "fields of KeyedSheet are missing"),
        ((*QUESTION, "seed"), "xyz", "not hexadecimal digits"),
        ((*QUESTION, "difficulty"), "much", "where named fields should be"),
        ((*TASK, "key"), {"is": "formula", "tree": ["-"]}, '"-" with 0 parts'),
        ((*TASK, "assume"), [{"is": "formula", "tree": 1}], "another sort of formula"),
        ((*QUESTION, "parts", 0, "derivations", 0), {"is": "derivation", "goal": 1}, "no goal"),
        ((*TASK, "tolerance"), 0.5, "where a text should be"),
        ((*TASK, "tolerance"), {"is": "Popen"}, '"Popen" cannot be here'),
    ],
)
def test_damage(sheets: tuple[Sheet, ...], path: tuple[str | int, ...], new: object, what: str) -> None:
    """A damaged file is one message with the place, never a traceback; no class is made but those that belong there."""
    text = _changed(write_key(key_of(sheets)), path, new)
    with pytest.raises(FileError) as caught:
        read_key(text, "key.json")
    assert what in str(caught.value)


def test_an_earlier_drawing(sheets: tuple[Sheet, ...]) -> None:
    """Who answered that has its sheet in the key; who answered the present one, or both, or neither, has the present
    one."""
    present = key_of(sheets)
    first = present.sheets[0]
    number = first.sheet.student.number
    old = replaced(present, sheets=(KeyedSheet(replaced(first.sheet, questions=()), "old"),))
    for answered, found in (({"old"}, "old"), ({"old", first.edition}, first.edition), ({"lost"}, first.edition)):
        assert present.answered({number: answered}, [old]).register.editions[number] == found
    assert present.answered({}, [old]) == present


def test_editions_in(sheets: tuple[Sheet, ...]) -> None:
    """Those of all its sheets; a file that is no key is refused."""
    key = key_of(sheets)
    assert editions_in(write_key(key), "key.json") == set(key.register.editions.values())
    with pytest.raises(FileError, match="not a quizgen key"):
        editions_in("{}", "key.json")


def test_without_a_student(sheets: tuple[Sheet, ...]) -> None:
    """The others' lines are the same; nobody is missed who is not in it."""
    key = key_of(sheets)
    number = key.sheets[0].sheet.student.number
    others = replaced(key, sheets=tuple(one for one in key.sheets if one.sheet.student.number != number))
    assert sheet_and_students(write_key(key), "key.json") == (key.name, frozenset(key.register.editions))
    assert without_student(write_key(key), "key.json", number) == write_key(others)
    assert without_student(write_key(key), "key.json", "nobody") == write_key(key)
