"""`quizgen review`: the answers that wait for the tutor, one by one; a ruling holds for all who wrote the same."""

from __future__ import annotations

from pathlib import Path

import click

from quizgen.cli.course import course_folder
from quizgen.cli.course_gradebook import keep
from quizgen.cli.keys import key_answered, path_of_key
from quizgen.cli.marks_folder import save_rulings, saved_marks, saved_rulings, with_rulings, write_folder
from quizgen.cli.ruling_text import LETTERS, ruling_of
from quizgen.cli.show import indented, place
from quizgen.errors import FileError, Problem
from quizgen.expr.text import to_unicode
from quizgen.marking.mark import SheetMark
from quizgen.marking.ruling import Ruling
from quizgen.marking.submission import printable
from quizgen.marking.waiting import Case, cases
from quizgen.prose import plain
from quizgen.wire.key import KeyFile
from quizgen.wire.waiting import write_case
from quizgen.worth import in_words

HELP = """\
  full       all marks                none     no marks
  2 or 1/2   so many marks            a, b     mark it as this reading
  = FORMULA  mark it as if this had been written
  Enter      later                    quit     leave; every ruling is saved
  Words after a ruling are for the student: "2 a bracket is missing".
"""


@click.command()
@click.argument("marks", required=False, type=click.Path(path_type=Path))
@click.option("--key", "key_file", type=click.Path(path_type=Path),
              help="The private key file of the sheet.  [default: found in the course's out folder]")  # fmt: skip
@click.option("--with-answers/--no-answers", "answers", default=False, help="Whether feedback tells the right answers.")
@click.option("--list", "only_list", is_flag=True, help="Show what waits and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="What waits, as one JSON object a line.")
def review(marks: Path | None, key_file: Path | None, answers: bool, only_list: bool, as_json: bool) -> None:
    """Decide what quizgen could not, in the folder MARKS that quizgen mark made.  [default: the newest]"""
    folder = marks or _newest()
    saved = saved_marks(folder)
    if not saved:
        click.echo("Nothing is marked yet.")
        return
    key = key_answered(key_file or path_of_key(saved[0].sheet), saved)
    rulings = saved_rulings(folder)
    waiting = _waiting(with_rulings(saved, key, rulings), key)
    if as_json:
        click.echo("".join(map(write_case, waiting)), nl=False)
    elif only_list:
        for number, case in enumerate(waiting, 1):
            click.echo(_told(case, number, len(waiting)))
    else:
        rulings = _rule_on(saved, key, rulings, folder) if waiting else rulings
        after = with_rulings(saved, key, rulings)
        keep(key, (), (), after)
        write_folder(folder, after, key, rulings, answers=answers)
        click.echo(f"{_count(len(_waiting(after, key)))}. Marks and feedback in {place(folder)}/ are up to date.")


def _newest() -> Path:
    """The folder in the course's marks that was written last."""
    made = sorted((course_folder() / "marks").glob("*/marks.json"), key=lambda path: path.stat().st_mtime)
    if not made:
        advice = "Mark the submissions first: quizgen mark submissions/"
        raise FileError([Problem("marks", 0, "", "holds no marks.", advice)])
    return made[-1].parent


def _waiting(marks: tuple[SheetMark, ...], key: KeyFile) -> tuple[Case, ...]:
    sheets = {keyed.sheet.student.number: keyed.sheet.questions for keyed in key.sheets}
    return cases(marks, sheets.get)


def _count(left: int) -> str:
    return "Nothing waits any more" if not left else f"{left} answer{'s' if left > 1 else ''} still to decide"


def _rule_on(
    saved: tuple[SheetMark, ...], key: KeyFile, rulings: tuple[Ruling, ...], folder: Path
) -> tuple[Ruling, ...]:
    """The rulings with those that the tutor makes now, each saved at once. One of them may settle later parts too."""
    click.echo("Type ? for help.")
    later: set[str] = set()
    done = 0
    while left := [case for case in _waiting(with_rulings(saved, key, rulings), key) if case.id not in later]:
        case = left[0]
        click.echo(f"\n{_told(case, done + 1, done + len(left))}")
        decision = _asked(case)
        if decision == "quit":
            break
        done += 1
        later.add(case.id)
        if isinstance(decision, Ruling):
            rulings = (*(ruling for ruling in rulings if ruling.case != case.id), decision)
            save_rulings(folder, rulings)
            click.echo(f"  saved for {_who(case)}")
    return rulings


def _told(case: Case, number: int, count: int) -> str:
    label = f"({case.part.label})" if case.part.label else ""
    lines = [f"{number} of {count}   question {case.number}{label}, {in_words(case.marks)}   {_who(case)}"]
    lines += [indented((*case.variant.prompt, *case.part.prompt)), ""]
    if case.part.choices:
        lines += [*(f"  {letter}   {plain(choice.shown)}" for letter, choice in case.part.lettered), ""]
    lines.append(f"  key        {to_unicode(case.part.task.key)}")
    lines += [f"  part ({one})   {printable(text)}" for one, text in case.earlier]
    lines.append(f"  response   {printable(case.response)}")
    if len(case.readings) > 1:
        lines += [f"  reading {LETTERS[i]}  {to_unicode(e)}" for i, e in enumerate(case.readings[: len(LETTERS)])]
    elif case.readings:
        lines.append(f"  read as    {to_unicode(case.readings[0])}")
    return "\n".join([*lines, f"  waits      {printable(case.why)}"])


def _who(case: Case) -> str:
    few = case.students[:6]
    more = f" and {len(case.students) - len(few)} more" if len(case.students) > len(few) else ""
    return f"{', '.join(few)}{more}"


def _asked(case: Case) -> Ruling | str:
    """The tutor's ruling, "later" or "quit"."""
    while True:
        try:
            text = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return "quit"
        match text.lower():
            case "":
                return "later"
            case "quit" | "exit":
                return "quit"
            case "?" | "help":
                click.echo(HELP)
                continue
        ruling = ruling_of(text, case)
        if isinstance(ruling, Ruling):
            return ruling
        click.echo(f"  {ruling}")
