"""`quizgen schema`: what editors need to know to help with a bank."""

from __future__ import annotations

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of a bank's file, for editors that complete and explain as you type.

    Save it beside your banks as quizgen-bank.schema.json, and begin each bank with the line

        # yaml-language-server: $schema=quizgen-bank.schema.json
    """
    from quizgen.wire.schema import bank_schema

    click.echo(bank_schema(), nl=False)
