"""Keys that build on earlier parts: as an author says, or as a key shows."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

import pytest

from quizgen.answers.task import Task
from quizgen.bank.draw import draw
from quizgen.bank.follow import answer_to, chosen, labels_in
from quizgen.bank.load import load_bank
from quizgen.bank.variant import Part
from quizgen.errors import FileError
from quizgen.expr.nodes import Set, Sum
from quizgen.expr.text import to_text
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

HEAD = "bank: one\ntitle: One\ntemplates:\n  one:\n    parameters: { a: 2..9 }\n"
QUESTION = '    question: "Let $y = a x^3 - 3 a x$."\n    parts:\n'


def parts_of(tmp_path: Path, *answers: str) -> tuple[Part, ...]:
    """The parts of a question about y = a x^3 - 3 a x with these answers."""
    text = HEAD + QUESTION
    for answer in answers:
        text += indent(f"- ask: Find it.\n  marks: 2\n  answer: {answer}\n", " " * 6)
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    return draw(load_bank(tmp_path / "one.yaml").templates["one"], bytes(32)).parts


@pytest.mark.parametrize(
    ("answer", "formula"),
    [
        ("diff(y, x, 2)", "diff((a), x, 1)"),
        ("at(diff(y, x), x, 2)", "at((a), x, 2)"),
        ("{kind: number, key: 1, follows: 'zeros(part(a), x)', assume: x > 0}", "zeros((a), x)"),
        ("at(part(a), x, 2)", "at((a), x, 2)"),
        ("{kind: number, key: 'at(y, x, part(a))'}", "at(y, x, (a))"),
    ],
)
def test_what_a_part_builds_on(tmp_path: Path, answer: str, formula: str) -> None:
    """The key in terms of the answer to part a, and the right key when that answer is right."""
    first, second = parts_of(tmp_path, "diff(y, x)", answer)
    assert first.follows is None
    assert second.follows is not None
    assert second.follows.labels == ("a",)
    assert to_text(second.follows.formula) == formula


def test_a_part_that_builds_on_nothing(tmp_path: Path) -> None:
    """The value of y needs no derivative."""
    assert parts_of(tmp_path, "diff(y, x)", "at(y, x, 2)")[1].follows is None


def test_a_part_builds_on_the_nearest(tmp_path: Path) -> None:
    """The third derivative follows from the second, not from the first."""
    third = parts_of(tmp_path, "diff(y, x)", "diff(y, x, 2)", "diff(y, x, 3)")[2]
    assert third.follows is not None
    assert third.follows.labels == ("b",)


def test_only_earlier_parts(tmp_path: Path) -> None:
    """A reference to a part that does not come before is a mistake at its line."""
    with pytest.raises(FileError, match=r"no earlier part \(b\)"):
        parts_of(tmp_path, "diff(y, x)", "at(part(b), x, 2)")


def test_the_name_of_an_answer_is_no_variable() -> None:
    """part(a) has nothing to do with a parameter a."""
    assert labels_in(Sum((answer_to("b"), parse("a", Notation()).expr, answer_to("a")))) == ("a", "b")


def test_one_of_several() -> None:
    """Where a number is asked for, what is assumed chooses it; where it cannot, all stay."""
    both = Set((parse("-sqrt(2)", Notation()).expr, parse("sqrt(2)", Notation()).expr))
    task = Task("number", both, Notation.of("x"), parse_conditions("x>0", Notation.of("x")))
    assert chosen(both, task) == both.items[1]
    assert chosen(both, Task("number", both, Notation.of("x"))) == both
    assert chosen(both, Task("points", both, Notation.of("x"), task.assume)) == both


def test_letters_of_earlier_parts_are_known(tmp_path: Path) -> None:
    """What one part introduces, a later one may speak of."""
    text = HEAD + QUESTION
    text += "      - ask: Let $k$ be a number. What is $k y$?\n        marks: 1\n        answer: k y\n"
    text += "      - ask: For which is it 0?\n        marks: 1\n"
    text += "        answer: { kind: number, key: 0, follows: 'zeros(part(a), k)' }\n"
    (tmp_path / "one.yaml").write_text(text, encoding="utf-8")
    second = load_bank(tmp_path / "one.yaml").templates["one"].parts[1]
    assert second.answer.follows is not None
    assert to_text(second.answer.follows) == "zeros((a), k)"
