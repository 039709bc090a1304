"""One way to add a kind of something: a table from names to "module:attribute", and an entry point group for others.

Built-ins stand in the table in the form in which a package elsewhere declares its entry points, and are loaded in the
same way, on first use: what one command does not need, it does not import.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Generic, TypeVar

from quizgen.errors import QuizgenError
from quizgen.near import near

T = TypeVar("T")


class UnknownName(QuizgenError):
    """A name that no table and no installed package knows, with those that are known."""

    def __init__(self, what: str, name: str, known: tuple[str, ...]) -> None:
        super().__init__(what, name, known)
        self.what = what
        self.name = name
        self.known = known

    def __str__(self) -> str:
        return f'no {self.what} "{self.name}". {near(self.name, self.known)}'


class Registry(Generic[T]):
    """Things of one sort by name. `what` is the sort in a message ("kind of answer"), `group` the entry point group."""

    __slots__ = ("builtin", "group", "what")

    def __init__(self, what: str, group: str, builtin: Mapping[str, str]) -> None:
        self.what = what
        self.group = group
        self.builtin = builtin

    def get(self, name: str) -> T:
        """The thing called `name`; raises UnknownName. A built-in name cannot be taken by an entry point."""
        target = self.builtin.get(name) or dict(self._installed()).get(name)
        if target is None:
            raise UnknownName(self.what, name, self.names())
        module, _, attribute = target.partition(":")
        thing: T = getattr(import_module(module), attribute)
        return thing

    def names(self) -> tuple[str, ...]:
        """Every name that `get` knows, built-ins first."""
        others = sorted(point for point, _ in self._installed() if point not in self.builtin)
        return (*self.builtin, *others)

    def _installed(self) -> Iterator[tuple[str, str]]:
        from importlib.metadata import entry_points

        return ((point.name, point.value) for point in entry_points(group=self.group))
