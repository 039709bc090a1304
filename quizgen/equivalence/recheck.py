"""Checking the proof of one cell again: plain polynomial division, and balls at places of the cell.

The division is of the cross product by the relations, newest generator first; what is left must be zero, or have
for coefficients only the numbers that are claimed to be zero. Every other claim is a difference that must be seen to
be smaller than 2^-1200 (beside the value itself where that is small), with as many bits as that takes: agreement of
wide balls says nothing and does not pass.
"""

from __future__ import annotations

from collections.abc import Iterator

from flint import Ordering, arb, fmpq, fmpq_mpoly_ctx

from quizgen.budget import Budget
from quizgen.equivalence.arithmetic import NoField, Poly, check_product, eliminated, remainder
from quizgen.equivalence.certificates import CHECK_BITS, MOST_BITS, TINY_BITS, CellProof, Terms
from quizgen.equivalence.sides import gap, turned
from quizgen.errors import BudgetExceeded
from quizgen.expr.balls import Outside, Unsure, ball, precision
from quizgen.expr.flint_numbers import to_flint
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.values_at import value_at

CHECK_STEPS = 2_000_000


def holds_on_cell(
    cell: CellProof, left: Expr, right: Expr, assume: tuple[Relation, ...], *, numerators: bool = False
) -> bool:
    """Whether the cross product (or the difference of the numerators) reduces to zero, and all claims are true at every
    place.
    """
    points = [{name: to_flint(q) for name, q in place} for place in cell.places]
    try:
        return _difference_vanishes(cell, numerators=numerators) and all(
            _true_at(cell, left, right, assume, point) for point in points
        )
    except (Outside, Unsure, NoField, BudgetExceeded):
        return False


def multiples_on_cell(cell: CellProof, left: Relation, right: Relation, assume: tuple[Relation, ...]) -> bool:
    """Whether left - right of the two relations are multiples of each other by the numbers of the cell's ratio: for
    equations the numerators, for inequalities the whole fractions, by a positive number.
    """
    if cell.ratio is None:
        return False
    ratio = _number(cell, cell.ratio[0]) * _number(cell, cell.ratio[1])
    if {left.sign, right.sign} <= {"="} or {left.sign, right.sign} <= {"!="}:
        equations = True
    else:
        left, right, equations = turned(left), turned(right), False
    return (
        left.sign == right.sign
        and bool(ratio > 0 or (equations and ratio < 0))
        and holds_on_cell(cell, gap(left), gap(right), assume, numerators=equations)
    )


def _number(cell: CellProof, terms: Terms) -> arb:
    """The value of a polynomial in numbers; nan if it holds variables."""
    with precision(CHECK_BITS):
        return _value(terms, [_meaning(meaning, {}) for meaning in cell.generators])


def _difference_vanishes(cell: CellProof, *, numerators: bool) -> bool:
    count = max(1, len(cell.generators))
    ring = fmpq_mpoly_ctx.get(tuple(f"g{k}" for k in reversed(range(count))), Ordering.lex)
    budget = Budget(CHECK_STEPS)

    def polynomial(terms: Terms) -> Poly:
        return ring.from_dict({tuple(reversed(powers or (0,))): fmpq(p, q) for powers, p, q in terms})

    def product(p: Poly, q: Poly) -> Poly:
        check_product(budget, p, q)
        return p * q

    (a, b), (c, d) = (tuple(map(polynomial, pair)) for pair in (cell.left, cell.right))
    if cell.ratio is not None:
        u, v = map(polynomial, cell.ratio)
        a, c = product(a, v), product(c, u)
    zeros = [polynomial(number) for number, _ in cell.numbers]

    def reduced(p: Poly) -> Poly:
        for k, n, terms in sorted(cell.relations, reverse=True):
            if not p.is_zero():
                p = p if zeros else p / p.term_content()
                p = remainder(budget, p, ring.gens()[count - 1 - k] ** n - polynomial(terms))
        return p

    rest = reduced(a - c if b == d or numerators else product(a, d) - product(c, b))
    for k, n, top, bottom in cell.letters:
        if not rest.is_zero():
            rest = reduced(eliminated(budget, rest, count - 1 - k, n, (polynomial(top), polynomial(bottom))))
    return all(_tiny(cell, number, bits) for number, bits in cell.numbers) and all(
        any(_proportional(coefficient, zero) for zero in zeros) for coefficient in _coefficients(ring, rest, zeros)
    )


