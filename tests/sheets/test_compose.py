"""Tests of quizgen.sheets.compose: the same sheets everywhere, different ones for everybody, equally hard."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quizgen.bank.load import bank_of, load_banks
from quizgen.resources import folder
from quizgen.sheets.compose import Composer, compose
from quizgen.sheets.plan import Exactly, Plan, Some
from quizgen.sheets.sheet import Sheet, Student

BANKS = load_banks([folder("banks")])
SECRET = bytes(range(32))
PLAN = Plan(
    "week-04",
    "Differentiation",
    "Friday",
    (
        Some(2, "product-rule", 1, None, 1),
        Exactly("chain-rule", "sine-of-a-power", None, 2),
        Exactly("chain-rule", "sine-of-a-power", 5, 3),
        Some(1, "optimum", None, 6, 4),
    ),
)


def students(count: int) -> tuple[Student, ...]:
    return tuple(Student(str(20000 + i), f"Student {i}") for i in range(count))


def sheets(count: int, secret: bytes = SECRET) -> tuple[Sheet, ...]:
    return tuple(compose(PLAN, BANKS, students(count), secret, course="FCS"))


SMALL = bank_of("""\
bank: small
title: t
templates:
  ten:
    parameters: { a: 2..11 }
    question: Differentiate $y = a x^2$.
    answer: diff(y, x)
    marks: 1
""")


def prompts(made: tuple[Sheet, ...], question: int) -> Counter[object]:
    return Counter(sheet.questions[question].prompt for sheet in made)


def test_a_class_gets_different_variants_of_the_same_templates() -> None:
    """The same templates in the same places for all, no variant twice, marks as planned, difficulty alike."""
    composer = Composer(PLAN, BANKS, SECRET, course="FCS")
    made = tuple(map(composer.sheet_of, students(60)))
    assert len({tuple(question.template for question in sheet.questions) for sheet in made}) == 1
    assert len({question.template for question in made[0].questions}) == 4
    assert all(prompts(made, i).most_common(1)[0][1] == 1 for i in range(5))
    assert composer.repeated == ()
    assert [int(question.marks) for question in made[0].questions] == [3, 3, 3, 5, 6]
    low, high = composer.difficulty
    assert high - low < 1
    assert made[7].student == Student("20007", "Student 7")


def test_no_variant_twice_on_a_sheet() -> None:
    """Also where the same template is asked for twice."""
    assert all(sheet.questions[2].prompt != sheet.questions[3].prompt for sheet in sheets(60))


def test_who_comes_later_changes_nothing() -> None:
    """A student who is added at the end of the roster leaves the others' sheets as they were."""
    assert sheets(25)[:20] == sheets(20)


def test_sheets_are_drawn_when_they_are_asked_for() -> None:
    """So that no class is too large for memory."""
    drawn: list[Student] = []

    def roster() -> Iterator[Student]:
        for student in students(9):
            drawn.append(student)
            yield student

    next(compose(PLAN, BANKS, roster(), SECRET, course="FCS"))
    assert len(drawn) == 1


def test_the_secret_decides() -> None:
    """With another secret, other variants: the public bank and a student's number do not tell them."""
    ours, theirs = sheets(20), sheets(20, bytes(32))
    same = sum(a.questions[2].prompt == b.questions[2].prompt for a, b in zip(ours, theirs, strict=True))
    assert same < 5


def test_a_class_larger_than_the_space() -> None:
    """Ten variants for 25 students: each is used twice or three times, and all ten for the first ten."""
    plan = Plan("w", "t", "", (Exactly("small", "ten", None, 1),))
    composer = Composer(plan, {"small": SMALL}, SECRET, course="c")
    made = tuple(map(composer.sheet_of, students(25)))
    assert sorted(prompts(made, 0).values()) == [2] * 5 + [3] * 5
    assert len(prompts(made[:10], 0)) == 10
    assert composer.repeated == ("small/ten",)


def test_more_questions_than_variants() -> None:
    """Twelve questions of ten variants: all ten, and two again."""
    plan = Plan("w", "t", "", (Some(12, "small", None, None, 1),))
    [sheet] = compose(plan, {"small": SMALL}, students(1), SECRET, course="c")
    assert len({question.prompt for question in sheet.questions}) == 10


def test_the_same_sheets_in_another_process() -> None:
    """With another hash seed and from another folder."""
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from tests.sheets.test_compose import sheets;"
        "questions = [question for sheet in sheets(6) for question in sheet.questions];"
        "print([(q.template, q.seed.hex(), q.prompt, q.parameters, q.difficulty) for q in questions])"
    )
    root = str(Path(__file__).parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, root],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd="/",
        ).stdout
        for seed in ("0", "99")
    }
    assert len(outputs) == 1
