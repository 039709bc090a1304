"""Polynomials in one variable with exact coefficients, lowest degree first, and their real roots as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import gcd, lcm
from typing import TypeAlias

from quizgen.calculus.build import build
from quizgen.calculus.goals import depends
from quizgen.calculus.multiply import term_of
from quizgen.calculus.numbers import number_of, root_of, to_expr
from quizgen.calculus.sums import expand, has_bracket, merge
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import sign
from quizgen.expr.nodes import ONE, TWO, ZERO, Call, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import rewrite, subtrees

Rationals: TypeAlias = tuple[Fraction, ...]

HIGHEST_DEGREE = 16
LARGEST_CANDIDATE = 20_000
"""Rational roots p/q are looked for while numerator and denominator of the candidates divide numbers up to this."""


def coefficients(e: Expr, x: str) -> tuple[Expr, ...] | None:
    """The coefficients of e as a polynomial in x, tidy, lowest first; None if e is none, or of a high degree."""
    if not depends(e, x):
        return (e,)
    match e:
        case Symbol():
            return (ZERO, ONE)
        case Neg(body):
            inner = coefficients(body, x)
            return None if inner is None else tuple(tidy(Neg(c)) for c in inner)
        case Sum(terms):
            return _all(terms, x, _plus)
        case Product(factors):
            return _all(factors, x, _times)
        case Quotient(top, bottom) if not depends(bottom, x):
            inner = coefficients(top, x)
            return None if inner is None else tuple(tidy(Quotient(c, bottom)) for c in inner)
        case Power(base, Integer(n)) if 0 < n <= HIGHEST_DEGREE:
            return _all((base,) * n, x, _times)
        case _:
            return None


def _all(parts: Sequence[Expr], x: str, join: object) -> tuple[Expr, ...] | None:
    total: tuple[Expr, ...] | None = None
    for part in parts:
        new = coefficients(part, x)
        if new is None:
            return None
        total = new if total is None else join(total, new)  # type: ignore[operator]
        if total is None or len(total) > HIGHEST_DEGREE + 1:
            return None
    return total


def _plus(a: Sequence[Expr], b: Sequence[Expr]) -> tuple[Expr, ...]:
    longest = max(len(a), len(b))
    pairs = ((a[i] if i < len(a) else ZERO, b[i] if i < len(b) else ZERO) for i in range(longest))
    return trimmed([tidy(Sum(pair)) for pair in pairs])


def _times(a: Sequence[Expr], b: Sequence[Expr]) -> tuple[Expr, ...]:
    rows: list[list[Expr]] = [[] for _ in range(len(a) + len(b) - 1)]
    for i, p in enumerate(a):
        for j, q in enumerate(b):
            rows[i + j].append(Product((p, q)))
    return trimmed([tidy(Sum(tuple(row)) if len(row) > 1 else row[0]) for row in rows])


def trimmed(items: Sequence[Expr]) -> tuple[Expr, ...]:
    """Without zeros at the high end, but never empty."""
    kept = list(items)
    while len(kept) > 1 and kept[-1] == ZERO:
        kept.pop()
    return tuple(kept)


def rationals(items: Sequence[Expr]) -> Rationals | None:
    """The coefficients as fractions if all are plain numbers."""
    numbers = [number_of(c) for c in items]
    return None if None in numbers else tuple(Fraction(n) for n in numbers if n is not None)


def primitive(p: Rationals) -> tuple[int, ...]:
    """The polynomial with whole coefficients without common factor that has the same roots."""
    bottom = lcm(*(c.denominator for c in p))
    whole = [int(c * bottom) for c in p]
    common = gcd(*whole) or 1
    return tuple(c // common for c in whole)


def value(p: Sequence[Fraction | int], x: Fraction) -> Fraction:
    """p(x) by Horner's rule."""
    total = Fraction(0)
    for c in reversed(p):
        total = total * x + c
    return total


def divided(p: Sequence[Fraction | int], root: Fraction) -> Rationals:
    """p / (x - root), exactly."""
    result: list[Fraction] = []
    carry = Fraction(0)
    for c in reversed(p[1:]):
        carry = carry * root + c
        result.append(carry)
    return tuple(reversed(result))


def rational_roots(p: Rationals) -> tuple[list[Fraction], Rationals]:
    """The rational roots, each once for its multiplicity, and what is left of p (rational root theorem)."""
    roots: list[Fraction] = []
    while len(p) > 1 and p[0] == 0:
        roots.append(Fraction(0))
        p = p[1:]
    for candidate in _candidates(primitive(p)) if len(p) > 1 else ():
        while len(p) > 1 and value(p, candidate) == 0:
            roots.append(candidate)
            p = divided(p, candidate)
    return roots, p


def _candidates(p: tuple[int, ...]) -> list[Fraction]:
    low, high = abs(p[0]), abs(p[-1])
    if max(low, high) > LARGEST_CANDIDATE:
        low, high = gcd(low, 5040) or 1, gcd(high, 60) or 1
    found = {Fraction(s * a, b) for a in _divisors(low) for b in _divisors(high) for s in (1, -1)}
    return sorted(found, key=lambda r: (abs(r), r < 0))


