"""Derivatives: the lecture's examples as a lecturer writes them, every law, and agreement with SymPy at random."""

from __future__ import annotations

import pickle
import random

import pytest
import sympy

from quizgen.calculus.derivation import Derivation, NoDerivative, steps
from quizgen.calculus.differentiate import (
    derivative,
    derive,
    differentiate,
    gradient,
    hessian,
    laplacian,
    replay,
)
from quizgen.calculus.request import read_along
from quizgen.calculus.strategy import STRATEGY
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import ZERO, Call, Expr, Matrix
from quizgen.expr.text import to_unicode
from tests.calculus.helpers import Judge, by_chords, by_sympy, random_formula, same, to_sympy, typed, worked

LECTURE = (
    ("x sin x", "x", "x cos x + sin x"),
    ("sin(x^2)", "x", "2x cos(x²)"),
    ("x y", "x", "y"),
    ("x y", "y", "x"),
    ("x exp(-x^2-y^2)", "x", "(1 - 2x²) exp(-x² - y²)"),
    ("x exp(-x^2-y^2)", "y", "-2xy exp(-x² - y²)"),
    ("x^2", "x", "2x"),
    ("x^3 + e^x", "x", "3x² + e^x"),
    ("3 cos x", "x", "-3 sin x"),
    ("cos x", "x", "-sin x"),
    ("ln x", "x", "1/x"),
    ("u^2 + 2u + 20", "u", "2u + 2"),
    ("3 x_1", "x_1", "3"),
    ("w_11 x_1 + w_12 x_2", "x_1", "w₁₁"),
    ("w_11 x_1 + w_12 x_2", "w_12", "x₂"),
    ("(y_1 - t_1)^2", "y_1", "2(y₁ - t₁)"),
    ("1/(1+e^-a)", "a", "e^(-a)/(1 + e^(-a))²"),
    ("m x + c", "x", "m"),
    ("3", "x", "0"),
)

ON_THE_BOARD = (
    ("sin(4x^3)", "12x² cos(4x³)"),
    ("x e^x", "(x + 1) e^x"),
    ("ln(x^2+1)", "2x/(x² + 1)"),
    ("sqrt x", "1/(2√x)"),
    ("x^(1/2)", "(1/2) x^(-1/2)"),
    ("x^(2/3)", "(2/3) x^(-1/3)"),
    ("x^pi", "πx^(π - 1)"),
    ("x^-2", "-2x⁻³"),
    ("1/x", "-1/x²"),
    ("5/x^2", "-10/x³"),
    ("1/sqrt(x)", "-1/(2x^(3/2))"),
    ("x^x", "x^x(1 + ln x)"),
    ("2^x", "2^x ln 2"),
    ("(x^2-1)/(x^2+1)", "4x/(x² + 1)²"),
    ("x/sqrt(x^2+1)", "1/(x² + 1)^(3/2)"),
    ("e^x/(x+1)", "x e^x/(x + 1)²"),
    ("sin(x)/x", "(x cos x - sin x)/x²"),
    ("sin(x)/cos(x)", "1/cos² x"),
    ("sin x cos x", "cos² x - sin² x"),
    ("sin^2 x", "2 sin x cos x"),
    ("(x^2+1)(x^3-2)", "5x⁴ + 3x² - 4x"),
    ("ln(x+sqrt(x^2+1))", "1/√(x² + 1)"),
    ("ln((1+x)/(1-x))", "2/((1 - x)(1 + x))"),
    ("log_10(x)", "1/(x ln 10)"),
    ("|x|", "x/|x|"),
    ("tan(5x)", "5 sec²(5x)"),
    ("1/(2x-1)^3", "-6/(2x - 1)⁴"),
    ("x e^x sin x", "x e^x cos x + x e^x sin x + e^x sin x"),
    ("sigmoid(x)", "σ(x)(1 - σ(x))"),
    ("x^3 - 2x^2 + 0.5x", "3x² - 4x + 0.5"),
)


def slope(e: Expr) -> Judge:
    """SymPy's derivative with respect to x."""
    return by_sympy(sympy.diff(to_sympy(e), sympy.Symbol("x")))


@pytest.mark.parametrize(("text", "variable", "board"), LECTURE)
def test_the_lecture(text: str, variable: str, board: str) -> None:
    """The derivatives of week 4, in the form in which they stand there."""
    assert to_unicode(derivative(typed(text), variable)) == board


@pytest.mark.parametrize(("text", "board"), ON_THE_BOARD)
def test_what_stands_on_the_board(text: str, board: str) -> None:
    """Answers are written as a lecturer would leave them, and are right."""
    found = derivative(typed(text), "x")
    assert to_unicode(found) == board
    assert same(found, slope(typed(text)), ("x",))


