"""A sheet of two questions and a class of two students, to be written and read."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.listing import points_key
from quizgen.answers.task import Figures, Task
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.differentiate import derive
from quizgen.expr.nodes import Call, Decimal, Derivative, Symbol
from quizgen.prose import Latex, Math, Text
from quizgen.sheets.sheet import Sheet, Student
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x")


@pytest.fixture
def sheets() -> tuple[Sheet, ...]:
    """The same two questions for two students; the second has another number in it."""
    return tuple(
        Sheet("fcs", "week-04", "Differentiation", "2026-12-04 17:00", student, (_sine(a), _points(), _gradient()))
        for a, student in (("4", Student("20398", "Ada L.")), ("5", Student("20411", "Emmy N.")))
    )


def _sine(a: str) -> Variant:
    body = parse(f"sin({a}x^3)", X).expr
    worked = derive(Derivative(body, ("x",)))
    prompt = ((Text("Differentiate "), Math(body, True)),)
    part = Part("", prompt, Task("expression", worked.result, X), Fraction(3), (worked,))
    parameters = (("a", parse(a, X).expr), ("f", "sin"))
    return Variant("chain-rule/sine", "The chain rule", b"\x01\xff", parameters, (), (part,), 2.25)


def _points() -> Variant:
    prompt = ((Latex(r"\int", "an integral"), Text("Classify.")),)
    key = points_key("(1,-2) min; (-1,2) max", X)
    half = Decimal(Fraction(1, 2), "0.50")
    parts = (
        Part("a", prompt, Task("points", key, Notation.of()), Fraction(5, 2)),
        Part("b", prompt, Task("number", half, Notation.of(), tolerance=Fraction(1, 1000)), Fraction(1)),
        Part("c", prompt, Task("number", half, Notation.of(), tolerance=Figures(3), form=("exact",)), Fraction(1)),
    )
    return Variant("optimum/cubic", "Stationary points", b"", (), prompt, parts, 3.5)


def _gradient() -> Variant:
    xy = Notation.of("x", "y").allowing("vector")
    worked = derive(Call("grad", (parse("x^2 y", xy).expr, Symbol("x"), Symbol("y"))))
    assume = parse("x > 0", xy.allowing("relation")).expr
    task = Task("vector", worked.result, xy, (assume,), given=(("y", parse("x^2", xy).expr),))  # type: ignore[arg-type]
    part = Part("", ((Text("Find the gradient."),),), task, Fraction(2), (worked,))
    return Variant("partial/gradient", "Gradients", b"\x03", (), (), (part,), 2.0)
