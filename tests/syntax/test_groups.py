"""Vectors, sets, matrices and relations, in the spellings that people use; refused where the question has none."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Expr, Integer, Matrix, Neg, Relation, Set, Symbol, Vector
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X, Y, ONE, TWO = Symbol("x"), Symbol("y"), Integer(1), Integer(2)
ALL = Notation.of("x", "y").allowing("vector", "set", "matrix", "relation")
PAIR = Vector((X, ONE))

SHAPES: list[tuple[str, Expr]] = [
    ("(x, 1)", PAIR),
    ("[x, 1]", PAIR),
    ("<x, 1>", PAIR),
    ("⟨x, 1⟩", PAIR),
    ("\\langle x, 1\\rangle", PAIR),
    ("\\left(x, 1\\right)", PAIR),
    ("(x, 1)^T", PAIR),
    ("\\begin{pmatrix} x \\\\ 1 \\end{pmatrix}", PAIR),
    ("\\begin{bmatrix} x & 1 \\\\ \\end{bmatrix}", PAIR),
    ("\\begin{pmatrix} x & 1 \\\\ 2 & y \\end{pmatrix}", Matrix(((X, ONE), (TWO, Y)))),
    ("[[x, 1], [2, y]]", Matrix(((X, ONE), (TWO, Y)))),
    ("((x, 1), (2, y))", Vector((PAIR, Vector((TWO, Y))))),
    ("[]", Vector(())),
    ("{x, 1}", Set((X, ONE))),
    ("{x}", Set((X,))),
    ("\\{x, 1\\}", Set((X, ONE))),
    ("{}", Set(())),
    ("{(x, 1), (2, y)}", Set((PAIR, Vector((TWO, Y))))),
    ("x = -1", Relation(X, "=", Neg(ONE))),
    ("x \\ge 1", Relation(X, ">=", ONE)),
    ("[x, x<1]", Vector((X, Relation(X, "<", ONE)))),
    ("(x)", X),
    ("[x]", X),
    ("x^{2}", parse("x^2", Notation.of("x")).expr),
]


@pytest.mark.parametrize(("text", "e"), SHAPES)
def test_shapes(text: str, e: Expr) -> None:
    """Every spelling of one shape is one tree."""
    assert parse(text, ALL).expr == e


COLUMN = "\\begin{pmatrix} x \\\\ 1 \\end{pmatrix}"
UNEVEN = "\\begin{pmatrix} x & 1 \\\\ 2 \\end{pmatrix}"


@pytest.mark.parametrize("text", ["(x, 1)", "<x, 1>", "{x, 1}", "x = 1", COLUMN, "[]"])
def test_shapes_that_are_not_asked_for(text: str) -> None:
    """Where one formula is asked for, one formula is read."""
    with pytest.raises(InputError):
        parse(text, Notation.of("x", "y"))


MALFORMED = ["[1, 2)", "(1, 2", "<x>", "(1,,2)", "(1,)", "x[]", "[[1],[]]", "{{}, 1}", "|sin|", UNEVEN]


@pytest.mark.parametrize("text", MALFORMED)
def test_malformed_shapes(text: str) -> None:
    """Half-open intervals, missing items, rows of different lengths, empty brackets within something are refused."""
    with pytest.raises(InputError):
        parse(text, ALL)


BARS = [
    ("|x|", "abs(x)"),
    ("2|x|", "2*abs(x)"),
    ("||x|-1|", "abs(abs(x) - 1)"),
    ("|x||y|", "abs(x)*abs(y)"),
    ("|x-|y||", "abs(x - abs(y))"),
    ("|x|/sqrt(x^2+y^2)", "abs(x)/sqrt(x^2 + y^2)"),
    ("ln|ln|x||", "ln(abs(ln(abs(x))))"),
    ("|e^|x||", "abs(e^(abs(x)))"),
    ("|√|x||", "abs(sqrt(abs(x)))"),
    ("(|x|+1)|y|", "(abs(x) + 1)*abs(y)"),
    ("|(|x|)|", "abs(abs(x))"),
    ("|x|^2", "abs(x)^2"),
]


@pytest.mark.parametrize(("typed", "strict"), BARS, ids=str)
def test_bars(typed: str, strict: str) -> None:
    """A bar opens where an operand is due, and closes where none is."""
    assert parse(typed, ALL).expr == parse(strict, ALL).expr
