"""`quizgen gradebook`: what is kept of a person, handed out or deleted; and scores that did not arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.course import course_folder
from quizgen.cli.course_gradebook import gradebook_of, opened
from quizgen.cli.erasing import erase_person, forget_before, issuer_of, tell_gone, told_files
from quizgen.cli.person_files import PersonFiles, person_files
from quizgen.errors import QuizgenError
from quizgen.sheets.course import COURSE_FILE, Course, load_course
from quizgen.wire.document import dump

if TYPE_CHECKING:
    from quizgen.gradebook.schema import Learner, Placement, Score
    from quizgen.gradebook.store import Gradebook

Command = Callable[..., None]


class Nobody(QuizgenError):
    """Nothing is kept of this person."""

    def __init__(self, issuer: str | None, sub: str) -> None:
        super().__init__(issuer, sub)
        self.issuer = issuer
        self.sub = sub

    def __str__(self) -> str:
        if self.issuer is None:
            return f'Nothing is kept of a "{self.sub}" in the course\'s own roster. For a platform\'s give --issuer.'
        return f'Nothing is kept of a "{self.sub}" of {self.issuer}.'


@click.group()
def gradebook() -> None:
    """Hand out or delete what is kept of a person, and send again the scores that did not arrive."""


def of_a_gradebook(command: Command) -> Command:
    """Adds the options that say which gradebook; without them it is the one of the course at hand."""
    course = click.option("--course", type=click.Path(path_type=Path), help="The folder of the course.")
    database = click.option("--database", metavar="URL", help="A database: sqlite:///FILE or postgresql://...")
    return course(database(command))


def of_a_person(command: Command) -> Command:
    """Adds the option that says whose SUB it is."""
    return click.option("--issuer", help="The platform that calls the person SUB.  [default: the course's own roster]")(
        command
    )


@contextmanager
def chosen(course: Path | None, database: str | None) -> Iterator[Gradebook]:
    """The gradebook that the options name."""
    if course is not None and database is not None:
        raise click.UsageError("Give --course or --database, not both.")
    with opened(database) if database is not None else gradebook_of(course) as found:
        yield found


@gradebook.command()
@click.argument("sub")
@of_a_person
@of_a_gradebook
@click.option("--out", type=click.Path(path_type=Path), help="The file to write.  [default: standard output]")
def export(sub: str, issuer: str | None, course: Path | None, database: str | None, out: Path | None) -> None:
    """Everything that is kept of the person SUB, as JSON."""
    from quizgen.gradebook.privacy import export as exported
    from quizgen.outputs import write_whole

    with chosen(course, database) as store, store.reading() as session:
        document = exported(session, _known(store, issuer, sub), sub)
    if out is None:
        click.echo(document, nl=False)
        return
    write_whole(out, document, 0o600)
    click.echo(f"{out}: everything that is kept of {sub}")


@gradebook.command()
@click.argument("sub", required=False)
@of_a_person
@click.option("--before", type=click.DateTime(["%Y-%m-%d"]), help="Instead of SUB: all attempts from before this day.")
@of_a_gradebook
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="What was deleted, as JSON.")
def erase(
    sub: str | None,
    issuer: str | None,
    before: datetime | None,
    course: Path | None,
    database: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Delete everything that is kept of the person SUB, for good: in the gradebook, and in the files of the course."""
    if (sub is None) == (before is None):
        raise click.UsageError("Give SUB, or --before DAY.")
    if before is not None:
        with chosen(course, database) as store:
            whom = f"all attempts from before {before:%Y-%m-%d}"
            _ask(whom, None, yes=yes)
            tell_gone(forget_before(store, before.replace(tzinfo=UTC)), whom, as_json=as_json)
        return
    sub = str(sub)
    whom = f"everything that is kept of {sub}"
    here = _course_of(issuer, course, database)
    files = None if here is None else person_files(here, sub)
    with nullcontext() if here and not here.gradebook else chosen(course, database) as some_store:
        if files is None or not files.some:
            _known(some_store, issuer, sub)
        _ask(whom, files, yes=yes)
        tell_gone(erase_person(some_store, issuer, sub, files), whom, as_json=as_json)


def _course_of(issuer: str | None, course: Path | None, database: str | None) -> Course | None:
    """The course whose files are looked through too; none for a platform's people, or for a database by itself."""
    folder = course or course_folder()
    of_files = issuer is None and database is None and (folder / COURSE_FILE).exists()
    return load_course(folder) if of_files else None


def _ask(whom: str, files: PersonFiles | None, *, yes: bool) -> None:
    """Shows which files will go, and asks unless told not to; ends the command where the answer is no."""
    if not yes:
        for line in told_files(files):
            click.echo(line, err=True)
        click.confirm(f"Delete {whom}? It cannot be undone.", abort=True, err=True)


def _known(store: Gradebook | None, issuer: str | None, sub: str) -> str:
    """The issuer of a person of whom something is kept; raises Nobody."""
    found = None if store is None else issuer_of(store, issuer, sub)
    if found is None:
        raise Nobody(issuer, sub)
    return found


@gradebook.command()
@of_a_gradebook
@click.option("--json", "as_json", is_flag=True, help="The state of every score, as JSON.")
def retry(course: Path | None, database: str | None, as_json: bool) -> None:
    """Put the scores that did not reach the platform back in the queue, and show the state of all that are not there
    yet. A running service sends them."""
    from quizgen.gradebook.outbox import SENT, overview
    from quizgen.gradebook.outbox import retry as again

    with chosen(course, database) as store:
        with store.writing() as session:
            count = again(session, datetime.now(UTC))
        with store.reading() as session:
            rows = overview(session)
    if as_json:
        click.echo(dump({"again": count, "scores": [_state(*row) for row in rows]}), nl=False)
        return
    left = [row for row in rows if row[2].state != SENT]
    click.echo(f"{count} scores are sent again; {len(left)} of {len(rows)} have not arrived yet")
    for placement, learner, score in left:
        said = f"   {score.error}" if score.error else ""
        click.echo(f"  {placement.title or placement.resource_link}  {learner.sub}  {score.state}{said}")


def _state(placement: Placement, learner: Learner, score: Score) -> dict[str, object]:
    return {
        "placement": placement.resource_link,
        "sub": learner.sub,
        "given": str(score.given),
        "maximum": str(score.maximum),
        "state": score.state,
        "tries": score.tries,
        "next_try": score.next_try.isoformat(),
        "error": score.error,
    }
