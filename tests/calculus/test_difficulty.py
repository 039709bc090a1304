"""Difficulty: a fold that grows with every step, and hardly moves with the numbers of a variant."""

from __future__ import annotations

import random

import pytest

from quizgen.calculus.derivation import steps
from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.difficulty import difficulty, shares
from tests.calculus.helpers import random_formula, typed


def of(text: str) -> float:
    return difficulty(differentiate(typed(text), "x"))


def test_the_order_that_a_teacher_expects() -> None:
    """Powers before products, products before chains inside products."""
    ladder = ["3x", "x^4", "5x^7", "x sin x", "sin(4x^3)", "(x^2-1)/(x^2+1)", "x^2 e^(3x) sin x"]
    assert [of(text) for text in ladder] == sorted(of(text) for text in ladder)


def test_variants_of_one_question_are_near() -> None:
    """Other numbers, nearly the same difficulty."""
    levels = [of(f"sin({a}x^{n})") for a in range(2, 10) for n in range(3, 6)]
    assert max(levels) - min(levels) < 0.15 * min(levels)


@pytest.mark.parametrize("seed", range(40))
def test_a_derivation_is_harder_than_its_rules_below(seed: int) -> None:
    """Every node adds: the weights of the rules alone never exceed the whole."""
    d = differentiate(random_formula(random.Random(seed), 4, ("x",)), "x")
    assert difficulty(d) >= round(sum(node.rule.weight for node in steps(d)), 2)


def test_the_shares_make_the_whole() -> None:
    """Nothing but what is listed counts."""
    d = differentiate(typed("x^2 sin(12x)"), "x")
    assert difficulty(d) == round(sum(share.weight for share in shares(d)), 2)
    assert [(share.what, share.times, share.layers) for share in shares(d)][:2] == [
        ("Product rule", 1, 0),
        ("Power rule", 1, 1),
    ]
