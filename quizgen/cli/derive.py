"""`quizgen derive`: a derivative, step by step."""

from __future__ import annotations

from collections.abc import Sequence

import click

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.narrate import Level
from quizgen.calculus.voice import Step
from quizgen.cli.equal import FORMULAS
from quizgen.expr.latex import to_latex
from quizgen.expr.text import to_unicode
from quizgen.prose import Latex, Math, Prose, Text, plain


@click.command(context_settings=FORMULAS)
@click.argument("expr")
@click.argument("variable")
@click.option("--order", type=click.IntRange(1, 8), default=1, help="The second, third, ... derivative.")
@click.option(
    "--operator",
    type=click.Choice(["gradient", "hessian", "laplacian", "mixed", "stationary"]),
    help="In several variables (x,y); gradient if nothing is said.",
)
@click.option("--between", nargs=2, metavar="LOW HIGH", help="Largest and smallest value on this closed interval.")
@click.option(
    "--level",
    type=click.Choice(["full", "brief", "hint"]),
    default="full",
    show_default=True,
    help="All steps, the equations only, or the next hint.",
)
@click.option("--latex", is_flag=True, help="Formulas in LaTeX.")
@click.option("--difficulty", "weighed", is_flag=True, help="Only how difficult it is.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def derive(
    expr: str,
    variable: str,
    order: int,
    operator: str | None,
    between: tuple[str, str] | None,
    level: Level,
    latex: bool,
    weighed: bool,
    as_json: bool,
) -> None:
    """Differentiate EXPR with respect to VARIABLE and show the working.

    VARIABLE may be several, as in x,y: then the gradient is shown, or what --operator says.
    """
    if between is not None:
        _extremes(expr, variable, between, latex, as_json)
        return
    derivation = _derivation(expr, variable, order, operator)
    if as_json:
        from quizgen.wire.derivations import write_derivation

        click.echo(write_derivation(derivation, level), nl=False)
    elif weighed:
        from quizgen.calculus.difficulty import difficulty

        click.echo(f"{difficulty(derivation):.1f}")
    else:
        from quizgen.calculus.narrate import narrate

        _show(narrate(derivation, level), latex)


def _derivation(expr: str, variable: str, order: int, operator: str | None) -> Derivation:
    from quizgen import api

    names = [name.strip() for name in variable.split(",")]
    if len(names) == 1 and operator is None:
        return api.derive(expr, variable, order=order)
    if order > 1:
        raise click.UsageError("--order goes with one variable and no --operator.")
    return api.derive_in(operator or "gradient", expr, names)


def _extremes(expr: str, variable: str, between: tuple[str, str], latex: bool, as_json: bool) -> None:
    from quizgen import api
    from quizgen.calculus.interval import extremes

    low, high = (api.parse(end, ()).expr for end in between)
    found = extremes(api.parse(expr).expr, api.letter(variable), low, high)
    if as_json:
        from quizgen.wire.derivations import write_extremes

        click.echo(write_extremes(found), nl=False)
    else:
        _show(found.steps, latex)


def _show(steps: Sequence[Step], latex: bool) -> None:
    show = to_latex if latex else to_unicode
    for number, step in enumerate(steps, 1):
        click.echo(f"{number}. {step.title}")
        for words in step.words:
            click.echo(f"   {_said(words, latex)}")
        if step.equation is not None:
            click.echo(f"      {show(step.equation)}")


def _said(words: Prose, latex: bool) -> str:
    return "".join(map(_in_latex, words)) if latex else plain(words).strip()


def _in_latex(inline: Text | Math | Latex) -> str:
    match inline:
        case Text(words):
            return words
        case Math(expr):
            return f"${to_latex(expr)}$"
        case Latex(source):
            return source
