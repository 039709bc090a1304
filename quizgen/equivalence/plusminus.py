"""Formulas with ±: two formulas in one, whose signs go together."""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.verdict import Certificate, Point
from quizgen.expr.nodes import Expr, Neg, PlusMinus, Relation
from quizgen.expr.walk import rewrite
from quizgen.values import value

SIGN = "±"
"""The coordinate of a point that says how ± was read."""


def with_sign(e: Expr, sign: int) -> Expr:
    """e with every ±u replaced by u or -u."""
    return rewrite(e, lambda part: (part.body if sign > 0 else Neg(part.body)) if isinstance(part, PlusMinus) else None)


def with_sign_of(point: Point, e: Expr) -> Expr:
    """e as the point reads it, if the point says how."""
    sign = dict(point).get(SIGN)
    return e if sign is None else with_sign(e, int(sign))


def without_sign(point: Point) -> dict[str, Fraction]:
    """The values of the variables."""
    return {name: q for name, q in point if name != SIGN}


@value
class BothSigns:
    """Equal for + and for -; `crossed`: what one calls + the other calls -."""

    plus: Certificate
    minus: Certificate
    crossed: bool

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        turn = -1 if self.crossed else 1
        return all(
            certificate.check(with_sign(left, sign), with_sign(right, turn * sign), assume)
            for sign, certificate in ((1, self.plus), (-1, self.minus))
        )

    def describe(self) -> str:
        return f"for +: {self.plus.describe()}\nfor -: {self.minus.describe()}"
