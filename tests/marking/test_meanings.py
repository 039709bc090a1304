"""What letters and rates stand for on a page of working."""

from __future__ import annotations

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Derivative, Expr, Integer, Prime, Product, Symbol
from quizgen.marking.meanings import Meanings
from tests.calculus.helpers import typed

X = ("x",)


def page(function: str, **given: str) -> Meanings:
    meanings = Meanings(typed(function), "x", ())
    meanings.given.update({name: typed(text) for name, text in given.items()})
    return meanings


def equal(a: Expr, b: str) -> bool:
    return isinstance(decide(a, typed(b)), Equal)


def test_the_function_by_any_name() -> None:
    """y, f and whatever was said to be the function; not a letter of the question."""
    meanings = page("x sin x", q="x sin(x)", u="x")
    assert meanings.is_function("y")
    assert meanings.is_function("q")
    assert not meanings.is_function("u")
    assert not page("f x").is_function("f")
    assert meanings.canonical(Derivative(Symbol("q"), X)) == Derivative(typed("x sin x"), X)


def test_rates_of_letters() -> None:
    """du/dx by what u stands for, dy/du through the letter, or by division where y is written in x."""
    meanings = page("sin(x^2)", y="sin u", u="x^2")
    worked = meanings.worked(Derivative(Symbol("u"), X))
    assert worked is not None
    assert equal(worked.result, "2x")
    outer = meanings.worked(Derivative(Symbol("y"), ("u",)))
    assert outer is not None
    assert equal(meanings.put_in(outer.result), "cos(x^2)")
    divided = page("sin(x^2)", u="x^2").worked(Derivative(typed("sin(x^2)"), ("u",)))
    assert divided is not None
    assert equal(divided.result, "cos(x^2)")
    assert page("x").worked(Derivative(Symbol("k"), X)) is None


def test_truth_and_claims() -> None:
    """The right value of a rate, and the student's own; f'(3) is a number."""
    meanings = page("x^2", u="3x")
    rate = Derivative(Symbol("u"), X)
    meanings.claimed[rate] = Integer(4)
    product = Product((Symbol("u"), rate))
    assert equal(meanings.in_truth(product), "9x")
    assert equal(meanings.as_claimed(product), "12x")
    assert equal(meanings.in_truth(Prime("f", 1, Integer(3))), "6")
