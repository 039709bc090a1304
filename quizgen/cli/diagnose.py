"""`quizgen diagnose`: which slip explains a wrong derivative."""

from __future__ import annotations

import sys

import click

from quizgen.cli.equal import FORMULAS
from quizgen.cli.exits import DIFFERENT, DONE, UNDECIDED
from quizgen.equivalence.verdict import Different, Equal, Undecided, Verdict

UNKNOWN = "unknown    Wrong, but no single slip of the rules gives just this answer."


@click.command(context_settings=FORMULAS)
@click.argument("function")
@click.argument("variable")
@click.argument("response")
@click.option("--all", "everything", is_flag=True, help="Every slip that explains it, not only the likeliest.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object: verdict and slips, the likeliest first.")
def diagnose(function: str, variable: str, response: str, everything: bool, as_json: bool) -> None:
    """Say which slip of the rules makes RESPONSE of the derivative of FUNCTION with respect to VARIABLE.

    Exit code: 0 the response is right, 1 it is wrong, 2 unreadable, 3 undecided.
    """
    from quizgen import api

    case = api.differentiated(function, variable, response)
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
    sys.exit(_exit_code(case.verdict))


def _exit_code(verdict: Verdict) -> int:
    match verdict:
        case Equal():
            return DONE
        case Different():
            return DIFFERENT
        case Undecided():
            return UNDECIDED
