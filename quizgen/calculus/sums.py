"""Sums as people leave them: like terms merged in the order of writing, brackets multiplied out where that is shorter,
a common exponential in front of a bracket. Input terms are tidy already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product as choices

from quizgen.calculus.build import build
from quizgen.calculus.multiply import multiply, term_of
from quizgen.calculus.numbers import Number, whole
from quizgen.calculus.term import EXP, Exponent, Term
from quizgen.expr.nodes import ZERO, Call, Constant, Expr, Integer, Neg, Sum, Symbol
from quizgen.expr.walk import size

MOST_TERMS = 24
"""Brackets whose product would have more terms than this are left alone."""

HIGHEST_POWER = 3
"""(a + b)^n is multiplied out up to this n."""


def gather(terms: Iterable[Expr]) -> Expr:
    """The sum of tidy terms with like terms merged; brackets stay as they are."""
    return collect(merge(map(term_of, _flat(terms))))


def add_up(terms: Iterable[Expr]) -> Expr:
    """The sum of tidy terms, tidy."""
    merged = merge(map(term_of, _flat(terms)))
    short = collect(merged)
    if not any(has_bracket(term) for term in merged):
        return short
    wide = [piece for term in merged for piece in expand(term)]
    other = collect(_by_degree(merge(wide))) if len(wide) <= MOST_TERMS else short
    return other if size(other) <= size(short) else short


def _by_degree(terms: list[Term]) -> list[Term]:
    """The terms of a polynomial from the highest degree down; other sums stay in their order."""
    degrees = [_degree(term) for term in terms]
    if None in degrees:
        return terms
    return [terms[i] for i in sorted(range(len(terms)), key=lambda i: -(degrees[i] or 0))]


def _degree(term: Term) -> int | None:
    total = 0
    for base, exponent in term.powers.items():
        if type(base) is not Symbol or not isinstance(exponent, int) or exponent < 0:
            return None
        total += exponent
    return total


def _flat(terms: Iterable[Expr]) -> Iterable[Expr]:
    for term in terms:
        if type(term) is Sum:
            yield from term.terms
        elif type(term) is Neg and type(term.body) is Sum:
            yield from (Neg(part) for part in term.body.terms)
        else:
            yield term


def merge(terms: Iterable[Term]) -> list[Term]:
    """Like terms added, in the order of their first; those that cancel are gone; sin^2 + cos^2 is 1."""
    totals: dict[frozenset[tuple[Expr, Exponent]], Term] = {}
    for term in terms:
        key = term.key()
        first = totals.get(key)
        if first is None:
            totals[key] = term
        else:
            first.coefficient = whole(first.coefficient + term.coefficient)
            first.decimal = first.decimal or term.decimal
            first.even |= term.even
    kept = {key: term for key, term in totals.items() if term.coefficient or ZERO in term.powers}
    return _pythagoras(kept)


PYTHAGORAS: tuple[tuple[str, str, int], ...] = (("sin", "cos", 1), ("cosh", "sinh", -1))
"""f(u)^2 + sign g(u)^2 = 1."""


def _pythagoras(terms: dict[frozenset[tuple[Expr, Exponent]], Term]) -> list[Term]:
    """c f(u)^2 + sign c g(u)^2 = c, whatever else both terms are multiplied by."""
    for key, term in tuple(terms.items()):
        for base, exponent in key:
            if exponent != 2 or type(base) is not Call:
                continue
            for one, other, sign in PYTHAGORAS:
                if base.function != one:
                    continue
                partner = key - {(base, 2)} | {(Call(other, base.arguments), 2)}
                found = terms.get(partner)
                if found is not None and found.coefficient == sign * term.coefficient:
                    rest = {name: term for name, term in terms.items() if name not in (key, partner)}
                    lone = term_of(Integer(1))
                    lone.coefficient, lone.decimal = term.coefficient, term.decimal
                    lone.powers = {b: e for b, e in term.powers.items() if b != base}
                    lone.down, lone.roots, lone.even = term.down, term.roots, term.even
                    return merge([lone, *rest.values()])
    return list(terms.values())


def collect(terms: Sequence[Term]) -> Expr:
    """The terms written as a sum; exponentials that all polynomial terms share go behind one bracket."""
    if not terms:
        return ZERO
    if len(terms) == 1:
        return build(terms[0])
    shared = _shared_exponentials(terms)
    if not shared:
        return Sum(tuple(map(build, terms)))
    rests = [_without(term, shared) for term in terms]
    whole_term = _only(terms[0], shared)
    multiply(whole_term, positive_first(collect(rests)))
    return build(whole_term)


def positive_first(e: Expr) -> Expr:
    """A bracket that starts with a plus where it has one: (2x - x^2) rather than (-x^2 + 2x)."""
    if type(e) is not Sum or type(e.terms[0]) is not Neg:
        return e
    first = next((term for term in e.terms if type(term) is not Neg), e.terms[0])
    return Sum((first, *(term for term in e.terms if term is not first)))


def _shared_exponentials(terms: Sequence[Term]) -> frozenset[Expr]:
    shared = [b for b, e in terms[0].powers.items() if _exponential(b, e) and all(t.powers.get(b) == e for t in terms)]
    if shared and all(type(b) is Symbol or b in shared or type(b) is Integer for t in terms for b in t.powers):
        return frozenset(shared)
    return frozenset()


def _exponential(base: Expr, exponent: Exponent) -> bool:
    return base == EXP or (type(base) is Constant and not isinstance(exponent, int | Fraction))


def _without(term: Term, bases: frozenset[Expr]) -> Term:
    return _part(term, [b for b in term.powers if b not in bases], term.coefficient)


def _only(term: Term, bases: frozenset[Expr]) -> Term:
    return _part(term, [b for b in term.powers if b in bases], 1)


def _part(term: Term, bases: Iterable[Expr], coefficient: Number) -> Term:
    part = Term()
    part.coefficient, part.decimal = coefficient, term.decimal
    part.powers = {b: term.powers[b] for b in bases}
    part.down, part.roots, part.even = term.down, term.roots, term.even
    return part


def has_bracket(term: Term) -> bool:
    """Whether there is a bracket in `term` that could be multiplied out."""
    return any(_opened(b, e) for b, e in term.powers.items())


def expand(term: Term) -> list[Term]:
    """The terms that `term` has when its brackets are multiplied out; itself if they are too many."""
    brackets = [
        b.terms
        for b, e in term.powers.items()
        if type(b) is Sum and isinstance(e, int) and 0 < e <= HIGHEST_POWER
        for _ in range(e)
    ]
    many = 1
    for bracket in brackets:
        many *= len(bracket)
    if not brackets or many > MOST_TERMS:
        return [term]
    rest = build(_part(term, [b for b, e in term.powers.items() if not _opened(b, e)], term.coefficient))
    return [_times(rest, picked) for picked in choices(*brackets)]


def _opened(base: Expr, exponent: Exponent) -> bool:
    return type(base) is Sum and isinstance(exponent, int) and 0 < exponent <= HIGHEST_POWER


def _times(rest: Expr, picked: Iterable[Expr]) -> Term:
    term = term_of(rest)
    for factor in picked:
        multiply(term, factor)
    return term


def times(e: Expr, factor: Expr) -> Expr:
    """The sum e multiplied term by term by `factor`."""
    parts = e.terms if type(e) is Sum else (e,)
    return add_up(build(_times(factor, (part,))) for part in parts)
