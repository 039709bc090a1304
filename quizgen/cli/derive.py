"""`quizgen derive`: a derivative, step by step."""

from __future__ import annotations

import click

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.narrate import Level
from quizgen.calculus.request import (
    OPERATORS,
    Asked,
    read_along,
    read_descent,
    read_function,
    read_interval,
    read_request,
    read_variable,
)
from quizgen.cli.formulas import FORMULAS, FormulaCommand, steps_of
from quizgen.cli.steps import shown
from quizgen.expr.nodes import Derivative, Expr, Relation, Symbol


@click.command(cls=FormulaCommand, context_settings=FORMULAS)
@click.argument("expr")
@click.argument("variable")
@click.option("--order", type=click.IntRange(1, 8), default=1, help="The second, third, ... derivative.")
@click.option(
    "--operator",
    type=click.Choice([*OPERATORS, "mixed"]),
    help="What to find in place of the derivative; in several variables (x,y) the gradient if nothing is said.",
)
@click.option("--along", metavar="VECTOR", help='The slope in this direction: "(3, 4)".')
@click.option("--between", nargs=2, metavar="LOW HIGH", help="Largest and smallest value on this closed interval.")
@click.option("--descend", nargs=3, metavar="START RATE STEPS", help='Gradient descent: 1 0.1 5, or "(1, 2)" 0.1 5.')
@click.option(
    "--level",
    type=click.Choice(["full", "brief", "hint"]),
    default="full",
    show_default=True,
    help="All steps, the equations only, or the next hint.",
)
@click.option("--after", type=click.IntRange(0), default=0, help="With --level hint: the hint after so many.")
@click.option("--latex", is_flag=True, help="Formulas in LaTeX.")
@click.option("--difficulty", "weighed", is_flag=True, help="Only how difficult it is, and why.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def derive(
    expr: str,
    variable: str,
    order: int,
    operator: str | None,
    along: str | None,
    between: tuple[str, str] | None,
    descend: tuple[str, str, str] | None,
    level: Level,
    after: int,
    latex: bool,
    weighed: bool,
    as_json: bool,
) -> None:
    """Differentiate EXPR with respect to VARIABLE and show the working.

    EXPR is a function (x sin x, or y = x sin x), an equation in two letters (x^2+y^2=25), or named quantities with ;
    between them, the last one the output (y_1 = w_11 x_1; E = (y_1-t_1)^2). VARIABLE may be several, as in x,y: then
    the gradient is shown, or what --operator says.
    """
    variables = [read_variable(name.strip()) for name in variable.split(",")]
    if len(set(variables)) < len(variables):
        raise click.BadParameter(f"{variable} names a variable twice.", param_hint="VARIABLE")
    ways = {"--operator": operator, "--along": along, "--between": between, "--descend": descend}
    chosen = [option for option, given in ways.items() if given]
    if len(chosen) > 1:
        raise click.UsageError(f"{chosen[0]} does not go with {chosen[1]}.")
    if order > 1 and (chosen or len(variables) > 1):
        raise click.UsageError("--order goes with one variable and no --operator.")
    if between:
        _extremes(expr, variables, between, latex=latex, as_json=as_json)
        return
    asked = _asked(expr, variables, operator or "", order, along, descend)
    from quizgen.calculus.differentiate import derive as worked_out

    derivation = worked_out(asked.goal)
    if as_json:
        from quizgen.wire.derivations import write_derivation

        click.echo(write_derivation(derivation, level, asked.name), nl=False)
    elif weighed:
        _weigh(derivation)
    else:
        from quizgen.calculus.narrate import narrate

        steps = narrate(derivation, level, name=asked.name, after=after)
        click.echo(shown(steps, named(asked), latex=latex) if steps else "There are no more hints.")


def _asked(
    expr: str,
    variables: list[str],
    operator: str,
    order: int,
    along: str | None,
    descend: tuple[str, str, str] | None,
) -> Asked:
    if along:
        return read_along(expr, along, variables)
    if descend:
        start, rate, steps = descend
        return read_descent(expr, variables, start, rate, steps_of(steps))
    return read_request(expr, variables, operator, order)


def named(asked: Asked) -> Expr | None:
    """y = x sin x, where the steps call the function y."""
    if asked.name is None:
        return None
    body = asked.goal.body if isinstance(asked.goal, Derivative) else asked.goal.arguments[0]
    return Relation(Symbol(asked.name), "=", body)


def _extremes(expr: str, variables: list[str], between: tuple[str, str], *, latex: bool, as_json: bool) -> None:
    from quizgen.calculus.interval import extremes

    if len(variables) > 1:
        raise click.UsageError("--between goes with one variable.")
    body, name = read_function(expr, variables)
    found = extremes(body, variables[0], *read_interval(*between), name or "f")
    if as_json:
        from quizgen.wire.derivations import write_extremes

        click.echo(write_extremes(found), nl=False)
    else:
        click.echo(shown(found.steps, Relation(Symbol(name or "f"), "=", body), latex=latex))


def _weigh(derivation: Derivation) -> None:
    """The difficulty, and what it is made of."""
    from quizgen.calculus.difficulty import difficulty, shares

    click.echo(f"{difficulty(derivation):.1f}")
    for share in shares(derivation):
        if round(share.weight, 2):
            times = f", {share.times} times" if share.times > 1 else ""
            inside = f", inside {share.layers} harder rule{'s' if share.layers > 1 else ''}" if share.layers else ""
            click.echo(f"  {share.weight:5.2f}  {share.what}{inside}{times}")
