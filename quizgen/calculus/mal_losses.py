"""Slips of the pen in which something is lost, moved or exchanged. Each docstring is the slip."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.calculus.malrule import (
    by_slip,
    everywhere,
    product_of,
    unsigned,
)
from quizgen.calculus.numbers import number_of, to_expr
from quizgen.expr.nodes import (
    ONE,
    TWO,
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
from quizgen.expr.walk import symbols


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
                    yield product_of((*part.factors[:i], *part.factors[i + 1 :]))
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
                    top = product_of((factor, part.numerator))
                    yield Quotient(top, product_of(rest)) if rest else top

    yield from everywhere(e, slip)


def factors_lost(e: Expr) -> Iterator[Expr]:
    """x cos x = cos x"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Product):
            for i, factor in enumerate(part.factors):
                if number_of(factor) is None:
                    yield product_of((*part.factors[:i], *part.factors[i + 1 :]))
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
                        yield Quotient(part.numerator, product_of((*below[:i], *below[i + 1 :])))

    yield from everywhere(e, slip)


RECIPROCALS = {"tan": "cot", "cot": "tan", "tanh": "coth", "coth": "tanh"}


def upside_down(e: Expr) -> Iterator[Expr]:
    """a/b = b/a, a/b = a b, tan u = cot u"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Quotient):
            yield Quotient(part.denominator, part.numerator)
            yield Product((part.numerator, part.denominator))
            number, rest = _leading_number(part.numerator)
            if number != ONE:
                yield Quotient(Product((number, part.denominator)), rest)
        if isinstance(part, Call) and part.function in RECIPROCALS:
            yield Call(RECIPROCALS[part.function], part.arguments)

    yield from everywhere(e, slip)


def exponents_off(e: Expr) -> Iterator[Expr]:
    """x^3 = x^2, x^4 or x; a root lost or a square root too many"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Power) and (n := number_of(part.exponent)) is not None:
            half = Fraction(1, 2)
            for other in (n - 1, n + 1, n + half, n - half, -n):
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


def _leading_number(e: Expr) -> tuple[Expr, Expr]:
    """(3, a) of 3 a; (1, a) where no number stands in front."""
    match e:
        case Product((first, *rest)) if number_of(first) is not None:
            return first, product_of(rest)
        case _:
            return ONE, e


TEN = Integer(10)

MISTAKEN = {
    "sin": ("cos", "sinh"), "cos": ("sin", "cosh"), "sinh": ("cosh", "sin"), "cosh": ("sinh", "cos"),
    "sec": ("csc", "tan"), "csc": ("sec", "cot"), "tan": ("cot", "sec"), "cot": ("tan", "csc"),
}  # fmt: skip
"""What a function's name is mistaken for."""


def function_names(e: Expr) -> Iterator[Expr]:
    """cos u = sin u, cosh u = cos u, ln u = log_10 u"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Call):
            yield from (Call(other, part.arguments) for other in MISTAKEN.get(part.function, ()))
            if part.function == "ln":
                yield Call("log", (*part.arguments, TEN))

    yield from everywhere(e, slip)


def denominators_combined(e: Expr) -> Iterator[Expr]:
    """1/a + 1/b = 1/(a + b)"""

    def slip(part: Expr) -> Iterator[Expr]:
        if isinstance(part, Sum) and all(isinstance(unsigned(term), Quotient) for term in part.terms):
            below: list[Expr] = []
            for term in part.terms:
                bare = unsigned(term)
                assert isinstance(bare, Quotient)
                below.append(Neg(bare.denominator) if isinstance(term, Neg) else bare.denominator)
            first = unsigned(part.terms[0])
            assert isinstance(first, Quotient)
            yield Quotient(first.numerator, Sum(tuple(below)))

    yield from everywhere(e, slip)


LOSSES = (
    by_slip("square.lost", "Square lost",
        "Nearly right: a square is missing.", squares_lost, ("x^2 sin(x)", "x", "x cos(x)+2x sin(x)")),
    by_slip("exponent.off", "Exponent wrong",
        "Nearly right: check the exponents.", exponents_off, ("x^3 sin(x)", "x", "x^4 cos(x)+3x^2 sin(x)")),
    by_slip("term.lost", "Term lost",
        "Nearly right: a term is missing.", terms_lost, ("x^2 (x^3+x+1)", "x", "5x^4+2x")),
    by_slip("number.lost", "Number lost",
        "Nearly right: a numerical factor is missing.", numbers_lost, ("(x^2+3)/(x^2+1)", "x", "-x/(x^2+1)^2")),
    by_slip("number.upside-down", "Number on the wrong side of the fraction line",
        "Nearly right: a numerical factor stands on the wrong side of the fraction line.", numbers_upside_down,
        ("sqrt(x)", "x", "2/sqrt(x)")),
    by_slip("factor.missing", "Factor lost",
        "Nearly right: a factor is missing.", factors_lost, ("e^(2x)/x", "x", "(2x-1)/x^2")),
    by_slip("denominator.lost", "Denominator lost",
        "Nearly right: a denominator is missing.", denominators_lost, ("sqrt(x)+x^2", "x", "1+2x")),
    by_slip("fraction.upside-down", "Fraction upside down",
        "Nearly right: a fraction stands upside down.", upside_down, ("ln(cosh(x))", "x", "coth(x)")),
    by_slip("fraction.denominators-combined", "Denominators added",
        "Fractions with different denominators cannot be put over the sum of these.", denominators_combined,
        ("sqrt(x+1)+sqrt(x)", "x", "1/(2sqrt(x+1)+2sqrt(x))")),
    by_slip("function.other-name", "Another function's name",
        "Nearly right: check the names of the functions.", function_names,
        ("x sin(x)", "x", "x cos(x)+cos(x)")),
)  # fmt: skip
