"""Where the private key of a sheet is kept, and how a command comes by it."""

from __future__ import annotations

from pathlib import Path

from quizgen.cli.course import current_course
from quizgen.cli.show import place
from quizgen.errors import FileError, Problem
from quizgen.wire.key import KEY_NAME, KeyFile, read_key


def key_of_sheet(name: str) -> KeyFile:
    """The key of the sheet with this name in the course at hand; raises FileError."""
    course = current_course()
    out = course.out if course else Path("out")
    if not (out / name / KEY_NAME).exists():
        advice = "Make the sheet with quizgen sheet; if it was made with --out, name that folder with --key."
        what = f'no key of the sheet "{name}": looked for {name}/{KEY_NAME} in this folder.'
        raise FileError([Problem(place(out), 0, "", what, advice)])
    return read_key_file(out / name / KEY_NAME)


def read_key_file(path: Path) -> KeyFile:
    """The key in a file; FileError, with what to do, where it cannot be read."""
    try:
        return read_key(path.read_bytes(), str(path))
    except OSError as error:
        advice = "Make the sheet with quizgen sheet, or name its key with --key."
        raise FileError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", advice)]) from None
