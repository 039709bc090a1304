"""Lines of working on the terminal: read from a file, judged, and shown with what becomes of each."""

from __future__ import annotations

import sys
from typing import NoReturn, TextIO

import click

from quizgen.calculus import searches
from quizgen.calculus.request import read_descent, read_function, read_variable
from quizgen.cli.exits import DIFFERENT, DONE, UNDECIDED, UNREADABLE
from quizgen.cli.formulas import steps_of
from quizgen.marking.descending import check_descent
from quizgen.marking.outcomes import Follows, Outcome, Right, Said, Slipped, Unread, Unsure, Working
from quizgen.marking.working import check_working


def read_lines(file: TextIO) -> list[str]:
    """The lines of a file; click's BadParameter where there are none, or no text."""
    try:
        text = file.read()
    except UnicodeDecodeError:
        raise click.BadParameter("this is not a text in UTF-8.", param_hint="--lines") from None
    if not text.strip():
        raise click.BadParameter("there are no lines.", param_hint="--lines")
    return text.splitlines()


def working(
    function: str, variable: str, lines: list[str], order: int, descend: tuple[str, str, str] | None
) -> Working:
    """The lines judged: of a descent where there is one, else of differentiating. Raises InputError, NoDerivative."""
    x = read_variable(variable)
    body, _ = read_function(function, [x])
    if descend is None:
        return check_working(body, x, lines, order=order)
    start, rate, steps = descend
    asked = searches.read_descent(read_descent(function, [x], start, rate, steps_of(steps)).goal)
    assert asked is not None
    return check_descent(body, x, asked.start[0], asked.rate, asked.steps, lines)


def show_lines(working: Working, *, as_json: bool) -> NoReturn:
    """Every line with what becomes of it, then the first that does not follow; the exit code says it too."""
    if as_json:
        from quizgen.wire.diagnoses import write_working

        click.echo(write_working(working), nl=False)
    else:
        width = max((len(line.text.strip()) for line in working.lines), default=0)
        for line in working.lines:
            click.echo(f"{line.number:3}  {line.text.strip():{width}}  {told(line.outcome)}".rstrip())
        click.echo(summary(working))
    sys.exit(_exit_code_of_lines(working))


def told(outcome: Outcome) -> str:
    """What is written behind a line."""
    match outcome:
        case Said():
            return ""
        case Right():
            return "right"
        case Follows():
            return "follows from your line before"
        case Slipped():
            return "<- does not follow"
        case Unsure():
            return "undecided"
        case Unread(error):
            return f"unreadable: {error}"


def summary(working: Working) -> str:
    """The first line that does not follow and why; or whether the derivative is reached."""
    slip = working.first_slip
    if slip is not None and isinstance(slip.outcome, Slipped):
        said = slip.outcome.explain().replace("\n", "\n  ")
        return f"Line {slip.number} is the first that does not follow.\n  {said}"
    if any(isinstance(line.outcome, Unread) for line in working.lines):
        return "The lines that could be read are right." if working.finished else "Some lines could not be read."
    if any(isinstance(line.outcome, Unsure) for line in working.lines):
        return "Not every line could be decided."
    return "Every line follows." if working.finished else "Every line follows, but the answer is not reached yet."


def _exit_code_of_lines(working: Working) -> int:
    outcomes = [line.outcome for line in working.lines]
    for sort, code in ((Slipped, DIFFERENT), (Unread, UNREADABLE), (Unsure, UNDECIDED)):
        if any(isinstance(outcome, sort) for outcome in outcomes):
            return code
    return DONE if working.finished else DIFFERENT
