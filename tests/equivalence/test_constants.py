"""Numbers: a zero is proved by a separation bound, a sign by balls, and near misses are not zeros."""

from __future__ import annotations

import pytest

from quizgen.equivalence.constants import euler_phi, sign_of_constant, vanishes
from tests.equivalence.fields import polynomial


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(2)+sqrt(3)-sqrt(5+2sqrt(6))",
        "(2+sqrt(5))^(1/3)-(1+sqrt(5))/2",
        "(99+70sqrt(2))^(1/6)-sqrt(3+2sqrt(2))^(1/1)*(99-70sqrt(2))^(1/6)*(1+sqrt(2))^(0)*1+0*x",
        "2cos(pi/9)-2cos(2pi/9)-2cos(4pi/9)",
        "sin(pi/30)-(sqrt(30-6sqrt(5))-sqrt(5)-1)/8",
        "cos(2pi/5)-(sqrt(5)-1)/4",
    ],
)
def test_zero(text: str) -> None:
    """Algebraic numbers that are zero are proved to be."""
    field, p = polynomial(text)
    assert vanishes(field, p) == (text[:3] != "(99")


@pytest.mark.parametrize(
    "text",
    ["sqrt(2)+sqrt(3)-3.14626436994197234", "cos(pi/7)-0.9009688679024191", "2^(1/3)-1.2599210498948731647672106"],
)
def test_nearly_zero(text: str) -> None:
    """A small number is not zero, and its sign is found."""
    field, p = polynomial(text)
    assert not vanishes(field, p)
    assert sign_of_constant(field, p) in (1, -1)


def test_euler_phi() -> None:
    """phi(n) counts what is prime to n."""
    from math import gcd

    assert [euler_phi(n) for n in range(1, 200)] == [
        sum(gcd(k, n) == 1 for k in range(1, n + 1)) for n in range(1, 200)
    ]
