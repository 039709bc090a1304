"""Slips in writing down a result that was found rightly: a sign, a bracket, a factor, an exponent, a fraction line.

Each function yields the formulas that one such slip can make of a formula; the docstring is the slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.calculus.malrule import Slips
from quizgen.calculus.numbers import number_of, to_expr
from quizgen.expr.nodes import (
    ONE,
    TWO,
    ZERO,
    Call,
    Decimal,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
)
from quizgen.expr.walk import children, symbols, with_children


def everywhere(e: Expr, slips: Slips) -> Iterator[Expr]:
    """e with the slip made at one place, for every place in turn, the outside first."""
    yield from slips(e)
    parts = children(e)
    for i, part in enumerate(parts):
        for new in everywhere(part, slips):
            yield with_children(e, (*parts[:i], new, *parts[i + 1 :]))


def whole_sign(e: Expr) -> Iterator[Expr]:
    """a = -a"""
    yield e.body if isinstance(e, Neg) else Neg(e)


def minus_over_first_term(e: Expr) -> Iterator[Expr]:
    """-(a + b) = -a + b, anywhere inside"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum):
            for i, term in enumerate(part.terms):
                if isinstance(term, Neg) and (rest := _opened_once(term.body)):
                    yield Sum((*part.terms[:i], Neg(rest[0]), *rest[1:], *part.terms[i + 1 :]))

    yield from everywhere(e, slip)


def _opened_once(e: Expr) -> tuple[Expr, ...]:
    """The terms of a sum, or of a product with one bracket multiplied out."""
    if isinstance(e, Sum):
        return e.terms
    if isinstance(e, Product):
        for i, factor in enumerate(e.factors):
            if isinstance(factor, Sum):
                others = (*e.factors[:i], *e.factors[i + 1 :])
                return tuple(Product((*others, term)) for term in factor.terms)
    return ()


def signs_of_terms(e: Expr) -> Iterator[Expr]:
    """a + b = a - b, anywhere inside"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum):
            for i, term in enumerate(part.terms):
                new = term.body if isinstance(term, Neg) else Neg(term)
                yield Sum((*part.terms[:i], new, *part.terms[i + 1 :]))

    yield from everywhere(e, slip)


def signs_in_exponents(e: Expr) -> Iterator[Expr]:
    """e^(-x) = e^x, and every term of an exponent or argument with the other sign"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Power) and symbols(part.exponent):
            yield Power(part.base, _opposite(part.exponent))
        if isinstance(part, Call) and part.function in ("exp", "sin", "tan", "sinh", "tanh"):
            yield Call(part.function, (_opposite(part.arguments[0]),))

    yield from everywhere(e, slip)


def _opposite(e: Expr) -> Expr:
    if isinstance(e, Sum):
        return Sum(tuple(_opposite(term) for term in e.terms))
    return e.body if isinstance(e, Neg) else Neg(e)


def terms_lost(e: Expr) -> Iterator[Expr]:
    """a + b = a"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum):
            for i in range(len(part.terms)):
                rest = (*part.terms[:i], *part.terms[i + 1 :])
                yield rest[0] if len(rest) == 1 else Sum(rest)

    yield from everywhere(e, slip)


def numbers_lost(e: Expr) -> Iterator[Expr]:
    """3 a = a, a/2 = a"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Product):
            for i, factor in enumerate(part.factors):
                if number_of(factor) is not None:
                    yield _product((*part.factors[:i], *part.factors[i + 1 :]))
        if isinstance(part, Quotient):
            if number_of(part.denominator) is not None:
                yield part.numerator
            if number_of(part.numerator) is not None and part.numerator != ONE:
                yield Quotient(ONE, part.denominator)

    yield from everywhere(e, slip)


def numbers_upside_down(e: Expr) -> Iterator[Expr]:
    """a/2 = 2 a"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Quotient):
            below = part.denominator.factors if isinstance(part.denominator, Product) else (part.denominator,)
            for i, factor in enumerate(below):
                if number_of(factor) is not None:
                    rest = (*below[:i], *below[i + 1 :])
                    top = _product((factor, part.numerator))
                    yield Quotient(top, _product(rest)) if rest else top

    yield from everywhere(e, slip)


def factors_lost(e: Expr) -> Iterator[Expr]:
    """x cos x = cos x"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Product):
            for i, factor in enumerate(part.factors):
                if number_of(factor) is None:
                    yield _product((*part.factors[:i], *part.factors[i + 1 :]))
        if isinstance(part, Quotient) and number_of(part.numerator) is None and not isinstance(part.numerator, Product):
            yield Quotient(ONE, part.denominator)

    yield from everywhere(e, slip)


