"""Commands whose arguments are formulas: "-2x" is one of them, not an option."""

from __future__ import annotations

import click

FORMULAS = {"ignore_unknown_options": True, "help_option_names": ["--help"]}


class FormulaCommand(click.Command):
    """A command that takes -h for --help where it stands alone: everywhere else it is minus h."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, as click reads them."""
        return super().parse_args(ctx, ["--help"] if args == ["-h"] else args)
