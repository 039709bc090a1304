"""Keys as answers are written."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import Figures, Places, Relative, Task, Tolerance
from quizgen.bank.variant import Choice, Part
from quizgen.calculus.differentiate import derive
from quizgen.expr.nodes import ONE, TWO, Call, Integer, Set, Symbol
from quizgen.prose import Math, Text, plain
from quizgen.render.key_words import key_in_words
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import replaced


def test_no_points_are_none() -> None:
    """An empty set is said in words."""
    points = Part("", (), Task("points", Set(()), Notation.of("x")), Fraction(1))
    assert plain(key_in_words(points)) == "there are none"
    three = replaced(points, task=replaced(points.task, key=Set((ONE, TWO, Integer(3)))))
    assert plain(key_in_words(three)) == "1, 2 and 3"


def test_points_of_a_curve_say_which_letter_is_meant() -> None:
    """As a student would write them."""
    derivation = derive(Call("stationary", (parse("x^3 - 3x", Notation.of("x")).expr, Symbol("x"))))
    task = Task("points", derivation.result, Notation.of("x"))
    shown = plain(key_in_words(Part("", (), task, Fraction(1), (derivation,))))
    assert shown == "maximum at x = -1 and minimum at x = 1"


def test_units_stand_behind() -> None:
    """Behind a number as it is written, behind a formula with "in"; behind what was rounded."""
    speed = Part("", (), Task("number", parse("7/2", Notation.of()).expr, Notation.of()), Fraction(1), unit="m/s")
    assert plain(key_in_words(speed)) == "7/2 m/s"
    formula = replaced(speed, task=replaced(speed.task, key=parse("2t+1", Notation.of("t")).expr))
    assert plain(key_in_words(formula)) == "2t + 1, in m/s"
    rounded = replaced(speed, task=replaced(speed.task, tolerance=Figures(2)))
    assert plain(key_in_words(rounded)) == "7/2 = 3.5 m/s"


def test_choices_by_letter() -> None:
    """With their words."""
    words = (Choice((Math(ONE),)), Choice((Text("none"),)))
    task = Task("choice", Symbol("B"), notation_of_choices(2, several=False))
    assert plain(key_in_words(Part("", (), task, Fraction(1), choices=words))) == "B (none)"


@pytest.mark.parametrize(
    ("key", "tolerance", "words"),
    [
        ("6e^(-8)", Figures(3), "6e⁻⁸ ≈ 0.00201"),
        ("-1/3", Places(2), "-1/3 ≈ −0.33"),
        ("15/4", Figures(3), "15/4 = 3.75"),
        ("-3", Places(2), "-3"),
        ("2/3", Places(3), "2/3 ≈ 0.667"),
        ("pi", Relative(Fraction(1, 20)), "π ≈ 3.142"),
        ("0.5", Figures(3), "0.5"),
        ("2/3", None, "2/3"),
        ("12", Figures(3), "12"),
    ],
)
def test_what_need_only_be_near_is_rounded(key: str, tolerance: Tolerance | None, words: str) -> None:
    """As closely as is asked; an exact value and a plain number stay as they are."""
    task = Task("number", parse(key, Notation.of()).expr, Notation.of(), tolerance=tolerance)
    assert plain(key_in_words(Part("", (), task, Fraction(1)))) == words
