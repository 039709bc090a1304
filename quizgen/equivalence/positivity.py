"""Signs of polynomials from what is known of others.

- p = a f + b g + ... with positive a, b and f, g > 0 (Farkas): x + y from x - y > 0 and y > 0.
- The same with products of these: 1 - x y = (1 - x) + x (1 - y).
- p = f q where the line f = y - r, of known sign, divides p: y^2 - 2 from y - sqrt 2.
- Quadratic forms, by completing squares (Lagrange): x^2 + x y + y^2 = (x + y/2)^2 + 3 y^2 / 4.
- Tangents: e^x - x > 0 from e^x >= 1 + x, x - sin x > 0 for x > 0.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from quizgen.equivalence.arithmetic import Poly
from quizgen.equivalence.bounds import symbol_sign
from quizgen.equivalence.constants import is_identically
from quizgen.equivalence.field import Field
from quizgen.equivalence.lines import divided_by_line, irrational_line
from quizgen.expr.flint_numbers import to_fraction

MOST_KNOWN, MOST_MULTIPLIED, MOST_TERMS = 8, 4, 8
SignOf = Callable[[Field, Poly], int | None]


def sign_by_combination(field: Field, p: Poly, sign_of_terms: SignOf) -> int | None:
    """The sign of a factor as a positive combination of others of known sign and of terms of one sign."""
    if len(p) > MOST_TERMS or field.constant_poly(p):
        return None
    known = {name: sign for name, sign in field.signs.items() if sign and name in field.polys}
    known |= {factors[0]: sign for sign, factors in (*field.here, *field.constraints) if len(factors) == 1}
    others = [(field.polys[name], sign) for name, sign in known.items() if field.polys[name] is not p]
    signed = [other * sign for other, sign in others if len(other) <= MOST_TERMS]
    signed += tangents(field, p, sign_of_terms)
    if not signed or len(signed) > MOST_KNOWN:
        return None
    found = _combined(field, p, signed, sign_of_terms)
    if found is None and p.total_degree() > 1 and len(signed) <= MOST_MULTIPLIED:
        signed += _products(field, p, signed)
        found = _combined(field, p, signed, sign_of_terms)
    return found


def _combined(field: Field, p: Poly, signed: list[Poly], sign_of_terms: SignOf) -> int | None:
    field.budget.spend(10 * len(p) * len(signed) ** 2)
    for sign in (1, -1):
        if _positive(field, p * sign, signed, sign_of_terms, 2):
            return sign
    return None


def _products(field: Field, p: Poly, positive: list[Poly]) -> list[Poly]:
    """Products of two of these, and of these and the variables in p that have a sign."""
    lines = [q for q in positive if q.total_degree() == 1]
    for generator in field.generators:
        sign = symbol_sign(field, generator.data) if generator.kind == "symbol" else None
        if sign and p.degrees()[field.size - 1 - generator.index]:
            lines.append(generator.poly * sign)
    return [one * other for i, one in enumerate(lines) for other in lines[i:]]


def sign_by_division(field: Field, p: Poly, sign_of: SignOf) -> int | None:
    """The sign of a polynomial that a line of known sign divides, from that of the quotient; where the line vanishes,
    from that of the remainder.
    """
    if len(p) > MOST_TERMS or not any(g.constant for g in field.generators):
        return None
    for other, sign in list(field.signs.items()):
        line = irrational_line(field, other) if field.polys.get(other) is not p else None
        if line is None:
            continue
        quotient, rest = divided_by_line(field, p, line)
        if not sign:
            return 0 if is_identically(field, rest) else sign_of(field, rest)
        if not quotient.is_zero() and is_identically(field, rest):
            own = sign_of(field, quotient)
            if own:
                return own * sign if line[1] > 0 else -own * sign
    return None


def tangents(field: Field, p: Poly, sign_of_terms: SignOf) -> list[Poly]:
    """What is >= 0 because a graph lies on one side of a tangent: e^u - 1 - u, |u| - |sin u|, |u| - 1 - ln|u|, ..."""
    found: list[Poly] = []
    for index, d in enumerate(reversed(p.degrees())):
        g = field.generators[index] if d else None
        if g is None or g.argument is None or g.argument[1] is not None or g.kind not in ("exp", "sin", "atan", "ln"):
            continue
        u = g.argument[0]
        sign = 1 if g.kind == "exp" else sign_of_terms(field, u)
        if g.kind == "exp":
            found.append(g.poly - u - 1)
        elif sign and g.kind == "ln":
            found.append(u * sign - 1 - g.poly)
        elif sign:
            found.append((u - g.poly) * sign)
    return found


def _positive(field: Field, p: Poly, known: list[Poly], sign_of_terms: SignOf, depth: int) -> bool:
    """Whether p is a combination, with positive numbers, of at most `depth` known ones and positive terms."""
    if p.is_zero():
        return True
    for i, other in enumerate(known):
        terms = dict(other.terms())
        shares = {p[powers] / c for powers, c in terms.items() if p[powers]}
        for share in sorted((share for share in shares if share > 0), key=lambda q: (int(q.q), int(q.p))):
            rest = p - other * share
            if len(rest) > len(p):
                continue
            if rest.is_zero() or sign_of_terms(field, rest) == 1:
                return True
            if depth > 1 and _positive(field, rest, known[i + 1 :] + known[:i], sign_of_terms, depth - 1):
                return True
    return False


def sign_of_quadratic(field: Field, p: Poly) -> int | None:
    """The sign of a polynomial of degree 2 that is a sum of squares with coefficients of one sign."""
    if p.total_degree() != 2 or len(p) > 15:
        return None
    used = [place for place, d in enumerate(p.degrees()) if d]
    n = len(used) + 1
    form = [[Fraction(0)] * n for _ in range(n)]
    for powers, c in p.terms():
        places = [i + 1 for i, place in enumerate(used) for _ in range(int(powers[place]))]
        i, j = [0] * (2 - len(places)) + places
        q = to_fraction(c)
        form[i][j] += q / 2
        form[j][i] += q / 2
    sign = next((1 if form[i][i] > 0 else -1 for i in range(n) if form[i][i]), None)
    if sign is None:
        return None
    return sign if _is_a_sum_of_squares([[sign * q for q in row] for row in form]) else None


def _is_a_sum_of_squares(form: list[list[Fraction]]) -> bool:
    """Whether a symmetric matrix has no negative eigenvalue, by elimination."""
    n = len(form)
    for _ in range(n):
        if any(form[i][i] < 0 for i in range(n)):
            return False
        k = next((i for i in range(n) if form[i][i] > 0), None)
        if k is None:
            return not any(any(row) for row in form)
        pivot = list(form[k])
        for i in range(n):
            share = form[i][k] / pivot[k]
            form[i] = [a - share * b for a, b in zip(form[i], pivot, strict=True)]
    return not any(any(row) for row in form)
