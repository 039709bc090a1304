"""`quizgen diagnose`: which slip explains a wrong derivative."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import NoReturn, TextIO

import click

from quizgen import api
from quizgen.answers.compare import word_for
from quizgen.cli.exits import OF_VERDICT
from quizgen.cli.formulas import FORMULAS, FormulaCommand
from quizgen.cli.working import read_lines, show_lines, working
from quizgen.equivalence.verdict import Different, Equal

UNKNOWN = "unknown    Wrong, but no slip of the rules that we know gives just this answer."


def _list_slips(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo("\n".join(catalogue()))
        context.exit()


def catalogue() -> Iterator[str]:
    """A line for every slip that can be named: its id, its name, an example, and where the literature describes it."""
    from quizgen.calculus.malrules import MALRULES

    width = max(len(rule.id) for rule in MALRULES)
    for rule in MALRULES:
        example = rule.example
        asked = f"{example.function}, {example.variable}" if example.variable else example.function
        source = f" ({rule.source})" if rule.source else ""
        yield f"{rule.id:{width}}  {rule.title}: {asked} -> {example.response}{source}"


@click.command(cls=FormulaCommand, context_settings=FORMULAS)
@click.option(
    "--slips", is_flag=True, is_eager=True, expose_value=False, callback=_list_slips,
    help="List every slip that can be named, with an example, and stop.",
)  # fmt: skip
@click.argument("function")
@click.argument("variable")
@click.argument("response", required=False)
@click.option("--order", type=click.IntRange(1, 6), default=1, help="How often to differentiate.")
@click.option("--two", is_flag=True, help="Look for any two slips at once, not only for two frequent ones.")
@click.option("--lines", "file", type=click.File(encoding="utf-8"), help="Working in FILE, - for standard input.")
@click.option("--descend", nargs=3, metavar="START RATE STEPS", help="The lines work out gradient descent: 1 0.1 5.")
@click.option("--all", "everything", is_flag=True, help="Every slip that explains it, not only the likeliest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: verdict and slips, the likeliest first.")
def diagnose(
    function: str,
    variable: str,
    response: str | None,
    order: int,
    two: bool,
    file: TextIO | None,
    descend: tuple[str, str, str] | None,
    everything: bool,
    as_json: bool,
) -> None:
    """Say which slip of the rules makes RESPONSE of the derivative of FUNCTION with respect to VARIABLE.

    FUNCTION and VARIABLE are as for quizgen derive: also an equation (x^2+y^2=25), named quantities with ; between
    them, or several variables (x,y) for a gradient.

    With --lines, which line of the working is the first that does not follow, and which slip is in it: working that
    differentiates, solves dy/dx = 0, finds values, or with --descend goes down by gradient descent.

    Exit code: 0 the response is right, 1 it is wrong, 2 unreadable, 3 undecided.
    """
    if (response is None) is (file is None):
        raise click.UsageError("Give a RESPONSE, or the lines of working with --lines FILE.")
    if descend is not None and file is None:
        raise click.UsageError("--descend goes with --lines FILE.")
    if file is not None:
        if two:
            raise click.UsageError("--lines does not go with --two.")
        show_lines(working(function, variable, read_lines(file), order, descend), as_json=as_json)
    elif response is not None:
        case = api.differentiated(function, variable, response, order=order, slips=2 if two else 1)
        _answer(case, everything=everything, as_json=as_json)


def _answer(case: api.Differentiated, *, everything: bool, as_json: bool) -> NoReturn:
    if as_json:
        from quizgen.wire.diagnoses import write_diagnosis

        click.echo(write_diagnosis(case.diagnosis, case.verdict), nl=False)
    elif isinstance(case.verdict, Equal):
        click.echo("right      There is nothing to diagnose.")
    elif not isinstance(case.verdict, Different):
        click.echo(f"undecided  {case.verdict.explain()}")
    else:
        found = case.diagnosis.explanations
        click.echo("\n".join(one.explain() for one in (found if everything else found[:1])) or UNKNOWN)
    sys.exit(OF_VERDICT[word_for(case.verdict)])
