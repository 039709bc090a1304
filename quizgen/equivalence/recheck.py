"""Checking the proof of one cell again: plain polynomial division, and balls at places of the cell."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from flint import Ordering, arb, fmpq, fmpq_mpoly_ctx

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField, Poly, check_product, remainder
from quizgen.equivalence.certificates import CHECK_BITS, TINY_BITS, CellProof, Terms
from quizgen.errors import BudgetExceeded
from quizgen.expr.balls import Outside, Unsure, ball, precision, value_at
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.text import to_text

CHECK_STEPS = 2_000_000


def holds_on_cell(cell: CellProof, left: Expr, right: Expr, assume: tuple[Relation, ...]) -> bool:
    """Whether the cross product reduces to zero, and all claims agree with balls at every place."""
    points = [{name: fmpq(q.numerator, q.denominator) for name, q in place} for place in cell.places]
    try:
        return _cross_product_vanishes(cell) and all(_place_agrees(cell, left, right, point) for point in points)
    except (Outside, Unsure, NoField, BudgetExceeded):
        return False


def _cross_product_vanishes(cell: CellProof) -> bool:
    count = max(1, len(cell.generators))
    ring = fmpq_mpoly_ctx.get(tuple(f"g{k}" for k in reversed(range(count))), Ordering.lex)

    def polynomial(terms: Terms) -> Poly:
        return ring.from_dict({tuple(reversed(powers or (0,))): fmpq(p, q) for powers, p, q in terms})

    (a, b), (c, d) = cell.left, cell.right
    budget = Budget(CHECK_STEPS)
    (a_, b_, c_, d_) = map(polynomial, (a, b, c, d))
    check_product(budget, a_, d_)
    check_product(budget, c_, b_)
    gap = a_ * d_ - c_ * b_
    for number, _ in cell.numbers:
        gap = _without(budget, gap, polynomial(number))
    for k, n, terms in sorted(cell.relations, reverse=True):
        gap = remainder(budget, gap, ring.gens()[count - 1 - k] ** n - polynomial(terms))
    return all(_tiny(cell, number, bits) for number, bits in cell.numbers) and (
        bool(gap.is_zero()) or bool(cell.numbers)
    )


def _without(budget: Budget, gap: Poly, number: Poly) -> Poly:
    return gap if number.is_zero() else remainder(budget, gap, number)


def _tiny(cell: CellProof, terms: Terms, bits: int) -> bool:
    """Whether a polynomial in constants is smaller than 2^-bits."""
    with precision(bits + 64):
        values = _generator_values(cell, {})
        return values is not None and bool(abs(_value(terms, values)) < arb(2) ** -bits)


def _generator_values(cell: CellProof, point: dict[str, fmpq]) -> list[arb | None] | None:
    values: list[arb | None] = []
    for meaning in cell.generators:
        try:
            values.append(ball(value_at(meaning, point)))
        except (Outside, Unsure, KeyError):
            values.append(None)
    return values


def _value(terms: Terms, values: list[arb | None]) -> arb:
    total = arb(0)
    for powers, p, q in terms:
        term = arb(fmpq(p, q))
        for d, generator in zip(powers, values, strict=False):
            if d:
                term = term * (arb("nan") if generator is None else generator**d)
        total = total + term
    return total


def _place_agrees(cell: CellProof, left: Expr, right: Expr, point: dict[str, fmpq]) -> bool:
    with precision(CHECK_BITS):
        values = _generator_values(cell, point)
        if values is None:
            return False
        for k, n, terms in cell.relations:
            generator = values[k]
            if generator is None or not abs(generator**n - _value(terms, values)) < arb(2) ** -TINY_BITS:
                return False
        for factor, sign in cell.supposed:
            if not value_at(factor, point) * sign > 0:
                return False
        for (top, bottom), formula in ((cell.left, left), (cell.right, right)):
            if not (_value(top, values) / _value(bottom, values)).overlaps(ball(value_at(formula, point))):
                return False
    return True


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
