"""Words with formulas in them: what a question says, what a step of a solution says, in no format yet."""

from __future__ import annotations

from typing import TypeAlias

from quizgen.expr.nodes import Expr
from quizgen.values import value


@value
class Text:
    """Plain words; no markup is read in them."""

    words: str


@value
class Math:
    """A formula in the line, or `display`ed on a line of its own."""

    expr: Expr
    display: bool = False


@value
class Latex:
    """LaTeX that the author wrote by hand, for what a formula cannot say, with the words that say it elsewhere.

    It stands in the line, or is `display`ed on a line of its own.
    """

    source: str
    alt: str
    display: bool = False


Inline: TypeAlias = Text | Math | Latex
Prose: TypeAlias = tuple[Inline, ...]
"""One paragraph."""


def plain(prose: Prose) -> str:
    """One paragraph in plain characters, for a terminal or an e-mail; a displayed formula stands apart."""
    return "".join(map(_plain, prose))


def _plain(inline: Inline) -> str:
    from quizgen.expr.text import to_unicode

    match inline:
        case Text(words):
            return words
        case Math(expr, display):
            return f"\n\n    {to_unicode(expr)}\n\n" if display else to_unicode(expr)
        case Latex(_, alt, display):
            return f"\n\n    {alt}\n\n" if display else alt
