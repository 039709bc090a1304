"""Linear relations between inverse functions and logarithms: guessed at one point by LLL, then proved on the whole cell.

Angles: D = n1 arctan u1 + n2 arcsin u2 + ... + n pi is a multiple of 2 pi where cos D = 1, which is an algebraic identity,
since cos and sin of arctan u and arcsin u are algebraic in u. That the multiple is 0 follows from the range of the terms
where it is shorter than 2 pi on either side, and for numbers from a ball. So arctan x + arctan(1/x) = pi/2 is proved on the
cell x > 0, in however many variables, without differentiating and without knowing the pieces of the domain.

Logarithms: n1 ln|f1| + n2 ln|f2| + ... = 0 if and only if the product of f^n is 1 or -1, again an algebraic identity.

LLL: A. K. Lenstra, H. W. Lenstra, L. Lovasz, "Factoring polynomials with rational coefficients", 1982.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from flint import arb, fmpq, fmpz_mat

from quizgen.equivalence.constants import ball_of_generator, is_identically
from quizgen.equivalence.field import Field, Generator, NoField, Poly
from quizgen.equivalence.nearby import Nearby
from quizgen.equivalence.signs import known_sign
from quizgen.equivalence.trigonometry import Pair, algebraic_pair, multiple_angle, multiple_of_pi, sum_of_angles
from quizgen.expr.balls import precision

GUESS_BITS = 320
SMALL = 200
"""Larger coefficients are not believed."""
MOST_GENERATORS = 9


def linear_relations(field: Field, place: Mapping[str, Fraction]) -> list[tuple[Generator, Poly]]:
    """New relations g = combination of older generators, proved on the cell at hand; `place` lies in it (for guessing)."""
    found: list[tuple[Generator, Poly]] = []
    known = {index for index in field.order if field.relations[index][0] == 1}
    for kinds in (("asin", "atan", "pi"), ("ln",)):
        wanted = [g for g in field.generators if g.kind in kinds and g.index in field.used and g.index not in known]
        if len(wanted) < 2 or len(wanted) > MOST_GENERATORS or wanted[0].kind == wanted[-1].kind == "pi":
            continue
        for row in _guesses(field, wanted, place):
            proved = _angles_cancel(field, row) if kinds[0] == "asin" else _logarithms_cancel(field, row)
            if proved:
                found.append(_solved(field, row))
                generator, value = found[-1]
                field.relate(generator, 1, value)
    return found


Row = list[tuple[Generator, int]]


def _guesses(field: Field, wanted: list[Generator], place: Mapping[str, Fraction]) -> list[Row]:
    """Integer combinations that are nearly zero close to the place."""
    with precision(GUESS_BITS):
        near = Nearby(field, place)
        try:
            column = [near.of_generator(g) for g in wanted]
        except NoField:
            return []
        scale = 1 << (GUESS_BITS - 40 - 8 * len(wanted))
        rounded = [(value * scale).mid().floor().unique_fmpz() if value.is_finite() else None for value in column]
    if None in rounded:
        return []
    n = len(wanted)
    field.budget.spend(200 * n * n)
    lattice = fmpz_mat([[int(i == j) for j in range(n)] + [rounded[i]] for i in range(n)]).lll()
    rows: list[Row] = []
    for i in range(n):
        entries = [int(lattice[i, j]) for j in range(n + 1)]
        if max(map(abs, entries[:n])) <= SMALL and abs(entries[n]) <= 100 * SMALL * n:
            rows.append([(g, k) for g, k in zip(wanted, entries, strict=False) if k])
    return rows


def _solved(field: Field, row: Row) -> tuple[Generator, Poly]:
    """The newest generator of a relation in terms of the others."""
    newest, k = max(row, key=lambda term: term[0].index)
    rest = field.zero
    for g, n in row:
        if g is not newest:
            rest = rest - g.poly * fmpq(n, k)
    return newest, field.reduced(rest)


def _angles_cancel(field: Field, row: Row) -> bool:
    """Whether the sum of n times angle is proved to be zero on the cell."""
    total: Pair = ((field.one, None), (field.zero, None))
    for g, n in row:
        if g.kind == "pi":
            one = multiple_of_pi(field, Fraction(n))
        else:
            one = multiple_angle(field, algebraic_pair(field, g), n)
        total = sum_of_angles(field, total, one)
    cosine = field.add(total[0], field.number(-1))
    return is_identically(field, cosine[0]) and _multiple_is_zero(field, row)


def _multiple_is_zero(field: Field, row: Row) -> bool:
    """Whether a sum of angles that is a multiple of 2 pi must be 0: by its range, or by a ball."""
    low, high = Fraction(0), Fraction(0)
    strict = False
    for g, n in row:
        ends = [Fraction(1), Fraction(1)] if g.kind == "pi" else _range(field, g)
        low += min(n * ends[0], n * ends[1])
        high += max(n * ends[0], n * ends[1])
        strict = strict or g.kind == "atan"
    if (low > -2 and high < 2) or (strict and low >= -2 and high <= 2):
        return True
    if not all(g.constant for g, _ in row):
        return False
    with precision(128):
        return bool(abs(sum((ball_of_generator(field, g) * n for g, n in row), arb(0))) < 6)


def _range(field: Field, g: Generator) -> list[Fraction]:
    """The range of arcsin u or arctan u in units of pi, with the sign of u if that is known."""
    half = Fraction(1, 2)
    if g.argument is None:
        return [-half, half]
    number, exponents = field.factored_element(g.argument)
    sign: int | None = 1 if number > 0 else -1
    for name, e in exponents.items():
        if e % 2:
            one = known_sign(field, name)
            sign = sign * one if one and sign else None
    if sign is None:
        return [-half, half]
    return [Fraction(0), half] if sign > 0 else [-half, Fraction(0)]


def _logarithms_cancel(field: Field, row: Row) -> bool:
    """Whether the product of |f|^n is proved to be 1."""
    above, below = field.one, field.one
    for g, n in row:
        if g.argument is None:
            return False
        p = field.reduced(g.argument[0])
        if n > 0:
            above = field.times(above, field.power_of(p, n))
        else:
            below = field.times(below, field.power_of(p, -n))
    return is_identically(field, above - below) or is_identically(field, above + below)
