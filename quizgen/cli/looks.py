"""The options of `quizgen sheet` that say how its pages look, gathered into one value. A plan may say most of it too;
what stands on the command line wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.sheets.wanted import WIDEST, Wanted
from quizgen.values import value

if TYPE_CHECKING:
    from quizgen.render.layouts import Layouts

Command = Callable[..., None]

OPTIONS = (
    click.option("--layout",
                 help="weekly: room for work; exam: answer boxes and a mark column; handout: compact, two columns; "
                      "or one of your own.  [default: weekly]"),
    click.option("--layouts", type=click.Path(path_type=Path), help="A folder with layouts of your own."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="[default: a4]"),
    click.option("--columns", type=click.IntRange(1, 2), help="[default: what the layout is made for]"),
    click.option("--large-print/--usual-print", default=None, help="17 pt letters."),
    click.option("--dyslexia/--usual-face", default=None,
                 help="Sans-serif letters set wide, lines far apart, no italics."),
    click.option("--room", type=click.IntRange(0, WIDEST),
                 help="Millimetres of room for work for each mark.  [default: 10]"),
    click.option("--logo", type=click.Path(path_type=Path), help="A PNG or JPEG for the head of each sheet."),
    click.option("--form", is_flag=True, help="Sheets to be filled in on a screen: a field for each answer."),
)  # fmt: skip


@value
class Looks:
    """What the command line says of the pages; `own` is a folder with layouts of the tutor's."""

    wanted: Wanted
    own: Path | None
    logo: Path | None
    form: bool

    @property
    def known(self) -> tuple[str, ...]:
        """The layouts that there are; FileError where the tutor's folder is not there."""
        from quizgen.render.layouts import layout_names, places_for

        return layout_names(places_for(self.own))

    def layouts(self, plan: Wanted) -> Layouts:
        """The layout and look that the command line and the plan ask for together; FileError."""
        from quizgen.render.layouts import find_layouts
        from quizgen.render.look import Look, load_logo

        wanted = self.wanted.over(plan)
        look = Look(
            wanted.paper or "a4", wanted.columns, bool(wanted.large_print), bool(wanted.dyslexia),
            load_logo(self.logo) if self.logo else None, self.form,
        )  # fmt: skip
        return find_layouts(self.own, wanted.layout or "weekly", look)


def look_options(command: Command) -> Command:
    """Adds the options; the command is given `looks` for all of them."""

    @wraps(command)
    def looked(
        *, layout: str | None, layouts: Path | None, paper: Any, columns: Any, large_print: bool | None,
        dyslexia: bool | None, room: int | None, logo: Path | None, form: bool, **others: object,
    ) -> None:  # fmt: skip
        wanted = Wanted(layout, paper, columns, large_print, dyslexia, room)
        command(looks=Looks(wanted, layouts, logo, form), **others)

    for option in reversed(OPTIONS):
        looked = option(looked)
    return looked
