"""`quizgen equal`: one comparison, or a file of them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.exits import OF_VERDICT, UNREADABLE
from quizgen.cli.formulas import FORMULAS, FormulaCommand
from quizgen.cli.verdict import lines

if TYPE_CHECKING:
    from quizgen.answers.task import Tolerance

@click.command(cls=FormulaCommand, context_settings=FORMULAS)
@click.argument("response", required=False)
@click.argument("key", required=False)
@click.option(
    "--variables", help="The question's letters, x,y; they decide how letters are read.  [default: any]"
)
@click.option("--assume", help='What may be assumed: "x>0", "-1<x<1", "x!=0, y>0".')
@click.option(
    "--kind", default="expression", show_default=True, help="expression, number, vector, points, equation or any."
)
@click.option("--tolerance", help="For numbers: how far from the key: 0.01, 5%, 3 figures, 2 places.")
@click.option("--form", help="What it must look like too: factorised, expanded, single-fraction, lowest-terms, ...")
@click.option(
    "--batch", type=click.Path(path_type=Path), help="A file with one JSON object a line ( - for standard input)."
)
@click.option("--explain", is_flag=True, help="Say what the verdict rests on.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of words.")
def equal(
    response: str | None,
    key: str | None,
    variables: str | None,
    assume: str | None,
    kind: str,
    tolerance: str | None,
    form: str | None,
    batch: Path | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Decide whether RESPONSE equals KEY, with proof. Exit code: 0 equal, 1 different, 2 unreadable, 3 undecided."""
    if batch is not None:
        if response is not None:
            raise click.UsageError("--batch takes its formulas from the file.")
        _judge_file(batch)
        return
    if response is None or key is None:
        raise click.UsageError('Two formulas are needed: quizgen equal "2x cos(x^2)" "cos(x^2)*2x".')
    from quizgen.answers.compare import equal as decide

    outcome = decide(
        response,
        key,
        variables=_names(variables),
        assume=assume,
        kind=kind,
        tolerance=_tolerance(tolerance),
        form=() if form is None else form,
    )
    if as_json:
        from quizgen.wire.verdicts import write_outcome

        click.echo(write_outcome(outcome), nl=False)
    else:
        click.echo(lines(outcome, explain=explain))
    sys.exit(OF_VERDICT[outcome.verdict])


def _names(text: str | None) -> tuple[str, ...] | None:
    from quizgen.syntax.indices import NAME_ADVICE, is_letter_name, letters_of

    names = None if text is None else letters_of(text)
    for name in names or ():
        if not is_letter_name(name):
            raise click.BadParameter(f'"{name}" is no name of a variable. {NAME_ADVICE}', param_hint="--variables")
    return names


def _tolerance(text: str | None) -> Tolerance | None:
    from quizgen.answers.tolerance import exactly

    try:
        return exactly(text)
    except (ValueError, ZeroDivisionError):
        advice = f'"{text}" is not a tolerance. Write 0.001, 5%, "3 figures" or "2 places".'
        raise click.BadParameter(advice, param_hint="--tolerance") from None


def _judge_file(batch: Path) -> None:
    from quizgen.wire.verdicts import judge_lines

    try:
        file = click.open_file(str(batch), encoding="utf-8", errors="replace")
    except OSError as error:
        click.echo(f"{batch}: {error.strerror}", err=True)
        sys.exit(UNREADABLE)
    with file:
        for line in judge_lines(file, str(batch)):
            sys.stdout.write(line)
