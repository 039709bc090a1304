"""Two texts against each other."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from quizgen.answers.compare import Outcome, equal, in_form
from quizgen.answers.task import Relative
from quizgen.registry import UnknownName


@pytest.mark.parametrize(
    ("response", "key", "verdict"),
    [
        ("2x cos(x^2)", "cos(x^2)*2x", "equal"),
        ("x1", "x_1", "different"),
        ("2X", "2x", "different"),
        ("2x +", "2x", "unreadable"),
        ("2x", "2x +", "unreadable"),
        ("", "2x", "unreadable"),
        ("1/0", "1/0", "different"),
    ],
)
def test_verdicts(response: str, key: str, verdict: str) -> None:
    """Without a word about variables letters are what they look like; what has no value equals nothing."""
    assert equal(response, key).verdict == verdict


def test_letters_in_one_text() -> None:
    """As on the command line; and a Greek letter may be named or written."""
    assert equal("3xy", "3yx", variables="x, y").verdict == "equal"
    assert equal("theta cos θ", "θ cos(theta)", variables="θ").verdict == "equal"
    assert in_form("xy + y", "factorised", variables="x,y")


def test_how_it_was_read() -> None:
    """The outcome shows the response in LaTeX, and says when it could mean something else."""
    outcome = equal("1/2x", "1/(2x)", variables=["x"])
    assert (outcome.verdict, outcome.ambiguous) == ("different", True)
    assert outcome.reads_as == r"\frac{1}{2}x"
    assert outcome.note.startswith("Read as 1/(2x) it would be right.")


def test_conditions_and_definitions() -> None:
    """Assumptions and given quantities count on both sides."""
    assert equal("sqrt(x^2)", "x", variables=["x"], assume="x>0").verdict == "equal"
    assert equal("sqrt(x^2)", "x", variables=["x"]).verdict == "different"
    assert equal("e^-x/(1+e^-x)^2", "y(1-y)", variables=["x"], given={"y": "1/(1+e^-x)"}).verdict == "equal"


@pytest.mark.parametrize(
    "tolerance", [Fraction(1, 10), "0.1", 0.1, Decimal("0.1"), "1e-1", Relative(Fraction(1, 10))]
)
def test_a_tolerance_is_the_decimal_that_was_written(tolerance: Fraction | str | float | Decimal | Relative) -> None:
    """0.1 is a tenth, so that 1.1 is within it of 1 and nothing above."""
    assert equal("1.1", "1", kind="number", tolerance=tolerance).verdict == "equal"
    assert equal("1.10000000000000000001", "1", kind="number", tolerance=tolerance).verdict == "different"


def test_whose_text_was_unreadable() -> None:
    """A mistake in the key is not told to the student as theirs."""
    assert equal("2x", "2x +").note.startswith("The key")
    assert not equal("2x +", "2x").note.startswith("The key")
    assert equal("2x +", "2x").error is not None


def test_an_unknown_kind() -> None:
    """A programmer's mistake is an exception."""
    with pytest.raises(UnknownName, match="no kind of answer"):
        equal("1", "1", kind="haiku")


def test_the_outcome_is_a_value() -> None:
    """The same texts give the same outcome."""
    outcome: Outcome = equal("x+x", "2x")
    assert outcome == equal("x+x", "2x")
    assert outcome.judgement is not None
    assert outcome.judgement.check()


@pytest.mark.parametrize(
    ("response", "form", "accepted"),
    [("x^2-1", "expanded", True), ("x^2-1", "factorised", False), ("(x-1)(x+1)", "factorised", True)],
)
def test_a_form_that_is_asked_for(response: str, form: str, accepted: bool) -> None:
    """The verdict is about the value; whether it is accepted, about the form too; the note says what is wrong."""
    outcome = equal(response, "x^2-1", form=form)
    assert (outcome.verdict, outcome.accepted) == ("equal", accepted)
    assert accepted or "factorised" in outcome.note


@pytest.mark.parametrize(
    ("text", "form", "message"),
    [
        ("2/4", "lowest-terms", "2/4 is not in lowest terms: 2 cancels."),
        ("x = 2/4", "lowest-terms", "2/4 is not in lowest terms: 2 cancels."),
        ("x^2-x", "expanded", ""),
        ("1/0", "expanded", "It divides by zero."),
    ],
)
def test_in_form(text: str, form: str, message: str) -> None:
    """The form of a text, whatever its value."""
    assert in_form(text, form) == message


@pytest.mark.parametrize("key", ["x", "x + 1"])
def test_conditions_that_contradict_each_other_are_the_author_s_mistake(key: str) -> None:
    """Nothing is true or false of no point; a formula that has no value is another matter."""
    outcome = equal("x", key, assume="x>0, x<0")
    assert outcome.verdict == "unreadable"
    assert outcome.note == "These conditions cannot all hold. Check the signs: no point satisfies them"
    assert equal("ln(-1-x^2)", "ln(-1-x^2)", assume="x>0").verdict == "different"


@pytest.mark.parametrize(
    ("key", "options", "said"),
    [
        ("2x+", {}, "The key could not be read: Nothing follows +. Write what comes after it, or delete it"),
        ("x", {"assume": "x>"}, "The condition could not be read: Nothing follows >."),
        ("x", {"given": {"h": "2*"}}, "What is given could not be read: Nothing follows *."),
        ("y=2x", {}, 'Keys of this shape are of kind "equation"'),
        ("(1,2)", {}, 'Keys of this shape are of kind "vector"'),
    ],
)
def test_an_author_is_told_which_text_could_not_be_read(key: str, options: dict[str, Any], said: str) -> None:
    """The key, a condition or a definition; and which kind a key of this shape has."""
    outcome = equal("x", key, **options)
    assert outcome.verdict == "unreadable"
    assert said in outcome.note
