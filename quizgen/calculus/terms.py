"""One product as people think of it: a number times powers of different things, some of them under a fraction line.

A Term is a scratch pad: it is filled with `multiply`, read by `build`, and never leaves the function that made it. What
goes in is tidy already. Laws used, all value-preserving: b^m b^n = b^(m+n), (b c)^n = b^n c^n for whole n, and
(b^m)^n = b^(mn) except where an even root would be lost: sqrt(x) sqrt(x) stays, as x would be defined for negative x.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from quizgen.calculus import linear
from quizgen.calculus.numbers import Number, has_decimal, number_of, power_of, root_of, square_part, to_decimal, to_expr
from quizgen.calculus.numbers import whole as whole_number
from quizgen.expr.nodes import (
    ONE,
    TWO,
    ZERO,
    Call,
    Constant,
    Decimal,
    E,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)

Exponent: TypeAlias = Number | Expr

EXP = Call("exp", (ONE,))
"""The base of powers that are written exp(...)."""


class Term:
    """`coefficient` times the product of base^exponent over `powers`.

    `down` are the bases that came from under a fraction line, `roots` those that were written with a root sign, and
    `even` those of which an even root was taken, with its degree: the base is not negative, whatever its exponent.
    """

    __slots__ = ("coefficient", "decimal", "down", "even", "powers", "roots")

    def __init__(self) -> None:
        self.coefficient: Number = 1
        self.decimal = False
        self.powers: dict[Expr, Exponent] = {}
        self.down: set[Expr] = set()
        self.roots: set[Expr] = set()
        self.even: dict[Expr, int] = {}

    def key(self) -> frozenset[tuple[Expr, Exponent]]:
        """Equal for like terms, whatever their coefficient and order."""
        return frozenset(self.powers.items())


def term_of(e: Expr) -> Term:
    """e as a Term."""
    term = Term()
    multiply(term, e)
    return term


def multiply(term: Term, e: Expr, k: int = 1, down: bool = False) -> None:
    """Multiply `term` by e^k; `down` says that e stands under a fraction line."""
    kind = type(e)
    if kind is Symbol or kind is Constant:
        _add(term, e, k, down)
    elif kind is Integer or kind is Decimal:
        _number(term, e, k)
    elif kind is Neg:
        if k & 1:
            term.coefficient = -term.coefficient
        multiply(term, e.body, k, down)  # type: ignore[union-attr]
    elif kind is Product:
        for factor in e.factors:  # type: ignore[union-attr]
            multiply(term, factor, k, down)
    elif kind is Quotient:
        multiply(term, e.numerator, k, down)  # type: ignore[union-attr]
        multiply(term, e.denominator, -k, not down)  # type: ignore[union-attr]
    elif kind is Power:
        _power(term, e.base, e.exponent, k, down)  # type: ignore[union-attr]
    elif kind is Call:
        _call(term, e, k, down)  # type: ignore[arg-type]
    elif kind is Sum and all(type(part) is Neg for part in e.terms):  # type: ignore[union-attr]
        if k & 1:
            term.coefficient = -term.coefficient
        _add(term, Sum(tuple(part.body for part in e.terms)), k, down)  # type: ignore[union-attr]
    else:
        _add(term, e, k, down)


def _number(term: Term, e: Expr, k: int) -> None:
    n = number_of(e)
    power = None if n is None else power_of(n, k)
    if power is None:
        _add(term, e, k, k < 0)
        return
    term.decimal = term.decimal or has_decimal(e)
    term.coefficient = whole_number(term.coefficient * power)


def _power(term: Term, base: Expr, exponent: Expr, k: int, down: bool) -> None:
    n = number_of(exponent)
    if n is None:
        if base == E and (logarithm := _logarithm_of_number(exponent)):
            c, argument = logarithm
            _power(term, argument, to_expr(c), k, down)
        elif isinstance(base, Power) and _positive(base.base):
            _add(term, base.base, _times(base.exponent, exponent, k), down)
        elif base != ONE:
            _add(term, base, linear.scale(exponent, k), down)
    elif isinstance(n, int):
        _whole_power(term, base, n * k, down)
    elif isinstance(base, Integer):
        _root_of_number(term, base.value, n * k, down, root=False)
    elif _positive(base) or not isinstance(base, Power) or not _positive(base.base):
        _add(term, base, whole_number(n * k), down)
    else:
        _add(term, base.base, _times(base.exponent, to_expr(n), k), down)


def _logarithm_of_number(e: Expr) -> tuple[Number, Expr] | None:
    """(c, n) if e is c ln n for a number n > 0, as e^(c ln n) = n^c."""
    c, rest = linear.split(e)
    if isinstance(rest, Call) and rest.function == "ln" and (number_of(rest.arguments[0]) or 0) > 0:
        return c, rest.arguments[0]
    return None


def _whole_power(term: Term, base: Expr, n: int, down: bool) -> None:
    if n == 0:
        if base == ZERO:  # 0^0 has no value, and keeps none as 0/0
            multiply(term, Quotient(ZERO, ZERO))
        return
    if isinstance(base, Power):
        m = number_of(base.exponent)
        if m is None:
            _add(term, base.base, linear.scale(base.exponent, n), down)
        else:
            _note_even(term, base.base, m)
            _add(term, base.base, whole_number(m * n), down)
    elif isinstance(base, Call) and base.function == "sqrt" and not isinstance(base.arguments[0], Integer | Quotient):
        _note_even(term, base.arguments[0], Fraction(1, 2))
        _add(term, base.arguments[0], whole_number(Fraction(n, 2)), down, root=True)
    else:
        multiply(term, base, n, down)


def _call(term: Term, e: Call, k: int, down: bool) -> None:
    if e.function == "exp" and len(e.arguments) == 1:
        _add(term, EXP, linear.scale(e.arguments[0], k), down)
    elif e.function == "sqrt":
        inner = e.arguments[0]
        if isinstance(inner, Integer):
            _root_of_number(term, inner.value, Fraction(k, 2), down, root=True)
        elif isinstance(inner, Quotient) and isinstance(n := number_of(inner), Fraction) and n > 0:
            _root_of_number(term, n.numerator, Fraction(k, 2), down, root=True)
            _root_of_number(term, n.denominator, Fraction(-k, 2), not down, root=True)
        else:
            _note_even(term, inner, Fraction(1, 2))
            _add(term, inner, whole_number(Fraction(k, 2)), down, root=True)
    elif e.function == "abs" and k % 2 == 0:
        multiply(term, e.arguments[0], k, down)
    else:
        _add(term, e, k, down)


def _root_of_number(term: Term, n: int, exponent: Number, down: bool, *, root: bool) -> None:
    """n^exponent for whole n >= 0: roots that come out whole become numbers, sqrt(12) becomes 2 sqrt(3)."""
    r = root_of(n, exponent.denominator)
    power = None if r is None else power_of(r, exponent.numerator)
    if power is not None:
        term.coefficient = whole_number(term.coefficient * power)
    elif exponent.denominator == 2 and n > 0 and (parts := square_part(n))[0] > 1:
        _number(term, Integer(parts[0]), exponent.numerator)
        _add(term, Integer(parts[1]), exponent, down, root)
    else:
        _add(term, Integer(n), exponent, down, root)


def _add(term: Term, base: Expr, exponent: Exponent, down: bool = False, root: bool = False) -> None:
    if type(base) is Sum:
        base = _known_bracket(term, base, exponent)
    if down:
        term.down.add(base)
    if root:
        term.roots.add(base)
    old = term.powers.get(base)
    new = _plain(exponent) if old is None else _sum(old, exponent)
    if isinstance(new, Fraction):
        _note_even(term, base, new)
        if isinstance(base, Integer) and (outside := power_of(base.value, int(new))) is not None:
            term.coefficient = whole_number(term.coefficient * outside)
            new -= int(new)
    elif isinstance(new, int) and isinstance(base, Integer):
        if (outside := power_of(base.value, new)) is not None:
            term.powers.pop(base, None)
            term.coefficient = whole_number(term.coefficient * outside)
            return
    elif isinstance(new, int) and isinstance(base, _COMPOSITE) and base not in term.even:
        term.powers.pop(base, None)
        if new:
            _whole_power(term, base, new, down)
        return
    term.powers[base] = new


def _known_bracket(term: Term, base: Sum, exponent: Exponent) -> Expr:
    """The bracket of `term` that has the same terms in another order, or the opposite terms; else base."""
    others = [other for other in term.powers if type(other) is Sum and len(other.terms) == len(base.terms)]
    if not others:
        return base
    here = frozenset(base.terms)
    there = frozenset(part.body if type(part) is Neg else Neg(part) for part in base.terms)
    for other in others:
        terms = frozenset(other.terms)
        if terms == here:
            return other
        if terms == there and isinstance(exponent, int):
            term.coefficient = -term.coefficient if exponent & 1 else term.coefficient
            return other
    return base


_COMPOSITE = (Product, Quotient, Neg, Power)
"""What does not stay a base when its exponent becomes whole."""


def _note_even(term: Term, base: Expr, exponent: Number) -> None:
    """Remember that an even root of `base` is taken, unless its domain is everywhere anyway."""
    degree = exponent.denominator
    if degree % 2 == 0 and not never_negative(base):
        term.even[base] = max(degree, term.even.get(base, 0))


def never_negative(e: Expr) -> bool:
    """Whether e >= 0 can be seen from how it is written: squares, exponentials, and their sums and products."""
    match e:
        case Integer() | Decimal() | Constant() | Call("exp" | "abs" | "cosh" | "sqrt" | "sech" | "sigmoid"):
            return True
        case Power(base, exponent):
            n = number_of(exponent)
            return (isinstance(n, int) and n % 2 == 0) or never_negative(base)
        case Sum(parts) | Product(parts):
            return all(map(never_negative, parts))
        case Quotient(top, bottom):
            return never_negative(top) and never_negative(bottom)
        case _:
            return False


def _positive(e: Expr) -> bool:
    return isinstance(e, Constant) or (isinstance(e, Integer) and e.value > 0)


def _plain(exponent: Exponent) -> Exponent:
    if isinstance(exponent, int | Fraction):
        return exponent
    n = number_of(exponent)
    return exponent if n is None else n


def _sum(a: Exponent, b: Exponent) -> Exponent:
    if isinstance(a, int | Fraction) and isinstance(b, int | Fraction):
        return whole_number(a + b)
    return _plain(linear.add(exponent_expr(a), exponent_expr(b)))


def _times(a: Expr, b: Expr, k: int) -> Expr:
    """a b k for exponents: numbers multiply out, anything else stands as a product."""
    for one, other in ((a, b), (b, a)):
        n = number_of(one)
        if n is not None:
            return linear.scale(other, n * k)
    return linear.scale(build(term_of(Product((a, b)))), k)


def exponent_expr(exponent: Exponent) -> Expr:
    """An exponent as a formula."""
    return to_expr(exponent) if isinstance(exponent, int | Fraction) else exponent


def build(term: Term) -> Expr:
    """The product written out: number, powers of variables, brackets, exponentials, functions; one fraction line."""
    c = term.coefficient
    if c == 0 and ZERO not in term.powers:
        return ZERO
    up: list[tuple[Expr, Exponent]] = []
    under: list[tuple[Expr, Exponent]] = []
    waiting: list[tuple[Expr, Exponent]] = []
    for base, exponent in term.powers.items():
        if exponent == 0:
            continue
        if base in term.even and isinstance(exponent, int):
            base, exponent = _kept_root(term, base, exponent)
        if not _negative(exponent):
            up.append((base, exponent))
        elif base in term.down or _always_under(term, base, exponent):
            under.append((base, _opposite(exponent)))
        else:
            waiting.append((base, exponent))
    if under:
        movable = [(b, e) for b, e in waiting if isinstance(e, int | Fraction)]
        under += [(b, _opposite(e)) for b, e in movable]
        up += [(b, e) for b, e in waiting if not isinstance(e, int | Fraction)]
    else:
        up += waiting
    return _written(c, _factors(up, term.roots), _factors(under, term.roots), bool(waiting) and not under, term.decimal)


def _always_under(term: Term, base: Expr, exponent: Exponent) -> bool:
    """1/sqrt(u) and 1/e, never u^(-1/2) with a root sign or e^(-1)."""
    return isinstance(exponent, int | Fraction) and (base in term.roots or isinstance(base, Constant))


def _kept_root(term: Term, base: Expr, exponent: int) -> tuple[Expr, Exponent]:
    """base^exponent as a power of a root, which is defined just where the root is."""
    degree = term.even[base]
    root = Call("sqrt", (base,)) if base in term.roots and degree == 2 else Power(base, Quotient(ONE, Integer(degree)))
    if base in term.down:
        term.down.add(root)
    return root, exponent * degree


def _written(c: Number, up: list[Expr], under: list[Expr], in_front: bool, decimal: bool) -> Expr:
    number: Expr | None
    size: Number = -c if c < 0 else c
    over = 1
    if decimal and size.denominator != 1 and isinstance(short := to_decimal(size), Decimal):
        number = short
    elif (in_front or any(_fractional(part) for part in up)) and not under and size.denominator != 1:
        number = to_expr(size)
    else:
        number, over = Integer(size.numerator), size.denominator
    if number == ONE and up:
        number = None
    top = ([number] if number is not None else []) + up
    bottom = ([Integer(over)] if over != 1 else []) + under
    e = top[0] if len(top) == 1 else Product(tuple(top))
    if bottom:
        e = Quotient(e, bottom[0] if len(bottom) == 1 else Product(tuple(bottom)))
    return Neg(e) if c < 0 else e


def _fractional(e: Expr) -> bool:
    return isinstance(e, Power) and isinstance(e.exponent, Quotient)


def _negative(exponent: Exponent) -> bool:
    return exponent < 0 if isinstance(exponent, int | Fraction) else linear.leads_negative(exponent)


def _opposite(exponent: Exponent) -> Exponent:
    return -exponent if isinstance(exponent, int | Fraction) else linear.scale(exponent, -1)


def _factors(powers: list[tuple[Expr, Exponent]], roots: set[Expr]) -> list[Expr]:
    if len(powers) > 1:
        powers = sorted(powers, key=_place)
    return [_factor(base, exponent, base in roots) for base, exponent in powers]


def _factor(base: Expr, exponent: Exponent, root: bool) -> Expr:
    if base is EXP or base == EXP:
        return Call("exp", (exponent_expr(exponent),))
    if exponent == 1:
        return base
    if root and isinstance(exponent, Fraction) and exponent.denominator == 2 and exponent.numerator == 1:
        return Call("sqrt", (base,))
    return Power(base, TWO if exponent == 2 else exponent_expr(exponent))


def _place(power: tuple[Expr, Exponent]) -> tuple[int, str]:
    """Where a factor stands: roots of numbers and pi, variables by name, brackets, exponentials, functions."""
    base, exponent = power
    match base:
        case Integer():
            return (0 if isinstance(exponent, int | Fraction) else 5), ""
        case Constant():
            return (5 if base == E and not isinstance(exponent, int | Fraction) else 1), ""
        case Symbol(name):
            return (2 if isinstance(exponent, int | Fraction) else 4), name
        case Sum():
            return (3 if polynomial(base) else 7), ""
        case Call("exp"):
            return 5, ""
        case _:
            return 6, ""


def polynomial(e: Expr) -> bool:
    """Whether e is made of numbers and variables by arithmetic and numeric powers alone."""
    match e:
        case Integer() | Symbol() | Constant() | Decimal():
            return True
        case Sum(parts) | Product(parts):
            return all(map(polynomial, parts))
        case Neg(body):
            return polynomial(body)
        case Quotient(a, b):
            return polynomial(a) and polynomial(b)
        case Power(base, exponent):
            return polynomial(base) and number_of(exponent) is not None
        case _:
            return False
