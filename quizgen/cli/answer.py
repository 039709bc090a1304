"""`quizgen answer`: the student's side. Every answer is read back before it counts, and saved at once."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from quizgen.answers.judging import settled
from quizgen.answers.task import LETTERS
from quizgen.cli.session import Draft, parts, read_response, resumed, task_of
from quizgen.cli.show import indented, mistake, place
from quizgen.errors import FileError, InputError, Problem
from quizgen.expr.text import to_unicode
from quizgen.marking.submissions import lateness
from quizgen.outputs import write_whole
from quizgen.prose import Text
from quizgen.sheets.due import short
from quizgen.syntax.reading import Reading
from quizgen.wire.quiz import Quiz, QuizPart, QuizQuestion, read_quiz
from quizgen.wire.submission import read_submission, write_submission
from quizgen.worth import in_words

HELP = """\
  Type your answer as you would write it: 12x^2 cos(4x^3), e^(-x), sqrt(x), 3/4.
  Where there are choices, type the letter of the right one: B.
  You see how it was read; type it again if that is not what you meant.
  Enter      go on            back       the question before
  list       what is open     clear      take this answer back
  quit       leave; everything is saved, start again to go on
"""


@click.command()
@click.argument("quiz", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Take the answers from this YAML file: 1: 2x cos(x^2), one question a line; 2a: for part a.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="The submission file.  [default: beside the quiz file, ending in .answers.json]")  # fmt: skip
def answer(quiz: Path, source: Path | None, out: Path | None) -> None:
    """Answer the sheet in the file QUIZ (*.quiz.json), question by question. Hand in the file that this makes."""
    asked = read_quiz(quiz.read_bytes(), str(quiz))
    out = out or quiz.with_name(quiz.name.removesuffix(".json").removesuffix(".quiz") + ".answers.json")
    draft = _begin(asked, out)
    if source is not None:
        draft = _from_file(draft, source)
        _save(draft, out)
        _farewell(draft, out)
    else:
        _ask_all(draft, out)


def _begin(quiz: Quiz, out: Path) -> Draft:
    if not out.exists():
        return Draft(quiz)
    earlier = read_submission(out.read_bytes(), str(out))
    try:
        return resumed(quiz, earlier)
    except ValueError as error:
        advice = "Move it away, or name another file with --out."
        raise FileError([Problem(str(out), 0, "", f"is in the way: {error}.", advice)]) from None


def _save(draft: Draft, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(out, write_submission(draft.submission(datetime.now().astimezone())))


def _farewell(draft: Draft, out: Path) -> None:
    count = sum(1 for _ in parts(draft.quiz))
    open_ = len(draft.open_parts())
    answered = f"{count - open_} of {count} answered" if open_ else f"all {count} answered"
    due = draft.quiz.due
    late = lateness(datetime.now().isoformat(), due)
    when = f". It was due {short(due)}." if late else f" before {short(due)}." if due else "."
    click.echo(f"\n{answered}. Your answers are in {place(out)}: hand in this file{when}")


def _ask_all(draft: Draft, out: Path) -> None:
    """Every part in turn, beginning with the first that is open; ends at the last one, at "quit", or at end of file."""
    todo = list(parts(draft.quiz))
    opened = draft.open_parts()
    at = todo.index(opened[0]) if opened else 0
    if draft.responses:
        click.echo(f"Welcome back: {len(todo) - len(opened)} of {len(todo)} answered.")
    click.echo("Type ? for help.")
    while 0 <= at < len(todo):
        question, part = todo[at]
        _show(draft, question, part)
        draft, step = _ask(draft, question, part, out)
        if step is None:
            break
        at = max(0, at + step)
    _save(draft, out)
    _farewell(draft, out)


def _show(draft: Draft, question: QuizQuestion, part: QuizPart) -> None:
    quiz = draft.quiz
    due = f"     due {short(quiz.due)}" if quiz.due else ""
    label = f" part {part.label}" if part.label else ""
    click.echo(
        f"\n{quiz.title}, question {question.number} of {len(quiz.questions)}{label} ({in_words(part.marks)}){due}\n"
    )
    if not part.label or part is question.parts[0]:
        click.echo(indented(question.prompt) + "\n")
    if part.prompt:
        click.echo(indented(part.prompt) + "\n")
    for letter, choice in zip(LETTERS, part.choices, strict=False):
        click.echo(indented([(Text(f"{letter}   "), *choice)]))
    if part.choices:
        click.echo()
    earlier = draft.text(question.number, part.label)
    if earlier:
        click.echo(f"  your answer so far   {earlier}     (Enter keeps it)")


def _ask(draft: Draft, question: QuizQuestion, part: QuizPart, out: Path) -> tuple[Draft, int | None]:
    """The draft after this part, and where to go: 1 on, -1 back, None away."""
    while True:
        try:
            text = input("> ").strip()
        except (EOFError, KeyboardInterrupt):
            click.echo()
            return draft, None
        match text.lower():
            case "":
                return draft, 1
            case "back":
                return draft, -1
            case "quit" | "exit":
                return draft, None
            case "?" | "help":
                click.echo(HELP)
                continue
            case "list":
                _list(draft)
                continue
            case "clear":
                draft = draft.with_response(question.number, part.label, "")
                click.echo("  taken back")
        text = text if text.lower() != "clear" else ""
        if text:
            accepted = _accepted(text, part)
            if accepted is None:
                continue
            draft = draft.with_response(question.number, part.label, accepted)
        _save(draft, out)


def _list(draft: Draft) -> None:
    for question, part in parts(draft.quiz):
        text = draft.text(question.number, part.label)
        click.echo(f"  {question.number}{part.label:3} {text or '(open)'}")


def _accepted(text: str, part: QuizPart) -> str | None:
    """The text to save, after the student has seen how it was read; None where it must be typed again."""
    try:
        reading = read_response(text, part)
        shown = to_unicode(reading.expr)
    except InputError as error:
        click.echo(mistake(error))
        return None
    except Exception as fault:  # the rim: a fault of ours must not cost a student the sitting, or the answer
        click.echo(f"  saved as you typed it; quizgen could not read it back ({type(fault).__name__}): tell your tutor")
        return text
    if not reading.ambiguous:
        click.echo(f"  read as   {shown:40} saved")
        return text
    return _chosen(text, reading, part)


def _chosen(text: str, reading: Reading, part: QuizPart) -> str | None:
    """Which of several readings was meant; what is saved says only that."""
    meanings = [reading.expr, *(other.expr for other in reading.others)]
    click.echo(f"  read as   {to_unicode(meanings[0])}     or did you mean")
    for number, meaning in enumerate(meanings, 1):
        click.echo(f"    [{number}]   {to_unicode(meaning)}")
    try:
        choice = input(f"  which? [1-{len(meanings)}, Enter for 1] ").strip() or "1"
    except (EOFError, KeyboardInterrupt):
        click.echo()
        return None
    if not (choice.isascii() and choice.isdecimal()):
        return _accepted(choice, part)  # the student has typed the answer again, more clearly
    if not 1 <= int(choice) <= len(meanings):
        click.echo(f"  not saved: there are {len(meanings)} readings; type the answer again")
        return None
    saved = settled(meanings[int(choice) - 1], task_of(part))
    if saved is None and choice != "1":
        click.echo("  not saved: please type it again with brackets that leave only this meaning")
        return None
    click.echo(f"  saved as  {saved or text}")
    return saved or text


def _from_file(draft: Draft, source: Path) -> Draft:
    """The draft with the answers of a YAML file; FileError with every answer that cannot be read."""
    from quizgen.located.place import Mistakes, Place
    from quizgen.located.reader import read_file

    mistakes = Mistakes(str(source))
    found = read_file(source, mistakes)
    mistakes.check()
    assert found is not None
    known = {f"{question.number}{part.label}": (question, part) for question, part in parts(draft.quiz)}
    told = dict(Place(found, "", mistakes).entries())
    for name, entry in told.items():
        if name not in known:
            entry.wrong(f"this sheet has no question {name}.", f"It has {', '.join(known)}.")
            continue
        text = entry.text()
        if text is None:
            continue
        question, part = known[name]
        try:
            reading = read_response(text, part)
        except InputError as error:
            entry.wrong(f'"{text}": {error} (column {error.span.start + 1})')
            continue
        said = f", or {to_unicode(reading.others[0].expr)}: write brackets" if reading.ambiguous else ""
        click.echo(f"  {name:4}{text:32} read as   {to_unicode(reading.expr)}{said}")
        draft = draft.with_response(question.number, part.label, text)
    mistakes.check()
    kept = [name for name, (question, part) in known.items()
            if name not in told and draft.text(question.number, part.label)]  # fmt: skip
    if kept:
        click.echo(f"  answers of an earlier time stay: {', '.join(kept)}")
    return draft
