"""What the formulas of one template may use, and formulas read within it: every name must be known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.bank.language import names_in, operator_meant, read_conditions, read_formula, unknown_names
from quizgen.expr.nodes import Expr, Relation
from quizgen.located.place import Place
from quizgen.prose import Math, Prose
from quizgen.syntax.notation import Notation
from quizgen.values import value


@value
class Scope:
    """`known` is None where it cannot be said, since something was wrong before: then no name is complained about."""

    notation: Notation
    known: frozenset[str] | None

    def unknown(self, e: Expr, *others: str) -> str:
        """A sentence about the first name in e that nothing defines; "" where there is none."""
        if self.known is None:
            return ""
        return unknown_names(e, self.known.union(others), self.notation.functions)

    def with_names(self, names: frozenset[str]) -> Scope:
        return Scope(self.notation, None if self.known is None else self.known | names)

    def formula(self, place: Place, text: str | None) -> Expr | None:
        """The formula in `text`; None, with the mistake noted, where it cannot be read or uses an unknown name."""
        expr = read_formula(place, text, self.notation) if text else None
        if expr is not None and (wrong := self.unknown(expr)):
            meant = operator_meant(text or "")
            place.wrong(f'"{text}": {wrong.partition(". ")[0] + "." if meant else wrong}', meant)
            return None
        return expr

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
