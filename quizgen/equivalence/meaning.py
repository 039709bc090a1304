"""From the field back to formulas: what a generator stands for, and a polynomial over generators as a person reads
it.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.field import Element, Field, Generator
from quizgen.expr.flint_numbers import to_fraction
from quizgen.expr.nodes import ONE, PI, TWO, Call, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol


def number(q: Fraction) -> Expr:
    """A rational number >= 0."""
    top = Integer(q.numerator)
    return top if q.denominator == 1 else Quotient(top, Integer(q.denominator))


def formula_of(field: Field, p: Poly) -> Expr:
    """The polynomial as a formula in the variables."""
    last = field.size - 1
    terms: list[Expr] = []
    for powers, coefficient in p.terms():
        factors = [
            _to_power(meaning_of(field, field.generators[last - place]), int(d)) for place, d in enumerate(powers) if d
        ]
        q = to_fraction(coefficient)
        if abs(q) != 1 or not factors:
            factors.insert(0, number(abs(q)))
        term = factors[0] if len(factors) == 1 else Product(tuple(factors))
        terms.append(Neg(term) if q < 0 else term)
    if not terms:
        return Integer(0)
    return terms[0] if len(terms) == 1 else Sum(tuple(terms))


def formula_of_element(field: Field, a: Element) -> Expr:
    """The fraction as a formula in the variables."""
    top = formula_of(field, a[0])
    return top if a[1] is None else Quotient(top, formula_of(field, a[1]))


def _to_power(base: Expr, n: int) -> Expr:
    return base if n == 1 else Power(base, Integer(n))


def meaning_of(field: Field, generator: Generator) -> Expr:
    """What the generator stands for."""
    inside = None if generator.argument is None else formula_of_element(field, generator.argument)
    match generator.kind, inside:
        case "symbol", _:
            return _root_of_symbol(generator.data, field.symbol_degrees.get(generator.index, 1))
        case "pi", _:
            return PI
        case "radical", _:
            base, degree = generator.data
            return Power(Integer(int(base)), Quotient(ONE, Integer(degree)))
        case "cosine of pi", _:
            return Product((TWO, Call("cos", (Quotient(PI, Integer(generator.data)),))))
        case "atom", _:
            return formula_of(field, generator.data)
        case "root", argument if argument is not None:
            degree = generator.data[1]
            base_ = Call("abs", (argument,)) if degree % 2 == 0 else argument
            return Power(base_, Quotient(ONE, Integer(degree)))
        case "part", argument if argument is not None:
            return Call("sin", (Quotient(Call("asin", (argument,)), Integer(generator.data)),))
        case "ln", argument if argument is not None:
            return Call("ln", (Call("abs", (argument,)),))
        case kind, argument if argument is not None:
            return Call(kind, (argument,))
    raise ValueError(generator.kind)


def _root_of_symbol(name: str, degree: int) -> Expr:
    if degree == 1:
        return Symbol(name)
    base = Call("abs", (Symbol(name),)) if degree % 2 == 0 else Symbol(name)
    return Power(base, Quotient(ONE, Integer(degree)))
