"""arcsin u and arctan u: odd, special angles recognised, otherwise generators.

A special angle is guessed from a ball around arcsin(u)/pi and then proved: sin(q pi) = u exactly.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb

from quizgen.equivalence.arguments import rationalized
from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.constants import ball_of_element, vanishes
from quizgen.equivalence.field import Element, Field
from quizgen.equivalence.trigonometry import multiple_of_pi
from quizgen.expr.balls import precision

GUESS_BITS = 96
DENOMINATORS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 16, 20, 24, 30, 40, 60)


def pi(field: Field) -> Element:
    """The number pi."""
    return field.reduced(field.generator("pi").poly), None


def arcsine(field: Field, u: Element) -> Element:
    """arcsin u."""
    return _inverse(field, "asin", u)


def arctangent(field: Field, u: Element) -> Element:
    """arctan u."""
    return _inverse(field, "atan", u)


def _inverse(field: Field, kind: str, u: Element) -> Element:
    p, q = rationalized(field, u)
    if p.is_zero():
        return p, None
    if p.leading_coefficient() < 0:
        return field.neg(_inverse(field, kind, (-p, q)))
    u = (p, q)
    if field.is_constant(u):
        special = special_angle(field, kind, u)
        if special is not None:
            return field.scaled(pi(field), special)
    pi(field)  # older than the angles, so that relations can be solved for them
    return field.reduced(field.generator(kind, f"{p}/{q}", u).poly), None


def special_angle(field: Field, kind: str, u: Element) -> Fraction | None:
    """The rational q with arcsin u = q pi (or arctan u = q pi), proved; None if none is found."""
    with precision(GUESS_BITS):
        try:
            value = ball_of_element(field, u)
            angle = (value.asin() if kind == "asin" else value.atan()) / arb.pi()
        except NoField:
            return None
        if not angle.is_finite():
            return None
        guess = next((b for b in DENOMINATORS if (angle * b).contains_integer()), None)
        if guess is None:
            return None
        multiple = (angle * guess).unique_fmpz()
        if multiple is None:
            return None
        q = Fraction(int(multiple), guess)
    cosine, sine = multiple_of_pi(field, q)
    wanted = u if kind == "asin" else field.mul(u, cosine)
    gap = field.add(sine, field.neg(wanted))
    return q if vanishes(field, gap[0]) else None
