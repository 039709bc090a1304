"""The canonical form: what it sees at a glance, and what it must never merge."""

from __future__ import annotations

import pytest

from quizgen.expr.nodes import Integer, Power, Product, Quotient
from quizgen.expr.normal import normal
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

ALIKE = """
2x cos(x^2) | cos(x^2)*2x
x+x+x | 3x
x-x | 0
-(a-b) | b-a
(a-b)^2 | (b-a)^2
(3a-x)^601 | -(x-3a)^601
2(x+1) | 2x+2
(2x+4)^2 | 4(x+2)^2
x x^2/x^3 | 1
x^(1/3)x^(2/3) | x
x^n x^m | x^(n+m)
(x^2)^3 | x^6
sqrt(x^2) | |x|
sqrt(4x) | 2sqrt(x)
sqrt(x) | x^0.5
(x^3)^(1/3) | x
(-8x)^(1/3) | -2x^(1/3)
(9/4)^(3/2) | 27/8
1/cos(x)^2 | sec(x)^2
sin(x)/cos(x) | tan x
cot x | 1/tan x
sin(-x) | -sin x
cos(a-b) | cos(b-a)
e^x e^(2x) | e^(3x)
exp(x) | e^x
ln(e^x) | x
e^(ln x) | x
sigmoid(x) | 1/(1+e^(-x))
max(a,b) | max(b,a)
|2-4x| | 2|2x-1|
5! | 120
log10(x) | ln(x)/ln(10)
"""
UNLIKE = """
x | y
x^2 | x
sqrt(x^2) | x
(x^2)^(1/4) | sqrt(x)
(x y)^(1/2) | x^(1/2)y^(1/2)
(-x)^n | x^n
sqrt(-4x) | 2sqrt(x)
(a-b)^3 | (b-a)^3
sin(x)^2+cos(x)^2 | 2
max(a,b) | min(a,b)
9^9^9^9 | 9^9^9^8
2^(1/2) | 1.414
ln(x^2) | 2x
|x-1| | |x+1|
acos(-x) | acos(x)
"""


def forms(line: str) -> list[object]:
    return [normal(parse(text, Notation()).expr) for text in line.split(" | ")]


@pytest.mark.parametrize("line", ALIKE.strip().splitlines())
def test_alike(line: str) -> None:
    """Equal forms for what differs in order, signs, spelling and like terms."""
    left, right = forms(line)
    assert left == right


@pytest.mark.parametrize("line", UNLIKE.strip().splitlines())
def test_unlike(line: str) -> None:
    """Different functions have different forms."""
    left, right = forms(line)
    assert left != right


@pytest.mark.parametrize("text", ["9^9^9^9", "x^(10^8)", "(x+1)^(10^9)", "2^(10^9)x", "1/10^10^10", "(10^7)!"])
def test_large_powers_stay_powers(text: str) -> None:
    """Nothing is multiplied out or raised beyond a few thousand bits."""
    assert len(repr(normal(parse(text, Notation()).expr))) < 2000


def test_large_numbers_stay_apart() -> None:
    """Beyond a few thousand digits numbers stay factors and terms, in a form that is the same each time."""
    factor = Power(Quotient(Integer(9), Integer(7)), Integer(1290))
    many = Product((factor,) * 900)
    assert normal(many) == normal(many)
    assert len(repr(normal(many))) < 50_000


@pytest.mark.parametrize("function", ["tan", "cot", "tanh", "coth"])
def test_what_is_written_twice_does_not_double_without_end(function: str) -> None:
    """tan u is sin u / cos u, but tan(tan(... x)) does not become a form that takes for ever to look at."""
    assert len(repr(normal(parse(f"{function}(" * 40 + "x" + ")" * 40, Notation()).expr))) < 100_000
    assert f"'{function}'" not in repr(normal(parse(f"{function}({function}(x^2+3x))", Notation()).expr))
