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

from quizgen.equivalence.verdict import Certificate, Point
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
    numbers, with the bits to which that must be seen: an algebraic number so small is 0. `laws` are words. A ratio
    (u, v) of numbers says that not the two are equal, but v times the left and u times the right.
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
    ratio: tuple[Terms, Terms] | None = None


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


@value
class Multiples:
    """Two relations, their sides brought to left - right: for equations the numerators of these are constant multiples
    of each other on every cell, for inequalities they themselves are, with a positive constant.
    """

    proof: LazyProof

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.recheck import multiples_on_cell

        cells = self.proof.cells
        return (
            isinstance(left, Relation)
            and isinstance(right, Relation)
            and any(cell.places for cell in cells)
            and all(multiples_on_cell(cell, left, right, assume) for cell in cells)
        )

    def describe(self) -> str:
        return "the two are constant multiples of each other"


@value
class SameValues:
    """y = f and y = g for equal f and g."""

    values: Certificate

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        return (
            isinstance(left, Relation)
            and isinstance(right, Relation)
            and (left.sign, left.left) == (right.sign, right.left)
            and self.values.check(left.right, right.right, assume)
        )

    def describe(self) -> str:
        return self.values.describe()


@value
class SameIntervals:
    """Two inequalities in one variable whose parts change sign only at the zeros of these polynomials (coefficients,
    constant first); between and at them both hold or none.
    """

    factors: tuple[tuple[int, ...], ...]

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.intervals import same_on_intervals

        return (
            isinstance(left, Relation)
            and isinstance(right, Relation)
            and same_on_intervals(left, right, assume, self.factors)
        )

    def describe(self) -> str:
        return "both hold on the same intervals"


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
