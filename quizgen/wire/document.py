"""A JSON document from somebody else: loaded within limits, its fields asked for by name and type.

Everything that can be wrong raises FileError with one Problem: the file, the path inside it, the value met.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, NoReturn, TypeAlias

from quizgen.errors import FileError, Problem
from quizgen.values import value

Json: TypeAlias = Any
"""What the json module makes of a document: dict, list, str, int, bool, None, and exact decimals as `Number`."""

SMALL: Final = 1_000_000
"""Bytes of a file from a student."""
LARGE: Final = 200_000_000
"""Bytes of a file of the tutor's own."""


class Number(str):
    """A JSON number with a point or an exponent, as written: no binary float ever stands for it."""

    __slots__ = ()


@value
class Field:
    """A value inside a document, and where it is: file, and path from the top ("questions[2].marks")."""

    file: str
    path: str
    value: Json

    def wrong(self, what: str, advice: str = "") -> NoReturn:
        """Raises FileError about this field."""
        raise FileError([Problem(self.file, 0, self.path, what, advice)])

    def __getitem__(self, name: str) -> Field:
        """A field that must be there."""
        found = self.get(name)
        if found is None:
            self.wrong(f'"{name}" is missing')
        return found

    def get(self, name: str) -> Field | None:
        """A field that may be there."""
        if not isinstance(self.value, dict):
            self.wrong(f"{_shown(self.value)} where named fields should be")
        return Field(self.file, f"{self.path}.{name}".lstrip("."), self.value[name]) if name in self.value else None

    def __iter__(self) -> Iterator[Field]:
        if not isinstance(self.value, list):
            self.wrong(f"{_shown(self.value)} where a list should be")
        for index, item in enumerate(self.value):
            yield Field(self.file, f"{self.path}[{index}]", item)

    @property
    def text(self) -> str:
        """A text that can be written as UTF-8."""
        if type(self.value) is not str:
            self.wrong(f"{_shown(self.value)} where a text should be")
        if any("\ud800" <= character <= "\udfff" for character in self.value):
            self.wrong("half a character: the text was cut in the middle of an escape")
        return self.value

    @property
    def whole(self) -> int:
        if type(self.value) is not int:
            self.wrong(f"{_shown(self.value)} where a whole number should be")
        return self.value

    @property
    def flag(self) -> bool:
        if type(self.value) is not bool:
            self.wrong(f"{_shown(self.value)} where true or false should be")
        return self.value


def load(data: str | bytes, file: str, limit: int = SMALL) -> Field:
    """The document in `data`, whose name in messages is `file`; raises FileError."""
    top = Field(file, "", None)
    if len(data) > limit:
        top.wrong(f"the file is larger than {limit // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        top.wrong(f"not a text in UTF-8 (byte {error.start})")
    try:
        return Field(file, "", json.loads(text, parse_float=Number, parse_constant=_no_constant))
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        what = f"not JSON at {at}: {error.msg}" if text.strip() else "the file is empty"
        top.wrong(what, CUT if _ends(error) else "")
    except RecursionError:
        top.wrong("nested too deeply")
    except ValueError as error:
        top.wrong(f"not a document of ours: {error}")


def headed(data: str | bytes, file: str, format: str, version: int, limit: int = SMALL) -> Field:
    """The document, which must say that it is of this format and of a version that we can read; raises FileError."""
    top = load(data, file, limit)
    if not isinstance(top.value, dict) or "format" not in top.value:
        top.wrong(f"not a {format} file")
    if top["format"].text != format:
        top.wrong(f"a {top['format'].text} file, not a {format} file")
    if top["version"].whole > version:
        top.wrong("written by a newer quizgen", "Install the current version: pip install -U quizgen")
    return top


def dump(document: Json, *, indent: int | None = 1) -> str:
    """The document as text, the same bytes on every machine; ends with a newline."""
    separators = (",", ": ") if indent else (",", ":")
    return json.dumps(document, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False) + "\n"


def unquoted(error: FileError, document: Field) -> str:
    """What is wrong with a document, for a log: a field, or the name of one that is missing, and nothing that stands
    in it, which may be of a person, or a token."""
    problem = error.problems[0]
    return problem.where or (problem.what if isinstance(document.value, dict) else "its beginning")


CUT: Final = "It seems to be cut off: send it again."


def _ends(error: json.JSONDecodeError) -> bool:
    return not error.doc[error.pos :].strip() or error.msg.startswith("Unterminated")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


def _shown(value: Json) -> str:
    """A value as it looks in JSON, cut short."""
    try:
        text = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
    except (RecursionError, ValueError):
        text = "something very large"
    return text if len(text) <= 40 else text[:37] + "..."