def _divisors(n: int) -> list[int]:
    small = [d for d in range(1, int(n**0.5) + 1) if n % d == 0]
    return sorted({*small, *(n // d for d in small)})


def real_root_count(p: Rationals) -> int:
    """How many different real roots p has (Sturm's theorem)."""
    chain = [list(p), [i * c for i, c in enumerate(p)][1:]]
    while any(chain[-1]) and len(chain[-1]) > 1:
        chain.append([-c for c in _remainder(chain[-2], chain[-1])])
    chain = [q for q in chain if any(q)]
    return _changes([q[-1] * (-1) ** (len(q) - 1) for q in chain]) - _changes([q[-1] for q in chain])


def _remainder(a: list[Fraction], b: list[Fraction]) -> list[Fraction]:
    a = list(a)
    while len(a) >= len(b) and any(a):
        factor, shift = a[-1] / b[-1], len(a) - len(b)
        a = [c - factor * b[i - shift] if i >= shift else c for i, c in enumerate(a)][:-1]
    while len(a) > 1 and a[-1] == 0:
        a.pop()
    return a


def _changes(values: Sequence[Fraction]) -> int:
    signs = [v > 0 for v in values if v]
    return sum(a != b for a, b in pairwise(signs))


def quadratic(c: Expr, b: Expr, a: Expr) -> tuple[Expr, ...] | None:
    """The real roots of a x^2 + b x + c, smaller first where a > 0; None where the discriminant's sign is unknown."""
    discriminant = expanded(Sum((Power(b, TWO), Neg(Product((Integer(4), a, c))))))
    way = sign(discriminant)
    if way is None:
        return None
    if way < 0:
        return ()
    if way == 0:
        return (tidy(Quotient(Neg(b), Product((TWO, a)))),)
    rational = number_of(discriminant)
    root = tidy(Call("sqrt", (discriminant,))) if rational is None else root_of_fraction(Fraction(rational), 2)
    middle = tidy(Quotient(Neg(b), Product((TWO, a))))
    offset = tidy(Quotient(root, Product((TWO, a))))
    return answer(Sum((middle, Neg(offset)))), answer(Sum((middle, offset)))


def root_of_fraction(n: Fraction, degree: int) -> Expr:
    """The real root of n >= 0 with a whole denominator: sqrt(1/2) = sqrt(2)/2."""
    whole = n.numerator * n.denominator ** (degree - 1)
    exact = root_of(whole, degree)
    if exact is not None:
        return to_expr(Fraction(exact, n.denominator))
    root = Call("sqrt", (Integer(whole),)) if degree == 2 else Power(Integer(whole), Quotient(ONE, Integer(degree)))
    return tidy(Quotient(root, Integer(n.denominator)))


def expanded(e: Expr) -> Expr:
    """e with all brackets of sums multiplied out and like terms merged: 0 if e is 0 for algebraic reasons alone."""
    start = tidy(e)
    terms = [term_of(part) for part in (start.terms if isinstance(start, Sum) else (start,))]
    for _ in range(8):
        if not any(map(has_bracket, terms)):
            break
        terms = merge([piece for term in terms for piece in expand(term)])
    terms = merge(terms)
    written = [build(term) for term in terms]
    return written[0] if len(written) == 1 else Sum(tuple(written)) if written else ZERO


def vanishes(e: Expr) -> bool:
    """Whether e is 0 for algebraic reasons: every root in it becomes a letter s with s^n = radicand, powers reduced."""
    e = expanded(e)
    if e == ZERO:
        return True
    radicals = dict.fromkeys(r[:2] for part in subtrees(e) if (r := _radical(part)))
    return any(_vanishes_over(e, *radical) for radical in radicals)


def _vanishes_over(e: Expr, radicand: Expr, degree: int) -> bool:
    """Whether e is 0 as a polynomial in this root, reduced by s^n = radicand."""

    def letter(part: Expr) -> Expr | None:
        found = _radical(part)
        return Power(Symbol(S), Integer(found[2])) if found and found[:2] == (radicand, degree) else None

    p = coefficients(rewrite(e, letter), S)
    if p is None:
        return False
    rows: list[list[Expr]] = [[] for _ in range(degree)]
    for i, c in enumerate(p):
        rows[i % degree].append(Product((c, Power(radicand, Integer(i // degree)))))
    return all(vanishes(tidy_sum(row)) for row in rows)


S = "\N{SQUARE ROOT}"
"""A name that no variable has."""


def _radical(e: Expr) -> tuple[Expr, int, int] | None:
    """(radicand, degree, power) of a root such as x^(5/2)."""
    match e:
        case Call("sqrt", (radicand,)):
            return radicand, 2, 1
        case Power(radicand, Quotient(Integer(power), Integer(degree))) if degree <= HIGHEST_DEGREE:
            return radicand, degree, power
        case _:
            return None


def tidy_sum(terms: Sequence[Expr]) -> Expr:
    """The tidy sum of any number of terms."""
    return tidy(Sum(tuple(terms))) if len(terms) > 1 else tidy(terms[0]) if terms else ZERO


def pure_roots(p: Rationals) -> tuple[Expr, ...] | None:
    """The real roots of a x^n + c, if p has only these two terms."""
    if len(p) < 3 or any(p[1:-1]) or not p[0]:
        return None
    n, c = len(p) - 1, -p[0] / p[-1]
    if n % 2:
        root = root_of_fraction(abs(c), n)
        return (root if c > 0 else tidy(Neg(root)),)
    if c < 0:
        return ()
    root = root_of_fraction(c, n)
    return tidy(Neg(root)), root
