"""Polynomial arithmetic that is paid for before it is done: the one door to FLINT's expensive operations.

FLINT takes what memory it likes, and where there is none it ends the interpreter; nothing can catch that. So whatever
can make more than it is given (products, powers, divisions, common divisors, factors, dense polynomials in one
variable) goes through here. Each function has a bound for its result in terms, degrees and bits, from above; work
that is too large raises NoField("too large") or empties the budget before FLINT is called.

Division in lexicographic order: a step takes off the highest power of the newest generator g of the divisor, so there
are at most deg_g(p) + 1 rounds, each of which adds at most the divisor's degrees in the older generators; where the
leading coefficient holds older generators too, a round is itself a division in the next of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import gcd
from typing import Any, TypeAlias

from flint import fmpq, fmpz_poly

from quizgen.budget import Budget
from quizgen.errors import QuizgenError

Poly: TypeAlias = Any
"""An fmpq_mpoly."""

LARGEST_TERMS = 20_000
LARGEST_WORK = 50_000_000
"""Bits times terms of one product."""
LARGEST_DEGREE = 1_500
"""For common divisors, which FLINT may look for among dense polynomials."""
LARGEST_LINE = 100
"""For real zeros."""
LARGEST_LINE_BITS = 4_000
LARGEST_FACTORED_DEGREE, LARGEST_FACTORED_TERMS, LARGEST_FACTORED_BITS = 60, 150, 2_000
QUICK_TERMS, QUICK_DEGREE = 16, 12


class NoField(QuizgenError):
    """The formula cannot be written here (too many generators, too large, or a function that has no translation)."""


def too_large(estimate: int, limit: int) -> None:
    """Refuse what is estimated beyond the limit."""
    if estimate > limit:
        raise NoField("too large")


def bits(p: Poly) -> int:
    """The size of the largest coefficient."""
    return max((c.height_bits() for c in p.coeffs()), default=0)


def expansion(terms: int, n: int) -> int:
    """The number of terms of the n-th power of a sum of so many terms, from above; large numbers are cut off."""
    result = 1
    for k in range(1, terms):
        result = result * (n + k) // k
        if result > 10**9:
            break
    return result


def check_product(budget: Budget, p: Poly, q: Poly) -> None:
    """Refuse a product of too many or too large terms."""
    cost = len(p) * len(q)
    too_large(cost, LARGEST_TERMS)
    work = cost * (bits(p) + bits(q))
    too_large(work, LARGEST_WORK)
    budget.spend(work >> 12)


def raised(budget: Budget, p: Poly, n: int) -> Poly:
    """p^n for n >= 0."""
    terms = len(p)
    made = expansion(terms, n)
    too_large(made, LARGEST_TERMS)
    if not (terms == 1 and abs(p.leading_coefficient()) == 1):
        too_large(made * n * (bits(p) + terms.bit_length()), LARGEST_WORK)
    budget.spend(made)
    return p**n


def _rounds(p: Poly, q: Poly) -> tuple[int, int]:
    """(number of steps, number of terms) of a division with remainder, from above."""
    above, below = p.degrees(), q.degrees()
    leading = q.monomial(0)
    steps = box = 1
    started = False
    for d, e, lead in zip(above, below, leading, strict=True):
        if not e and not started:
            box *= d + 1
            continue
        here = d + (steps if started else 0) * e
        box *= here + 1
        if lead:
            steps *= max(1, here - lead + 1)
            started = True
        if box > 10**18:
            break
    return steps, box


def _check_division(budget: Budget, p: Poly, q: Poly) -> None:
    quick = len(p) <= QUICK_TERMS and len(q) <= 3 and p.total_degree() <= QUICK_DEGREE
    if not quick and len(q) > 1:
        steps, box = _rounds(p, q)
        made = min(len(p) * expansion(len(q), steps), box)
        too_large(made, LARGEST_TERMS)
        too_large(steps * (bits(q) + len(q).bit_length()) * made, LARGEST_WORK)
        budget.spend(made // 4)
    budget.spend(len(p) * len(q))


def remainder(budget: Budget, p: Poly, q: Poly) -> Poly:
    """p modulo q, in lexicographic order."""
    if len(q) == 1 and q.is_constant():
        return p - p
    _check_division(budget, p, q)
    return p % q


def division(budget: Budget, p: Poly, q: Poly) -> tuple[Poly, Poly]:
    """Quotient and remainder, in lexicographic order."""
    _check_division(budget, p, q)
    quotient, rest = divmod(p, q)
    return quotient, rest


def eliminated(budget: Budget, p: Poly, place: int, degree: int, fraction: tuple[Poly, Poly]) -> Poly:
    """p with top / bottom put in for g^degree, g the generator at this place, times the power of bottom that it takes.

    It vanishes if and only if p does under bottom g^degree = top, wherever bottom is not zero.
    """
    groups: dict[int, dict[tuple[int, ...], fmpq]] = {}
    for powers, coefficient in p.terms():
        whole, rest = divmod(int(powers[place]), degree)
        groups.setdefault(whole, {})[(*powers[:place], rest, *powers[place + 1 :])] = coefficient
    most = max(groups, default=0)
    ring, total = p.context(), p - p
    for d, group in groups.items():
        term = ring.from_dict(group)
        for part, n in zip(fraction, (d, most - d), strict=True):
            if n:
                power = raised(budget, part, n)
                budget.spend(len(term) * len(power))
                check_product(budget, term, power)
                term = term * power
        total = total + term
    return total


def common_divisor(budget: Budget, p: Poly, q: Poly) -> Poly:
    """The greatest common divisor; quotients by it are no larger than what is divided."""
    cost = len(p) * len(q)
    budget.spend(cost)
    if (cost > QUICK_TERMS or p.total_degree() + q.total_degree() > QUICK_DEGREE) and len(p) > 1 and len(q) > 1:
        too_large(cost, 2 * LARGEST_TERMS)
        degrees = _dense_degrees(p, q)
        too_large(sum(degrees), LARGEST_DEGREE)
        too_large((bits(p) + bits(q)) * (cost + sum(degrees)), LARGEST_WORK)
        budget.spend(sum(degrees))
    return p.gcd(q)


def _dense_degrees(p: Poly, q: Poly) -> list[int]:
    """The degrees that are left when every generator's exponents are divided by what they have in common."""
    found = []
    for one, other, *exponents in zip(p.degrees(), q.degrees(), *p.monoms(), *q.monoms(), strict=True):
        if one and other:
            lowest = (min(exponents[: len(p)]), min(exponents[len(p) :]))
            stride = 0
            for k, d in enumerate(exponents):
                stride = gcd(stride, d - lowest[k >= len(p)])
            found.append(max(one, other) // max(stride, 1))
    return found


def factors(budget: Budget, p: Poly) -> tuple[fmpq, Iterable[tuple[Poly, int]]] | None:
    """The irreducible factors of a polynomial; None if it is too large to look for them."""
    if len(p) > LARGEST_FACTORED_TERMS or sum(p.degrees()) > LARGEST_FACTORED_DEGREE:
        return None
    if bits(p) > LARGEST_FACTORED_BITS:
        return None
    budget.spend(20 * len(p) * (1 + p.total_degree()))
    return p.factor()  # type: ignore[no-any-return]


def line(coefficients: dict[int, Any]) -> fmpz_poly:
    """A dense polynomial in one variable from its integer coefficients by degree."""
    degree = max(coefficients, default=0)
    too_large(degree, LARGEST_LINE)
    for coefficient in coefficients.values():
        too_large(int(coefficient.bit_length()), LARGEST_LINE_BITS)
    return fmpz_poly([coefficients.get(k, 0) for k in range(degree + 1)])