def denominators_lost(e: Expr) -> Iterator[Expr]:
    """a/b = a"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Quotient) and number_of(part.denominator) is None:
            yield part.numerator
            if isinstance(part.denominator, Product):
                below = part.denominator.factors
                for i, factor in enumerate(below):
                    if number_of(factor) is None:
                        yield Quotient(part.numerator, _product((*below[:i], *below[i + 1 :])))

    yield from everywhere(e, slip)


def upside_down(e: Expr) -> Iterator[Expr]:
    """a/b = b/a, a/b = a b"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Quotient):
            yield Quotient(part.denominator, part.numerator)
            yield Product((part.numerator, part.denominator))

    yield from everywhere(e, slip)


def exponents_off(e: Expr) -> Iterator[Expr]:
    """x^3 = x^2, x^4 or x; a root lost or a square root too many"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Power) and (n := number_of(part.exponent)) is not None:
            half = Fraction(1, 2)
            for other in (n - 1, n + 1, n + half, n - half, -n, n - 2, n * 2):
                if other not in (0, n):
                    yield part.base if other == 1 else Power(part.base, to_expr(other))
        elif isinstance(part, Power) and not isinstance(part.base, Integer | Decimal) and symbols(part.base):
            yield Power(part.base, Sum((part.exponent, ONE)))
            yield Power(part.base, Sum((part.exponent, Neg(ONE))))
        if isinstance(part, Call) and part.function == "sqrt":
            yield part.arguments[0]

    yield from everywhere(e, slip)


def squares_lost(e: Expr) -> Iterator[Expr]:
    """a/b^2 = a/b, sec^2 x = sec x"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Power) and part.exponent == TWO:
            yield part.base

    yield from everywhere(e, slip)


def brackets_lost(e: Expr) -> Iterator[Expr]:
    """a (b + c) = a b + c, a/(b + c) = a/b + c, (a + b)^n = a + b^n, e^(a + b) = e^a + b"""
    yield from everywhere(e, _brackets_at)


def _brackets_at(e: Expr) -> Iterator[Expr]:
    match e:
        case Product(factors):
            for i, factor in enumerate(factors):
                if isinstance(factor, Sum):
                    rest = _product((*factors[:i], *factors[i + 1 :]))
                    yield Sum((_product((rest, factor.terms[0])), *factor.terms[1:]))
                    yield Sum((*factor.terms[:-1], _signed_product(rest, factor.terms[-1])))
            match factors[-1]:
                case Power(base, Sum(terms)):
                    yield Sum((Product((*factors[:-1], Power(base, terms[0]))), *terms[1:]))
                case Call(f, (Sum(terms),)):
                    yield Sum((Product((*factors[:-1], Call(f, (terms[0],)))), *terms[1:]))
        case Quotient(top, Sum(terms)):
            yield Sum((Quotient(top, terms[0]), *terms[1:]))
        case Quotient(top, Call(f, (Sum(terms),))):
            yield Sum((Quotient(top, Call(f, (terms[0],))), *terms[1:]))
        case Quotient(Sum(terms), bottom):
            yield Sum((*terms[:-1], _signed_quotient(terms[-1], bottom)))
        case Quotient(top, Product((first, *rest))):
            yield Product((Quotient(top, first), *rest))
        case Quotient(top, Power(Sum(terms), n)):
            yield Sum((*(Quotient(top, terms[0]),), *terms[1:-1], _power(terms[-1], n)))
        case Power(Sum(terms), n):
            yield Sum((*terms[:-1], _power(terms[-1], n)))
        case Power(Product((first, *rest)), n):
            yield Product((first, Power(_product(tuple(rest)), n)))
        case Power(base, Sum(terms)):
            yield Sum((Power(base, terms[0]), *terms[1:]))
        case Power(base, Product((first, *rest))):
            yield Product((Power(base, first), *rest))
        case Power(base, Neg(Power(inner, n))):
            yield Power(Power(base, Neg(inner)), n)
        case Call(f, (Sum(terms),)) if f not in ("abs",):
            yield Sum((Call(f, (terms[0],)), *terms[1:]))
        case Neg(Sum(terms)):
            yield Sum((Neg(terms[0]), *terms[1:]))


