"""`quizgen sheet`: this week's individual sheets, solutions and mark scheme, and what marking them will need."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from quizgen.bank.variant import Variant
from quizgen.cli.asked import Asked, read_asked
from quizgen.cli.course import CACHE, replacing
from quizgen.cli.keys import keep_earlier_keys
from quizgen.cli.looks import Looks, look_options
from quizgen.cli.progress import FEW, counting, pool
from quizgen.cli.show import place
from quizgen.errors import FileError, Problem
from quizgen.outputs import whole_folder
from quizgen.prose import Text
from quizgen.sheets.compose import Composer
from quizgen.sheets.sheet import Sheet
from quizgen.values import replaced
from quizgen.wire.key import EARLIER, KEY_NAME

if TYPE_CHECKING:
    from quizgen.render.classrun import ClassRun
    from quizgen.render.setting import Extra, Setting
    from quizgen.render.typeset import Failure


@click.command()
@click.argument("plan", type=click.Path(path_type=Path))
@click.option("--roster", type=click.Path(path_type=Path), help="The class list.  [default: roster.csv of the course]")
@click.option("--out", type=click.Path(path_type=Path), help="Where it all goes.  [default: out/PLAN in the course]")
@click.option(
    "--engine",
    type=click.Choice(["auto", "latex", "typst"]),
    default="auto",
    show_default=True,
    help="LaTeX where it is installed, else the built-in Typst.",
)
@click.option(
    "--on-error",
    type=click.Choice(["stop", "drop"]),
    default="stop",
    show_default=True,
    help="A question that cannot be typeset stops everything, or is dropped with a note in its place.",
)
@look_options
@click.option("--also", type=click.Choice(["html", "markdown", "text"]), multiple=True,
              help="Sheets and solutions in this format too; may be said more than once.")
@click.option("--single-sided", is_flag=True, help="No empty pages in the print run: for printing on one side.")
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes.  [default: all cores]")
@click.option("--fresh", is_flag=True, help="Typeset anew also what did not change since last time.")  # fmt: skip
def sheet(
    plan: Path,
    roster: Path | None,
    out: Path | None,
    engine: Literal["auto", "latex", "typst"],
    on_error: Literal["stop", "drop"],
    looks: Looks,
    also: tuple[Extra, ...],
    single_sided: bool,
    jobs: int,
    fresh: bool,
) -> None:
    """Make the sheets of the PLAN, a short YAML file that says which questions: for each student other variants."""
    asked = read_asked(plan, roster, looks)
    for line in replacing(asked.banks.values(), asked.course):
        click.echo(line, err=True)
    out = out or asked.course.out / asked.plan.name

    from quizgen.render.engines import choose_engine
    from quizgen.render.setting import Setting, open_store

    program, which = choose_engine(engine)
    store = None if fresh else open_store(out.absolute().parent / CACHE)
    setting = Setting(
        asked.layouts, program, store, asked.room, on_error, not single_sided, tuple(dict.fromkeys(also))
    )
    began = time.perf_counter()
    try:
        with whole_folder(out) as folder:
            made, drawing = _made(asked, folder, setting, jobs, which)
            kept = keep_earlier_keys(out, folder)
    except OSError as error:
        advice = "What was there before is as it was."
        raise FileError([Problem(place(out), 0, "", f"cannot be written: {error.strerror}.", advice)]) from None
    _say("Drawing", f"{made.sheets} students x {len(drawing.composer.slots)} questions", drawing.seconds,
         _fairness(drawing.composer))  # fmt: skip
    taken = time.perf_counter() - began - drawing.seconds
    _say("Typeset", f"{made.sheets} sheets, solutions, mark schemes", taken, which)
    for remark in (*made.failures, *made.remarks):
        click.echo(f"  {remark}")
    if kept:
        click.echo(f"  The sheets made here before were others. Their key is kept in {EARLIER}/: they can still be "
                   "marked.")  # fmt: skip
    click.echo(f"{place(out)}/  sheets/ ({made.sheets})  print-run.pdf  solutions/  mark-scheme.pdf  overview.pdf  "
               f"tex/  for-students/ ({made.sheets})  {KEY_NAME} (keep it)")  # fmt: skip


class Drawing:
    """The sheets of one attempt, drawn when they are asked for, and the seconds that this took."""

    def __init__(self, asked: Asked, dropped: Collection[str]) -> None:
        self.composer = Composer(asked.plan, asked.banks, asked.secret, course=asked.course.name)
        self.seconds = 0.0
        self._students = asked.students
        self._dropped = dropped

    def __iter__(self) -> Iterator[Sheet]:
        for student in self._students:
            began = time.perf_counter()
            sheet = without(self.composer.sheet_of(student), self._dropped)
            self.seconds += time.perf_counter() - began
            yield sheet


def _made(asked: Asked, folder: Path, setting: Setting, jobs: int, which: str) -> tuple[ClassRun, Drawing]:
    """Everything written into the folder; what one engine drops for one is dropped for all, in quiz and key too."""
    from quizgen.render.classrun import CHUNK, ClassRun, write_class

    count = len(asked.students)
    chunk = max(FEW, min(CHUNK, -(-count // jobs)))
    failures: tuple[Failure, ...] = ()
    with pool(jobs if count > chunk else 1) as executor:
        gc.freeze()  # what is kept of the banks is no garbage: looking through it costs a tenth of the time
        while True:
            drawing = Drawing(asked, {failure.item for failure in failures})
            with counting(f"Drawing, typesetting with {which}", count) as told:
                made = write_class(
                    drawing, folder, setting, executor=executor, chunk=chunk, ahead=2 * jobs, progress=told
                )
            failures += made.failures
            if not made.dropped:
                return ClassRun(made.sheets, failures, made.remarks), drawing


DROPPED: Final = "This question could not be typeset and carries no marks."


def without(sheet: Sheet, dropped: Collection[str]) -> Sheet:
    """The sheet with a note in the place of every question of these templates: nothing is asked, for no marks.

    The other questions keep their numbers, on paper, in the quiz and in the key.
    """

    def kept(variant: Variant) -> Variant:
        if variant.template not in dropped:
            return variant
        return replaced(variant, parameters=(), prompt=((Text(DROPPED),),), parts=(), pictures=())

    return replaced(sheet, questions=tuple(map(kept, sheet.questions)))


def _fairness(composer: Composer) -> str:
    low, high = composer.difficulty
    twice = composer.repeated
    distinct = f"variants used twice: {', '.join(twice)}" if twice else "all variants distinct"
    return f"{distinct}, difficulty {low:.1f} to {high:.1f}"


def _say(what: str, how_many: str, seconds: float, more: str) -> None:
    click.echo(f"{what:10}{how_many:38}{seconds:5.1f} s   {more}")
