"""`quizgen banks`: what there is to ask, with an example of each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.cli.course import bank_folders
from quizgen.cli.show import indented, place
from quizgen.worth import in_words

if TYPE_CHECKING:
    from quizgen.bank.model import Bank, Template

EXAMPLE = b"an example for everybody to see"
"""The seed of the examples: no course has it."""


@click.command()
@click.argument("names", nargs=-1)
@click.option("--topic", help="Only what has this in its topic, name or title: chain-rule, networks, tangent.")
@click.option("--difficulty", type=click.IntRange(1, 3), help="Only templates of this difficulty.")
@click.option("--table", is_flag=True, help="No examples: a table in Markdown, with the number of variants.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each template, one a line.")
def banks(names: tuple[str, ...], topic: str | None, difficulty: int | None, table: bool, as_json: bool) -> None:
    """Show the banks (or those NAMED) and an example of each template. The course's own banks come first."""
    from quizgen.bank.load import load_banks
    from quizgen.registry import UnknownName
    from quizgen.values import replaced

    found = load_banks(bank_folders())
    for name in names:
        if name not in found:
            raise UnknownName("bank", name, tuple(found))
    chosen = []
    for bank in found.values():
        fitting = {
            name: template
            for name, template in bank.templates.items()
            if difficulty in (None, template.difficulty) and (topic is None or _is_about(topic, bank, template))
        }
        if fitting and (not names or bank.name in names):
            chosen.append(replaced(bank, templates=fitting))
    if table:
        from quizgen.bank.overview import markdown, rows

        click.echo("\n".join(markdown(rows(chosen))).strip())
        return
    for bank in chosen:
        _show(bank, as_json=as_json)
    if not chosen and not as_json:
        click.echo("There is no such template. quizgen banks --table shows all.")


def _is_about(topic: str, bank: Bank, template: Template) -> bool:
    """chain-rule and "chain rule" are the same topic."""
    names = f"{bank.topic} {bank.name} {bank.title} {template.name} {template.title}"
    return _plain(topic) in _plain(names)


def _plain(text: str) -> str:
    return text.lower().replace("-", " ")


def _show(bank: Bank, *, as_json: bool) -> None:
    from quizgen.bank.draw import draw

    if not as_json:
        instead = f"   ({place(Path(bank.file))} instead of {place(Path(bank.replaces))})" if bank.replaces else ""
        click.echo(f"\n{bank.name}   {bank.title}{instead}")
    for template in bank.templates.values():
        variant = draw(template, EXAMPLE)
        if as_json:
            from quizgen.wire.catalogue import template_line

            click.echo(template_line(bank, template, variant), nl=False)
            continue
        kinds = ", ".join(dict.fromkeys(part.task.kind for part in variant.parts))
        said = f"difficulty {template.difficulty}, {in_words(variant.marks)}, {kinds}"
        click.echo(f"\n  {bank.name}/{template.name}   {said}")
        click.echo(indented([*variant.prompt, *(p for part in variant.parts for p in part.prompt)], by=6))
