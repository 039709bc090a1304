"""Tests of quizgen.bank.skeleton: what is written for an author is read again, whatever was said."""

from __future__ import annotations

import pytest

from quizgen.bank.load import bank_of
from quizgen.bank.skeleton import SORTS, Draft, Sort, bank_head, formula_of, quoted, suggested, template_text
from quizgen.lint.checks import findings


@pytest.mark.parametrize("sort", SORTS, ids=lambda sort: sort.code)
def test_every_sort_is_sound_as_it_is_suggested(sort: Sort) -> None:
    """With its own example, its ranges and no samples, lint finds nothing."""
    ranges = suggested(sort, formula_of(sort.example))
    text = bank_head("mine", "Mine") + template_text(Draft("one", sort, sort.example, ranges, 1, 2))
    assert findings(bank_of(text).templates["one"], 120) == ()


def test_letters_become_parameters() -> None:
    """All but the question's variables; f and g are drawn from functions."""
    derivative = SORTS[0]
    assert suggested(derivative, formula_of("a f(k x)^n")) == (
        ("f", "[sin, cos]"), ("a", "2..9"), ("k", "2..9"), ("n", "2..9")
    )  # fmt: skip
    assert suggested(derivative, formula_of("x^2 + c"))[0] == ("c", "2..12")


def test_samples_and_reasons_are_read_back() -> None:
    """Whatever signs are in them."""
    draft = Draft("one", SORTS[0], "sin(a x)", (("a", "2..9"),), 2, 3, ("a cos(a x)",),
                  (("cos(a x)", "chain.inner-derivative-forgotten"),), "it's short: few numbers")  # fmt: skip
    template = bank_of(bank_head("mine", "It's mine: all") + template_text(draft)).templates["one"]
    assert [sample.right for sample in template.parts[0].samples] == [True, False]
    assert template.few == "it's short: few numbers"
    assert quoted("no") == "'no'"
