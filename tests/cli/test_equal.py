"""`quizgen equal`: verdicts, exit codes, JSON, batches, and formulas that begin with a minus."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.cli.verdict import told_plainly

from .conftest import Run


@pytest.mark.parametrize(
    ("arguments", "code", "first"),
    [
        (["2x cos(x^2)", "cos(x^2)*2x"], 0, "equal"),
        (["-2x", "-x-x"], 0, "equal"),
        (["2x", "3x"], 1, "different"),
        (["2x+", "2x"], 2, "unreadable"),
        (["2x", "2x+"], 2, "unreadable"),
        (["sqrt(x^2)", "x", "--assume", "x>0"], 0, "equal"),
        (["sqrt(x^2)", "x"], 1, "different"),
        (["0.6", "3/5", "--kind", "number", "--tolerance", "0.001"], 0, "equal"),
        (["xy", "yx", "--variables", "x,y"], 0, "equal"),
        (["(1,0) min", "min (1,0)", "--kind", "points"], 0, "equal"),
    ],
)
def test_the_verdict_is_the_exit_code(run: Run, arguments: list[str], code: int, first: str) -> None:
    """0 equal, 1 different, 2 unreadable; the word stands first."""
    result = run("equal", *arguments)
    assert (result.exit_code, result.output.split()[0]) == (code, first)


def test_json_has_the_documented_keys(run: Run) -> None:
    """One object with verdict, accepted, reads_as, ambiguous, by and note."""
    said = json.loads(run("equal", "e^2x", "x e^2", "--json").output)
    assert set(said) == {"verdict", "accepted", "reads_as", "ambiguous", "by", "note"}
    assert (said["verdict"], said["ambiguous"], said["reads_as"]) == ("equal", True, r"\mathrm{e}^2x")


def test_a_right_value_in_the_wrong_form_is_equal_and_not_accepted(run: Run, tmp_path: Path) -> None:
    """On the command line and in a batch."""
    said = json.loads(run("equal", "x^2-1", "(x-1)(x+1)", "--form", "factorised", "--json").output)
    assert (said["verdict"], said["accepted"]) == ("equal", False)
    lines = [
        {"response": "x^2-1", "key": "(x-1)(x+1)", "form": "factorised"},
        {"response": "(x+1)(x-1)", "key": "x^2-1", "form": ["factorised", "exact"]},
        {"response": "x", "key": "x", "form": "pretty"},
    ]
    (tmp_path / "batch.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = [json.loads(line) for line in run("equal", "--batch", "batch.jsonl").output.splitlines()]
    assert [(one["verdict"], one["accepted"]) for one in found] == [
        ("equal", False),
        ("equal", True),
        ("unreadable", False),
    ]


def test_a_batch_answers_every_line_in_order(run: Run, tmp_path: Path) -> None:
    """A bad line gets its own verdict, and the batch goes on."""
    lines = [
        {"id": "a", "response": "h^2", "key": "tanh(x)^2", "given": {"h": "tanh(x)"}, "variables": ["x", "h"]},
        {"id": "b", "response": "2x"},
        {"id": "c", "response": "1+1", "key": "2", "variables": None, "assume": None, "tolerance": None},
    ]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "batch.jsonl").write_text(f"{text}not json\n", encoding="utf-8")
    verdicts = [json.loads(line) for line in run("equal", "--batch", "batch.jsonl").output.splitlines()]
    assert [v["verdict"] for v in verdicts] == ["equal", "unreadable", "equal", "unreadable"]
    assert verdicts[0]["id"] == "a"


@pytest.mark.parametrize("arguments", [["2x"], ["2x", "x", "--tolerance", "much"], ["2x", "x", "--kind", "poem"]])
def test_wrong_usage_is_exit_code_2(arguments: list[str]) -> None:
    """With a sentence on standard error, and no traceback."""
    done = subprocess.run([sys.executable, "-m", "quizgen", "equal", *arguments], capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_the_quick_way_says_what_the_group_says(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """`quizgen equal A B` without options prints the same with and without click."""
    for response, key in (("2x", "x+x"), ("2x", "3x"), ("2x+", "x"), ("e^2x", "e^(2x)")):
        code = told_plainly(response, key)
        printed = capsys.readouterr().out
        result = run("equal", response, key)
        assert (result.exit_code, result.output) == (code, printed)


def test_the_quick_way_imports_little() -> None:
    """A verdict by normal form needs neither click nor FLINT nor dataclasses."""
    code = (
        "import sys; sys.argv = ['quizgen', 'equal', '2x cos(x^2)', 'cos(x^2)*2x']\n"
        "from quizgen.cli.entry import run\n"
        "try: run()\n"
        "except SystemExit: pass\n"
        "print(sorted({'click', 'flint', 'dataclasses', 'inspect', 'json', 'sympy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("variables", ["1,2", "x y"])
def test_a_variable_is_a_name(run: Run, variables: str) -> None:
    """What is no name is wrong usage."""
    result = run("equal", "x", "x", "--variables", variables)
    assert result.exit_code == 2
    assert "is no name of a variable. Write a letter" in result.output


@pytest.mark.parametrize(
    ("arguments", "evidence"),
    [
        (["2x", "3x"], "by witness"),
        (["(x,3y)", "(x,-3y)", "--kind", "vector"], "by witness: At y = 3/7 yours is 9/7, the key -9/7."),
        (["sqrt(x^2)", "x"], "by witness: At x = -17/6 yours is 17/6, the key -17/6."),
    ],
)
def test_explain_says_what_the_note_does_not(run: Run, arguments: list[str], evidence: str) -> None:
    """The witness of a difference stands once: in the note, or in the evidence."""
    assert run("equal", *arguments, "--explain").output.splitlines()[-1].strip() == evidence
