"""Right on a part of the domain only: which part, read off the cells on which the identity was proved."""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.cells import Cells
from quizgen.equivalence.field import Field
from quizgen.equivalence.meaning import formula_of, number
from quizgen.equivalence.polynomials import only_symbol, univariate
from quizgen.equivalence.verdict import RightOnly
from quizgen.expr.nodes import ZERO, Expr, Neg, Relation, Symbol

MOST_CONDITIONS = 3


def right_only(cells: Cells) -> RightOnly | None:
    """Where the two agree, if that is a cell or all cells on one side of a factor; None if they agree nowhere or
    everywhere.
    """
    equal = [proved.supposed for proved in cells.equal if all(proved.supposed.values())]
    if not equal or not cells.open:
        return None
    shared = {name: sign for name, sign in equal[0].items() if all(supposed.get(name) == sign for supposed in equal)}
    single = [
        (name, sign)
        for name, sign in shared.items()
        if not any(supposed.get(name, sign) == sign for supposed in cells.open)
    ]
    chosen = single[:1] or (list(equal[0].items()) if len(equal) == 1 else [])
    known = [(name, sign) for name, sign in chosen if name in cells.field.polys]
    if not known or len(known) != len(chosen) or len(known) > MOST_CONDITIONS:
        return None
    return RightOnly(tuple(condition(cells.field, name, sign) for name, sign in known))


def condition(field: Field, name: str, sign: int) -> Relation:
    """The factor's sign as a person says it: x > 3 rather than x - 3 > 0."""
    p = field.polys[name]
    index = only_symbol(field, p)
    if index is not None and p.total_degree() == 1 and not field.symbol_roots:
        line = univariate(field, p, index)
        zero = Fraction(int(-line[0]), int(line[1]))
        side: Expr = number(abs(zero)) if zero >= 0 else Neg(number(-zero))
        return Relation(Symbol(field.generators[index].data), ">" if sign * line[1] > 0 else "<", side)
    return Relation(formula_of(field, p), ">" if sign > 0 else "<", ZERO)
