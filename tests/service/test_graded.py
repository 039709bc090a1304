"""A response held against a key that comes with it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.service.graded import KEY_ERRORS, Case, Key, graded, graded_with_cases

SINE = Key("diff(sin(4x^3), x)")


def test_a_key_that_is_worked_out_earns_method_marks() -> None:
    """The slip is named; a plain key has no derivation to find one in."""
    found = graded("cos(4x^3)", SINE, 3)
    assert (found.word, found.credit, found.slip) == ("partly", Fraction(1, 3), "chain.inner-derivative-forgotten")
    assert graded("cos(4x^3)", Key("12x^2 cos(4x^3)"), 3).slip == ""


@pytest.mark.parametrize(("response", "word"), [("2x^^3", "unreadable"), ("e^2x", "undecided")])
def test_nobody_knows_is_no_credit_at_all(response: str, word: str) -> None:
    """None, which no contract writes as 0."""
    found = graded(response, Key("e^(2x)"))
    assert (found.word, found.credit) == (word, None)
    assert found.review


@pytest.mark.parametrize("key", ["2x^^3", "diff(max(x, 1), x)", "stationary(sin(e^x), x)", "1/0", "at(ln x, x, -1)"])
def test_a_key_that_cannot_be_used_is_an_error_of_the_key(key: str) -> None:
    """Whoever sent it hears of it."""
    with pytest.raises(KEY_ERRORS):
        graded("x", Key(key))


def test_a_foreseen_answer_is_found_by_its_value() -> None:
    """The first that fits; its author may overrule the verdict; one that cannot be used is passed over and told."""
    cases = (Case(Key("2x^^"), "?"), Case(Key("3x"), "Three."), Case(Key("x+x+x"), "Never."))
    found = graded_with_cases("x*3", Key("2x"), cases)
    assert (found.case, found.said, found.credit) == (1, ("Three.",), Fraction(0))
    assert [number for number, _ in found.unusable] == [0]
    kind = graded_with_cases("x*3", Key("2x"), (Case(Key("3x"), "", True),))
    assert (kind.credit, kind.word) == (Fraction(1), "right")


@pytest.mark.parametrize("response", ["2x", "2x^^3", ""])
def test_foreseen_answers_are_for_wrong_ones_only(response: str) -> None:
    """A right, unreadable or empty one stays what it is."""
    cases = (Case(Key("2x"), "Foreseen.", False),)
    assert graded_with_cases(response, Key("2x"), cases).case is None
