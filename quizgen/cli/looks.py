"""The options of `quizgen sheet` that say how its pages look, gathered into one value."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

Command = Callable[..., None]

OPTIONS = (
    click.option("--layout", default="weekly", show_default=True,
                 help="weekly: room for work; exam: answer boxes and a mark column; handout: compact, two columns; "
                      "or one of your own."),
    click.option("--layouts", type=click.Path(path_type=Path), help="A folder with layouts of your own."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True),
    click.option("--columns", type=click.IntRange(1, 2), help="[default: what the layout is made for]"),
    click.option("--large-print", is_flag=True, help="17 pt letters."),
    click.option("--dyslexia", is_flag=True, help="Sans-serif letters set wide, lines far apart, no italics."),
    click.option("--logo", type=click.Path(path_type=Path), help="A PNG or JPEG for the head of each sheet."),
    click.option("--form", is_flag=True, help="Sheets to be filled in on a screen: a field for each answer."),
)  # fmt: skip


def look_options(command: Command) -> Command:
    """Adds the options; the command is given `layouts`, a quizgen.render.layouts.Layouts, for all of them."""

    @wraps(command)
    def looked(
        *, layout: str, layouts: Path | None, paper: Any, columns: Any, large_print: bool, dyslexia: bool,
        logo: Path | None, form: bool, **others: object,
    ) -> None:  # fmt: skip
        from quizgen.render.layouts import find_layouts
        from quizgen.render.look import Look, load_logo

        look = Look(paper, columns, large_print, dyslexia, load_logo(logo) if logo else None, form)
        command(layouts=find_layouts(layouts, layout, look), **others)

    for option in reversed(OPTIONS):
        looked = option(looked)
    return looked
