"""Lines of working, read: what stands on the left, and what it is said to be."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Derivative, Expr, Integer, Prime, Symbol
from quizgen.expr.text import to_unicode
from quizgen.marking.lines import LineReader, Statement

Y, X = Symbol("y"), ("x",)


def read(line: str, *letters: str) -> list[Statement]:
    return LineReader(frozenset(letters or ("x",)), "x").statements(line)


@pytest.mark.parametrize(
    ("line", "subject", "value"),
    [
        ("dy/dx = 2x", Derivative(Y, X), "2x"),
        ("y'' = 2", Derivative(Y, ("x", "x")), "2"),
        ("f'(x) = 2x", Derivative(Symbol("f"), X), "2x"),
        ("f'(3) = 6", Prime("f", 1, Integer(3)), "6"),
        ("y = x sin x", Y, "x sin x"),
        ("f(x) = x^2", Symbol("f"), "x²"),
        ("= 2x", None, "2x"),
        ("2x", None, "2x"),
        ("dy/dx = u dv/dx + v du/dx", Derivative(Y, X), "u(dv/dx) + v(du/dx)"),
        ("dy/dx = 2 sin x dv/dx", Derivative(Y, X), "2 sin(x) (dv/dx)"),
        ("d²y/dx² = 6 > 0", Derivative(Y, ("x", "x")), "6"),
    ],
)
def test_one_statement(line: str, subject: Expr | None, value: str) -> None:
    """Rates are inert derivatives, names are letters; a comparison behind it is left out."""
    (statement,) = read(line)
    assert statement.subject == subject
    assert [to_unicode(formula.expr) for formula in statement.values] == [value]


def test_operators_act_on_what_follows() -> None:
    """On the left d/dx acts on all of it, elsewhere on the bracket behind it."""
    (statement,) = read("d/dx x^2 sin x = d/dx(x^2) sin x + x^2 d/dx(sin x)")
    assert isinstance(statement.subject, Derivative)
    assert to_unicode(statement.subject.body) == "x² sin x"
    assert to_unicode(statement.values[0].expr) == "(d/dx x²) sin x + x²(d/dx sin x)"


def test_letters_are_learnt() -> None:
    """A letter that was introduced may be used from then on."""
    reader = LineReader(frozenset({"x"}), "x")
    with pytest.raises(InputError):
        reader.statements("= 2q")
    reader.statements("q = x^2")
    assert to_unicode(reader.statements("= 2q")[0].values[0].expr) == "2q"


def test_an_index_is_a_partial_derivative_where_there_are_several_letters() -> None:
    """f_x by x; in one letter it is a name."""
    assert read("f_x = 2x", "x", "y")[0].subject == Derivative(Symbol("f"), X)
    assert read("f_x = 2x")[0].subject == Symbol("f_x")


def test_chains_and_words() -> None:
    """Several equals signs, several statements; words say nothing."""
    (statement,) = read("dy/dx = 2*3 = 6")
    assert [to_unicode(formula.expr) for formula in statement.values] == ["2·3", "6"]
    assert len(read("u = x, v = sin x")) == 2
    assert read("I think so") == []


def test_errors_point_into_what_was_typed() -> None:
    """A rate in front does not move the place."""
    with pytest.raises(InputError) as error:
        read("u dv/dx + (")
    assert error.value.text == "u dv/dx + ("
