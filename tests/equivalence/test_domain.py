"""Natural domains: conditions read off the tree, split and merged."""

from __future__ import annotations

import pytest

from quizgen.equivalence.domain import conditions, facts, impossible, missing, nowhere_defined
from quizgen.expr.text import to_text
from tests.equivalence.reading import assumed, formula


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x^2+sin x", []),
        ("1/x", ["x != 0"]),
        ("1/(x^2+1)", []),
        ("1/(2x y^3)", ["x != 0", "y != 0"]),
        ("sqrt(x)", ["x >= 0"]),
        ("1/sqrt(x)", ["x > 0"]),
        ("x^(-1/2)", ["x > 0"]),
        ("x^(1/3)", []),
        ("x^(-1/3)", ["x != 0"]),
        ("ln(x)/x", ["x > 0"]),
        ("sqrt(x^2)", []),
        ("sqrt(x^2+y^4)", []),
        ("ln(x^2)", ["x^2 > 0"]),
        ("tan x", ["cos(x) != 0"]),
        ("asin x", ["x >= -1", "x <= 1"]),
        ("x^y", ["x > 0"]),
        ("2^y", []),
        ("e^y/y", ["y != 0"]),
        ("1/e^y", []),
        ("acosh(x)", ["x >= 1"]),
        ("x^0", ["x != 0"]),
    ],
)
def test_conditions(text: str, shown: list[str]) -> None:
    """The conditions in their simplest words."""
    assert [to_text(relation) for _, relation in facts(conditions(formula(text))).values()] == shown


@pytest.mark.parametrize("text", ["1/0", "ln(-2)", "0^0", "sqrt(-4)", "1/(x-x)"])
def test_contradictions_at_a_glance(text: str) -> None:
    """Conditions on numbers that fail leave no domain at all."""
    assert impossible(facts(conditions(formula(text))))


@pytest.mark.parametrize(
    "text", ["sqrt(-1-x^2)", "ln(-e^x)", "asin(x^2+2)", "cot(pi)", "1/(cosh(x)^2-sinh(x)^2-1)", "acosh(0.5)"]
)
def test_nowhere_defined(text: str) -> None:
    """Less obvious ones, by the signs of factors and exact algebra."""
    assert nowhere_defined(formula(text))


@pytest.mark.parametrize("text", ["sqrt(x)", "ln(x-1000000)", "asin(x)", "1/x", "sqrt(1-x^2)", "acos(x^2)"])
def test_somewhere_defined(text: str) -> None:
    """A formula that has a value somewhere is never said to have none."""
    assert not nowhere_defined(formula(text))


def test_assumptions_count() -> None:
    """What is assumed can empty a domain."""
    assert nowhere_defined(formula("ln(-x)"), assumed("x>0"))


def test_missing() -> None:
    """The conditions of one that the other does not have."""
    mine, others = (facts(conditions(formula(text))) for text in ("ln(x)/(x-1)", "1/x"))
    assert [to_text(relation) for relation in missing(mine, others)] == ["x - 1 != 0", "x > 0"]
    assert missing(others, mine) == ()
