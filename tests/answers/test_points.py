"""Points as a kind of answer: credit and findings."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.judging import judge, read
from quizgen.answers.listing import points_key
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

TWO = "(0,0) saddle; (1,1) min"
CLOSED = Notation.of()


@pytest.mark.parametrize(
    ("response", "key", "credit", "messages"),
    [
        ("min (1,1); saddle (0,0)", TWO, 1, []),
        ("min (2/2, 1); saddle (0,0); saddle (0,0)", TWO, 1, []),
        ("(0,0) min; (1,1) saddle", TWO, "1/2", ["The kinds of (0, 0) and (1, 1) are the wrong way round."]),
        ("(0,0) max; (1,1) min", TWO, "3/4", ["(0, 0) is not a maximum."]),
        ("(0,0), (1,1)", TWO, "1/2", ["Say what kind of point (0, 0) is.", "Say what kind of point (1, 1) is."]),
        ("(1,1) min", TWO, "1/2", ["(0, 0) is missing."]),
        ("(0,0) saddle; (-1,-1) min", TWO, 0, ["(-1, -1) has a wrong sign.", "(1, 1) is missing."]),
        (TWO + "; (2,2) max", TWO, "1/2", ["(2, 2) is not one of the points."]),
        ("none", TWO, 0, ["(0, 0) is missing.", "(1, 1) is missing."]),
        ("min (0,1)", "min (1,0)", 0, ["(0, 1) has its coordinates the wrong way round.", "(1, 0) is missing."]),
        ("(1,2,3)", "(1,2)", 0, ["(1, 2, 3) has a coordinate too many.", "(1, 2) is missing."]),
        ("x = 1 min", "min (1,0)", 0, ["Give all 2 coordinates of 1.", "(1, 0) is missing."]),
        ("x = ±1", "{1, -1}", 1, []),
        ("Largest at x=8, smallest at x=2", "max 8; min 2", 1, []),
        ("y is greatest at x = 8 and lowest at 2", "max 8; min 2", 1, []),
        ("f has a maximum at 8, and has its least value at 2", "max 8; min 2", 1, []),
        ("x=1 or x=2", "{1, -1}", 0, ["2 is not one of the points.", "-1 is missing."]),
        ("none", "none", 1, []),
        ("x = 0", "none", 0, ["0 is not one of the points."]),
        ("saddle at x = 1", "inflection at x = 1", 1, []),
        ("(0,0) saddle", "(0,0)", 1, ["What kind of point (0, 0) is was not asked for."]),
        ("(sqrt(2)/2, 0) min", "min (1/sqrt(2), 0)", 1, []),
    ],
)
def test_points(response: str, key: str, credit: int | str, messages: list[str]) -> None:
    """Every point earns its share, half of it for its kind; extra points cost; the findings name each one."""
    task = Task("points", points_key(key, CLOSED), CLOSED)
    judgement = judge(read(response, task), task)
    assert isinstance(judgement.verdict, Equal if credit == 1 else Different)
    assert [finding.message.replace("−", "-") for finding in judgement.findings] == messages
    assert judgement.credit == Fraction(credit)
    assert judgement.check()


def test_height_of_a_point_on_a_curve() -> None:
    """Where x is asked for and y is given as a function of x, the point (x, y) will do, if y is right as well."""
    notation = Notation.of("x")
    curve = (("y", parse("x^3-3x", notation).expr),)
    task = Task("points", points_key("min 1; max -1", CLOSED), CLOSED, given=curve)
    assert isinstance(judge(read("(1,-2) min; (-1,2) max", task), task).verdict, Equal)
    assert isinstance(judge(read("(1,2) min; (-1,2) max", task), task).verdict, Different)


@pytest.mark.parametrize("key", ["max -2; min 5", "max (-2, 60); min (5, -283)"])
@pytest.mark.parametrize(
    ("response", "credit", "messages"),
    [
        ("max (-2, 999), min (5, -283)", "3/4", ["The height at x = -2 is not 999."]),
        ("min (-2, 999), min (5, -283)", "5/8", ["-2, 999", "The height at x = -2 is not 999."]),
        ("max (-2, 999)", "1/4", ["The height at x = -2 is not 999.", "missing"]),
    ],
)
def test_a_wrong_height(key: str, response: str, credit: str, messages: list[str]) -> None:
    """In one variable the right place earns half its share though its height is wrong, and is not an extra point."""
    notation = Notation.of("x")
    curve = (("y", parse("2x^3-9x^2-60x-8", notation).expr),)
    task = Task("points", points_key(key, CLOSED), CLOSED, given=curve)
    judgement = judge(read(response, task), task)
    assert judgement.credit == Fraction(credit)
    found = [finding.message.replace("−", "-") for finding in judgement.findings]
    assert all(message in said for message, said in zip(messages, found, strict=True))


def test_rounded_points() -> None:
    """With a tolerance each coordinate may be rounded; two responses cannot stand for one point."""
    task = Task("points", points_key("(1/3, 2/3), (1/3, 0.67)", CLOSED), CLOSED, tolerance=Fraction(1, 100))
    assert isinstance(judge(read("(0.33, 0.67), (0.33, 0.665)", task), task).verdict, Equal)
    assert isinstance(judge(read("(0.33, 0.67), (0.4, 0.67)", task), task).verdict, Different)
