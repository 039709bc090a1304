"""What the domain requires of signs, and whether a cell contradicts it: then there is nothing to prove there."""

from __future__ import annotations

from quizgen.equivalence.factors import factored_element
from quizgen.equivalence.field import Element, EmptyCell, Field
from quizgen.equivalence.positivity import sign_by_combination, sign_by_division
from quizgen.equivalence.signs import known_sign, quiet_sign, sign_of_itself, sign_of_terms


def not_negative(field: Field, a: Element) -> None:
    """State that the domain leaves only points where a >= 0: the signs of its factors have a positive product."""
    number, exponents = factored_element(field, a)
    sign = 1 if number > 0 else -1
    factors = tuple(name for name, e in exponents.items() if e % 2)
    if factors:
        field.here.append((sign, factors))
    elif sign < 0:
        raise EmptyCell


def check_suppositions(field: Field) -> None:
    """Raise EmptyCell if one supposed sign contradicts the others: sin x + cos x > 0 where both are negative."""
    for name, sign in field.supposed.items():
        p = field.polys.get(name)
        if p is None or not sign or len(p) == 1:
            continue
        if sign_of_terms(field, p) == -sign or sign_by_combination(field, p, sign_of_terms) == -sign:
            raise EmptyCell
        if sign_by_division(field, p, quiet_sign) == -sign:
            raise EmptyCell


def check_constraints(field: Field) -> None:
    """Raise EmptyCell if the signs known contradict a constraint."""
    for sign, factors in (*field.here, *field.constraints):
        for name in factors:
            one = known_sign(field, name)
            if one is None:
                break
            sign *= one
        else:
            if sign < 0:
                raise EmptyCell


def check_requirements(field: Field) -> None:
    """Raise EmptyCell if a factor cannot have the sign that is required of it alone: sin x - 2 >= 0."""
    for sign, factors in (*field.here, *field.constraints):
        if len(factors) == 1 and (sign_of_terms(field, field.polys[factors[0]]) or 0) * sign >= 0:
            own = sign_of_itself(field, factors[0])
            if own is not None and own * sign < 0:
                raise EmptyCell
