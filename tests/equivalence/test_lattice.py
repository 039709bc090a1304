"""A basis of all arguments: integer combinations, refined where it must be, with far-apart multiples apart."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.equivalence.lattice import Lattice, Vector, basis, coordinates
from quizgen.equivalence.verdict import Equal
from tests.equivalence.reading import verdict


def vector(**parts: int | Fraction) -> Vector:
    return tuple(sorted((key, Fraction(q)) for key, q in parts.items() if q))


def total(parts: list[tuple[Vector, int]]) -> Vector:
    sums: dict[str, Fraction] = {}
    for direction, k in parts:
        for key, q in direction:
            sums[key] = sums.get(key, Fraction(0)) + k * q
    return vector(**sums)


def test_every_vector_is_a_combination() -> None:
    """After all have been asked for, each is an integer combination of the basis."""
    lattice = Lattice(250)
    asked = [vector(x=2, one=1), vector(x=1, one=Fraction(1, 2)), vector(x=1, y=-1), vector(x=1, y=1), vector(y=3)]
    for _ in range(2):
        for v in asked:
            lattice.express(v)
    refined = lattice.refined
    assert all(total(lattice.express(v)) == v for v in asked)
    assert lattice.refined == refined
    assert len(lattice.blocks) == 1
    assert len(lattice.blocks[0]) == 3


def test_one_direction() -> None:
    """2x + 1 and x + 1/2 need one generator."""
    lattice = Lattice(250)
    lattice.express(vector(x=2, one=1))
    lattice.express(vector(x=1, one=Fraction(1, 2)))
    assert lattice.blocks == [[vector(x=1, one=Fraction(1, 2))]]


def test_far_apart() -> None:
    """x and x/10^9 are kept in two blocks."""
    lattice = Lattice(250)
    lattice.express(vector(x=1))
    assert lattice.express(vector(x=Fraction(1, 10**9))) == [(vector(x=Fraction(1, 10**9)), 1)]
    assert len(lattice.blocks) == 2


def test_coordinates() -> None:
    """Rational coordinates, or None for what is independent."""
    block = basis([vector(x=1, y=1), vector(x=1, y=-1)])
    assert coordinates(block, vector(z=1)) is None
    found = coordinates(block, vector(x=1))
    assert found is not None
    assert {abs(k) for k in found} == {Fraction(1, 2)}


@pytest.mark.parametrize(
    ("response", "key"),
    [
        ("root(tan(2y+1),3)", "root(2tan(y+1/2)/(1-tan(y+1/2)^2),3)"),
        ("sqrt(tan(x+2x^2)^2)", "|tan(x+2x^2)|"),
        ("e^(1+cot(x-z+y)^2)", "e^(csc(x-z+y)^2)"),
        ("arsinh(tan(x+x^2/4))", "ln(tan(x+x^2/4)+sqrt(tan(x+x^2/4)^2+1))"),
        ("e^|sin(2+x)|", "e^sqrt(1-cos(2+x)^2)"),
        ("arctan(|sin((x-4)/x)|)", "arctan(sqrt(1-cos((x-4)/x)^2))"),
        ("sqrt(tan((x^x+9y)/2)^2+1)", "sqrt(((1-cos(x^x+9y))/sin(x^x+9y))^2+1)"),
        ("sin(cos((-(5/3-0.1))/2)^2)", "sin((1+cos(-(5/3-0.1)))/2)"),
        ("sin(a x+b)^2+cos(a x+b)^2", "1"),
        ("sin(x+y)+sin(x-y)", "2sin(x)cos(y)"),
    ],
)
def test_sums_in_arguments(response: str, key: str) -> None:
    """Functions of sums that need no addition theorem get none, both ways round."""
    assert isinstance(verdict(response, key), Equal)
    assert isinstance(verdict(key, response), Equal)
