"""Mal-rules: each has its words, its example is wrong in its own way, and it declines what it is not about."""

from __future__ import annotations

import pickle
from collections import Counter

import pytest

from quizgen.calculus.differentiate import derive
from quizgen.calculus.examples import read_example
from quizgen.calculus.malrule import Example, MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import Integer
from quizgen.marking.pairing import entries

EVERY = pytest.mark.parametrize("rule", MALRULES, ids=lambda rule: rule.id)


@EVERY
def test_every_example_is_wrong(rule: MalRule) -> None:
    """The response of an example is proved to differ from the right answer, in shape or in some entry."""
    goal, response = read_example(rule.example)
    side_by_side = entries(response, derive(goal).result, lambda a, b: isinstance(decide(a, b), Equal))
    assert side_by_side is None or any(isinstance(decide(a, b), Different) for a, b in side_by_side)


@EVERY
def test_every_example_shows_its_mal_rule(rule: MalRule) -> None:
    """One of law, slip and likeness is given, its docstring is the wrong law; there are words for tutor and student."""
    assert [rule.law, rule.slip, rule.likeness].count(None) == 2
    assert "=" in rule.formula
    assert rule.title
    assert rule.message.endswith(".")
    assert not rule.sound


def test_there_are_enough_and_ids_are_unique() -> None:
    """At least 35 mal-rules; an id is "area.slip"."""
    assert len(MALRULES) >= 35
    assert max(Counter(rule.id for rule in MALRULES).values()) == 1
    assert all(len(rule.id.split(".")) == 2 for rule in MALRULES)


@EVERY
def test_mal_rules_decline_a_goal_without_structure(rule: MalRule) -> None:
    """No law breaks on a goal that it is not about."""
    goal, _ = read_example(Example("x^3+7", "x", "3x^2+7"))
    if rule.law is not None:
        list(rule.law(goal))
    if rule.slip is not None:
        list(rule.slip(Integer(0)))


def test_a_mal_rule_pickles() -> None:
    """Laws are module-level functions, so a diagnosis crosses process borders."""
    assert pickle.loads(pickle.dumps(MALRULES)) == MALRULES
