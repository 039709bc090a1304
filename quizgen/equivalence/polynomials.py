"""Polynomials over a field's generators that are really polynomials in one of them."""

from __future__ import annotations

from typing import Any

from flint import arb, fmpq, fmpz_poly

from quizgen.equivalence.arithmetic import Poly, line
from quizgen.equivalence.field import Field


def only_symbol(field: Field, p: Poly) -> int | None:
    """The index of the one generator in p if that is a variable."""
    used = [index for index, d in enumerate(reversed(p.degrees())) if d]
    return used[0] if len(used) == 1 and field.generators[used[0]].kind == "symbol" else None


def univariate(field: Field, p: Poly, index: int) -> fmpz_poly:
    """A polynomial in one generator with integer coefficients, as FLINT's univariate type."""
    place = field.size - 1 - index
    return line({int(powers[place]): coefficient.p for powers, coefficient in p.terms()})


def real_roots(p: fmpz_poly) -> list[fmpq | arb]:
    """Balls or exact numbers that hold the real zeros, each at least once; a superset where FLINT cannot tell."""
    if p.degree() < 1:
        return []
    if p.degree() == 1:
        return [fmpq(-p[0], p[1])]
    if p.degree() == 2 and p[1] * p[1] < 4 * p[0] * p[2]:
        return []
    roots: list[Any] = p.complex_roots()
    return [root.real for root, _ in roots if root.imag.contains(0)]


def symbols_in(field: Field, p: Poly) -> set[int]:
    """The indices of the variables on which a polynomial depends, through all generators."""
    found: set[int] = set()
    for index, d in enumerate(reversed(p.degrees())):
        generator = field.generators[index] if d else None
        if generator is None:
            continue
        if generator.kind == "symbol":
            found.add(index)
        elif generator.argument is not None:
            found |= symbols_in(field, generator.argument[0])
            if generator.argument[1] is not None:
                found |= symbols_in(field, generator.argument[1])
    return found


def linear_parts(field: Field, p: Poly, index: int, step: int = 1) -> tuple[Poly, Poly] | None:
    """(A, B) with p = A + B g^step for the generator g of this index, if there are no other powers of it."""
    parts: dict[int, dict[tuple[int, ...], fmpq]] = {0: {}, step: {}}
    place = field.size - 1 - index
    for powers, coefficient in p.terms():
        part = parts.get(int(powers[place]))
        if part is None:
            return None
        part[(*powers[:place], 0, *powers[place + 1 :])] = coefficient
    return field.ring.from_dict(parts[0]), field.ring.from_dict(parts[step])
