"""What a student gets."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import Task
from quizgen.bank.variant import Choice, Part, Variant
from quizgen.errors import FileError
from quizgen.expr.nodes import Symbol
from quizgen.figures.figure import Curve, Figure, Window
from quizgen.prose import Math, Text
from quizgen.sheets.sheet import Sheet
from quizgen.values import replaced
from quizgen.wire.key import key_of, read_key, write_key
from quizgen.wire.quiz import quiz_of, read_quiz, write_quiz


def test_round_trip(sheets: tuple[Sheet, ...]) -> None:
    """read_quiz(write_quiz(q)) == q, and the bytes are the same every time."""
    quiz = quiz_of(sheets[0])
    text = write_quiz(quiz)
    assert read_quiz(text, "x.quiz.json") == quiz
    assert read_quiz(text.encode(), "x.quiz.json") == quiz
    assert write_quiz(quiz) == text


def test_neither_key_nor_seed(sheets: tuple[Sheet, ...]) -> None:
    """Nothing in the file gives the answer away."""
    text = write_quiz(quiz_of(sheets[0]))
    assert "12" not in text.replace("2026-12-04", "")
    for word in ("key", "seed", "01ff", "derivation", "parameters", "tolerance", "minimum"):
        assert word not in text


def with_choices(sheet: Sheet) -> Sheet:
    """The sheet with a question of three choices, one of them a picture, the second right."""
    picture = Figure((Curve(Symbol("x")),), Window(0.0, 1.0, -1.5), unnamed=True)
    choices = (
        Choice((Math(Symbol("x")),), slip="chain.inner-derivative-forgotten"),
        Choice((Text("the right one"),)),
        Choice((), picture, why="Look at the slope."),
    )
    task = Task("choice", Symbol("B"), notation_of_choices(3, several=False))
    part = Part("", (), task, Fraction(1), choices=choices, solution=((Text("So it is."),),))
    return replaced(sheet, questions=(Variant("b/choice", "Choose", b"\x07", (), (), (part,), 1.0),))


def test_which_choice_is_right_is_not_in_it(sheets: tuple[Sheet, ...]) -> None:
    """Only what is to be seen of each; a picture in words that name no formula."""
    sheet = with_choices(sheets[0])
    text = write_quiz(quiz_of(sheet))
    [part] = json.loads(text)["questions"][0]["parts"]
    assert part.keys() == {"label", "prompt", "marks", "kind", "symbols", "functions", "shapes", "choices"}
    assert (part["kind"], part["symbols"]) == ("choice", ["A", "B", "C"])
    assert part["choices"][1] == [{"words": "the right one"}]
    assert part["choices"][2][0]["words"].startswith("[Picture: A curve through (0, 0)")
    for hidden in ("forgotten", "slope", "So it is", "key", "seed"):
        assert hidden not in text
    assert read_quiz(text, "x.quiz.json") == quiz_of(sheet)


def test_a_key_file_keeps_choices(sheets: tuple[Sheet, ...]) -> None:
    """With slips, pictures and solutions, so that marking needs no bank."""
    key = key_of((with_choices(sheets[0]),))
    assert read_key(write_key(key), "key.json") == key


def test_for_other_programs(sheets: tuple[Sheet, ...]) -> None:
    """The shape that other programs may rely on: questions, parts, formulas as text and as LaTeX."""
    document = json.loads(write_quiz(quiz_of(sheets[0])))
    question = document["questions"][0]
    words, formula = question["parts"][0]["prompt"][0]
    assert (document["format"], document["version"], document["marks"]) == ("quizgen quiz", 1, "19/2")
    assert (question["number"], question["title"]) == (1, "The chain rule")
    assert words == {"words": "Differentiate "}
    assert (formula["text"], formula["latex"], formula["display"]) == ("sin(4x³)", r"\sin(4x^3)", True)
    assert question["parts"][0] | {"prompt": []} == {
        "label": "", "prompt": [], "marks": "3", "kind": "expression", "symbols": ["x"], "functions": [], "shapes": [],
    }  # fmt: skip


def test_edition(sheets: tuple[Sheet, ...]) -> None:
    """Each drawing of a sheet has its own edition, and a changed question is noticed."""
    one, other = map(quiz_of, sheets)
    assert one.edition != other.edition
    with pytest.raises(FileError, match="the questions were changed"):
        read_quiz(write_quiz(one).replace('"Differentiate "', '"Integrate "'), "x.quiz.json")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"number": 1', '"number": "1"', 'questions[0].number: "1" where a whole number should be'),
        ('"marks": "3"', '"marks": "3/0"', "questions[0].parts[0].marks: division by zero"),
        ('"kind": "expression"', '"kin": ""', 'questions[0].parts[0]: "kind" is missing'),
        ('"course": "fcs"', '"course": null', "course: null where a text should be"),
        ('"format": "quizgen quiz"', '"format": "x"', "a x file, not a quizgen quiz file"),
    ],
)
def test_damage(sheets: tuple[Sheet, ...], old: str, new: str, what: str) -> None:
    """A damaged file says what is wrong and where, once."""
    text = write_quiz(quiz_of(sheets[0]))
    assert old in text
    with pytest.raises(FileError) as caught:
        read_quiz(text.replace(old, new, 1), "x.quiz.json")
    assert what in str(caught.value)


def test_a_picture_is_told_in_words() -> None:
    """Who answers in a terminal reads what is in it."""
    from quizgen.bank.draw import draw
    from quizgen.bank.load import load_banks
    from quizgen.prose import plain
    from quizgen.resources import folder
    from quizgen.sheets.sheet import Sheet, Student

    template = load_banks([folder("banks")])["vector-fields"].templates["top-of-a-hill"]
    sheet = Sheet("c", "s", "t", "", Student("1", "A"), (draw(template, bytes(32)),))
    shown = plain(quiz_of(sheet).questions[0].prompt[-1])
    assert shown.startswith("[Picture: Lines of equal height on a map of heights")
