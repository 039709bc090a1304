"""Maxima reads what is written for it, and means the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from quizgen.expr.evaluate import enclose
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.maxima import to_maxima
from quizgen.expr.nodes import Call, Decimal, Derivative, Expr, Matrix, Prime, Relation, Set, Symbol, Vector
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from tests.maxima import evaluated, needs_maxima

X = Symbol("x")
TEXTS = (
    "12x^2 cos(4x^3)", "-x^2", "(-x)^2", "x^-2", "2^x^2", "(2^x)^2", "x/2/3", "x/(2/3)", "2*(x/3)", "-(x-1)-(2-x)",
    "e^(2x) + pi", "log(x, 3)", "log_2 x", "root(x, 3)", "2 root(x, 3)^2", "sqrt(x)/abs(-x)", "max(x, 2)", "x*(-2)",
    "sin^2 x", "0.50x", "1e-3 x", "x! / 2", "(x+1)(x-1)", "-(x+1)/(x+2)", "(x/2)^2", "1/(2x)", "x - (2 - 3x)",
)  # fmt: skip


def read(text: str) -> Expr:
    return parse(text, Notation.of("x")).expr


@needs_maxima
def test_the_value_is_the_same(tmp_path: Path) -> None:
    """At x = 3, of every way to put formulas together."""
    agree(tmp_path, [(read(text), Fraction(3)) for text in TEXTS])


@needs_maxima
def test_every_function_has_its_value(tmp_path: Path) -> None:
    """Where it has one, on both sides of the origin too."""
    places = (Fraction(-7, 3), Fraction(-1, 3), Fraction(2, 5), Fraction(5, 2), Fraction(3))
    calls = [Call(name, (X, Symbol("x"))[: f.arity]) for name, f in FUNCTIONS.items() if name not in ("log", "root")]
    pairs = [(e, x) for e in calls for x in places if enclose(e, {"x": x}, 128) is not None]
    assert {e.function for e, _ in pairs} == FUNCTIONS.keys() - {"log", "root"}
    agree(tmp_path, pairs)


def agree(folder: Path, pairs: Sequence[tuple[Expr, Fraction]]) -> None:
    """Maxima's value of each formula at its x is ours."""
    typed = [f"float(subst(x={x.numerator}/{x.denominator}, {to_maxima(e)}))" for e, x in pairs]
    for theirs, (e, x), text in zip(evaluated(typed, folder), pairs, typed, strict=True):
        ours = enclose(e, {"x": x}, 128)
        assert ours is not None
        assert abs(float(theirs) - float(ours)) <= 1e-12 * max(1.0, abs(float(ours))), text


@needs_maxima
def test_shapes_are_those_of_maxima(tmp_path: Path) -> None:
    """Lists, sets, matrices, equations, derivatives; letters with an index stay as they are."""
    row = (X, Symbol("w_11"))
    shapes: list[tuple[Expr, str]] = [
        (Vector(row), "[x,w_11]"),
        (Set((Call("minimum", (Vector(row),)),)), "{minimum([x,w_11])}"),
        (Matrix((row, row)), "matrix([x,w_11],[x,w_11])"),
        (Relation(Symbol("y"), "=", X), "y = x"),
        (Derivative(read("x^3"), ("x", "x")), "6*x"),
        (Symbol("lambda"), "lambda"),
    ]
    assert evaluated([to_maxima(e) for e, _ in shapes], tmp_path) == [theirs for _, theirs in shapes]


def test_decimals_are_exact() -> None:
    """0.05 is a fraction, 2.0 a whole number."""
    assert to_maxima(Decimal(Fraction(1, 20), "0.05")) == "(1/20)"
    assert to_maxima(Decimal(Fraction(2), "2.0")) == "2"


def test_what_has_no_spelling_is_empty() -> None:
    """Rather than something that means something else."""
    assert to_maxima(parse("±x", Notation()).expr) == ""
    assert to_maxima(Prime("f", 1, X)) == ""
