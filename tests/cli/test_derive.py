"""`quizgen derive`: steps, hints, LaTeX, JSON and difficulty, in one variable and in several."""

from __future__ import annotations

import json

import pytest

from quizgen.cli.exits import exit_code
from quizgen.errors import QuizgenError
from tests.cli.conftest import Run


def test_steps(run: Run) -> None:
    """The function by name, numbered steps, each with its rule; the last line is the derivative."""
    lines = run("derive", "x sin x", "x").output.splitlines()
    assert lines[:2] == ["y = x sin x", "1. Product rule"]
    assert lines[-1].strip() == "dy/dx = x cos x + sin x"


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["x^4", "x", "--order", "2"], "d²y/dx² = 12x²"),
        (["x^2+3x y", "x,y"], "∇f = (2x + 3y, 3x)"),
        (["x^2+y^3", "x, y", "--operator", "laplacian"], "= 2 + 6y"),
        (["x^2 y^3", "x,y", "--operator", "mixed"], "= 6xy²"),
        (["x^3-3x", "x", "--operator", "stationary"], "At x = 1: d²y/dx² = 6, positive, so it is a minimum."),
        (["x^2 y", "x"], "∂z/∂x = 2xy"),
        (["w = t^2", "t"], "dw/dt = 2t"),
        (["x^2+y^2=25", "x"], "dy/dx = -x/y"),
        (["y_1=w_11 x_1+w_12 x_2; E=(y_1-t_1)^2", "w_12"], "∂E/∂w₁₂ = 2x₂(y₁ - t₁)"),
        (["sqrt x", "x", "--operator", "first-principles"], "dy/dx = 1/(2√x)"),
        (["(x y, x+y)", "x,y"], "J = [[y, x], [1, 1]]"),
        (["x^2+y^2", "x,y", "--along", "(3, 4)"], "df/ds = (6x + 8y)/5"),
        (["w^2-4w", "w", "--descend", "0", "0.1", "2"], "small enough steps end there."),
    ],
)
def test_what_can_be_asked(run: Run, arguments: list[str], last: str) -> None:
    """Higher orders, operators, stationary points, partial and implicit derivatives, paths, chords, descents."""
    result = run("derive", *arguments)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].strip().endswith(last)


def test_levels_and_latex(run: Run) -> None:
    """A hint is one step without the answer; brief has no words; LaTeX throughout."""
    assert "cos" not in run("derive", "x sin x", "x", "--level", "hint").output
    assert "Let" not in run("derive", "x sin x", "x", "--level", "brief").output
    assert r"\frac{\mathrm{d}" in run("derive", "x^2", "x", "--latex").output
    assert r"\nabla" in run("derive", "x^2 y", "x,y", "--latex", "--level", "brief").output


def test_hints_one_after_the_other(run: Run) -> None:
    """The next idea, and then no more."""
    arguments = ["derive", "x sin(x^2)", "x", "--level", "hint", "--after"]
    assert "Chain rule" in run(*arguments, "1").output
    assert run(*arguments, "2").output == "There are no more hints.\n"


def test_extremes_on_an_interval(run: Run) -> None:
    """End points and stationary points compared, in words and as JSON."""
    arguments = ["derive", "x + 2cos x", "x", "--between", "0", "2pi"]
    assert "The largest value is 2π + 2, at x = 2π." in run(*arguments).output
    assert "   There is none.\n" in run("derive", "1/x", "x", "--between", "1", "2").output
    result = json.loads(run(*arguments, "--json").output)
    assert [place["place"]["text"] for place in result["smallest"]] == ["(5*pi)/6"]
    with pytest.raises(QuizgenError):
        run("derive", "1/x", "x", "--between", "-1", "1")


def test_json(run: Run) -> None:
    """The tree, the steps in words, and what the function is called in them."""
    result = json.loads(run("derive", "x^2 y", "x,y", "--json", "--level", "brief").output)
    assert (result["rule"], result["name"]) == ("derive.gradient", "f")
    assert result["steps"][-1]["equation"]["latex"]


def test_difficulty(run: Run) -> None:
    """The weight, then what it is made of, which adds up to it."""
    first, *shares = run("derive", "sin(x^2)", "x", "--difficulty").output.splitlines()
    assert float(first) > float(run("derive", "x^2", "x", "--difficulty").output.splitlines()[0])
    assert shares[0].split(maxsplit=1)[1] == "Chain rule"
    assert "inside 1 harder rule" in shares[1]
    assert sum(float(share.split()[0]) for share in shares) == pytest.approx(float(first), abs=0.06)


def test_help_is_h_alone(run: Run) -> None:
    """-h is help, and minus h where a formula is due."""
    assert run("derive", "-h").output.startswith("Usage")
    assert run("derive", "-h^2", "h").output.splitlines()[-1].strip() == "dy/dh = -2h"


@pytest.mark.parametrize(
    "arguments",
    [
        ["x^2", "2"], ["x^2", "x,"], ["x!", "x"], ["sin(x)+x^5+e^x", "x", "--operator", "stationary"], ["x^(", "x"],
        ["d/dx x^2", "x"], ["", "x"], ["foo(x)", "x"], ["x = 3", "x"], ["x < 3", "x"], ["x^2 + y^2 = 1", "x,y"],
        ["sin x", "x", "--operator", "first-principles"], ["x^3", "x", "--between", "2", "0"],
        ["x y", "x,y", "--along", "3"], ["x^2", "x", "--descend", "(1, 2)", "0.1", "2"],
        ["x^2", "x", "--descend", "1", "b", "2"],
    ],
)  # fmt: skip
def test_errors_are_told(run: Run, arguments: list[str]) -> None:
    """What cannot be done is one of our errors: a sentence and exit code 2."""
    with pytest.raises(QuizgenError) as error:
        run("derive", *arguments)
    assert exit_code(error.value) == 2
    assert str(error.value)


@pytest.mark.parametrize(
    "arguments",
    [
        ["x^2 y", "x,y", "--order", "2"],
        ["x^2", "x", "--order", "0"],
        ["x^2"],
        ["x^2", "x", "--operator", "stationary", "--between", "0", "1"],
        ["x y", "x,y", "--between", "0", "1"],
        ["x^2", "x", "--descend", "1", "0.1", "many"],
        ["x y", "x,x"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    """Options that do not go together."""
    assert run("derive", *arguments).exit_code == 2