def test_sigmoid_in_terms_of_itself() -> None:
    """dy/da = y (1 - y) for y = 1/(1 + e^-a)."""
    y = to_sympy(typed("1/(1+e^-a)"))
    assert same(derivative(typed("1/(1+e^-a)"), "a"), by_sympy(y * (1 - y)), ("a",))


@pytest.mark.parametrize("name", [name for name, f in FUNCTIONS.items() if f.derivative and name != "sign"])
def test_every_function_of_the_table(name: str) -> None:
    """f(u) is differentiated by the table and the chain rule, inside the domain of f."""
    inner = {"acosh": "1+x^2", "asec": "1+x^2", "acsc": "1+x^2", "acoth": "2+x^2"}.get(name, "1/(1+x^2)")
    e = Call(name, (typed(inner),))
    assert same(derivative(e, "x"), slope(e), ("x",))


def examine(seed: int) -> None:
    dice = random.Random(seed)
    variables = ("x", "y", "z")[: 1 + seed % 3]
    e = random_formula(dice, 1 + seed // 5 % 5, variables)
    d = differentiate(e, "x")
    assert replay(d) == d.result
    assert all(node.rule in STRATEGY for node in steps(d))
    if seed % 5:
        assert same(d.result, by_chords(e, "x"), variables, seed, digits=12)
    else:
        assert same(d.result, slope(e), variables, seed)


@pytest.mark.parametrize("seed", range(300))
def test_random_functions(seed: int) -> None:
    """Depth to 5, one to three variables: the derivative is the slope, every node replays and has a rule."""
    examine(seed)


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(300, 10300, 5))
def test_more_random_functions(seed: int) -> None:
    """2,000 more, each against SymPy."""
    examine(seed)


def test_a_derivation_pickles() -> None:
    """Rules are named by their laws, so a derivation crosses process borders."""
    d = differentiate(typed("x sin(x^2)"), "x")
    assert pickle.loads(pickle.dumps(d)) == d


@pytest.mark.parametrize("text", ["max(x, 1)", "x!"])
def test_no_rule_is_said(text: str) -> None:
    """What has no law is refused with a reason, never guessed."""
    with pytest.raises(NoDerivative, match="no rule"):
        differentiate(typed(text), "x")


def test_depth_is_bounded() -> None:
    """A formula nested too deeply is refused before Python's stack is."""
    e = typed("x")
    for _ in range(250):
        e = Call("sin", (e,))
    with pytest.raises(NoDerivative, match="too deeply"):
        differentiate(e, "x")


def test_orders_and_mixed_partials() -> None:
    """Several variables mean one derivative after the other, in the order given."""
    assert to_unicode(derivative(typed("x^5 - 2x^3"), "x", "x", "x")) == "60x² - 12"
    assert derivative(typed("x^2 y^3"), "x", "y") == derivative(typed("x^2 y^3"), "y", "x")
    assert to_unicode(differentiate(typed("e^(-x^2)"), "x", order=2).result) == "-2(1 - 2x²) e^(-x²)"


def test_gradient_hessian_jacobian() -> None:
    """Vectors and matrices hold the partial derivatives in the order of the variables; parts are the entries."""
    e = typed("x^2 + 3x y")
    assert to_unicode(gradient(e, ("x", "y")).result) == "(2x + 3y, 3x)"
    assert hessian(e, ("x", "y")).result == Matrix(((typed("2"), typed("3")), (typed("3"), ZERO)))
    rows = worked("(x^2 + 3x y, y)", "x", "y").result
    assert isinstance(rows, Matrix)
    assert rows.rows[1] == (ZERO, typed("1"))
    assert len(gradient(e, ("x", "y")).parts) == 2


def test_laplacian_and_direction() -> None:
    """1/r is harmonic in space, ln r in the plane; a direction need not be a unit vector."""
    assert laplacian(typed("1/sqrt(x^2+y^2+z^2)"), ("x", "y", "z")).result == ZERO
    assert laplacian(typed("ln(x^2+y^2)"), ("x", "y")).result == ZERO
    assert to_unicode(derive(read_along("x^2+y^2", "(3, 4)", ["x", "y"]).goal).result) == "(6x + 8y)/5"


def test_steps_come_in_the_order_of_work() -> None:
    """What a step needs comes before it; the whole derivation comes last."""
    d = differentiate(typed("x sin(x^2)"), "x")
    seen: list[Derivation] = []
    for node in steps(d):
        assert all(part in seen for part in node.parts)
        seen.append(node)
    assert seen[-1] is d


def test_every_rule_states_its_law() -> None:
    """The docstring of a law is its formula, and ids are unique."""
    assert all(rule.formula for rule in STRATEGY)
    assert len({rule.id for rule in STRATEGY}) == len(STRATEGY)
    assert all(rule.sound and rule.id.startswith("derive.") and rule.hint for rule in STRATEGY)
