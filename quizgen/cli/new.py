"""`quizgen new DIR`: a course folder that works at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from quizgen.cli.exits import UNREADABLE

FILES = ("course.toml", "roster.csv", "week-01.yaml")
SCHEMA = "quizgen-bank.schema.json"
"""Beside the banks, where editors look for it: they complete and explain without a network."""


@click.command()
@click.argument("directory", type=click.Path(path_type=Path))
@click.option("--name", help="What the course is called on its sheets.  [default: the folder's name]")
def new(directory: Path, name: str | None) -> None:
    """Make a course folder DIRECTORY: a class list with three sample students, a plan for a first week, and the
    course's own secret."""
    from quizgen.resources import folder
    from quizgen.sheets.course import KEY_FILE, make_secret

    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        click.echo(f"{directory} is there already. Choose a new folder; nothing was written.", err=True)
        raise SystemExit(UNREADABLE)
    directory.mkdir(parents=True, exist_ok=True)
    for file in FILES:
        shutil.copyfile(folder("templates") / "course" / file, directory / file)
    _call_it(directory / "course.toml", name or directory.resolve().name)
    (directory / "banks").mkdir()
    shutil.copyfile(folder("banks") / SCHEMA, directory / "banks" / SCHEMA)
    make_secret(directory / KEY_FILE)
    click.echo(
        f"Made {directory}/: course.toml, roster.csv (3 sample students), week-01.yaml, {KEY_FILE} (private).\n"
        f"Next: cd {directory}, then quizgen sheet week-01.yaml"
    )


def _call_it(course_file: Path, name: str) -> None:
    """Put the name into course.toml, as a TOML string."""
    quoted = '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
    text = course_file.read_text(encoding="utf-8")
    course_file.write_text(text.replace('"My course"', quoted), encoding="utf-8")
