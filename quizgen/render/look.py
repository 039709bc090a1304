"""Look: what a tutor may ask of the pages without touching a layout."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from typing import Literal, TypeAlias

from quizgen.errors import FileError, Problem
from quizgen.values import value

Paper: TypeAlias = Literal["a4", "letter"]
Columns: TypeAlias = Literal[1, 2]

LOGOS = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
"""Pictures that every engine can print, and how their files begin."""


@value
class Logo:
    """A picture for the head of each sheet; `ending` is "png" or "jpg"."""

    data: bytes
    ending: str

    @property
    def name(self) -> str:
        return f"logo.{self.ending}"

    @property
    def url(self) -> str:
        """The picture inside an HTML page."""
        return f"data:image/{'jpeg' if self.ending == 'jpg' else 'png'};base64,{b64encode(self.data).decode()}"


@value
class Look:
    """`columns` None is what the layout is made for. A `form` has fields to type the answers into."""

    paper: Paper = "a4"
    columns: Columns | None = None
    large_print: bool = False
    dyslexia: bool = False
    logo: Logo | None = None
    form: bool = False


PLAIN = Look()


def load_logo(path: Path) -> Logo:
    """The picture in a file; FileError."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileError([Problem(str(path), 0, "--logo", f"cannot be read: {error.strerror}.")]) from None
    for ending, beginning in LOGOS.items():
        if data.startswith(beginning):
            return Logo(data, ending)
    raise FileError([Problem(str(path), 0, "--logo", "is neither PNG nor JPEG.", "Save it as PNG.")])
