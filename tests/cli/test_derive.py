"""`quizgen derive`: steps, hints, LaTeX, JSON and difficulty, in one variable and in several."""

from __future__ import annotations

import json

import pytest

from quizgen.cli.exits import exit_code
from quizgen.errors import QuizgenError
from tests.cli.conftest import Run


def test_steps(run: Run) -> None:
    """Numbered, each with its rule; the last line is the derivative."""
    lines = run("derive", "x sin x", "x").output.splitlines()
    assert lines[0] == "1. Product rule"
    assert lines[-1].strip() == "d/dx (x sin x) = x cos x + sin x"


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["x^4", "x", "--order", "2"], "d²/dx² x⁴ = 12x²"),
        (["x^2+3x y", "x,y"], "∇(x² + 3xy) = (2x + 3y, 3x)"),
        (["x^2+y^3", "x, y", "--operator", "laplacian"], "= 2 + 6y"),
        (["x^2 y^3", "x,y", "--operator", "mixed"], "= 6xy²"),
        (["x^3-3x", "x", "--operator", "stationary"], "At x = 1: d²f/dx² = 6, positive, so it is a minimum."),
        (["x^2 y", "x"], "= 2xy"),
    ],
)
def test_what_can_be_asked(run: Run, arguments: list[str], last: str) -> None:
    """Higher orders, gradient, Hessian, Laplacian, mixed derivatives, stationary points, partial derivatives."""
    result = run("derive", *arguments)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].strip().endswith(last)


def test_levels_and_latex(run: Run) -> None:
    """A hint is one step without the answer; brief has no words; LaTeX throughout."""
    assert "cos" not in run("derive", "x sin x", "x", "--level", "hint").output
    assert "Let" not in run("derive", "x sin x", "x", "--level", "brief").output
    assert r"\frac{\mathrm{d}" in run("derive", "x^2", "x", "--latex").output
    assert r"\nabla" in run("derive", "x^2 y", "x,y", "--latex", "--level", "brief").output


def test_extremes_on_an_interval(run: Run) -> None:
    """End points and stationary points compared, in words and as JSON."""
    arguments = ["derive", "x + 2cos x", "x", "--between", "0", "2pi"]
    assert "The largest value is 2π + 2, at x = 2π." in run(*arguments).output
    result = json.loads(run(*arguments, "--json").output)
    assert [place["place"]["text"] for place in result["smallest"]] == ["(5*pi)/6"]
    with pytest.raises(QuizgenError):
        run("derive", "1/x", "x", "--between", "-1", "1")


def test_json_and_difficulty(run: Run) -> None:
    """The tree, the steps in words, and the weight; the weight alone."""
    result = json.loads(run("derive", "x^2 y", "x,y", "--json", "--level", "brief").output)
    assert result["rule"] == "derive.gradient"
    assert result["steps"][-1]["equation"]["latex"]
    assert float(run("derive", "x^2", "x", "--difficulty").output) < float(
        run("derive", "sin(x^2)", "x", "--order", "2", "--difficulty").output
    )


@pytest.mark.parametrize(
    "arguments",
    [["x^2", "2"], ["x^2", "x,"], ["x!", "x"], ["sin(x)+x^5+e^x", "x", "--operator", "stationary"], ["x^(", "x"]],
)
def test_errors_are_told(run: Run, arguments: list[str]) -> None:
    """What cannot be done is one of our errors: a sentence and exit code 2."""
    with pytest.raises(QuizgenError) as error:
        run("derive", *arguments)
    assert exit_code(error.value) == 2
    assert str(error.value)


@pytest.mark.parametrize("arguments", [["x^2 y", "x,y", "--order", "2"], ["x^2", "x", "--order", "0"]])
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    """Options that do not go together."""
    assert run("derive", *arguments).exit_code == 2
