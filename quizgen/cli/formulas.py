"""Commands whose arguments are formulas: "-2x" is one of them, not an option."""

from __future__ import annotations

import click

from quizgen.calculus.searches import MOST_STEPS

FORMULAS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


class FormulaCommand(click.Command):
    """A command that takes -h for --help where it stands alone: everywhere else it is minus h."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, as click reads them."""
        return super().parse_args(ctx, ["--help"] if args == ["-h"] else args)


def steps_of(text: str) -> int:
    """How many steps of a descent; raises BadParameter."""
    if not text.isdecimal() or not 1 <= int(text) <= MOST_STEPS:
        raise click.BadParameter(f"{text} is not a number of steps from 1 to {MOST_STEPS}.", param_hint="--descend")
    return int(text)
