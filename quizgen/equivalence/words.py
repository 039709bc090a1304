"""The proof of a cell in words."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.equivalence.certificates import CellProof, Terms
from quizgen.expr.text import to_text


def in_words(cell: CellProof) -> Iterator[str]:
    """The proof as a tutor reads it."""
    if cell.supposed:
        yield "where " + " and ".join(
            f"{to_text(factor)} {'>' if sign > 0 else '<' if sign < 0 else '='} 0" for factor, sign in cell.supposed
        )
    for k, meaning in enumerate(cell.generators):
        yield f"  g{k} = {to_text(meaning)}"
    for k, n, terms in cell.relations:
        yield f"  g{k}{f'^{n}' if n > 1 else ''} = {_shown(terms)}"
    for whose, (top, bottom) in (("yours", cell.left), ("the key", cell.right)):
        yield f"  {whose} = ({_shown(top)})/({_shown(bottom)})"


def _shown(terms: Terms) -> str:
    parts = []
    for powers, p, q in terms:
        factors = [f"g{k}" + (f"^{d}" if d > 1 else "") for k, d in enumerate(powers) if d]
        parts.append(
            " ".join([str(Fraction(p, q)), *factors])
            if abs(p) != q or not factors
            else ("-" if p < 0 else "") + " ".join(factors)
        )
    return " + ".join(parts).replace("+ -", "- ") or "0"