def _coefficients(ring: fmpq_mpoly_ctx, gap: Poly, zeros: list[Poly]) -> list[Poly]:
    """The coefficients of the gap over the generators that occur in the numbers."""
    inner = [any(zero.degrees()[place] for zero in zeros) for place in range(len(gap.degrees()))]
    groups: dict[tuple[int, ...], dict[tuple[int, ...], fmpq]] = {}
    for powers, coefficient in gap.terms():
        outside = tuple(0 if within else d for d, within in zip(powers, inner, strict=True))
        inside = tuple(d if within else 0 for d, within in zip(powers, inner, strict=True))
        groups.setdefault(outside, {})[inside] = coefficient
    return [ring.from_dict(group) for group in groups.values()]


def _proportional(p: Poly, q: Poly) -> bool:
    return bool(not q.is_zero() and p * q.leading_coefficient() == q * p.leading_coefficient())


def _tiny(cell: CellProof, terms: Terms, bits: int) -> bool:
    """Whether a polynomial in constants is smaller than 2^-bits."""
    with precision(bits + 64):
        return bool(abs(_value(terms, [_meaning(meaning, {}) for meaning in cell.generators])) < arb(2) ** -bits)


def _meaning(meaning: Expr, point: dict[str, fmpq]) -> arb:
    try:
        return ball(value_at(meaning, point))
    except (Outside, Unsure, KeyError):
        return arb("nan")


def _value(terms: Terms, values: list[arb]) -> arb:
    total = arb(0)
    for powers, p, q in terms:
        term = arb(fmpq(p, q))
        for d, generator in zip(powers, values, strict=False):
            if d:
                term = term * generator**d
        total = total + term
    return total


def _true_at(
    cell: CellProof, left: Expr, right: Expr, assume: tuple[Relation, ...], point: dict[str, fmpq]
) -> bool:  # fmt: skip
    """Whether everything that the proof claims is true at the point, for certain."""
    bits = CHECK_BITS
    while bits <= MOST_BITS:
        lacking = 0
        with precision(bits):
            for size in _sizes(cell, left, right, assume, point):
                lacking = max(lacking, _bits_lacking(size))
        if not lacking:
            return True
        if lacking > MOST_BITS:
            return False
        bits += lacking + 64
    return False


def _sizes(
    cell: CellProof, left: Expr, right: Expr, assume: tuple[Relation, ...], point: dict[str, fmpq]
) -> Iterator[arb]:  # fmt: skip
    """The differences that are claimed to be zero; nan for a claim that is not seen to be true."""
    values = [_meaning(meaning, point) for meaning in cell.generators]
    for k, n, terms in cell.relations:
        yield values[k] ** n - _value(terms, values)
    for k, n, top, bottom in cell.letters:
        yield values[k] ** n - _value(top, values) / _value(bottom, values)
    for (top, bottom), formula in ((cell.left, left), (cell.right, right)):
        value = ball(value_at(formula, point))
        gap = _value(top, values) / _value(bottom, values) - value
        yield gap / value if abs(value) < 1 and _nonzero(value) else gap
    for relation in assume:
        margin = value_at(relation.left, point) - value_at(relation.right, point)
        yield arb(0) if _has_sign(margin, relation.sign) else arb("nan")
    for factor, sign in cell.supposed:
        yield arb(0) if value_at(factor, point) * sign > 0 else arb("nan")


def _has_sign(margin: arb | fmpq, sign: str) -> bool:
    """Whether margin > 0, < 0, ... for certain."""
    if margin == 0:
        return sign in ("=", ">=", "<=")
    return bool((margin > 0 and sign in (">", ">=", "!=")) or (margin < 0 and sign in ("<", "<=", "!=")))


def _nonzero(gap: arb | fmpq) -> bool:
    """Whether the value is certainly not 0."""
    return bool(gap > 0 or gap < 0)


def _bits_lacking(size: arb) -> int:
    """How many more bits are needed to see that size is tiny; more than there are if it is not."""
    if not size.contains(0):
        return MOST_BITS + 1
    upper = size.abs_upper()
    if not upper.is_finite():
        return CHECK_BITS
    if upper == 0:
        return 0
    mantissa, exponent = upper.man_exp()
    return max(0, int(mantissa.bit_length()) + int(exponent) + TINY_BITS)
