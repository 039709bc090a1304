"""One question of two parts, and one of points, to be marked."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.listing import points_key
from quizgen.answers.task import Task
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.differentiate import derive
from quizgen.expr.nodes import Derivative
from quizgen.prose import Math, Text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x")


@pytest.fixture
def chain() -> Part:
    """Differentiate sin(4x^3), for three marks."""
    body = parse("sin(4x^3)", X).expr
    worked = derive(Derivative(body, ("x",)))
    prompt = ((Text("Differentiate "), Math(body), Text(".")),)
    return Part("", prompt, Task("expression", worked.result, X), Fraction(3), (worked,))


@pytest.fixture
def points() -> Part:
    """The stationary points of x^3 - 3x, for four marks."""
    key = points_key("(1,-2) min; (-1,2) max", X)
    return Part("", ((Text("Classify."),),), Task("points", key, Notation.of()), Fraction(4))


@pytest.fixture
def questions(chain: Part, points: Part) -> tuple[Variant, ...]:
    """Both, as the questions of a sheet."""
    return (
        Variant("chain-rule/sine", "The chain rule", b"\x01", (("a", parse("4", X).expr),), (), (chain,), 2.0),
        Variant("optimum/cubic", "Stationary points", b"\x02", (("f", "cos"),), (), (points,), 3.5),
    )
