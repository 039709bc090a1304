"""Keys worked out: what each operator gives, and the derivations that are kept."""

from __future__ import annotations

import pytest

from quizgen.bank.keys import BadKey, Worked, work_out
from quizgen.bank.language import OPERATORS
from quizgen.bank.model import Definition
from quizgen.calculus.strategy import EXTREMES, VALUE
from quizgen.expr.text import to_unicode
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

AUTHORS = Notation(operators=frozenset(OPERATORS))


def worked(key: str) -> Worked:
    y = Definition("y", (), parse("x^3 - 3x", Notation()).expr)
    return work_out(parse(key, AUTHORS).expr, (y,))


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("at(diff(y, x), x, 2)", "9"),
        ("at(grad(x^2 z, x, z), x, 1, z, 2)", "(4, 1)"),
        ("extremes(y, x, -2, 3)", "{maximum at 3, minimum at -2, minimum at 1}"),
        ("extremes(y, x, 0, 1)", "{maximum at 0, minimum at 1}"),
    ],
)
def test_what_operators_give(key: str, shown: str) -> None:
    """The key, with one derivation that ends in it."""
    found = worked(key)
    assert to_unicode(found.expr) == shown
    assert found.derivations[-1].result == found.expr


def test_numbers_put_into_a_derivative_are_a_step() -> None:
    """The last derivation is the value; what is added to it afterwards is none."""
    assert worked("at(diff(y, x), x, 2)").derivations[-1].rule == VALUE
    assert [d.rule for d in worked("at(y, x, 2)").derivations] == []
    assert [d.rule for d in worked("extremes(y, x, 0, 2) ").derivations] == [EXTREMES]


@pytest.mark.parametrize(
    ("key", "shown"),
    [("-grad(y, x)", "(3 - 3x²)"), ("-at(grad(y, x), x, 2)", "(-9)"), ("1/3 grad(x z, x, z)", "(z/3, x/3)")],
)
def test_a_vector_takes_signs_and_factors_inside(key: str, shown: str) -> None:
    """The way downhill is a vector like any other."""
    assert to_unicode(worked(key).expr) == shown


@pytest.mark.parametrize("key", ["extremes(y, x, 3, 0)", "extremes(y, x, 1, 1)", "extremes(y, x, a, 2)"])
def test_an_interval_ascends(key: str) -> None:
    """Both ends are numbers, the smaller one first."""
    with pytest.raises(BadKey):
        worked(key)
