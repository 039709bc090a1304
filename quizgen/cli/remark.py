"""`quizgen mark --engine` without files: everything that the course's gradebook holds, marked again.

Sheets that were handed in as files are marked by their keys; what was answered on pages, in a learning platform or with
quizgen serve, by its questions drawn again from the banks.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import BrokenExecutor, Executor
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from quizgen.cli.course import bank_folders, course_folder
from quizgen.cli.course_gradebook import gradebook_of
from quizgen.cli.engines import ON_THIS_MACHINE, started
from quizgen.cli.keys import key_of_sheet
from quizgen.cli.progress import counting
from quizgen.errors import FileError, ToolFailed
from quizgen.sheets.course import Course, load_course
from quizgen.wire.document import dump

if TYPE_CHECKING:
    from quizgen.gradebook.remark import Questions
    from quizgen.gradebook.schema import Attempt, Learner, Placement, Registration
    from quizgen.gradebook.store import Gradebook

AGAIN = "Run the same command again to go on."


def mark_again(engine: str, jobs: int, *, as_json: bool) -> None:
    """Marks every attempt in the course's gradebook by the questions as they are now, and says how many there were.

    Whatever stops it, what was done is kept, and the next run goes on from there.
    """
    from quizgen.gradebook.remark import Progress, attempts_at, remark

    course = load_course(course_folder())
    began = time.perf_counter()
    done = Progress()
    with gradebook_of(course.folder) as gradebook, started(ON_THIS_MACHINE, jobs) as here:
        places = _places(gradebook, course, here)
        total = sum(attempts_at(gradebook, placement) for placement, _ in places)
        elsewhere = nullcontext(here) if engine == ON_THIS_MACHINE else started(engine, jobs)
        with elsewhere as executor, counting("Marking again", total) as tell:
            for placement, questions in places:
                try:
                    for step in remark(gradebook, placement, questions, datetime.now(UTC), executor):
                        done += step
                        tell(done.seen)
                except BrokenExecutor as error:
                    raise ToolFailed(
                        f"A worker died ({error}). {done.marked} answers are marked again and kept. {AGAIN}"
                    ) from None
    if as_json:
        click.echo(dump({"marked": done.marked, "same": done.same, "unknown": done.unknown}), nl=False)
        return
    click.echo(f"Marked {done.marked} answers again in {time.perf_counter() - began:.1f} s")
    if done.same:
        click.echo(f"  {done.same} have this marker's mark already")
    if done.unknown:
        click.echo(f"  {done.unknown} are to questions that are not asked any more: their marks stay as they are")


def _places(gradebook: Gradebook, course: Course, here: Executor | None) -> list[tuple[Placement, Questions]]:
    """Everything that is set in the course, and how to come by its questions. FileError before anything is marked."""
    from quizgen.gradebook.placements import placements_in
    from quizgen.gradebook.recording import COURSE, questions_in

    with gradebook.reading() as session:
        found = placements_in(session, course.name)
    sheets = [placement for registration, placement in found if registration.issuer == COURSE]
    pages = [(registration, placement) for registration, placement in found if registration.issuer != COURSE]
    by_key: list[tuple[Placement, Questions]] = [(sheet, questions_in(key_of_sheet(sheet.sheet))) for sheet in sheets]
    return by_key + (_drawn(pages, course, here) if pages else [])


def _drawn(
    pages: Sequence[tuple[Registration, Placement]], course: Course, here: Executor | None
) -> list[tuple[Placement, Questions]]:
    """Placements whose questions are drawn; always `here`, for the banks are files of this machine."""
    from quizgen.service.pages.drawing import look_through, size
    from quizgen.service.pages.redrawing import Redrawn, source_at
    from quizgen.service.settings import read_settings

    folders = bank_folders(course)
    look_through(folders)
    secret = read_settings(course=str(course.folder)).secret
    places: list[tuple[Placement, Questions]] = []
    for registration, placement in pages:
        source = source_at(placement, folders, course.name, secret)
        try:
            size(source)
        except FileError as error:
            where = f'"{placement.title or placement.resource_link}" of {registration.name or registration.issuer}'
            click.echo(f"{where}: {error.problems[0].what} Its marks stay as they are.", err=True)
            places.append((placement, _unknown))
        else:
            places.append((placement, Redrawn(source, placement, here)))
    return places


def _unknown(page: Sequence[tuple[Attempt, Learner]]) -> list[None]:
    """Questions that nobody can draw any more."""
    return [None] * len(page)
