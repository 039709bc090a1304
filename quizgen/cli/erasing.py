"""What `quizgen gradebook erase` deletes of somebody, in a gradebook and in files, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quizgen.cli.person_files import PersonFiles
from quizgen.cli.show import place
from quizgen.values import value
from quizgen.wire.document import dump

if TYPE_CHECKING:
    from quizgen.gradebook.store import Gradebook


@value
class Gone:
    """How much was deleted from a gradebook, and from which files; None where files were not looked at."""

    learners: int = 0
    attempts: int = 0
    marks: int = 0
    files: PersonFiles | None = None


def issuer_of(store: Gradebook, issuer: str | None, sub: str) -> str | None:
    """The issuer of a person (None: the course itself), if anything is kept of them."""
    from quizgen.gradebook.privacy import is_known
    from quizgen.gradebook.recording import COURSE

    with store.reading() as session:
        return (issuer or COURSE) if is_known(session, issuer or COURSE, sub) else None


def erase_person(store: Gradebook | None, issuer: str | None, sub: str, files: PersonFiles | None) -> Gone:
    """Deletes what is kept of a person: in the gradebook first, which may refuse. Repeated, it goes on where it was."""
    gone = Gone(files=files)
    if store is not None and (found := issuer_of(store, issuer, sub)) is not None:
        from quizgen.gradebook.privacy import erase

        erased = erase(store, found, sub)
        gone = Gone(erased.learners, erased.attempts, erased.marks, files)
    if files is not None:
        files.delete()
    return gone


def forget_before(store: Gradebook, before: datetime) -> Gone:
    """Deletes what has rested since a time."""
    from quizgen.gradebook.privacy import forget

    erased = forget(store, before, datetime.now(UTC))
    return Gone(erased.learners, erased.attempts, erased.marks)


def told_files(files: PersonFiles | None) -> Iterator[str]:
    """The files that go, and those from which a part goes."""
    if files is not None:
        yield from (f"  {place(path)}" for path in files.theirs)
        yield from (f"  their part of {place(path)}" for path in (*files.marks, *files.keys))


def tell_gone(gone: Gone, whom: str, *, as_json: bool) -> None:
    """What was deleted, and what still names the person."""
    files = gone.files or PersonFiles("")
    if as_json:
        click.echo(dump({
            "learners": gone.learners,
            "attempts": gone.attempts,
            "marks": gone.marks,
            "files": [place(path) for path in files.theirs],
            "changed": [place(path) for path in (*files.marks, *files.keys)],
            "stays": [{"where": one.where, "advice": one.advice} for one in files.stays],
        }), nl=False)  # fmt: skip
        return
    click.echo(f"Deleted {whom}: {gone.attempts} attempts, {gone.marks} marks")
    for line in told_files(gone.files):
        click.echo(line)
    if files.stays:
        click.echo("Not deleted, but it names them:")
    for one in files.stays:
        click.echo(f"  {one.where}: {one.advice}")
