"""What the formulas of one template may use, and formulas read within it: every name must be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.bank.language import (
    names_in,
    operator_meant,
    read_conditions,
    read_formula,
    unknown_names,
    variables_of,
)
from quizgen.bank.model import Source
from quizgen.expr.nodes import Call, Expr, Relation, Symbol
from quizgen.expr.walk import subtrees
from quizgen.located.place import Place
from quizgen.prose import Math, Prose
from quizgen.syntax.notation import Notation
from quizgen.values import value


def source_of(place: Place) -> Source:
    """Where something stands, for messages that come when it is drawn."""
    return Source(place.mistakes.file, place.line, place.where)


@value
class Scope:
    """`known` is None where it cannot be said, since something was wrong before: then no name is complained about."""

    notation: Notation
    known: frozenset[str] | None
    numbers: frozenset[str] = frozenset()
    """Names that are a number in every variant: nothing can be differentiated by them."""

    def unknown(self, e: Expr, *others: str) -> str:
        """A sentence about the first name in e that nothing defines; "" where there is none."""
        if self.known is None:
            return ""
        return unknown_names(e, self.known.union(others), self.notation.functions)

    def with_names(self, names: frozenset[str]) -> Scope:
        return Scope(self.notation, None if self.known is None else self.known | names, self.numbers)

    def formula(self, place: Place, text: str | None) -> Expr | None:
        """The formula in `text`; None, with the mistake noted, where it cannot be read or uses an unknown name."""
        expr = read_formula(place, text, self.notation) if text else None
        if expr is not None and (wrong := self.unknown(expr)):
            meant = operator_meant(text or "")
            place.wrong(f'"{text}": {wrong.partition(". ")[0] + "." if meant else wrong}', meant)
            return None
        if expr is not None and (fixed := self._fixed(expr)):
            what = f'"{text}": {fixed} is a parameter, a number in every variant, so that nothing can change with it.'
            place.wrong(what, "Give the parameter another letter.")
            return None
        return expr

    def _fixed(self, e: Expr) -> str:
        """The first name of a number that stands in e where a variable must; "" where there is none."""
        variables = (v for node in subtrees(e) if isinstance(node, Call) for v in variables_of(node))
        return next((v.name for v in variables if isinstance(v, Symbol) and v.name in self.numbers), "")

    def conditions(self, place: Place) -> tuple[Relation, ...]:
        """The conditions that stand at `place`."""
        text = place.text()
        read = read_conditions(place, text, self.notation) if text else ()
        for relation in read:
            if wrong := self.unknown(relation):
                place.wrong(f'"{text}": {wrong}')
        return read


def formulas_in(prompt: Iterable[Prose]) -> Iterator[Expr]:
    """The formulas of some paragraphs, in order."""
    return (inline.expr for paragraph in prompt for inline in paragraph if isinstance(inline, Math))


def names_of(prompt: Iterable[Prose]) -> frozenset[str]:
    """Every name that the formulas of some paragraphs use."""
    return frozenset(name for expr in formulas_in(prompt) for name in names_in(expr))
