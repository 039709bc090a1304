"""How the marks of a part are split."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.task import Task
from quizgen.bank.follow import Follow, answer_to
from quizgen.bank.variant import Part
from quizgen.expr.nodes import Sum
from quizgen.marking.method import scheme
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import replaced


def test_a_mark_for_each_rule_and_one_for_the_answer(chain: Part) -> None:
    """Three marks for a chain rule: two of method from the top down, one of accuracy."""
    assert [f"{share.sort} {share.marks}: {share.what}" for share in scheme(chain)] == [
        "method 1: Chain rule",
        "method 1: Standard derivative",
        "accuracy 1: the right answer",
    ]


def test_shares_add_up(chain: Part) -> None:
    """Whatever a part is worth, its scheme is worth the same, and accuracy never goes without."""
    for marks in (Fraction(1, 2), Fraction(1), Fraction(2), Fraction(5, 2), Fraction(20)):
        shares = scheme(replaced(chain, marks=marks))
        assert sum(share.marks for share in shares) == marks
        assert shares[-1].sort == "accuracy"
        assert all(share.marks > 0 for share in shares)


def test_points_have_no_method_marks(points: Part) -> None:
    """Only a formula's derivation says which rules it takes; each point has a line of its own."""
    assert [f"{share.sort} {share.marks}: {share.what}" for share in scheme(points)] == [
        "accuracy 2: the first point, half for its kind",
        "accuracy 2: the second point, half for its kind",
    ]


@pytest.mark.parametrize(
    ("key", "marks", "lines"),
    [
        ("(2x, 3)", 3, ["3/2: the first component", "3/2: the second component"]),
        ("(1, 2, 3)", 4, ["4: the right answer, an equal share for each component"]),
        ("[[1, 2], [3, 4]]", 2, [f"1/2: row {i}, column {j}" for i in (1, 2) for j in (1, 2)]),
    ],
)
def test_each_component_has_its_share(chain: Part, key: str, marks: int, lines: list[str]) -> None:
    """A line for each component, in whole marks and halves; thirds of a mark are not given out by line."""
    notation = Notation.of("x").allowing("vector", "matrix")
    part = replaced(chain, task=Task("vector", parse(key, notation).expr, notation), marks=Fraction(marks))
    assert [f"{share.marks}: {share.what}" for share in scheme(part)] == lines


def test_what_follows_is_in_the_scheme(chain: Part) -> None:
    """Whoever marks on paper reads that a later part may follow from an earlier one."""
    part = replaced(chain, follows=Follow(Sum((answer_to("a"), answer_to("b")))))
    assert scheme(part)[-1].what == "the right answer, or what follows from (a) and (b)"
