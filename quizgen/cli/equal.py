"""`quizgen equal`: one comparison, or a file of them."""

from __future__ import annotations

import sys
from fractions import Fraction
from pathlib import Path

import click

from quizgen.cli.exits import OF_VERDICT, UNREADABLE
from quizgen.cli.verdict import lines

FORMULAS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""For commands whose arguments are formulas: "-2x" is one of them, not an option."""


@click.command(context_settings=FORMULAS)
@click.argument("response", required=False)
@click.argument("key", required=False)
@click.option(
    "--variables", help="The question's letters, x,y; they decide how letters are read.  [default: the key's]"
)
@click.option("--assume", help='What may be assumed: "x>0", "-1<x<1", "x!=0, y>0".')
@click.option("--kind", default="expression", show_default=True, help="expression, number, vector, points or equation.")
@click.option("--tolerance", help="For numbers: how far the response may be from the key.")
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

    names = [name.strip() for name in variables.split(",") if name.strip()] if variables is not None else None
    outcome = decide(response, key, variables=names, assume=assume, kind=kind, tolerance=_number(tolerance))
    if as_json:
        from quizgen.wire.verdicts import write_outcome

        click.echo(write_outcome(outcome), nl=False)
    else:
        click.echo(lines(outcome, explain=explain))
    sys.exit(OF_VERDICT[outcome.verdict])


def _number(text: str | None) -> Fraction | None:
    if text is None:
        return None
    try:
        number = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise click.BadParameter(f'"{text}" is not a number. Write 0.001.', param_hint="--tolerance") from None
    if number < 0:
        raise click.BadParameter("a tolerance is not negative.", param_hint="--tolerance")
    return number


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
