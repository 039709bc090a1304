"""`quizgen gradebook`: what is kept of a person, handed out or deleted; and scores that did not arrive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.course_gradebook import gradebook_of, opened
from quizgen.errors import QuizgenError
from quizgen.wire.document import dump

if TYPE_CHECKING:
    from quizgen.gradebook.privacy import Erased
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
@click.option("--json", "as_json", is_flag=True, help="How much was deleted, as JSON.")
def erase(
    sub: str | None,
    issuer: str | None,
    before: datetime | None,
    course: Path | None,
    database: str | None,
    yes: bool,
    as_json: bool,
) -> None:
    """Delete everything that is kept of the person SUB, for good."""
    if (sub is None) == (before is None):
        raise click.UsageError("Give SUB, or --before DAY.")
    with chosen(course, database) as store:
        whom = f"everything that is kept of {sub}" if sub else f"all attempts from before {before:%Y-%m-%d}"
        if not yes:
            click.confirm(f"Delete {whom}? It cannot be undone.", abort=True, err=True)
        erased = _erased(store, issuer, sub, before)
    if as_json:
        kept = {"learners": erased.learners, "attempts": erased.attempts, "marks": erased.marks}
        click.echo(dump(kept), nl=False)
        return
    click.echo(f"Deleted {whom}: {erased.attempts} attempts, {erased.marks} marks")


def _erased(store: Gradebook, issuer: str | None, sub: str | None, before: datetime | None) -> Erased:
    from quizgen.gradebook.privacy import erase, forget

    if before is not None:
        return forget(store, before.replace(tzinfo=UTC), datetime.now(UTC))
    return erase(store, _known(store, issuer, str(sub)), str(sub))


def _known(store: Gradebook, issuer: str | None, sub: str) -> str:
    """The issuer of a person of whom something is kept; raises Nobody."""
    from quizgen.gradebook.privacy import is_known
    from quizgen.gradebook.recording import COURSE

    with store.reading() as session:
        if not is_known(session, issuer or COURSE, sub):
            raise Nobody(issuer, sub)
    return issuer or COURSE


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
