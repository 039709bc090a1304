"""`quizgen banks`: what there is to ask, with an example of each."""

from __future__ import annotations

import click

from quizgen.cli.course import bank_folders
from quizgen.cli.show import indented, marks

EXAMPLE = b"an example for everybody to see"
"""The seed of the examples: no course has it."""


@click.command()
@click.argument("names", nargs=-1)
@click.option("--topic", help="Only banks and templates whose name or title has this in it.")
@click.option("--difficulty", type=click.IntRange(1, 3), help="Only templates of this difficulty.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each template, one a line.")
def banks(names: tuple[str, ...], topic: str | None, difficulty: int | None, as_json: bool) -> None:
    """Show the banks (or those NAMED) and an example of each template. The course's own banks come first."""
    from quizgen.bank.draw import draw
    from quizgen.bank.load import load_banks

    found = load_banks(bank_folders())
    for bank in found.values():
        if names and bank.name not in names:
            continue
        chosen = [
            template
            for template in bank.templates.values()
            if difficulty in (None, template.difficulty)
            and (topic is None or topic.lower() in f"{bank.name} {bank.title} {template.name} {template.title}".lower())
        ]
        if chosen and not as_json:
            click.echo(f"\n{bank.name}   {bank.title}")
        for template in chosen:
            variant = draw(template, EXAMPLE)
            if as_json:
                from quizgen.wire.catalogue import template_line

                click.echo(template_line(bank, template, variant), nl=False)
                continue
            kinds = ", ".join(dict.fromkeys(part.task.kind for part in variant.parts))
            click.echo(
                f"\n  {bank.name}/{template.name}   difficulty {template.difficulty}, {marks(variant.marks)}, {kinds}"
            )
            click.echo(indented([*variant.prompt, *(p for part in variant.parts for p in part.prompt)], by=6))
