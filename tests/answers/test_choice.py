"""Tests of quizgen.answers.choice: how letters are typed, and that nothing but all the right ones is right."""

from __future__ import annotations

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.judging import judge, read
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal
from quizgen.errors import InputError
from quizgen.expr.nodes import Set, Symbol

ONE = Task("choice", Symbol("B"), notation_of_choices(4, several=False))
SEVERAL = Task("choice", Set((Symbol("A"), Symbol("C"))), notation_of_choices(4, several=True))


@pytest.mark.parametrize("text", ["B", "b", " (b) ", "b)", "Answer: B", "option b.", "B, b"])
def test_one_letter_however_it_is_typed(text: str) -> None:
    """With brackets, with a word in front, small or capital."""
    judgement = judge(read(text, ONE), ONE)
    assert isinstance(judgement.verdict, Equal)
    assert judgement.credit == 1
    assert judgement.check()


@pytest.mark.parametrize("text", ["A, C", "c and a", "AC", "ca", "{A, C}", "(a) (c)", "choices A and C"])
def test_several_letters_however_they_are_typed(text: str) -> None:
    """In any order, with anything between them or nothing."""
    judgement = judge(read(text, SEVERAL), SEVERAL)
    assert isinstance(judgement.verdict, Equal)
    assert judgement.check()


@pytest.mark.parametrize(
    ("text", "codes"),
    [("A", ["choice.missing"]), ("A, B, C", ["choice.extra"]), ("A, B", ["choice.missing", "choice.extra"])],
)
def test_there_is_nothing_between_right_and_wrong(text: str, codes: list[str]) -> None:
    """Some of the right letters earn nothing; it is said what is missing and what is too much."""
    judgement = judge(read(text, SEVERAL), SEVERAL)
    assert isinstance(judgement.verdict, Different)
    assert judgement.credit == 0
    assert [finding.code for finding in judgement.findings] == codes


@pytest.mark.parametrize(
    ("text", "task", "code", "said"),
    [
        ("E", ONE, "choice.unknown", "E is no choice. Write its letter: A, B, C or D"),
        ("2x", ONE, "choice.unknown", "2x is no choice"),
        ("a minimum", ONE, "choice.unknown", "minimum is no choice"),
        ("A or B", ONE, "choice.unknown", "or is no choice"),
        ("A and B", ONE, "choice.several", "A and B are 2 choices. Choose one"),
        ("AB", ONE, "choice.unknown", "AB is no choice"),
        ("?", ONE, "choice.none", "No choice is named"),
        ("A, E", SEVERAL, "choice.unknown", "E is no choice"),
    ],
)
def test_what_names_no_choice_is_told(text: str, task: Task, code: str, said: str) -> None:
    """It is asked again for a letter, and never guessed at."""
    with pytest.raises(InputError) as caught:
        read(text, task)
    assert caught.value.code == code
    assert said in str(caught.value)
