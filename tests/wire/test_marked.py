"""A drawn question and its mark, for other programs."""

from __future__ import annotations

import pytest

from quizgen.bank.draw import draw
from quizgen.bank.load import bank_of
from quizgen.bank.seeds import EXAMPLE_SEED
from quizgen.bank.variant import Variant
from quizgen.marking.marker import mark_question
from quizgen.wire.document import dump
from quizgen.wire.marked import mark_json
from quizgen.wire.questions import question_json

BANK = """
bank: one
title: One
templates:
  line:
    few-variants: it is an example
    question: Differentiate $y = sin(4 x^3)$.
    answer: diff(y, x)
    marks: 3
"""


@pytest.fixture(scope="module")
def variant() -> Variant:
    return draw(bank_of(BANK).templates["line"], EXAMPLE_SEED)


@pytest.mark.parametrize(
    ("response", "outcome", "given", "waiting"),
    [
        ("12x^2 cos(4x^3)", "right", "3", "0"),
        ("cos(4x^3)", "partly", "1", "0"),
        ("7", "wrong", "0", "0"),
        ("", "blank", "0", "0"),
        ("2x^^3", "unreadable", "0", "3"),
    ],
)
def test_a_mark_says_what_is_given_and_what_waits(
    variant: Variant, response: str, outcome: str, given: str, waiting: str
) -> None:
    """What waits is no zero: its awards are null."""
    shown = mark_json(mark_question(variant, {"": response}))
    [part] = shown["parts"]
    assert (part["outcome"], part["given"], part["waiting"], part["available"]) == (outcome, given, waiting, "3")
    assert all((award["given"] is None) is (waiting != "0") for award in part["awards"])
    assert "solution" not in part
    assert dump(shown)


def test_answers_are_told_only_with_leave(variant: Variant) -> None:
    """Neither question nor mark holds the key, or the seed, unless it is asked for."""
    question = dump(question_json(variant))
    assert "12" not in question
    assert variant.seed.hex() not in dump(question_json(variant, answers=True))
    assert question_json(variant, answers=True)["parts"][0]["key"]["text"] == "12*x^2*cos(4*x^3)"
    mark = mark_question(variant, {"": "7"})
    assert "12" not in dump(mark_json(mark))
    assert "12x²" in dump(mark_json(mark, answers=True))
