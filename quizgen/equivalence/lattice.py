"""Which multiples of which angles (or exponents) a problem is made of: a basis for all of its arguments.

An argument is a vector over monomials, 2x + 1 = 2 [x] + 1 [1]. All arguments of one kind span a lattice, and each is
an integer combination of its basis: for sin(2x+1) and sin(x+1/2) the one vector x + 1/2, for e^(x+1) and e^x the two
vectors x + 1 and x. A basis of the whole lattice loses nothing against one of single monomials, and needs fewer
generators. It is found by the Hermite normal form and made short by LLL.

Vectors that would need huge multiples (x and x/10^9) are kept in separate blocks, as if they were independent.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm
from typing import TypeAlias

from flint import fmpz_mat

Vector: TypeAlias = tuple[tuple[str, Fraction], ...]
"""(monomial, coefficient), sorted, without zeros."""


class Lattice:
    """The arguments of one kind met so far. `refined` counts the changes of basis."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.blocks: list[list[Vector]] = []
        self.asked: list[dict[Vector, None]] = []
        self.refined = 0

    def express(self, v: Vector) -> list[tuple[Vector, int]]:
        """v as a sum of integer multiples of basis vectors; the basis changes where it must, which `refined` tells."""
        for block, asked in zip(self.blocks, self.asked, strict=True):
            found = coordinates(block, v)
            if found is None:
                asked[v] = None
                block.append(positive(v))
                return [(block[-1], 1 if block[-1] == v else -1)]
            if all(k.denominator == 1 and abs(k) <= self.most for k in found):
                asked[v] = None
                return [(b, k.numerator) for b, k in zip(block, found, strict=True) if k]
            kept = [b for b, k in zip(block, found, strict=True) if not k]
            finer = kept + basis([*(b for b, k in zip(block, found, strict=True) if k), v])
            if all(abs(k) <= self.most for one in (*asked, v) for k in coordinates(finer, one) or ()):
                block[:] = finer
                self.refined += 1
                return self.express(v)
        self.blocks.append([positive(v)])
        self.asked.append({v: None})
        return [(positive(v), 1 if positive(v) == v else -1)]

    def halve(self, direction: Vector) -> bool:
        """Take half of a basis vector instead of it; whether it was one."""
        for block in self.blocks:
            if direction in block:
                block[block.index(direction)] = scaled(direction, Fraction(1, 2))
                self.refined += 1
                return True
        return False


def scaled(v: Vector, q: Fraction) -> Vector:
    """q v."""
    return tuple((key, q * c) for key, c in v)


def positive(v: Vector) -> Vector:
    """v or -v, with a positive first coefficient."""
    return v if v[0][1] > 0 else scaled(v, Fraction(-1))


def coordinates(block: list[Vector], v: Vector) -> list[Fraction] | None:
    """The rational numbers k with v = sum of k times the vectors of the block; None if v is independent of them."""
    for i, b in enumerate(block):
        k = v[0][1] / b[0][1] if len(b) == len(v) and b[0][0] == v[0][0] else None
        if k is not None and (len(v) == 1 or v == scaled(b, k)):
            return [k if j == i else Fraction(0) for j in range(len(block))]
    if not {key for key, _ in v} <= {key for b in block for key, _ in b}:
        return None
    return _solved(block, v)


def _solved(block: list[Vector], v: Vector) -> list[Fraction] | None:
    """Gauss-Jordan elimination; one equation for each monomial, one unknown for each vector of the block."""
    n = len(block)
    rows = [
        [dict(b).get(key, Fraction(0)) for b in block] + [dict(v).get(key, Fraction(0))]
        for key in sorted({key for b in block for key, _ in b})
    ]
    for column in range(n):
        pivot = next((row for row in rows[column:] if row[column]), None)
        if pivot is None:
            return None
        place = next(i for i, row in enumerate(rows) if row is pivot)
        rows[place], rows[column] = rows[column], pivot
        for row in rows:
            if row is not pivot and row[column]:
                q = row[column] / pivot[column]
                row[:] = [a - q * b for a, b in zip(row, pivot, strict=True)]
    if any(row[n] for row in rows[n:]):
        return None
    return [rows[i][n] / rows[i][i] for i in range(n)]


def basis(vectors: Iterable[Vector]) -> list[Vector]:
    """A short basis of the lattice that the vectors span."""
    vectors = list(vectors)
    keys = sorted({key for v in vectors for key, _ in v})
    common = lcm(*(c.denominator for v in vectors for _, c in v))
    matrix = fmpz_mat([[int(dict(v).get(key, Fraction(0)) * common) for key in keys] for v in vectors]).hnf()
    rank = matrix.rank()
    short = fmpz_mat([[matrix[i, j] for j in range(len(keys))] for i in range(rank)]).lll()
    rows = [[Fraction(int(short[i, j]), common) for j in range(len(keys))] for i in range(rank)]
    return [positive(tuple((key, c) for key, c in zip(keys, row, strict=True) if c)) for row in rows]
