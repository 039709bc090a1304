"""Two sides of a relation as one formula: left - right."""

from __future__ import annotations

from quizgen.equivalence.plusminus import with_sign
from quizgen.equivalence.survey import survey
from quizgen.expr.nodes import TWO, ZERO, Call, Expr, Neg, Power, Product, Relation, Sum

EQUATIONS = ("=", "!=")
TURNED = {"<": ">", "<=": ">="}


def gap(relation: Relation) -> Expr:
    """left - right; the product over both signs of ±; u^2 - v^2 for |u| = |v|."""
    left, right = relation.left, relation.right
    match left, right:
        case Call("abs", (u,)), Call("abs", (v,)) if relation.sign in EQUATIONS:
            left, right = Power(u, TWO), Power(v, TWO)
    difference = Sum((left, Neg(right))) if right != ZERO else left
    if survey(difference).both_signs:
        return Product((with_sign(difference, 1), with_sign(difference, -1)))
    return difference


def turned(relation: Relation) -> Relation:
    """The inequality with > or >=."""
    if relation.sign not in TURNED:
        return relation
    return Relation(relation.right, ">" if relation.sign == "<" else ">=", relation.left)
