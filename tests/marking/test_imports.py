"""What marking costs to start."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("sympy", "yaml", "jinja2", "pylatex", "typst", "pikepdf")
ROOT = Path(__file__).parent.parent.parent

WAYS = {
    "a verdict": "from quizgen.answers.compare import equal; equal('2x cos(x^2)', 'cos(x^2)*2x'); equal('2x', '3x')",
    "a list of points": "from quizgen.answers.compare import equal; equal('(1,0) min', 'min (1,0)', kind='points')",
    "the student's side": "import quizgen.wire.quiz, quizgen.wire.submission, quizgen.answers.judging",
    "the marker": "import quizgen.marking.batch, quizgen.marking.report, quizgen.wire.key, quizgen.wire.marks",
}


@pytest.mark.parametrize("way", WAYS)
def test_no_heavy_library_is_imported(way: str) -> None:
    """Neither the student's commands nor marking import a symbolic algebra system, YAML or a typesetter."""
    code = f"{WAYS[way]}\nimport sys\nprint([name for name in {HEAVY} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_reading_needs_no_flint() -> None:
    """A student's answer is read before anything is computed with it."""
    code = """
from quizgen.answers.judging import read
from quizgen.answers.task import Task
from quizgen.expr.nodes import ZERO
from quizgen.syntax.notation import Notation
for kind, text in [("expression", "2x"), ("vector", "(1, x)"), ("points", "(1,0) min"), ("number", "0.5")]:
    read(text, Task(kind, ZERO, Notation.of("x")))
import sys
print("flint" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
