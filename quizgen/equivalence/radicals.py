"""Powers with rational exponents: u^(p/q) over the real numbers.

u = c * product of f^e over irreducible factors and |u|^t = |c|^t * product of |f|^(e t). Each factor f that needs
it gets one generator r for the whole problem: r = |f|^(1/Q) > 0 with r^Q = sign(f) f if Q is even, the real root
r^Q = f if Q is odd. Primes get generators likewise (surds).
Square roots of A + B sqrt(R) come apart when A^2 - B^2 R is a square n^2: sqrt((A + n) / 2) ± sqrt((A - n) / 2)
(Bhaskara).
"""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.factors import factored, factored_element
from quizgen.equivalence.field import Again, Element, EmptyCell, Field, Generator, product
from quizgen.equivalence.polynomials import linear_parts
from quizgen.equivalence.powers import polynomial_power, whole_power
from quizgen.equivalence.requirements import not_negative
from quizgen.equivalence.signs import quiet_sign_of_element, sign_of, sign_of_factor
from quizgen.equivalence.surds import LARGEST_ROOT, degree_for, number_power, root_degree


def root_power(field: Field, u: Element, t: Fraction) -> Element:
    """u^t for a rational number t in lowest terms: u >= 0 if its denominator is even, the real root if it is odd."""
    if t.denominator == 1:
        return whole_power(field, u, t.numerator)
    if u[0].is_zero():
        if t < 0:
            raise EmptyCell
        return field.zero, None
    if t.denominator % 2:
        return signed_power(field, u, t)
    not_negative(field, u)
    return size_power(field, u, t)


def signed_power(field: Field, u: Element, t: Fraction) -> Element:
    """The real root: sign(u)^p |u|^(p/q), without asking for the signs of factors where the roots are odd."""
    number, exponents = factored_element(field, u)
    parts = [number_power(field, abs(number), t)]
    sign = -1 if number < 0 and t.numerator % 2 else 1
    for name, e in exponents.items():
        s = e * t
        parts.append(factor_power(field, name, s))
        if s.numerator % 2 != 0 and root_degree(field, name) % 2 == 0:
            sign *= sign_of_factor(field, name)
    return field.scaled(product(field, parts), sign)


def size_power(field: Field, u: Element, t: Fraction) -> Element:
    """|u|^t."""
    if u[0].is_zero():
        if t < 0:
            raise EmptyCell
        return field.zero, None
    apart = taken_apart(field, u, t)
    if apart is not None:
        return apart
    number, exponents = factored_element(field, u)
    parts = [number_power(field, abs(number), t)]
    for name, e in exponents.items():
        s = e * t
        part = factor_power(field, name, s)
        parts.append(part)
        if root_degree(field, name) % 2 and s.numerator % 2:
            parts.append(field.number(sign_of_factor(field, name)))
    return product(field, parts)


def factor_power(field: Field, name: str, s: Fraction) -> Element:
    """The generator's power that stands for |f|^s (Q even), or for the real f^s (Q odd)."""
    if field.signs.get(name) == 0:
        if s < 0:
            raise EmptyCell
        return field.zero, None
    p = field.polys[name]
    if s.denominator > 1 and name in field.aliases:
        size = product(field, [_absolute_power(field, other, e * s) for other, e in field.aliases[name].items()])
        odd = root_degree(field, name) % 2 and s.numerator % 2
        return field.scaled(size, sign_of_factor(field, name)) if odd else size
    generator = field.by_name.get(name)
    if generator is not None and s.denominator > 1:
        if generator.kind == "exp":
            return generator.data(s)  # type: ignore[no-any-return]
        if generator.kind in ("root", "radical"):
            return _deeper(field, generator, s)
        if generator.kind == "symbol" and field.symbol_signs.get(generator.data):
            _refine_symbol(field, generator, s)
    _halve_angles(field, name, s)
    degree = degree_for(field, name, s)
    if degree == 1:
        return whole_power(field, (p, None), int(s))
    return whole_power(field, (root_generator(field, name, degree).poly, None), int(s * degree))


def _absolute_power(field: Field, name: str, s: Fraction) -> Element:
    """|f|^s for a factor of known sign."""
    if s.denominator == 1:
        power = whole_power(field, (field.polys[name], None), int(s))
        return field.scaled(power, sign_of_factor(field, name)) if s.numerator % 2 else power
    return size_power(field, (field.polys[name], None), s)


