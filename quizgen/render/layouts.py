"""Where layouts are found, and how a template of one is filled.

A layout is a folder per format: latex/weekly/, typst/weekly/, html/weekly/; what all layouts share is in common/ beside
them. Each file is looked up on its own: in the folder a tutor chose, then in the user's, then in quizgen's copy; so a
tutor copies only the file that is to change.
Templates write << value >>, <% statement %> and <# remark #>, which neither TeX nor Typst nor HTML use.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateNotFound

from quizgen.errors import FileError, Problem
from quizgen.render.look import PLAIN, Look
from quizgen.resources import folder, user_folder
from quizgen.values import value

Filters = Mapping[str, Callable[..., object]]

COMMON = "common"
"""The folder of what all layouts of a format share."""


@value
class Layouts:
    """The places to look in, first to last, the layout's name ("weekly"), and what was asked of its pages."""

    places: tuple[Path, ...]
    name: str = "weekly"
    look: Look = PLAIN

    def environment(self, format_name: str, filters: Filters) -> LayoutEnvironment:
        """The templates of this layout in one format, with `filters` for turning values into its source."""
        return LayoutEnvironment(self, format_name, filters)

    @property
    def fonts(self) -> tuple[Path, ...]:
        """Where fonts for the built-in engine are: those of quizgen, and those that a tutor put beside a layout."""
        return tuple(place / "fonts" for place in self.places if (place / "fonts").is_dir())


def places_for(chosen: Path | None = None) -> tuple[Path, ...]:
    """The tutor's folder, the user's, then quizgen's own. FileError: the chosen folder is not there."""
    if chosen is not None and not chosen.is_dir():
        advice = "Give one that holds latex/ or typst/."
        raise FileError([Problem(str(chosen), 0, "--layouts", "there is no such folder.", advice)])
    return (*((chosen,) if chosen else ()), user_folder("templates"), folder("templates"))


def layout_names(places: tuple[Path, ...]) -> tuple[str, ...]:
    """The layouts that there are in these places, by name."""
    return tuple(sorted({path.name for place in places for path in place.glob("*/*") if path.is_dir()} - {COMMON}))


def find_layouts(chosen: Path | None = None, name: str = "weekly", look: Look | None = None) -> Layouts:
    """The layout of this name. FileError: the chosen folder or the layout is not there."""
    places = places_for(chosen)
    known = layout_names(places)
    if name not in known:
        raise FileError([Problem(name, 0, "--layout", "there is no such layout.", f"There are {', '.join(known)}.")])
    return Layouts(places, name, look or PLAIN)


class LayoutEnvironment:
    """The templates of one layout and format. A template is compiled once, however many sheets it fills."""

    def __init__(self, layouts: Layouts, format_name: str, filters: Filters) -> None:
        self.layouts = layouts
        self.format = format_name
        self._filters = filters
        self._modules: dict[str, object] = {}

    @cached_property
    def _jinja(self) -> Environment:
        jinja = Environment(
            block_start_string="<%", block_end_string="%>",
            variable_start_string="<<", variable_end_string=">>",
            comment_start_string="<#", comment_end_string="#>",
            trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
            undefined=StrictUndefined, autoescape=False, auto_reload=False,
            loader=FileSystemLoader([place / self.format / name for name in (self.layouts.name, COMMON)
                                     for place in self.layouts.places]),
        )  # fmt: skip
        jinja.globals["look"] = self.layouts.look
        jinja.filters.update(self._filters)
        return jinja

    def fill(self, file: str, **values: object) -> str:
        """The template `file` of the layout with these values; FileError names a layout's own mistakes."""
        try:
            return self._template(file).render(**values)
        except TemplateError as error:
            raise self._told(file, error) from error

    def macro(self, file: str, name: str) -> Callable[..., str]:
        """A macro that the template `file` defines."""
        macro: Callable[..., str] | None = getattr(self._module(file), name, None)
        if macro is None:
            raise self._missing(f"{file}: macro {name}")
        return macro

    def run(self, file: str, name: str, *arguments: object) -> str:
        """What a macro of the template `file` makes of these values."""
        try:
            return self.macro(file, name)(*arguments)
        except TemplateError as error:
            raise self._told(file, error) from error

    def _told(self, file: str, error: TemplateError) -> FileError:
        """A layout's mistake, as a mistake in a tutor's file."""
        where = getattr(error, "filename", None) or f"{self.format}/{self.layouts.name}/{file}"
        return FileError([Problem(where, getattr(error, "lineno", 0), "", error.message or "cannot be filled.")])

    def text(self, file: str) -> str:
        """A file of the layout as it stands."""
        loader = self._jinja.loader
        assert loader is not None
        try:
            return loader.get_source(self._jinja, file)[0]
        except TemplateNotFound:
            raise self._missing(file) from None

    def _module(self, file: str) -> object:
        if file not in self._modules:
            self._modules[file] = self._template(file).module
        return self._modules[file]

    def _template(self, file: str) -> Template:
        try:
            return self._jinja.get_template(file)
        except TemplateNotFound:
            raise self._missing(file) from None

    def _missing(self, file: str) -> FileError:
        where = f"{self.format}/{self.layouts.name}/{file}"
        advice = "Looked in " + ", ".join(map(str, self.layouts.places))
        return FileError([Problem(where, 0, "", "this layout has no such file.", advice)])
