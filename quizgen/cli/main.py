"""The group of commands. A command's module is imported when the command runs, not before."""

from __future__ import annotations

import importlib

import click

from quizgen.near import closest

COMMANDS = {
    "new": "make a course folder that works at once",
    "banks": "show which questions there are, with an example of each",
    "new-template": "write a question with a few answers, ready to be changed",
    "preview": "see a variant of a template while writing it",
    "lint": "prove that banks are sound, by hundreds of variants",
    "schema": "print the JSON Schema of a bank, for editors",
    "sheet": "make this week's individual sheets",
    "export": "write questions as a file for Moodle, QTI or LTI",
    "answer": "answer a sheet, question by question",
    "mark": "mark what the students handed in",
    "review": "decide what quizgen could not, once for all who wrote it",
    "gradebook": "hand out or delete what is kept of a person; send scores again",
    "equal": "decide whether two formulas are equal, with proof",
    "derive": "differentiate, step by step",
    "diagnose": "say which slip explains a wrong derivative",
    "lti": "register learning platforms (LTI 1.3), and find out what is wrong with one",
    "serve": "answer other programs over HTTP",
}
"""Name -> one line of help; the command `new-template` is new_template in quizgen.cli.new_template."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and loads the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(importlib.import_module(f"quizgen.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = closest(args[0], COMMANDS) or "quizgen --help lists the commands."
            ctx.fail(f'There is no command "{args[0]}". {hint}')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quizgen")
def main() -> None:
    """Individual calculus worksheets, and a marker that proves its verdicts."""
