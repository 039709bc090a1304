"""`quizgen serve`: the marker over HTTP."""

from __future__ import annotations

import click

from quizgen.cli.course_gradebook import NeedsPackage
from quizgen.service.settings import VARIABLES, read_settings


@click.command(epilog=f"\b\nEnvironment:{VARIABLES}")
@click.option("--host", help="Where to listen.  [default: 127.0.0.1]")
@click.option("--port", help="[default: 8000]")
@click.option("--workers", metavar="N", help="Processes that do mathematics.  [default: one for each processor]")
@click.option("--database", metavar="URL", help="The gradebook: sqlite:///FILE or postgresql://...")
@click.option("--course", metavar="DIR", help="A course folder: its banks and its key.")
@click.option("--new-key", metavar="NAME", help="Print a key for a program called NAME, and the line that lets it in.")
def serve(
    host: str | None,
    port: str | None,
    workers: str | None,
    database: str | None,
    course: str | None,
    new_key: str | None,
) -> None:
    """Answer other programs over HTTP: µEd API, Lambda Feedback, and JSON of our own.

    Everything can be set by environment variables; options come before them.
    """
    if new_key is not None:
        _print_key(new_key)
        return
    try:
        from quizgen.service import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("quizgen"):
            raise
        raise NeedsPackage("quizgen serve", "web") from None
    settings = read_settings(host=host, port=port, workers=workers, database=database, course=course)
    run.serve(settings, click.echo)


def _print_key(name: str) -> None:
    from quizgen.service.clients import is_name, new_key

    if not is_name(name):
        raise click.BadParameter("letters, digits, - _ . are possible.", param_hint="--new-key")
    key, line = new_key(name)
    click.echo(f"key   {key}   for {name}: it is shown this once")
    click.echo(f"line  {line}   for the file that QUIZGEN_CLIENT_KEYS names")
