"""The course folder: course.toml says what it is called and where things are; the secret is in a file of its own.

Whoever has the secret can work out every variant and its key. It is never in course.toml, which people show around.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from pathlib import Path

from quizgen.errors import FileError, Problem
from quizgen.near import near
from quizgen.values import value

COURSE_FILE = "course.toml"
KEY_FILE = "course.key"
KEY_TITLE = "quizgen course key: keep it private, keep a copy, never change it during a course"
PATHS = {"key": KEY_FILE, "roster": "roster.csv", "banks": "banks", "out": "out"}
FIELDS = {"name": "", **PATHS, "gradebook": ""}
"""What course.toml may say, and what holds where it does not."""


@value
class Course:
    """`key`, `roster`, `banks` (the tutor's own) and `out` are full paths.

    `gradebook` is the URL of a database ("sqlite:///gradebook.db" is beside course.toml), "" where there is none.
    """

    name: str
    folder: Path
    key: Path
    roster: Path
    banks: Path
    out: Path
    gradebook: str = ""


def load_course(folder: Path) -> Course:
    """The course in a folder; FileError with every mistake in course.toml."""
    path = folder / COURSE_FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
        said = tomllib.loads(text)
    except FileNotFoundError:
        raise _failed(path, 0, "", "there is no such file.", "quizgen new makes a course folder.") from None
    except UnicodeDecodeError:
        raise _failed(path, 0, "", "not UTF-8 text.", "Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise _failed(path, _line_in(str(error)), "", f"{error}.", 'Write name = "value", one a line.') from None
    problems = [
        Problem(str(path), _line_of(name, text), name, f'"{name}" is not a field here.', near(name, FIELDS))
        for name in said.keys() - FIELDS.keys()
    ] + [
        Problem(str(path), _line_of(name, text), name, f"{value!r} is not a text.", f'Write {name} = "...".')
        for name, value in said.items()
        if name in FIELDS and not (isinstance(value, str) and value.strip())
    ]
    if "name" not in said:
        problems.append(Problem(str(path), 0, "name", "the course has no name.", 'Write name = "Calculus 1".'))
    if problems:
        raise FileError(sorted(problems, key=lambda problem: (problem.line, problem.where)))
    values = FIELDS | said
    paths = {name: (folder / values[name]).resolve() for name in PATHS}
    return Course(values["name"].strip(), folder.resolve(), **paths, gradebook=values["gradebook"].strip())


def _line_of(name: str, text: str) -> int:
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.partition("=")[0].strip().strip("\"'") == name), 0)


def _line_in(message: str) -> int:
    """The line that tomllib's message names."""
    _, _, rest = message.partition("(at line ")
    number = rest.partition(",")[0]
    return int(number) if number.isdecimal() else 0


def _failed(path: Path, line: int, where: str, what: str, advice: str) -> FileError:
    return FileError([Problem(str(path), line, where, what, advice)])


def make_secret(path: Path) -> None:
    """Write a new secret that only its owner may read. Never overwrites: FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii", newline="\n") as file:
        file.write(f"{KEY_TITLE}\n{secrets.token_hex(32)}\n")


def load_secret(path: Path) -> bytes:
    """The course's secret; FileError where it is missing, damaged, or open to others."""
    try:
        title, _, digits = path.read_text(encoding="ascii").partition("\n")
        mode = path.stat().st_mode
    except FileNotFoundError:
        advice = (
            "Restore your copy of it; for a new course, quizgen new makes one. Without it no variant can be made again."
        )
        raise _failed(path, 0, "", "there is no such file.", advice) from None
    except (OSError, UnicodeDecodeError):
        raise _failed(path, 0, "", "cannot be read.", "Restore your copy of it.") from None
    if os.name == "posix" and mode & 0o077:
        raise _failed(path, 0, "", "others can read this file.", f"Run: chmod 600 {path}")
    try:
        secret = bytes.fromhex(digits.strip())
    except ValueError:
        secret = b""
    if len(secret) != 32 or title != KEY_TITLE:
        raise _failed(path, 0, "", "this is not a whole course key.", "Restore your copy of it.")
    return secret
