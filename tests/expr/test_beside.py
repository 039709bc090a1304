"""What comes between two factors: nothing, a thin space, a dot; and which functions need no brackets."""

from __future__ import annotations

import pytest

from quizgen.expr.beside import goes_on_name, is_named, joint
from quizgen.expr.nodes import Call, Expr, Integer, Neg, Power, Quotient, Sum, Symbol

X, TWO = Symbol("x"), Integer(2)
SIN = Call("sin", (X,))


@pytest.mark.parametrize(
    ("left", "right", "between"),
    [(TWO, X, ""), (X, TWO, "dot"), (X, SIN, "name"), (SIN, X, "thin"), (Symbol("speed"), X, "thin"),
     (SIN, Sum((X, TWO)), "dot"), (TWO, Quotient(X, TWO), "dot"), (X, Quotient(TWO, X), "dot"), (X, Sum((X, TWO)), "")],
)  # fmt: skip
def test_joint(left: Expr, right: Expr, between: str) -> None:
    """Digits never stand right behind a factor, words and functions never touch what follows."""
    assert joint(left, right, flat=False) == between


def test_on_one_line_a_call_is_set_off_from_a_letter() -> None:
    """x f(t) on a terminal, where letters are all alike."""
    f = Call("f", (X,))
    assert joint(X, f, flat=True) == "thin"
    assert joint(X, f, flat=False) == ""


def test_exponents_on_names() -> None:
    """sin^2 x and sin^n x, but (sin x)^-1, which would mean the inverse."""
    assert goes_on_name("sin", TWO)
    assert goes_on_name("sin", Symbol("n"))
    assert not goes_on_name("sin", Neg(Integer(1)))
    assert not goes_on_name("exp", TWO)


def test_what_begins_with_a_name() -> None:
    """It cannot be taken for a part of what stands before it."""
    assert is_named(SIN)
    assert is_named(Power(SIN, TWO))
    assert not is_named(X)
    assert not is_named(Power(X, TWO))
