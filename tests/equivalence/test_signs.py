"""Signs of factors: what is known of them, what is forced, and what must be split into cells."""

from __future__ import annotations

import pytest

from quizgen.equivalence.field import NeedSign
from quizgen.equivalence.signs import forced_sign, known_sign, never_zero, sign_of, sign_of_itself, sign_of_terms
from tests.equivalence.fields import between, element, polynomial


@pytest.mark.parametrize(("text", "sign"), [("x^2+1", 1), ("-e^x-x^4", -1), ("x", None), ("sqrt(2)-1", 1)])
def test_terms_of_one_sign(text: str, sign: int | None) -> None:
    """Even powers and exponentials are positive; numbers are told by balls."""
    assert sign_of_terms(*polynomial(text)) == sign


@pytest.mark.parametrize(
    ("text", "sign"),
    [("x^2+x+1", 1), ("x^2+x y+y^2", 1), ("e^x-x", 1), ("sqrt(x^2+1)-x", 1), ("5-arctan(x)-pi", 1), ("x-1", None),
     ("x^4-x+1", 1)],
)  # fmt: skip
def test_by_its_nature(text: str, sign: int | None) -> None:
    """By roots beside it, ranges, squares, tangents and real zeros, whatever is required of it."""
    field, p = polynomial(text)
    assert sign_of_itself(field, field.name_of(p)) == sign


def test_what_is_not_known_must_be_split() -> None:
    """The driver is told the factor."""
    field, a = element("x-1")
    with pytest.raises(NeedSign) as caught:
        sign_of(field, a)
    assert caught.value.name == field.name_of(a[0])


def test_suppositions_are_known() -> None:
    """On a cell where x - 1 is supposed negative, (x - 1)^3 is negative, and (x - 1)^2 positive."""
    field, a = element("x-1")
    field.enter({field.name_of(a[0]): -1})
    assert sign_of(field, a) == -1
    assert sign_of(field, field.mul(a, a)) == 1


def test_constraints_force_signs() -> None:
    """Where x (y + 1) > 0 and x > 0, y + 1 > 0."""
    field, _ = polynomial("x(y+1)")
    x, y = (field.symbol(name)[0] for name in "xy")
    names = (field.name_of(x), field.name_of(y + 1))
    field.constraints += [(1, names), (1, names[:1])]
    assert forced_sign(field, names[1]) == 1


def test_bounds_of_a_variable_decide() -> None:
    """x - 1 is positive on 2 < x < 3."""
    field, p = polynomial("x-1")
    between(field, "x", 2, 3)
    assert known_sign(field, field.name_of(p)) == 1


@pytest.mark.parametrize(("text", "never"), [("x^2+1", True), ("x^2", False), ("e^x", True), ("x", False)])
def test_never_zero(text: str, never: bool) -> None:
    """A positive number and terms that are not negative; exponentials."""
    field, p = polynomial(text)
    assert never_zero(field, field.name_of(p)) is never
