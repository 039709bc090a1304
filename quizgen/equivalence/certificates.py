"""What proves an Equal, kept as data, with checks that are shorter than the search that found it.

For an identity over generators the data are, for each cell: the generators and what they stand for, the relations
between them, both formulas as fractions, and places in the cell. The check multiplies crosswise and reduces (with
plain polynomial division, none of the code that built the fractions), and holds every claim - that the generators
mean what they say, that the relations are true, that the fractions are the two formulas - against balls at the
places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from quizgen.equivalence.verdict import Point
from quizgen.expr.nodes import Expr, Relation
from quizgen.values import value

Terms: TypeAlias = tuple[tuple[tuple[int, ...], int, int], ...]
"""A polynomial: (exponents of the generators, numerator, denominator) for each term."""
CHECK_BITS, MOST_BITS = 1600, 80_000
TINY_BITS = 1200


@value
class SameForm:
    """Both formulas have the same normal form: that of `formula`."""

    formula: Expr | None = None

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.expr.normal import normal

        return normal(left) == normal(right)

    def describe(self) -> str:
        from quizgen.equivalence.collected import collected
        from quizgen.equivalence.words import LONGEST
        from quizgen.expr.normal import normal
        from quizgen.expr.text import to_unicode

        said = "both are the same after collecting terms"
        shown = "" if self.formula is None else to_unicode(collected(normal(self.formula)))
        return f"{said}: {shown}" if 0 < len(shown) <= LONGEST else said


@value
class CellProof:
    """The identity on one cell. `supposed` are factors and their signs there; generators come oldest first.

    A relation (k, n, p) says: generator k to the power n equals the polynomial p. A letter (k, n, p, q) says that it
    equals p / q, and is put in after the relations, one after the other. `numbers` are polynomials that are zero as
    numbers, with the bits to which that must be seen: an algebraic number so small is 0. `laws` are words.
    """

    supposed: tuple[tuple[Expr, int], ...]
    generators: tuple[Expr, ...]
    relations: tuple[tuple[int, int, Terms], ...]
    left: tuple[Terms, Terms]
    right: tuple[Terms, Terms]
    numbers: tuple[tuple[Terms, int], ...]
    places: tuple[Point, ...]
    laws: tuple[str, ...] = ()
    letters: tuple[tuple[int, int, Terms, Terms], ...] = ()


@value
class ByCells:
    """The cross product of the two fractions over the generators is zero on every cell of the common domain."""

    proof: LazyProof

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.recheck import holds_on_cell

        cells = self.proof.cells
        return any(cell.places for cell in cells) and all(holds_on_cell(cell, left, right, assume) for cell in cells)

    def describe(self) -> str:
        from quizgen.equivalence.words import told

        return told(self.proof.cells)

    def details(self) -> str:
        """The whole proof, for a tutor who wants to follow it."""
        from quizgen.equivalence.words import details

        return "\n".join(details(self.proof.cells))


class LazyProof:
    """The cells' proofs, turned from FLINT's polynomials into plain data when somebody asks, compares or pickles."""

    __slots__ = ("_cells", "_make")

    def __init__(
        self, cells: tuple[CellProof, ...] | None, make: Callable[[], tuple[CellProof, ...]] | None = None
    ) -> None:
        self._cells = cells
        self._make = make

    @property
    def cells(self) -> tuple[CellProof, ...]:
        if self._cells is None and self._make is not None:
            self._cells, self._make = self._make(), None
        return self._cells or ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyProof) and self.cells == other.cells

    def __hash__(self) -> int:
        return hash(self.cells)

    def __repr__(self) -> str:
        return f"LazyProof({self.cells!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return LazyProof, (self.cells,)
