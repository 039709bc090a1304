"""Elements as numbers times powers of irreducible factors: what logarithms, roots and signs are made of.

Factors are primitive polynomials known by their text; factoring treats the generators as independent, so that every
factorization is a true identity, if not always the finest. (cos - 1)(cos + 1) counts as -sin^2.
"""

from __future__ import annotations

from flint import fmpq

from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import LARGEST_NUMBER_BITS, Element, EmptyCell, Field, primitive_content


def factored(field: Field, p: Poly) -> tuple[fmpq, list[tuple[str, int]]]:
    """p as number times powers of irreducible factors; factors are named, `polys` knows them by name.

    (cos - 1)(cos + 1) counts as -sin^2, and what was made as a power is that power even where relations hide it.
    Large polynomials count as irreducible.
    """
    name = str(p)
    hidden = field.powers.pop(name, None)
    if hidden is not None:
        number, parts = factored(field, hidden[0])
        field.powers[name] = hidden
        arithmetic.too_large(number.height_bits() * hidden[1], LARGEST_NUMBER_BITS)
        return number ** hidden[1], [(factor, e * hidden[1]) for factor, e in parts]
    known = field.factorizations.get(name)
    if known is not None:
        return known
    made = _factored(field, p)
    field.factorizations[name] = made
    return made


def _factored(field: Field, p: Poly) -> tuple[fmpq, list[tuple[str, int]]]:
    if p.is_constant():
        return p.leading_coefficient(), []
    if len(p) == 1:
        number, parts = p.leading_coefficient(), [
            (field.gens[index], d) for index, d in enumerate(reversed(p.degrees())) if d
        ]  # fmt: skip
    else:
        found = arithmetic.factors(field.budget, p)
        number = primitive_content(p) if found is None else found[0]
        parts = [(p / number, 1)] if found is None else list(found[1])
    exponents: dict[str, int] = {}
    for factor, e in parts:
        generator = field.by_name.get(str(factor))
        if generator is not None and generator.kind == "atom":
            inner, inside = factored(field, generator.data)
            arithmetic.too_large(inner.height_bits() * int(e), LARGEST_NUMBER_BITS)
            number *= inner ** int(e)
            for name, d in inside:
                exponents[name] = exponents.get(name, 0) + d * int(e)
            continue
        lone = len(factor) == 1 or field.constant_poly(factor)
        missing = None if lone else field.missing_radicals(factor)
        if missing is not None:
            factor = field.times(factor, missing)
            for index, d in enumerate(reversed(missing.degrees())):
                if d:
                    name = field.name_of(field.gens[index])
                    exponents[name] = exponents.get(name, 0) - int(d) * int(e)
        content = primitive_content(factor)
        if content != 1:
            factor = factor / content
            number *= content ** int(e)
        name = str(factor)
        field.polys[name] = factor
        exponents[name] = exponents.get(name, 0) + int(e)
    number = _sines(field, number, exponents)
    return number, [(name, e) for name, e in exponents.items() if e]


def _sines(field: Field, number: fmpq, exponents: dict[str, int]) -> fmpq:
    """Rewrite pairs (cos - 1)^e (cos + 1)^e as (-1)^e sin^(2e)."""
    for name in [n for n in exponents if n.endswith(" - 1")]:
        cosine = field.by_name.get(name[:-4])
        other = name[:-4] + " + 1"
        if cosine is None or cosine.kind != "cos" or other not in exponents:
            continue
        e = min(exponents[name], exponents[other])
        exponents[name] -= e
        exponents[other] -= e
        sine = field.by_key[("sin", cosine.data[0])]
        key = f"g{sine.index}"
        field.polys[key] = sine.poly
        exponents[key] = exponents.get(key, 0) + 2 * e
        number = number * (-1) ** e
    return number


def factored_element(field: Field, a: Element) -> tuple[fmpq, dict[str, int]]:
    """A nonzero element as number times powers of factors."""
    p, q = field.cancelled(a)
    if p.is_zero():
        raise EmptyCell
    number, above = factored(field, p)
    exponents = dict(above)
    if q is not None:
        bottom, below = factored(field, q)
        number = number / bottom
        for name, e in below:
            exponents[name] = exponents.get(name, 0) - e
    return number, {name: e for name, e in exponents.items() if e}
