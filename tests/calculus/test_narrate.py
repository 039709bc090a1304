"""Narration: a lecturer's steps, each equal to the one before, the last one the answer; hints that tell nothing."""

from __future__ import annotations

import random

import pytest

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import differentiate, gradient, laplacian
from quizgen.calculus.narrate import narrate
from quizgen.calculus.tidy import answer
from quizgen.calculus.voice import Step
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different
from quizgen.expr.nodes import Derivative, Expr, Relation
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import subtrees
from quizgen.prose import Math
from tests.calculus.helpers import random_formula, spoken, typed, worked


def test_the_chain_rule_aloud() -> None:
    """sin(4x^3) takes two steps: the chain rule with u named, and simplifying."""
    assert spoken(narrate(differentiate(typed("sin(4x^3)"), "x"), name="y")) == [
        "Chain rule",
        "Let u = 4x³, so that y = sin u.",
        "The rule is dy/dx = (dy/du)(du/dx).",
        "Here dy/du = cos u and du/dx = 12x².",
        "dy/dx = cos(4x³)·12x²",
        "Simplify",
        "dy/dx = 12x² cos(4x³)",
    ]


def test_the_product_rule_aloud() -> None:
    """x sin x as the lecture does it: u, v, du/dx, dv/dx, then the sum."""
    assert spoken(narrate(differentiate(typed("x sin x"), "x"), name="y")) == [
        "Product rule",
        "Let u = x and v = sin x.",
        "The rule is dy/dx = u(dv/dx) + v(du/dx).",
        "Here du/dx = 1 and dv/dx = cos x.",
        "dy/dx = x cos x + sin x",
    ]


def test_a_rule_inside_a_rule_aloud() -> None:
    """Letters that are taken are not used again, and the inner steps come before they are needed."""
    lines = spoken(narrate(differentiate(typed("x sin(x^2)"), "x"), name="y"))
    assert "Let w = x², so that v = sin w." in lines
    assert lines.index("dv/dx = 2x cos(x²)") < lines.index("Put together")
    assert lines[-1] == "dy/dx = 2x² cos(x²) + sin(x²)"


def test_a_partial_derivative_says_what_is_held() -> None:
    """The other letters count as constants, and that is said first."""
    lines = spoken(narrate(differentiate(typed("x y^2"), "x", partial=True), name="z"))
    assert lines[1] == "Only x changes; y counts as a constant."
    assert lines[-1] == "∂z/∂x = y²"


def test_simple_functions_take_one_step() -> None:
    """Nobody needs nine steps for a polynomial."""
    assert len(narrate(differentiate(typed("x^3 + e^x"), "x"))) == 1
    assert spoken(narrate(differentiate(typed("4x^3-2x+7"), "x"), name="y")) == [
        "Sum rule",
        "Differentiate term by term: 7 does not change, so its derivative is 0.",
        "dy/dx = 4·3x² - 2",
        "Simplify",
        "dy/dx = 12x² - 2",
    ]


@pytest.mark.parametrize(
    "text", ["x sin x", "sin(4x^3)", "x^x", "1/(1+e^-x)", "(x^2-1)/(x^2+1)", "3x^2", "x^2 e^(x^2)"]
)
def test_a_hint_never_tells_the_answer(text: str) -> None:
    """A hint is one step without an equation; neither the answer nor the derivative of a part is in it."""
    d = differentiate(typed(text), "x")
    (hint,) = narrate(d, "hint", name="y")
    assert hint.equation is None
    shown = [p.expr for paragraph in hint.words for p in paragraph if isinstance(p, Math)]
    results = {node.result for node in d.parts} | {d.result}
    assert not any(part in results and len(list(subtrees(part))) > 2 for e in shown for part in subtrees(e))


def test_hints_go_on() -> None:
    """The next hint is the next idea; after the last there is none."""
    d = differentiate(typed("x sin(x^2)"), "x")
    titles = [narrate(d, "hint", after=i) for i in range(3)]
    assert [steps[0].title if steps else "" for steps in titles] == ["Product rule", "Chain rule", ""]


def test_brief_is_an_outline() -> None:
    """Only equations about the function itself, without words."""
    steps = narrate(differentiate(typed("x sin(x^2)"), "x"), "brief", name="y")
    assert [step.words for step in steps] == [(), ()]
    assert spoken(steps)[-1] == "dy/dx = 2x² cos(x²) + sin(x²)"


def test_brief_keeps_what_was_found() -> None:
    """Solutions and kinds of points are told in words, and stay."""
    lines = spoken(narrate(worked("x^3-3x", "x", operator="stationary"), "brief", name="y"))
    assert "So x = -1 or x = 1." in lines
    assert lines[-1].endswith("so it is a minimum.")
    chord = spoken(narrate(worked("x^2", "x", operator="first-principles"), "brief", name="y"))
    assert chord[-1] == "dy/dx = 2x"
    assert "(2xh + h²)/h = 2x + h" in chord


def right_side(step: Step) -> Expr | None:
    return None if step.equation is None else step.equation.right


def finished(e: Expr) -> bool:
    return not any(isinstance(part, Derivative | Relation) for part in subtrees(e))


@pytest.mark.parametrize("seed", range(60))
def test_every_step_follows(seed: int) -> None:
    """Right sides for the same left side are equal by the ladder; the last is the result; letters never clash."""
    e = random_formula(random.Random(seed), 1 + seed % 4, ("x", "u")[: 1 + seed % 2])
    d = differentiate(e, "x")
    steps = narrate(d)
    assert right_side(steps[-1]) in (d.result, answer(d.result))
    last: dict[Expr, Expr] = {}
    for step in steps:
        right = right_side(step)
        if step.equation is None or right is None or not finished(right):
            continue
        before = last.get(step.equation.left)
        if before is not None:
            assert not isinstance(decide(before, right), Different)
        last[step.equation.left] = right


@pytest.mark.parametrize(
    ("d", "result"),
    [
        (gradient(typed("x^2+3x y"), ("x", "y")), "(2x + 3y, 3x)"),
        (laplacian(typed("x^2+y^3"), ("x", "y")), "2 + 6y"),
        (differentiate(typed("e^(-x^2)"), "x", order=2), "-2(1 - 2x²) e^(-x²)"),
    ],
)
def test_operators_aloud(d: Derivation, result: str) -> None:
    """Gradients, Laplacians and second derivatives end with what was asked for."""
    last = narrate(d, name="E")[-1].equation
    assert last is not None
    assert to_unicode(last.right) == result


def test_a_factor_in_front_is_said_where_the_parts_are_named() -> None:
    """y = 10uv: u and v alone are not y."""
    steps = spoken(narrate(differentiate(typed("10 x^3 cos x"), "x"), name="y"))
    assert steps[1] == "Let u = x³ and v = cos x, so that y = 10uv."


def test_the_sign_is_part_of_the_constant_factor() -> None:
    """-12 stays in -12 e^x, not 12."""
    assert spoken(narrate(differentiate(typed("-12 e^x"), "x")))[1].startswith("The constant factor -12 stays.")
