"""Normal forms added, multiplied, raised to powers and put into functions: like terms and like factors are collected.

The tags say what a form is, and in which order forms are sorted:

    ("0n", q)                       the rational number q
    ("1c", "pi")  ("2s", "x")       a constant, a symbol
    ("3f", "sin", (u, ...))         a function that has no shorter spelling here
    ("4p", q, ((base, e), ...))     q times the product of base^e, sorted
    ("5s", ((term, q), ...))        the sum of q times term, sorted, where a term has no number in front
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import gcd
from typing import Any, TypeAlias

from quizgen.expr.exact_roots import exact_root

Normal: TypeAlias = tuple[Any, ...]
Number: TypeAlias = int | Fraction

LARGEST_POWER_BITS = 4096
"""Numbers are not raised to powers beyond this size: they stay powers."""
LARGEST_NUMBER_BITS = 20_000
"""Beyond this size numbers are not multiplied or added together either: they stay factors and terms."""

NUMBER, CONSTANT, SYMBOL, CALL, PRODUCT, SUM = "0n", "1c", "2s", "3f", "4p", "5s"
NOUGHT: Normal = (NUMBER, 0)
UNIT: Normal = (NUMBER, 1)
MINUS_ONE: Normal = (NUMBER, -1)
HALF: Normal = (NUMBER, Fraction(1, 2))
EULER: Normal = (CONSTANT, "e")

ODD = frozenset({"sin", "asin", "atan", "sinh", "tanh", "csch", "coth", "asinh", "atanh", "acsch", "acoth", "acsc",
                 "sign"})  # fmt: skip
EVEN = frozenset({"cos", "cosh", "sech", "abs"})


def _whole(q: Number) -> Number:
    return q.numerator if type(q) is Fraction and q.denominator == 1 else q


def _bits(q: Number) -> int:
    return q.bit_length() if type(q) is int else max(q.numerator.bit_length(), q.denominator.bit_length())


def magnitude(q: Number) -> Number:
    """|q|."""
    return q if q >= 0 else -q


def rational(q: Number) -> Normal:
    """A rational number as a form."""
    return (NUMBER, _whole(q))


def add(parts: Iterable[Normal]) -> Normal:
    """The sum of normal forms."""
    terms: dict[Normal, Number] = {}
    for part in parts:
        tag = part[0]
        if tag == SUM:
            for term, q in part[1]:
                terms[term] = terms.get(term, 0) + q
        elif tag == NUMBER:
            number = terms.get(UNIT, 0)
            if _bits(number) > LARGEST_NUMBER_BITS:
                terms[part] = terms.get(part, 0) + 1
            else:
                terms[UNIT] = number + part[1]
        else:
            q, term = _split(part)
            terms[term] = terms.get(term, 0) + q
    kept = sorted((term, _whole(q)) for term, q in terms.items() if q)
    if not kept:
        return NOUGHT
    if len(kept) == 1:
        return scale(*kept[0])
    return (SUM, tuple(kept))


def _split(part: Normal) -> tuple[Number, Normal]:
    """A form that is no sum as (number in front, the rest)."""
    if part[0] != PRODUCT or part[1] == 1:
        return 1, part
    factors = part[2]
    if len(factors) == 1 and factors[0][1] == UNIT:
        return part[1], factors[0][0]
    return part[1], (PRODUCT, 1, factors)


def scale(form: Normal, q: Number) -> Normal:
    """q times a normal form."""
    if q == 1 or not q:
        return form if q else NOUGHT
    tag = form[0]
    if tag == NUMBER:
        return rational(form[1] * q)
    if tag == SUM:
        return (SUM, tuple((term, _whole(c * q)) for term, c in form[1]))
    if tag == PRODUCT:
        return product(form[1] * q, form[2])
    return (PRODUCT, _whole(q), ((form, UNIT),))


def product(q: Number, factors: tuple[tuple[Normal, Normal], ...]) -> Normal:
    """q times powers of bases that differ, sorted."""
    if not q:
        return NOUGHT
    if not factors:
        return rational(q)
    if q == 1 and len(factors) == 1 and factors[0][1] == UNIT:
        return factors[0][0]
    return (PRODUCT, _whole(q), factors)


def multiply(parts: Iterable[Normal]) -> Normal:
    """The product of normal forms; powers of one base are collected."""
    q: Number = 1
    powers: dict[Normal, Normal] = {}
    sums = 0
    for part in parts:
        tag = part[0]
        if tag == NUMBER:
            if part[1] and _bits(q) > LARGEST_NUMBER_BITS:
                powers[part] = _sum_of_two(powers.get(part, NOUGHT), UNIT)
            else:
                q *= part[1]
            continue
        if tag == PRODUCT:
            q *= part[1]
            factors = part[2]
        elif tag == SUM:
            content, primitive = without_content(part)
            q *= content
            factors = ((primitive, UNIT),)
            sums += 1
        else:
            factors = ((part, UNIT),)
        for base, exponent in factors:
            known = powers.get(base)
            powers[base] = exponent if known is None else _sum_of_two(known, exponent)
    if _bits(q) <= LARGEST_NUMBER_BITS:
        q = _without_powers_of_numbers(q, powers)
    kept = tuple(sorted((base, exponent) for base, exponent in powers.items() if exponent != NOUGHT))
    if sums and len(kept) == 1 and kept[0][1] == UNIT:
        return scale(kept[0][0], q)
    return product(q, kept)


def _without_powers_of_numbers(q: Number, powers: dict[Normal, Normal]) -> Number:
    """q times the powers of numbers that have become numbers, which are taken out of `powers`: sqrt 2 sqrt 2 is 2."""
    for base in [base for base, exponent in powers.items() if base[0] == NUMBER and exponent[0] == NUMBER]:
        simpler = power(base, powers.pop(base))
        if simpler[0] == NUMBER:
            q *= simpler[1]
            continue
        number, rest = _split(simpler)
        q *= number
        for inner, exponent in rest[2] if rest[0] == PRODUCT else ((rest, UNIT),):
            powers[inner] = _sum_of_two(powers.get(inner, NOUGHT), exponent)
    return q


def _sum_of_two(a: Normal, b: Normal) -> Normal:
    if a[0] == NUMBER and b[0] == NUMBER:
        return rational(a[1] + b[1])
    return add((a, b))


def without_content(form: Normal) -> tuple[Number, Normal]:
    """A sum as (content, primitive sum whose first coefficient is positive)."""
    terms = form[1]
    numerator, denominator = 0, 1
    for _, q in terms:
        numerator = gcd(numerator, q.numerator)
        denominator = denominator * q.denominator // gcd(denominator, q.denominator)
    content: Number = _whole(Fraction(numerator, denominator)) if denominator != 1 else numerator
    if terms[0][1] < 0:
        content = -content
    if content == 1:
        return 1, form
    return content, (SUM, tuple((term, _whole(Fraction(q) / content)) for term, q in terms))


def power(base: Normal, exponent: Normal) -> Normal:
    """base^exponent over the real numbers."""
    if exponent[0] != NUMBER:
        return _symbolic_power(base, exponent)
    n = exponent[1]
    if n == 1:
        return base
    if n == 0:
        return UNIT
    tag = base[0]
    if tag == NUMBER:
        return _number_power(base[1], n)
    if type(n) is int:
        if tag == PRODUCT:
            return multiply([_number_power(base[1], n), *(_power_of_power(b, e, n) for b, e in base[2])])
        if tag == SUM:
            content, primitive = without_content(base)
            return multiply((_number_power(content, n), (PRODUCT, 1, ((primitive, exponent),))))
        return (PRODUCT, 1, ((base, exponent),))
    return _rational_power(base, n)


def _power_of_power(base: Normal, inner: Normal, n: int) -> Normal:
    if inner[0] == NUMBER:
        return product(1, ((base, rational(inner[1] * n)),))
    return product(1, ((base, scale(inner, n)),))


def _symbolic_power(base: Normal, exponent: Normal) -> Normal:
    if base == UNIT:
        return UNIT
    if base == EULER and exponent[0] == CALL and exponent[1] == "ln":
        return exponent[2][0]  # type: ignore[no-any-return]
    inner = exponent_of_e(base)
    if inner is not None:
        return product(1, ((EULER, multiply((inner, exponent))),))
    return (PRODUCT, 1, ((base, exponent),))


def exponent_of_e(form: Normal) -> Normal | None:
    """The exponent of a power of e, or None."""
    if form[0] == PRODUCT and form[1] == 1 and len(form[2]) == 1 and form[2][0][0] == EULER:
        return form[2][0][1]  # type: ignore[no-any-return]
    return None


def _rational_power(base: Normal, n: Fraction) -> Normal:
    """A root: positive numbers come out, even powers under an even root become absolute values."""
    if base[0] == SUM:
        content, primitive = without_content(base)
        inside = primitive if content > 0 else scale(primitive, -1)
        return multiply((_number_power(magnitude(content), n), (PRODUCT, 1, ((inside, (NUMBER, n)),))))
    if base[0] != PRODUCT:
        return (PRODUCT, 1, ((base, (NUMBER, n)),))
    content, factors = base[1], base[2]
    sign = -1 if content < 0 and n.denominator % 2 and n.numerator % 2 else 1
    if content < 0 and sign == 1 and n.denominator % 2 == 0:
        rest: Normal = product(-1, factors)
    elif len(factors) == 1:
        inner, exponent = factors[0]
        return multiply((rational(sign), _number_power(magnitude(content), n), _root_of_power(inner, exponent, n)))
    else:
        rest = product(1, factors)
    return multiply((rational(sign), _number_power(magnitude(content), n), (PRODUCT, 1, ((rest, (NUMBER, n)),))))


def _root_of_power(base: Normal, inner: Normal, n: Fraction) -> Normal:
    """(base^inner)^n for a proper fraction n."""
    if base == EULER:
        return product(1, ((EULER, scale(inner, n)),))
    if inner[0] == NUMBER:
        k = inner[1]
        if n.denominator % 2 or k.numerator % 2 or k.denominator % 2 == 0:
            return power(base, rational(k * n))
        if type(k) is int:
            return power(value_of("abs", (base,)), rational(k * n))
    return (PRODUCT, 1, ((product(1, ((base, inner),)), (NUMBER, n)),))


def _number_power(q: Number, n: Number) -> Normal:
    """q^n as a number where that is exact and small, otherwise as a power."""
    if q == 1:
        return UNIT
    inert: Normal = (PRODUCT, 1, ((rational(q), rational(n)),))
    if q == 0:
        return NOUGHT if n > 0 else inert
    if type(n) is int:
        if q == -1:
            return (NUMBER, -1 if n % 2 else 1)
        if max(q.numerator.bit_length(), q.denominator.bit_length()) * abs(n) > LARGEST_POWER_BITS:
            return inert
        return rational(Fraction(q) ** n)
    if q < 0:
        if n.denominator % 2 == 0:
            return inert
        return scale(_number_power(-q, n), -1 if n.numerator % 2 else 1)
    root = exact_root(Fraction(q), n.denominator)
    return inert if root is None else _number_power(_whole(root), n.numerator)


def _negative(form: Normal) -> bool:
    """Whether the form is written with a minus in front (so that f(-u) can be told from f(u))."""
    tag = form[0]
    if tag in (NUMBER, PRODUCT):
        return bool(form[1] < 0)
    return bool(tag == SUM and form[1][0][1] < 0)


_AT_ZERO: dict[str, Normal] = {
    "sin": NOUGHT, "cos": UNIT, "tan": NOUGHT, "asin": NOUGHT, "atan": NOUGHT, "sinh": NOUGHT, "cosh": UNIT,
    "tanh": NOUGHT, "sech": UNIT, "asinh": NOUGHT, "atanh": NOUGHT, "abs": NOUGHT, "sign": NOUGHT,
}  # fmt: skip


def value_of(name: str, arguments: tuple[Normal, ...]) -> Normal:
    """A function's value, with the sign of its argument in front."""
    u = arguments[0]
    if u == NOUGHT and name in _AT_ZERO:
        return _AT_ZERO[name]
    if name in ODD and _negative(u):
        return scale((CALL, name, (scale(u, -1),)), -1)
    if name in EVEN and _negative(u):
        return (CALL, name, (scale(u, -1),))
    return (CALL, name, arguments)