def root_generator(field: Field, name: str, degree: int) -> Generator:
    """r with r^Q = sign(f) f (Q even) or f (Q odd)."""
    p = field.polys[name]
    generator = field.generator("root", f"{name}^(1/{degree})", (p, None), (name, degree))
    if generator.index not in field.relations:
        sign = sign_of_factor(field, name) if degree % 2 == 0 else 1
        field.relate(generator, degree, p * sign)
    return generator


def _deeper(field: Field, generator: Generator, s: Fraction) -> Element:
    """A root of a root: |r|^s = |f|^(s/Q)."""
    name, degree = generator.data
    if generator.kind == "radical":
        return number_power(field, fmpq(name), s / degree)
    return size_power(field, (field.polys[name], None), s / degree)


def _refine_symbol(field: Field, generator: Generator, s: Fraction) -> None:
    """A root of a variable of known sign: the variable itself becomes ± a power of a new one, which leaves no
    relation.
    """
    symbol = generator.data
    field.symbol_roots[symbol] = field.symbol_roots.get(symbol, 1) * s.denominator
    if field.symbol_roots[symbol] > LARGEST_ROOT:
        raise NoField("roots of too high a degree")
    raise Again


def _halve_angles(field: Field, name: str, s: Fraction) -> None:
    """1 ± cos a is twice a square in terms of a/2: a root of it asks for the half angle."""
    if s.denominator % 2 or " " not in name:
        return
    head, _, tail = name.rpartition(" ")
    cosine = field.by_name.get(head[:-2])
    if tail != "1" or cosine is None or cosine.kind != "cos":
        return
    if field.lattices["trig"].halve(cosine.data[1]):
        raise Again


def taken_apart(field: Field, u: Element, t: Fraction) -> Element | None:
    """|A + B sqrt(R)|^(1/2) as sqrt((A + n) / 2) ± sqrt((A - n) / 2) where n^2 = A^2 - B^2 R; None if there is no
    such n.
    """
    if t.denominator != 2 or not field.order:
        return None
    p, q = u
    if field.powers and str(p) in field.powers:
        return None
    if q is not None:
        p = field.times(p, q)
    for index, inside in _square_roots_in(field, p):
        pair = linear_parts(field, p, index)
        if pair is None or pair[1].is_zero():
            continue
        a, b = pair
        if a.is_zero():
            continue
        n = square_root(field, field.reduced(a * a - b * b * inside))
        if n is None or 0 in field.supposed.values():
            continue
        wave = field.generators[index].kind == "sin"
        if wave and any(square_root(field, part / 2) is None for part in (a + n, a - n) if not part.is_zero()):
            continue  # no root would be saved
        root = _joined(field, a, b * field.gens[index] if wave else b, n)
        if q is not None:
            root = field.mul(root, field.inverse((q, None)))
            return whole_power(field, _positive(field, root), t.numerator)
        return whole_power(field, root, t.numerator)
    return None


def _positive(field: Field, a: Element) -> Element:
    return field.scaled(a, sign_of(field, a))


def _joined(field: Field, a: Poly, b: Poly, n: Poly) -> Element:
    """sqrt((|a| + n) / 2) ± sqrt((|a| - n) / 2): the root of |a + b r| where a^2 - b^2 r^2 = n^2."""
    n = n if (quiet := quiet_sign_of_element(field, (n, None))) is None or quiet > 0 else -n
    sign_a, sign_b = sign_of(field, (a, None)), sign_of(field, (b, None))
    if sign_a < 0:
        a, sign_b = -a, -sign_b
    first = size_power(field, ((a + n) / 2, None), Fraction(1, 2))
    second = size_power(field, ((a - n) / 2, None), Fraction(1, 2))
    total = field.add(first, field.scaled(second, sign_b))
    return field.scaled(total, sign_of(field, total)) if sign_b < 0 else total


def square_root(field: Field, p: Poly) -> Poly | None:
    """n with n^2 = p in the ring, if its factors say so."""
    if p.is_zero():
        return None
    number, factors = factored(field, p)
    if number < 0 or any(e % 2 for _, e in factors):
        return None
    root = fmpq(number.p.isqrt(), number.q.isqrt())
    if root * root != number:
        return None
    result = field.ring.constant(root)
    for name, e in factors:
        result = field.times(result, polynomial_power(field, field.polys[name], e // 2))
    return result


def _square_roots_in(field: Field, p: Poly) -> list[tuple[int, Poly]]:
    """(index, R) for every generator r = sqrt(R) that occurs in p, newest first."""
    found = []
    for index, d in enumerate(reversed(p.degrees())):
        if d and index in field.relations and field.generators[index].kind in ("root", "radical", "sin"):
            degree, relation = field.relations[index]
            if degree == 2:
                found.append((index, field.gens[index] ** 2 - relation))
    return found[::-1]
