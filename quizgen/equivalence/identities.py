"""Linear relations between inverse functions and logarithms: guessed at one point by LLL, then proved on the whole
cell.

Angles: D = n1 arctan u1 + n2 arcsin u2 + ... + n a + q pi is a multiple of 2 pi where cos D = 1, which is an
algebraic identity, since cos and sin of arctan u and arcsin u are algebraic in u (a is an argument of sin and cos
that occurs). That the multiple is 0 follows from the range of the terms where it is shorter than 2 pi on either
side, and for numbers from a ball. So arctan x + arctan(1/x) = pi/2 is proved on the cell x > 0, in however many
variables, without differentiating and without knowing the pieces of the domain.

Logarithms: n1 ln|f1| + n2 ln|f2| + ... = 0 if and only if the product of f^n is 1 or -1, again an algebraic
identity.

LLL: A. K. Lenstra, H. W. Lenstra, L. Lovasz, "Factoring polynomials with rational coefficients", 1982.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import gcd
from typing import TypeAlias

from flint import arb, fmpq, fmpz_mat

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.bounds import as_ball, range_of
from quizgen.equivalence.constants import ball_of_generator, is_identically
from quizgen.equivalence.field import Field, Generator
from quizgen.equivalence.nearby import Nearby
from quizgen.equivalence.powers import polynomial_power
from quizgen.equivalence.signs import angle_range, learn_constraints
from quizgen.equivalence.trigonometry import Pair, algebraic_pair, multiple_angle, multiple_of_pi, sum_of_angles
from quizgen.expr.balls import precision
from quizgen.expr.flint_numbers import to_flint

GUESS_BITS = 320
SMALL = 200
"""Larger coefficients are not believed."""
MOST_GENERATORS = 9

Row: TypeAlias = list[tuple[Generator, int]]
"""A sum of n times generator; a generator cos a (kind "cos") stands for its argument a."""
Relation: TypeAlias = tuple[Generator, Poly]
"""A generator and the combination of older ones that it equals."""


def linear_relations(field: Field, place: Mapping[str, Fraction]) -> list[Relation]:
    """New relations, proved on the cell at hand; `place` lies in it (for guessing)."""
    found: list[Relation] = []
    learn_constraints(field)
    solved = {index for index in field.order if field.relations[index][0] == 1}
    for kinds in (("asin", "atan", "pi", "cos"), ("ln",)):
        wanted = [g for g in field.generators if g.kind in kinds and g.index in field.used and g.index not in solved]
        wanted = [g for g in wanted if g.kind != "cos" or (g.argument is not None and g.argument[1] is None)]
        if (
            len(wanted) < 2
            or len(wanted) > MOST_GENERATORS
            or not any(g.kind in ("asin", "atan", "ln") for g in wanted)
        ):
            continue
        for row in _guesses(field, wanted, place):
            if _angles_cancel(field, row) if kinds[0] == "asin" else _logarithms_cancel(field, row):
                relation = _solved(field, row)
                if relation is not None:
                    found.append(relation)
                    field.relate(relation[0], 1, relation[1])
    return found


def _guesses(field: Field, wanted: list[Generator], place: Mapping[str, Fraction]) -> list[Row]:
    """Integer combinations that are nearly zero close to the place."""
    with precision(GUESS_BITS):
        near = Nearby(field, place)
        try:
            values = [near.of_element(g.argument) if g.kind == "cos" else near.of_generator(g) for g in wanted]
        except NoField:
            return []
    found = small_combinations(field, values)
    return [[(g, k) for g, k in zip(wanted, row, strict=True) if k] for row in found]


def small_combinations(field: Field, values: list[arb]) -> list[list[int]]:
    """Small integers n_i with sum of n_i values_i nearly zero, by LLL."""
    n = len(values)
    field.budget.spend(400 * n * n)
    rounded: list[int] = []
    with precision(GUESS_BITS):
        scale = 1 << (GUESS_BITS - 40 - 8 * n)
        for value in values:
            whole = (value * scale).mid().floor().unique_fmpz() if value.is_finite() else None
            if whole is None:
                return []
            rounded.append(int(whole))
    lattice = fmpz_mat([[int(i == j) for j in range(n)] + [rounded[i]] for i in range(n)]).lll()
    rows = [[int(lattice[i, j]) for j in range(n + 1)] for i in range(n)]
    return [row[:n] for row in rows if max(map(abs, row[:n])) <= SMALL and abs(row[n]) <= 100 * SMALL * n]


def _solved(field: Field, row: Row) -> Relation | None:
    """The newest inverse function or logarithm of a relation in terms of the others."""
    able = [(g, n) for g, n in row if g.kind not in ("cos", "pi")]
    if not able:
        return None
    newest, k = max(able, key=lambda term: term[0].index)
    rest = field.zero
    for g, n in row:
        if g is not newest:
            part = g.argument[0] if g.kind == "cos" and g.argument is not None else g.poly
            rest = rest - part * fmpq(n, k)
    if any(d and index > newest.index for index, d in enumerate(reversed(rest.degrees()))):
        return None
    return newest, field.reduced(rest)


def _angles_cancel(field: Field, row: Row) -> bool:
    """Whether the sum of n times angle is proved to be zero on the cell."""
    common = 0
    for g, n in row:
        common = gcd(common, n) if g.kind != "pi" else common
    if not common:
        return False
    shares = [(g, Fraction(n, common)) for g, n in row]
    total: Pair = ((field.one, None), (field.zero, None))
    for g, q in shares:
        total = sum_of_angles(field, total, _pair_of(field, g, q))
    cosine = field.add(total[0], field.number(-1))
    return is_identically(field, cosine[0]) and _multiple_is_zero(field, shares)


def _pair_of(field: Field, g: Generator, q: Fraction) -> Pair:
    """cos and sin of q times the angle."""
    if g.kind == "pi":
        return multiple_of_pi(field, q)
    if g.kind == "cos":
        sine = field.by_key[("sin", g.data[0])]
        return multiple_angle(field, ((g.poly, None), (sine.poly, None)), int(q))
    return multiple_angle(field, algebraic_pair(field, g), int(q))


def _multiple_is_zero(field: Field, shares: list[tuple[Generator, Fraction]]) -> bool:
    """Whether a sum of angles that is a multiple of 2 pi must be 0: by its range, or by a ball.

    An arctan never reaches the ends of its range, and the arcsin of what varies does so nowhere dense.
    """
    with precision(128):
        low, high = arb(0), arb(0)
        strict = any(g.kind == "atan" or (g.kind == "asin" and not g.constant) for g, _ in shares)
        for g, q in shares:
            span = _range(field, g)
            if span is None:
                break
            one, other = span[0] * to_flint(q), span[1] * to_flint(q)
            low, high = low + one.min(other), high + one.max(other)
        else:
            if (low > -2 and high < 2) or (strict and low >= -2 and high <= 2):
                return True
        if not all(g.constant for g, _ in shares):
            return False
        total = sum((ball_of_angle(field, g) * to_flint(q) for g, q in shares), arb(0))
        return bool(abs(total) < 6)


def ball_of_angle(field: Field, g: Generator) -> arb:
    """A ball around a constant angle."""
    from quizgen.equivalence.constants import ball_of_element

    return ball_of_element(field, g.argument) if g.kind == "cos" and g.argument else ball_of_generator(field, g)


def _range(field: Field, g: Generator) -> tuple[arb, arb] | None:
    """The range of an angle in units of pi."""
    if g.kind == "cos":
        span = range_of(field, g.argument)
        return None if span is None else (as_ball(span[0]) / arb.pi(), as_ball(span[1]) / arb.pi())
    low, high = angle_range(field, g)
    return arb(to_flint(low)), arb(to_flint(high))


def _logarithms_cancel(field: Field, row: Row) -> bool:
    """Whether the product of |f|^n is proved to be 1."""
    return all(g.argument is not None for g, _ in row) and product_is_one(
        field, [(g.argument[0], n) for g, n in row if g.argument is not None]
    )


def products(field: Field, names: list[str], place: Mapping[str, Fraction]) -> Iterator[tuple[dict[str, int], int]]:
    """Products of powers of factors that are proved to be 1 or -1, guessed at the place."""
    with precision(GUESS_BITS):
        near = Nearby(field, place)
        try:
            values = [abs(near.of_polynomial(field.polys[name])).log() for name in names]
        except NoField:
            return
    for row in small_combinations(field, values):
        powers = {name: n for name, n in zip(names, row, strict=True) if n}
        sign = product_of_powers(field, [(field.polys[name], n) for name, n in powers.items()])
        if powers and sign:
            yield powers, sign


def product_is_one(field: Field, powers: list[tuple[Poly, int]]) -> bool:
    """Whether the product of |f|^n is proved to be 1."""
    return product_of_powers(field, powers) != 0


def product_of_powers(field: Field, powers: list[tuple[Poly, int]]) -> int:
    """1 or -1 if the product of f^n is proved to be that, otherwise 0."""
    above, below = field.one, field.one
    for f, n in powers:
        p = field.reduced(f)
        if n > 0:
            above = field.times(above, polynomial_power(field, p, n))
        else:
            below = field.times(below, polynomial_power(field, p, -n))
    return 1 if is_identically(field, above - below) else -1 if is_identically(field, above + below) else 0


def _stands_for_a_root(field: Field, name: str) -> bool:
    """Whether the factor is a number, or a root whose radicand speaks for it."""
    generator = field.by_name.get(name)
    return field.constant_poly(field.polys[name]) or (generator is not None and generator.kind == "root")


def multiplicative_relations(field: Field, place: Mapping[str, Fraction]) -> dict[str, dict[str, Fraction]]:
    """Radicands as products of powers of other factors: |1 - sin x| = |cos x|^2 |1 + sin x|^-1, proved like logarithms.

    A root of such a factor is then made of roots of the others.
    """
    roots = [g.data[0] for g in field.generators if g.kind == "root" and g.index in field.used and not g.constant]
    if not roots:
        return {}
    names = dict.fromkeys(roots)
    names.update(dict.fromkeys(name for name in field.signs if name in field.polys and field.signs[name]))
    for g in field.generators:
        if g.kind in ("cos", "sin") and g.index in field.used and not g.constant:
            names[field.name_of(g.poly)] = None
    wanted = [name for name in names if not _stands_for_a_root(field, name)]
    if len(wanted) < 2 or len(wanted) > MOST_GENERATORS:
        return {}
    with precision(GUESS_BITS):
        near = Nearby(field, place)
        try:
            values = [abs(near.of_polynomial(field.polys[name])).log() for name in wanted]
        except NoField:
            return {}
    found: dict[str, dict[str, Fraction]] = {}
    for row in _fewer_odd(small_combinations(field, values), [name in roots for name in wanted]):
        terms = {name: n for name, n in zip(wanted, row, strict=True) if n}
        solvable = [name for name in roots if name in terms]
        if not solvable or found.keys() & terms.keys():
            continue
        if product_is_one(field, [(field.polys[name], n) for name, n in terms.items()]):
            first = solvable[-1]
            found[first] = {name: Fraction(-n, terms[first]) for name, n in terms.items() if name != first}
    return found


def _fewer_odd(rows: list[list[int]], is_root: list[bool]) -> list[list[int]]:
    """The rows, those with roots plus such without them that leave fewer odd powers: these would become roots too."""
    others = [row for row in rows if not any(n and root for n, root in zip(row, is_root, strict=True))]

    def odd(row: list[int]) -> int:
        return sum(n % 2 for n, root in zip(row, is_root, strict=True) if not root)

    tidied = []
    for row in rows:
        if row not in others:
            for other in others:
                row = min(row, [a + b for a, b in zip(row, other, strict=True)], key=odd)
        tidied.append(row)
    return tidied
