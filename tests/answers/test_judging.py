"""Judging a text that can be read in two ways, and a right answer in the wrong form."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.judging import judge, read
from quizgen.answers.kinds import KINDS
from quizgen.answers.rows import read_vector
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import ZERO, Expr
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x")


def task(key: str, kind: str = "expression", form: tuple[str, ...] = ()) -> Task:
    return Task(kind, parse(key, X).expr, X, form=form)


@pytest.mark.parametrize(
    ("response", "key", "instead"),
    [
        ("1/2x", "1/(2x)", "1/(2*x)"),
        ("e^2x", "e^(2x)", "e^(2*x)"),
        ("x^1/2", "sqrt(x)", "x^(1/2)"),
        ("1/2x", "x/2", None),
        ("1/2x", "x^2", None),
        ("1/(2x)", "x/2", None),
    ],
)
def test_only_another_reading_is_right(response: str, key: str, instead: str | None) -> None:
    """Then nobody can know what was meant, and the judgement says which reading would be right."""
    judgement = judge(read(response, task(key)), task(key))
    found: Expr | None = judgement.instead
    assert (found if found is None else to_text(found)) == instead


def test_also_in_a_vector() -> None:
    """One component with two readings makes the vector ambiguous."""
    vector = Task("vector", read_vector("(1/(2x), 3)", X).expr, X)
    judgement = judge(read("(1/2x, 3)", vector), vector)
    assert judgement.instead is not None
    assert isinstance(judgement.verdict, Different)


def test_right_in_the_wrong_form() -> None:
    """The answer is equal all the same; it keeps half of its credit, and the finding says what to do."""
    factorised = task("x^2-1", form=("factorised",))
    judgement = judge(read("x^2-1", factorised), factorised)
    assert isinstance(judgement.verdict, Equal)
    assert judgement.credit == Fraction(1, 2)
    assert [finding.code for finding in judgement.findings] == ["form.factorised"]
    assert judge(read("(x-1)(x+1)", factorised), factorised).credit == 1


def test_wrong_answers_are_not_asked_for_their_form() -> None:
    """A wrong answer has one thing to hear about at a time."""
    factorised = task("x^2-1", form=("factorised",))
    assert judge(read("x^2-4", factorised), factorised).findings == ()


def test_a_domain_is_a_finding() -> None:
    """Equal where both are defined, and the finding says where that is not."""
    judgement = judge(read("x^2/x", task("x")), task("x"))
    assert isinstance(judgement.verdict, Equal)
    assert [finding.code.split(".")[0] for finding in judgement.findings] == ["domain"]


@pytest.mark.parametrize("kind", KINDS.names())
def test_every_kind_accepts_its_own_key(kind: str) -> None:
    """What is right is right, also when it is the key itself."""
    typed = {"number": "0.6", "vector": "(1, x)", "points": "(1,0) min", "equation": "y = 2x", "choice": "B"}
    both = Notation.of("x", "y") if kind != "choice" else notation_of_choices(3, several=False)
    blank = Task(kind, ZERO, both)
    key = KINDS.get(kind).read(typed.get(kind, "2x"), blank).expr
    judgement = KINDS.get(kind).judge(key, Task(kind, key, both))
    assert isinstance(judgement.verdict, Equal)
    assert judgement.credit == 1
    assert judgement.check()
