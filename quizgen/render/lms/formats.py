"""The formats by name: what each is for, how its file is called, and which function writes it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from quizgen.values import value

if TYPE_CHECKING:
    from quizgen.render.lms.export import Made
    from quizgen.render.lms.foreseen import Export

Name: TypeAlias = Literal["moodle-stack", "moodle", "qti21", "qti12", "cartridge"]


@value
class Format:
    """`suffix` of its files, the `module` and `function` that write them; `marks`: the file marks by itself, and the
    slips are to be foreseen."""

    suffix: str
    module: str
    function: str
    marks: bool = True

    def write(self, export: Export) -> Made:
        """The file."""
        write: Callable[[Export], Made] = getattr(import_module(f"quizgen.render.lms.{self.module}"), self.function)
        return write(export)


FORMATS: Final[dict[Name, Format]] = {
    "moodle-stack": Format(".stack.xml", "stack", "moodle_stack"),
    "moodle": Format(".moodle.xml", "moodle", "moodle"),
    "qti21": Format(".qti21.zip", "qti21", "qti21"),
    "qti12": Format(".qti12.zip", "qti12", "qti12"),
    "cartridge": Format(".imscc", "cartridge", "cartridge", marks=False),
}
