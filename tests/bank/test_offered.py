"""Tests of quizgen.bank.offered: what is wrong with choices is told, each mistake at its line."""

from __future__ import annotations

import pytest

from quizgen.bank.load import bank_of
from quizgen.bank.model import ChoiceTemplate
from quizgen.errors import FileError
from quizgen.prose import Text

BANK = """bank: b
title: t
templates:
  one:
    parameters: { a: 2..9 }
    question: Let $y = a x^2$.
    marks: 1
    answer: ANSWER
"""


def test_short_and_long_ways() -> None:
    """A choice is its words, or the field says and what belongs to it."""
    answer = "{ right: yes, wrong: { says: 'no', slip: power.exponent-kept, why: Because. }, choose: one }"
    [part] = bank_of(BANK.replace("ANSWER", answer)).templates["one"].parts
    assert part.answer.kind == "choice"
    assert part.answer.choices == (
        ChoiceTemplate((Text("yes"),), None, (), "", ""),
        ChoiceTemplate((Text("no"),), None, None, "power.exponent-kept", "Because."),
    )


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("{ right: a }", "there is only one choice. Write wrong:"),
        ("{ kind: choice, wrong: a }", "it is not said which choice is right."),
        ("{ key: x, wrong: a }", "wrong belongs to choices."),
        ("{ right: a, wrong: b, tolerance: 5% }", "choices have no tolerance."),
        ("{ right: [a, b], wrong: c }", "several choices are right. Write choose: several"),
        ("{ right: a, wrong: { says: b, if: a > 2 } }", "a choice under wrong is always wrong."),
        ("{ right: a, wrong: { why: b } }", "there is nothing to choose here."),
        ("{ right: $q$, wrong: b }", "q is not defined."),
        ("{ right: a, slips: 20 }", '"20" is not a whole number from 1 to 6.'),
        ("{ right: a, wrong: [b, c, d, e, f, g, h, i, j, k] }", "there are 11 choices."),
        ("{ right: a, wrong: b }\n    samples: { right: A }", "choices need no samples."),
    ],
)
def test_one_mistake_one_message(answer: str, message: str) -> None:
    """With what to do."""
    with pytest.raises(FileError) as caught:
        bank_of(BANK.replace("ANSWER", answer))
    [problem] = caught.value.problems
    assert message in str(problem)


def test_no_key_follows_from_a_choice() -> None:
    """A letter is no formula."""
    parts = "    - { ask: Which?, answer: { right: a, wrong: b }, marks: 1 }\n" \
            "    - { ask: What?, answer: 'part(a)', marks: 1 }\n"  # fmt: skip
    text = BANK.partition("    marks")[0] + "    parts:\n" + parts
    with pytest.raises(FileError, match=r"no earlier part \(a\) with a formula"):
        bank_of(text)
