"""Numbers: exact, or near enough, always in exact arithmetic or in balls."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.judging import judge, read
from quizgen.answers.task import Figures, Places, Relative, Task, Tolerance
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

CLOSED = Notation.of()


def found(response: str, key: str, tolerance: Tolerance | None = None) -> tuple[bool, str]:
    """Whether the response is accepted, and the code of the first finding."""
    task = Task("number", parse(key, CLOSED).expr, CLOSED, tolerance=tolerance)
    judgement = judge(read(response, task), task)
    assert isinstance(judgement.verdict, Equal | Different)
    assert judgement.check()
    return isinstance(judgement.verdict, Equal), judgement.findings[0].code if judgement.findings else ""


@pytest.mark.parametrize(
    ("response", "key", "accepted", "code"),
    [
        ("3/5", "0.6", True, ""),
        ("x_1 = 0.6", "0.6", True, ""),
        ("0.6000000000000000000001", "0.6", False, ""),
        ("0.6000000001", "3/5", False, ""),
        ("0.67", "2/3", False, "number.rounded"),
        ("0.66", "2/3", False, ""),
        ("1.41421", "sqrt(2)", False, "number.rounded"),
        ("2/sqrt(2)", "sqrt(2)", True, ""),
        ("-0.6", "0.6", False, "number.sign"),
        ("1/0", "0.6", False, ""),
        ("1", "0.6", False, ""),
        ("0.1+0.2", "0.3", True, ""),
    ],
)
def test_exact(response: str, key: str, accepted: bool, code: str) -> None:
    """Without a tolerance only the exact value is right; a rounded one is told from a wrong one."""
    assert found(response, key) == (accepted, code)


@pytest.mark.parametrize(
    ("response", "key", "tolerance", "accepted"),
    [
        ("1.05", "1", Relative(Fraction(1, 20)), True),
        ("0.95", "1", Relative(Fraction(1, 20)), True),
        ("1.0500000000000000000001", "1", Relative(Fraction(1, 20)), False),
        ("1.05e33", "1e33", Relative(Fraction(1, 20)), True),
        ("1.05e-33", "1e-33", Relative(Fraction(1, 20)), True),
        ("0.949e-33", "1e-33", Relative(Fraction(1, 20)), False),
        ("-1.05", "-1", Relative(Fraction(1, 20)), True),
        ("4.09", "4.1", Fraction(1, 100), True),
        ("4.0899999999999999999", "4.1", Fraction(1, 100), False),
        ("3.14", "pi", Fraction(1, 100), True),
        ("3.14", "pi", Fraction(1, 1000), False),
        ("pi + 1/100", "pi", Fraction(1, 100), True),
        ("sqrt(2) + 1/100", "2/sqrt(2)", Fraction(1, 100), True),
        ("21pi/20", "pi", Relative(Fraction(1, 20)), True),
        ("e/4", "0.6795704571", Fraction(1, 2000), True),
        ("1/0", "1", Fraction(1, 100), False),
        ("0", "0", Relative(Fraction(1, 20)), True),
        ("0.001", "0", Relative(Fraction(1, 20)), False),
    ],
)
def test_tolerance(response: str, key: str, tolerance: Tolerance, accepted: bool) -> None:
    """The boundary belongs to what is accepted, exactly: also where only an identity shows that it is the boundary."""
    assert found(response, key, tolerance)[0] is accepted


def test_what_is_too_large_waits() -> None:
    """A number that nobody can evaluate is undecided, not wrong, and costs no time."""
    task = Task("number", parse("1", CLOSED).expr, CLOSED, tolerance=Fraction(1, 100))
    assert isinstance(judge(read("9^9^9^9", task), task).verdict, Undecided | Different)


@pytest.mark.parametrize(
    ("response", "key", "tolerance", "accepted", "code"),
    [
        ("3.14", "pi", Figures(3), True, ""),
        ("3.1", "pi", Figures(3), False, "number.rounded"),
        ("3.142", "pi", Figures(3), True, ""),
        ("0.0120", "0.012", Figures(3), True, ""),
        ("0.012", "0.012", Figures(3), True, "number.figures"),
        ("1200", "1234", Figures(2), True, ""),
        ("2.50", "2.5", Places(2), True, ""),
        ("2.5", "2.5", Places(2), True, "number.places"),
        ("2.51", "2.505", Places(2), True, ""),
        ("2.50", "2.505", Places(2), True, ""),
        ("2.5", "2.51", Places(2), False, "number.rounded"),
        ("2.52", "2.505", Places(2), False, ""),
    ],
)
def test_figures_and_places(response: str, key: str, tolerance: Tolerance, accepted: bool, code: str) -> None:
    """Right when rounded as asked, whichever way a tie was rounded; too few digits written is a finding."""
    assert found(response, key, tolerance) == (accepted, code)


@pytest.mark.parametrize(
    ("text", "number"),
    [("18.75 l/min", "18.75"), ("75/4 litres per minute", "75/4"), ("v = 5 m/s", "5"), ("4 min", "4"), ("2kg", "2")],
)
def test_a_unit_is_asked_to_be_left_away(text: str, number: str) -> None:
    """The unit stands in the question; what to write instead is told."""
    task = Task("number", parse("1", CLOSED).expr, CLOSED)
    with pytest.raises(InputError, match=f"without a unit: {number}$"):
        read(text, task)


@pytest.mark.parametrize("text", ["2 +", "3(4", "x", "about 5", "2 sin"])
def test_other_mistakes_keep_their_words(text: str) -> None:
    """What is no number with something behind it has no unit."""
    with pytest.raises(InputError) as caught:
        read(text, Task("number", parse("1", CLOSED).expr, CLOSED))
    assert caught.value.code != "unit"


@pytest.mark.parametrize("text", ["about 0.785", "~0.785", "approx. 0.785", "x = ~ 0.785", "Roughly .785", "≈0.785"])
def test_a_number_said_to_be_rounded(text: str) -> None:
    """It is judged where a tolerance is given; where none is, the exact number is asked for."""
    assert found(text, "pi/4", Fraction(1, 1000))[0]
    assert not found(text, "pi/5", Fraction(1, 1000))[0]
    with pytest.raises(InputError, match="the exact number is asked for"):
        read(text, Task("number", parse("pi/4", CLOSED).expr, CLOSED))


def test_about_a_letter_stays_unread() -> None:
    """Only a number can be rounded: behind the word there is no formula."""
    with pytest.raises(InputError):
        found("about x", "pi/4", Fraction(1, 1000))
