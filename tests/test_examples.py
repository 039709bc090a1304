"""The sample course: its submissions answer the questions that are drawn today, and are marked as they were meant."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from quizgen.marking.mark import Blank, PartMark, Unreadable
from quizgen.marking.marker import mark_sheet
from quizgen.wire.submission import read_submission

EXAMPLES = Path(__file__).parent.parent / "examples"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_submissions", EXAMPLES / "make_submissions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_submissions_are_current(script: ModuleType) -> None:
    """After a change of the banks: python examples/make_submissions.py."""
    shipped = {path.name: path.read_text(encoding="utf-8") for path in (EXAMPLES / "fcs/submissions").iterdir()}
    assert shipped == dict(script.sample_submissions())


def test_they_are_marked_as_they_were_meant(script: ModuleType) -> None:
    """Right is right, a slip is wrong, blank is blank, and what cannot be read waits for the tutor."""
    key = script.sample_key()
    for number, ways in script.CLASS.items():
        file = EXAMPLES / f"fcs/submissions/{number}.answers.json"
        sheet = key.of(number)
        mark = mark_sheet(sheet.questions, read_submission(file.read_bytes(), file.name))
        for way, question in zip(ways, mark.questions, strict=True):
            for part in question.parts:
                assert as_meant(way, part), (number, way, part)


def as_meant(way: str, part: PartMark) -> bool:
    match way:
        case "r" | "f":
            return part.given == part.available
        case "s":
            return part.given < part.available and not part.review
        case "u":
            return isinstance(part.outcome, Unreadable) and part.waiting == part.available
        case _:
            return isinstance(part.outcome, Blank) and part.given == 0
