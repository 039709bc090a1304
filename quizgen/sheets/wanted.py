"""What a plan says of its pages: layout, paper, columns, letters, and room for work."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Literal

from quizgen.located.place import Place
from quizgen.values import value

WIDEST: Final = 60
"""Millimetres of room for one mark, at most."""
LARGEST: Final = 200
"""Millimetres of room for one question, at most: a page has some more."""


@value
class Wanted:
    """None is what nobody asked for; `room` is in millimetres for each mark."""

    layout: str | None = None
    paper: Literal["a4", "letter"] | None = None
    columns: Literal[1, 2] | None = None
    large_print: bool | None = None
    dyslexia: bool | None = None
    room: int | None = None

    def over(self, other: Wanted) -> Wanted:
        """What this asks for, and where it asks for nothing what the other does."""
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__match_args__)
        return Wanted(*(theirs if ours is None else ours for ours, theirs in pairs))


FIELDS: Final = ("layout", "paper", "columns", "large-print", "dyslexia", "room")
"""What a plan may say of its pages."""


def read_wanted(found: Mapping[str, Place], layouts: Collection[str] | None) -> Wanted:
    """What stands in these fields of a plan, with mistakes noted; `layouts` None: any name may be one."""
    layout, paper, columns, large_print, dyslexia, room = map(found.get, FIELDS)
    return Wanted(
        None if layout is None else layout.text() if layouts is None else layout.choice(sorted(layouts)),
        None if paper is None else _paper(paper),
        None if columns is None else _columns(columns),
        None if large_print is None else _yes_or_no(large_print),
        None if dyslexia is None else _yes_or_no(dyslexia),
        None if room is None else read_millimetres(room, WIDEST),
    )


def _paper(place: Place) -> Literal["a4", "letter"] | None:
    match place.choice(("a4", "letter")):
        case "a4":
            return "a4"
        case "letter":
            return "letter"
    return None


def _columns(place: Place) -> Literal[1, 2] | None:
    match place.whole(1, 2):
        case 1:
            return 1
        case 2:
            return 2
    return None


def _yes_or_no(place: Place) -> bool | None:
    answer = place.choice(("yes", "no", "true", "false"))
    return None if answer is None else answer in ("yes", "true")


def read_millimetres(place: Place, most: int) -> int | None:
    """A length: "15 mm" or "15"."""
    text = place.text()
    found = None if text is None else millimetres(text, most)
    if text is not None and found is None:
        place.wrong(f'"{text}" is not a length from 0 to {most} mm.', "Write 15 mm.")
    return found


def millimetres(text: str, most: int) -> int | None:
    """The length in a text; None where there is none, or one that is too long."""
    match text.replace("mm", " mm").split():
        case [number] | [number, "mm"] if number.isascii() and number.isdecimal() and int(number[:9]) <= most:
            return int(number)
    return None
