"""`quizgen mark`: from a pile of submissions to marks, feedback and a table of the class."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click

from quizgen.cli.course import course_folder
from quizgen.cli.course_gradebook import keep
from quizgen.cli.engines import checked, started
from quizgen.cli.handed_in import content_of, files_in
from quizgen.cli.keys import key_answered, path_of_key
from quizgen.cli.marks_folder import saved_rulings, students_marked, with_rulings, write_folder
from quizgen.cli.progress import FEW, followed
from quizgen.cli.remark import mark_again
from quizgen.cli.show import place
from quizgen.errors import FileError, Problem
from quizgen.marking.batch import Job, mark_all
from quizgen.marking.mark import SheetMark
from quizgen.marking.report import class_table, waiting
from quizgen.marking.submission import Submission
from quizgen.marking.submissions import Content, Counts, Pile, sort_submissions, still_open
from quizgen.sheets.due import short
from quizgen.wire.key import KEY_NAME, KeyFile
from quizgen.wire.marks import write_marks


@click.command()
@click.argument("submissions", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--key",
    "key_file",
    type=click.Path(path_type=Path),
    help="The private key file of the sheet, or its folder.  [default: found in the course's out folder]",
)
@click.option("--out", type=click.Path(path_type=Path), help="Where marks go.  [default: marks/SHEET in the course]")
@click.option("--jobs", default=1, show_default=True, help="Processes to mark with.")
@click.option("--engine", metavar="ENGINE", callback=checked,
              help="What marks: processes (as many as there are processors) or dask://HOST. Without SUBMISSIONS: mark "
                   "again what the course's gradebook holds.")
@click.option(
    "--with-answers/--no-answers",
    "answers",
    default=False,
    help="Whether feedback tells the right answers.  [default: no: some may still be working]",
)
@click.option("--json", "as_json", is_flag=True, help="Print the marks as JSON.")  # fmt: skip
def mark(
    submissions: tuple[Path, ...], key_file: Path | None, out: Path | None, jobs: int, engine: str | None,
    answers: bool, as_json: bool,
) -> None:
    """Mark SUBMISSIONS: files that students handed in, or folders of them."""
    if not submissions:
        if engine is None:
            raise click.UsageError("Missing argument 'SUBMISSIONS...'.")
        mark_again(engine, jobs, as_json=as_json)
        return
    began = time.perf_counter()
    arrivals = [(str(path), content_of(path)) for path in files_in(submissions)]
    key_file = _key_in(key_file) if key_file else _key_for(arrivals)
    key = key_answered(key_file, (content for _, content in arrivals if isinstance(content, Submission)))
    if answers and still_open(datetime.now().isoformat(), key.due):
        click.echo(f"--with-answers: the sheet is due {short(key.due)}; keep the feedback back until then.", err=True)
    pile = sort_submissions(arrivals, key.register)
    raw = _marked(pile, key, engine, jobs)
    out = out or course_folder() / "marks" / key.name
    rulings = saved_rulings(out)
    marks = with_rulings(raw, key, rulings)
    keep(key, (submission for submission, _ in _counting(pile)), raw, marks)
    lost = students_marked(out) - {mark.student for mark in marks}
    stays = bool(lost) and not marks
    if not stays:
        write_folder(out, marks, key, rulings, answers=answers)
    if lost:
        click.echo(_lost(out, sorted(lost), stays=stays), err=True)
    if as_json:
        click.echo(write_marks(marks), nl=False)
        return
    for line in _report(pile, marks, key, time.perf_counter() - began):
        click.echo(line)
    if not stays:
        click.echo(f"\n{place(out)}/  marks.csv  marks.json  feedback/ ({len(marks)})")


def _lost(out: Path, students: Sequence[str], *, stays: bool) -> str:
    """What became of the marks of students who are not in this pile."""
    if stays:
        return f"Nothing could be marked, so {place(out)}/ stays as it was, with marks of {len(students)}."
    who = " ".join(students[:FEW]) + (" ..." if len(students) > FEW else "")
    return f"{place(out)}/ had marks of {who}, who are not in this pile. To have them too, mark all files at once."


def _key_in(path: Path) -> Path:
    return path / KEY_NAME if path.is_dir() else path


def _key_for(arrivals: Sequence[tuple[str, Content]]) -> Path:
    """The key file of the sheet that most of the pile is for."""
    sheets = Counter(content.sheet for _, content in arrivals if isinstance(content, Submission))
    if not sheets:
        where = arrivals[0][0] if arrivals else "submissions"
        advice = "Submissions are made by quizgen answer and end in .answers.json."
        raise FileError([Problem(where, 0, "", "no submission among these files.", advice)])
    return path_of_key(min(sheets, key=lambda sheet: (-sheets[sheet], sheet)))


def _counting(pile: Pile) -> Iterator[tuple[Submission, bool]]:
    """The submissions that are marked, and whether each came late."""
    for filed in pile.counting:
        if isinstance(filed.content, Submission) and isinstance(filed.status, Counts):
            yield filed.content, bool(filed.status.late)


def _marked(pile: Pile, key: KeyFile, engine: str | None, jobs: int) -> tuple[SheetMark, ...]:
    sheets = ((key.of(submission.student), submission, late) for submission, late in _counting(pile))
    work = [Job(sheet.questions, submission, late) for sheet, submission, late in sheets if sheet is not None]
    with started(engine, jobs) as executor:
        return tuple(followed(mark_all(work, executor), "Marking", len(work)))


def _report(pile: Pile, marks: Sequence[SheetMark], key: KeyFile, seconds: float) -> Iterator[str]:
    missing = f"   {len(pile.missing)} missing: {' '.join(pile.missing)}" if pile.missing else ""
    open_ = waiting(marks)
    waits = f"   {len(open_)} answer{'s wait' if len(open_) != 1 else ' waits'} for you" if open_ else ""
    yield f"Marked {len(marks)} of {len(key.sheets)} submissions in {seconds:.1f} s{missing}{waits}"
    for filed in pile.filed:
        if not isinstance(filed.status, Counts) or filed.status.late:
            yield f"  {filed.line}"
    yield ""
    rows = class_table(marks)
    wide = max((len(row.template) for row in rows), default=8)
    yield f" {'question':{wide + 2}}  full   part   none   blank  waiting   what went wrong most"
    for row in rows:
        most = f"{row.commonest} ({row.times})" if row.times else ""
        counts = f"{row.full:6}{row.part:7}{row.none:7}{row.blank:8}{row.waiting:9}"
        yield f" {row.number} {row.template:{wide}}{counts}   {most}".rstrip()
    if open_:
        yield "\nWaiting for you: quizgen review"
    for one in open_:
        yield f"  {one.student} q{one.question}{one.part}  {' '.join(one.response.split())[:60]}   {one.why}"
