"""`quizgen mark --engine` without files: everything that the course's gradebook holds, marked again."""

from __future__ import annotations

import time
from concurrent.futures import BrokenExecutor
from datetime import UTC, datetime

import click

from quizgen.cli.course import course_folder
from quizgen.cli.course_gradebook import gradebook_of
from quizgen.cli.engines import started
from quizgen.cli.keys import key_of_sheet
from quizgen.cli.progress import counting
from quizgen.errors import ToolFailed
from quizgen.sheets.course import load_course
from quizgen.wire.document import dump

AGAIN = "Run the same command again to go on."


def mark_again(engine: str, jobs: int, *, as_json: bool) -> None:
    """Marks every attempt at the course's sheets by their keys as they are now, and says how many there were.

    Whatever stops it, what was done is kept, and the next run goes on from there.
    """
    from quizgen.gradebook.recording import question_in, sheets_of
    from quizgen.gradebook.remark import Progress, attempts_at, remark

    course = load_course(course_folder())
    began = time.perf_counter()
    done = Progress()
    with gradebook_of(course.folder) as gradebook:
        with gradebook.reading() as session:
            sheets = sheets_of(session, course.name)
        keys = {sheet.sheet: key_of_sheet(sheet.sheet) for sheet in sheets}
        total = sum(attempts_at(gradebook, sheet) for sheet in sheets)
        with started(engine, jobs) as executor, counting("Marking again", total) as tell:
            for sheet in sheets:
                questions = question_in(keys[sheet.sheet])
                try:
                    for step in remark(gradebook, sheet, questions, datetime.now(UTC), executor):
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
        click.echo(f"  {done.unknown} are to questions that the sheets no longer have: their marks stay as they are")
