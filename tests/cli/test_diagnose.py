"""`quizgen diagnose`: one answer, or lines of working."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quizgen.calculus.malrules import MALRULES
from tests.cli.conftest import Run


def test_an_answer(run: Run) -> None:
    """The slip and where it is; 1 for a wrong answer, 0 for a right one."""
    wrong = run("diagnose", "sin(x^2)", "x", "cos(x^2)")
    assert (wrong.exit_code, wrong.output.split()[0]) == (1, "chain.inner-derivative-forgotten")
    assert run("diagnose", "sin(x^2)", "x", "2x cos(x^2)").exit_code == 0


@pytest.mark.parametrize(
    ("function", "variable", "response", "code"),
    [
        ("x^2+y^2=25", "x", "x/y", "implicit.sign"),
        ("x^2 y", "x,y", "(x^2, 2xy)", "gradient.components-swapped"),
        ("a = 2x; b = x^2; E = a^2 + b^3", "x", "4a", "paths.path-left-out"),
        ("a = 2x; b = x^2; E = a^2 + b^3", "x", "8x", "paths.path-left-out"),
    ],
)
def test_whatever_can_be_derived(run: Run, function: str, variable: str, response: str, code: str) -> None:
    """Equations, gradients, networks in their quantities' names and with the formulas put in."""
    assert run("diagnose", function, variable, response).output.startswith(code)
    right = {"x^2+y^2=25": "-x/y", "x^2 y": "(2xy, x^2)"}.get(function, "8x + 6x^5")
    assert run("diagnose", function, variable, right).exit_code == 0


def test_orders_and_pairs(run: Run) -> None:
    """A second derivative; two slips at once, each with its words; neither goes with lines."""
    assert run("diagnose", "x^5", "x", "25x^8", "--order", "2").output.startswith("order.squared")
    assert "\nand chain.inner-derivative-forgotten   at step 1" in run("diagnose", "cos(x^2)", "x", "sin(x^2)").output
    assert run("diagnose", "cos(x^2)", "x", "2x cos(2x)").output.startswith("unknown")
    assert "\nand chain.argument-differentiated   at" in run("diagnose", "cos(x^2)", "x", "2x cos(2x)", "--two").output
    assert run("diagnose", "x^2", "x", "--two", "--lines", "-", typed="y = x").exit_code == 2


def test_the_catalogue(run: Run) -> None:
    """A line for every mal-rule, with its example; no function is needed."""
    lines = run("diagnose", "--slips").output.splitlines()
    assert len(lines) == len(MALRULES)
    assert any("sin(x^2), x -> cos(x^2) (Clark et al. 1997)" in line for line in lines)


def test_lines(run: Run, tmp_path: Path) -> None:
    """From a file or from standard input: the first line that does not follow, and its slip."""
    text = "y = x sin x\nu = x, v = sin x\nu' = 1, v' = -cos x\ny' = u v' + v u'\n"
    (tmp_path / "working.txt").write_text(text)
    for result in (
        run("diagnose", "x sin x", "x", "--lines", str(tmp_path / "working.txt")),
        run("diagnose", "x sin x", "x", "--lines", "-", typed=text),
    ):
        assert result.exit_code == 1
        assert "Line 3 is the first that does not follow.\n  table.sign" in result.output


def test_lines_that_are_right(run: Run) -> None:
    """0 where the derivative is reached, 1 where it is not yet, 2 where a line cannot be read."""
    assert run("diagnose", "x^2", "x", "--lines", "-", typed="y' = 2x").exit_code == 0
    assert run("diagnose", "x^2", "x", "--lines", "-", typed="y = x^2").exit_code == 1
    assert run("diagnose", "x^2", "x", "--lines", "-", typed="y' = 2*").exit_code == 2


def test_lines_as_json(run: Run) -> None:
    """One object with every line and the number of the first slip."""
    result = json.loads(run("diagnose", "x^2", "x", "--json", "--lines", "-", typed="y = x^2\ny' = x").output)
    assert result["first_slip"] == 2
    assert [line["outcome"] for line in result["lines"]] == ["said", "slipped"]
    assert result["lines"][1]["slips"][0]["id"] == "power.factor-forgotten"


def test_usage(run: Run) -> None:
    """An answer or lines, not both and not neither."""
    for arguments in (["x^2", "x"], ["x^2", "x", "2x", "--lines", "-"]):
        assert run("diagnose", *arguments).exit_code == 2


def test_lines_that_are_none(run: Run, tmp_path: Path) -> None:
    """Bytes that are no text, and no lines at all, are one message each."""
    for data, message in ((b"\xff\n", "this is not a text in UTF-8."), (b"", "there are no lines.")):
        (tmp_path / "working.txt").write_bytes(data)
        result = run("diagnose", "x^2", "x", "--lines", "working.txt")
        assert result.exit_code == 2
        assert message in result.output


def test_lines_that_solve_and_descend(run: Run, tmp_path: Path) -> None:
    """A solution lost by dividing, a step uphill: the line is named."""
    page = tmp_path / "page.txt"
    page.write_text("dy/dx = 3x^2 - 6x = 0\n3x = 6\nx = 2\n", encoding="utf-8")
    result = run("diagnose", "x^3-3x^2", "x", "--lines", str(page))
    assert result.exit_code == 1
    assert "Line 2 is the first that does not follow.\n  A solution is lost here: x = 0." in result.output
    page.write_text("w_1 = 1 - 0.1*2 = 0.8\nw_2 = 0.8 + 0.1*1.6 = 0.96\n", encoding="utf-8")
    result = run("diagnose", "w^2", "w", "--lines", str(page), "--descend", "1", "0.1", "2")
    assert "Line 2 is the first" in result.output
    assert "descent.uphill" in result.output
    assert run("diagnose", "w^2", "w", "1", "--descend", "1", "0.1", "2").exit_code == 2
