"""One value of a file under inspection: it answers what it is asked, and what is wrong is collected, not raised.

Every question that cannot be answered returns None (or nothing) after the mistake has been noted, so that a decoder
goes on and the tutor hears of everything at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quizgen.errors import FileError, Problem
from quizgen.located.values import Fields, Items, Located, Scalar
from quizgen.near import closest, listed, near
from quizgen.values import value

T = TypeVar("T")


class Mistakes:
    """What has been found wrong with one file so far."""

    __slots__ = ("file", "problems")

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, line: int, where: str, what: str, advice: str = "") -> None:
        self.problems.append(Problem(self.file, line, where, what, advice))

    def check(self) -> None:
        """Raise FileError with everything noted, by line; pass where nothing was."""
        if self.problems:
            raise FileError(sorted(self.problems, key=lambda problem: problem.line))


def complete(value: T | None, mistakes: Mistakes) -> T:
    """The decoded value, or FileError with everything that was noted on the way."""
    mistakes.check()
    assert value is not None, f"{mistakes.file}: nothing was decoded and nothing was found wrong"
    return value


@value
class Place:
    """A value, the path of its field ("templates.foo.marks"), and where mistakes are noted."""

    value: Located
    where: str
    mistakes: Mistakes

    @property
    def line(self) -> int:
        return self.value.line

    def wrong(self, what: str, advice: str = "", *, line: int = 0) -> None:
        """Note a mistake here (or on another `line`)."""
        self.mistakes.add(line or self.line, self.where, what, advice)

    def below(self, name: str, value: Located) -> Place:
        return Place(value, f"{self.where}.{name}" if self.where else name, self.mistakes)

    def entries(self) -> tuple[tuple[str, Place], ...]:
        """Names that the author chose, with their values."""
        match self.value:
            case Fields(entries):
                return self._without_repetitions(entries)
            case Scalar(""):
                self.wrong("nothing is written here.", "Write name: value, one a line, indented.")
            case _:
                self.wrong("names with values are expected here.", "Write name: value, one a line, indented.")
        return ()

    def _without_repetitions(self, entries: Iterable[tuple[Scalar, Located]]) -> tuple[tuple[str, Place], ...]:
        first: dict[str, tuple[int, Place]] = {}
        for name, item in entries:
            if name.text in first:
                what = f"the second of this name; the first is in line {first[name.text][0]}."
                self.below(name.text, name).wrong(what, "Rename or remove one.")
            else:
                first[name.text] = (name.line, self.below(name.text, item))
        return tuple((name, place) for name, (_, place) in first.items())

    def fields(self, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Place]:
        """The fields that this place may have; those missing and those unknown are noted."""
        found = dict(self.entries())
        known = [*required, *optional]
        for name in [name for name in found if name not in known]:
            place = found.pop(name)
            place.wrong(f'"{name}" is not a field here.', near(name, set(known) - found.keys()))
        if isinstance(self.value, Fields):
            for name in required:
                if name not in found:
                    self.wrong(f'the field "{name}" is missing.')
        return found

    def items(self) -> tuple[Place, ...]:
        """The items of a list, numbered from 1 in messages."""
        match self.value:
            case Items(items):
                return tuple(
                    Place(item, f"{self.where}[{number}]", self.mistakes) for number, item in enumerate(items, 1)
                )
            case Scalar(""):
                self.wrong("nothing is written here.", "Write a list: [one, two], or one item a line after a dash.")
            case _:
                self.wrong("a list is expected here.", "Write [one, two], or one item a line after a dash.")
        return ()

    def one_or_more(self) -> tuple[Place, ...]:
        """The items of a list, or this place itself where a single thing stands."""
        alone = isinstance(self.value, Fields) or (isinstance(self.value, Scalar) and self.value.text)
        return (self,) if alone else self.items()

    def text(self) -> str | None:
        """The text that stands here, without blanks around it."""
        match self.value:
            case Scalar(text) if text.strip():
                return text.strip()
            case Scalar():
                self.wrong("nothing is written here.")
            case _:
                self.wrong("a text is expected here.", "If it has brackets or colons in it, put it in quotes.")
        return None

    def whole(self, least: int, most: int) -> int | None:
        """A whole number between `least` and `most`."""
        text = self.text()
        if text is None:
            return None
        if text.isascii() and text.lstrip("-").isdigit() and len(text) < 12 and least <= int(text) <= most:
            return int(text)
        self.wrong(f'"{text}" is not a whole number from {least} to {most}.')
        return None

    def choice(self, names: Iterable[str]) -> str | None:
        """One of the `names`."""
        text = self.text()
        known = tuple(names)
        if text is None or text in known:
            return text
        self.wrong(f'"{text}" is not one of {listed(known, last="or")}.', closest(text, known))
        return None


def each(place: Place | None) -> tuple[Place, ...]:
    """The items of a list, or the one text that stands there; nothing where there is no such field."""
    return () if place is None else place.one_or_more()


def decode(value: Located, file: str, decoder: Callable[[Place], T | None], mistakes: Mistakes | None = None) -> T:
    """`decoder` applied to a whole file; FileError with everything that it noted."""
    noted = mistakes or Mistakes(file)
    return complete(decoder(Place(value, "", noted)), noted)