def _signed_product(rest: Expr, last: Expr) -> Expr:
    return Neg(_product((last.body, rest))) if isinstance(last, Neg) else _product((last, rest))


def _signed_quotient(last: Expr, bottom: Expr) -> Expr:
    return Neg(Quotient(last.body, bottom)) if isinstance(last, Neg) else Quotient(last, bottom)


def _power(last: Expr, n: Expr) -> Expr:
    return Neg(Power(last.body, n)) if isinstance(last, Neg) else Power(last, n)


def power_and_argument(e: Expr) -> Iterator[Expr]:
    """sin(x^2) = (sin x)^2, and the other way round"""

    def slip(part: Expr) -> Iterator[Expr]:
        match part:
            case Call(f, (Power(base, n),)) if f != "sqrt":
                yield Power(Call(f, (base,)), n)
            case Call(f, (Product((*first, Power(base, n))),)):
                yield Power(Call(f, (_product((*first, base)),)), n)
            case Power(Call(f, (u,)), n):
                yield Call(f, (Power(u, n),))
                if isinstance(u, Product):
                    yield Call(f, (_product((*u.factors[:-1], Power(u.factors[-1], n))),))

    yield from everywhere(e, slip)


def power_over_sum(e: Expr) -> Iterator[Expr]:
    """(a + b)^2 = a^2 + b^2, a^2 + b^2 = (a + b)^2, sqrt(a^2 + b^2) = a + b"""

    def slip(part: Expr) -> Iterator[Expr]:
        match part:
            case Power(Sum(terms), n):
                yield Sum(tuple(_power_of_term(term, n) for term in terms))
            case Call("sqrt", (Sum(terms),)):
                yield Sum(tuple(_root_of_term(term) for term in terms))
            case Sum(terms) if all(_square_root(term) is not None for term in terms):
                yield Power(Sum(tuple(r for term in terms if (r := _square_root(term)) is not None)), TWO)
            case Sum(terms) if all(_square_root(_bare(term)) is not None for term in terms):
                yield Power(Sum(tuple(_with_sign(term) for term in terms)), TWO)

    yield from everywhere(e, slip)


def _bare(term: Expr) -> Expr:
    return term.body if isinstance(term, Neg) else term


def _with_sign(term: Expr) -> Expr:
    root = _square_root(_bare(term)) or ZERO
    return Neg(root) if isinstance(term, Neg) else root


def _power_of_term(term: Expr, n: Expr) -> Expr:
    return Neg(Power(term.body, n)) if isinstance(term, Neg) else Power(term, n)


def _square_root(term: Expr) -> Expr | None:
    if isinstance(term, Power) and term.exponent == TWO:
        return term.base
    return ONE if term == ONE else None


def _root_of_term(term: Expr) -> Expr:
    root = _square_root(_bare(term))
    whole = root if root is not None else Call("sqrt", (_bare(term),))
    return Neg(whole) if isinstance(term, Neg) else whole


def denominators_combined(e: Expr) -> Iterator[Expr]:
    """1/a + 1/b = 1/(a + b)"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum) and all(isinstance(_bare(term), Quotient) for term in part.terms):
            below: list[Expr] = []
            for term in part.terms:
                bare = _bare(term)
                assert isinstance(bare, Quotient)
                below.append(Neg(bare.denominator) if isinstance(term, Neg) else bare.denominator)
            first = _bare(part.terms[0])
            assert isinstance(first, Quotient)
            yield Quotient(first.numerator, Sum(tuple(below)))

    yield from everywhere(e, slip)


def function_names(e: Expr) -> Iterator[Expr]:
    """cos u = sin u, cosh u = cos u"""
    pairs = {"sin": "cos", "cos": "sin", "sinh": "cosh", "cosh": "sinh", "sec": "csc", "tan": "cot"}

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Call) and part.function in pairs:
            yield Call(pairs[part.function], part.arguments)

    yield from everywhere(e, slip)


def _product(factors: tuple[Expr, ...]) -> Expr:
    if not factors:
        return ONE
    return factors[0] if len(factors) == 1 else Product(factors)
