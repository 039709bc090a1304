"""The sentences of the feedback."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.judgement import Finding
from quizgen.answers.listing import points_key
from quizgen.answers.task import Task
from quizgen.bank.variant import Part
from quizgen.expr.nodes import Integer
from quizgen.marking.words import after, discreetly, sentence, the_answer
from quizgen.prose import plain
from quizgen.syntax.notation import Notation


@pytest.mark.parametrize(
    ("labels", "text"),
    [
        (("a",), "your answer to (a)"),
        (("a", "b"), "your answers to (a) and (b)"),
        (("a", "b", "c"), "your answers to (a), (b) and (c)"),
    ],
)
def test_after(labels: tuple[str, ...], text: str) -> None:
    """Parts by their labels."""
    assert after(labels) == text


def test_discreetly() -> None:
    """What gives the answer away is left out, and the same is said once."""
    missing = [Finding("points.missing", f"{i} is missing.", "A point is missing.") for i in range(2)]
    said = discreetly([Finding("x", "The sign is wrong."), *missing])
    assert [plain(prose) for prose in said] == ["The sign is wrong.", "A point is missing."]


@pytest.mark.parametrize(
    ("key", "text"),
    [("min (1,-2); max (-1,2)", "minimum at (1, -2), maximum at (-1, 2)"), ("none", "that there is no such point")],
)
def test_the_answer(key: str, text: str) -> None:
    """Points in words."""
    part = Part("", (), Task("points", points_key(key, Notation.of("x")), Notation.of("x")), Fraction(1))
    assert plain(the_answer(part)) == f"The answer is {text}."


def test_the_answer_has_its_unit() -> None:
    """Where the question has one."""
    task = Task("number", Integer(7), Notation.of())
    assert plain(the_answer(Part("", (), task, Fraction(1), unit="m/s"))) == "The answer is 7 m/s."


def test_sentence() -> None:
    """A full stop where there is none."""
    assert [sentence(text) for text in ("A", "A.", "A?")] == ["A.", "A.", "A?"]
