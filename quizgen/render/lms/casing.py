"""What differs between the variants of one STACK question: lists to choose from in Maxima, branches in its text.

The seeds that are deployed are 1, 2, ..., and STACK's constant stack_seed is the one in use: so each variant is itself
on every server, which numbers drawn by rand would not promise.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

CHOSEN: Final = "qgv"
"""The number of the variant, counted from 1. Our variables begin with qg, so that no question's letters are among
them: STACK forbids students to type the name of a variable."""


def which(count: int) -> str:
    """The line of the question variables that says which variant it is, whatever the seed.

    The comment is for ILIAS, which gives out seeds only where it finds the word "rand".
    """
    return f"/* by seed, not by rand */ {CHOSEN}:mod(stack_seed-1,{count})+1;"


def listed(name: str, values: Sequence[str]) -> str:
    """The line that gives `name` its value, of the variants' values the one that is due."""
    return f"{name}:{values[0]};" if len(set(values)) == 1 else f"{name}:[{','.join(values)}][{CHOSEN}];"


def safely(html: str) -> str:
    """The text without anything that STACK would take for its own: [[...]], {@...@}, {#...#}."""
    return html.replace("[[", "&#91;&#91;").replace("{@", "{&#64;").replace("{#", "{&#35;")


def branches(texts: Sequence[str]) -> str:
    """The texts as one that shows the due one; where all are equal, the text itself."""
    if len(set(texts)) == 1:
        return texts[0]
    opened = (f'[[ {"elif" if i > 1 else "if"} test="is({CHOSEN}={i})" ]]\n{text}\n' for i, text in enumerate(texts, 1))
    return f"{''.join(opened)}[[/ if ]]"
