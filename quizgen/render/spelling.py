"""A paragraph as source: one walk over its words and formulas, and how each format spells what is met there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from quizgen.expr.nodes import Expr
from quizgen.fragments.reading import Drawn, drawn, unknown
from quizgen.prose import Inline, Latex, Math, Prose, Text
from quizgen.render.layouts import Filters
from quizgen.values import value
from quizgen.worth import in_figures, in_words

FORMULAS: Final = 4096
"""Formulas whose source a format keeps at hand: the sheets of a class have x, dy/dx and many more in common."""


@value
class Spelling:
    """How a format writes plain `words`, a `formula`, and a `fragment` of LaTeX (None: it takes LaTeX as it is).

    `framed` puts the source of a formula into the line, or on a line of its own with the stop that follows it; `joined`
    puts the pieces of a paragraph together.
    """

    words: Callable[[str], str]
    formula: Callable[[Expr], str]
    fragment: Callable[[Drawn], str] | None
    framed: Callable[[str, Math | Latex, str], str]
    joined: Callable[[list[str]], str] = "".join

    def prose(self, words: Prose) -> str:
        """A paragraph."""
        return self.joined([self.piece(piece, stop) for piece, stop in with_stops(words)]).strip()

    def piece(self, piece: Inline, stop: str = "") -> str:
        """One piece. Of LaTeX that the format cannot draw, the words that its author gave for it."""
        match piece:
            case Text(words):
                return self.words(words)
            case Math(expr):
                return self.framed(self.formula(expr), piece, stop)
            case Latex(source) if self.fragment is None:
                return self.framed(source, piece, stop)
            case Latex(source, alt) if unknown(source):
                return self.words(alt + stop)
            case Latex(source):
                return self.framed(self.fragment(drawn(source)), piece, stop)

    @property
    def filters(self) -> Filters:
        """What every layout may turn values into."""
        return {"words": self.words, "prose": self.prose, "marks": in_words, "figures": in_figures}


def with_stops(prose: Prose) -> Iterator[tuple[Inline, str]]:
    """Each piece with the punctuation that belongs inside it: a displayed formula keeps its full stop."""
    taken = 0
    for piece, follower in pairwise((*prose, Text(""))):
        if isinstance(piece, Text):
            piece = Text(piece.words[taken:])
        taken = 0
        stop = ""
        displayed = isinstance(piece, Math | Latex) and piece.display
        if displayed and isinstance(follower, Text) and follower.words[:1] in (*".,;",):
            stop = follower.words[:1]
            taken = 1
        yield piece, stop
