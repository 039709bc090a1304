"""A cold start: `quizgen equal` as a new process, beside a process that only imports SymPy."""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 15


def cpu_ms(command: list[str]) -> float:
    """CPU milliseconds of one run of the command, its children included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def run() -> None:
    beside = Path(sys.executable).with_name("quizgen")
    program = str(beside) if beside.exists() else shutil.which("quizgen") or "quizgen"
    rows = {
        "quizgen equal": [program, "equal", "2x cos(x^2)", "cos(x^2)*2x"],
        "quizgen equal (a trigonometric identity)": [program, "equal", "sin(2x)", "2 sin x cos x"],
        "python -c 'import sympy'": [sys.executable, "-c", "import sympy"],
    }
    print(f"\nCold start, median CPU of {ROUNDS} processes")
    medians = {name: statistics.median(cpu_ms(command) for _ in range(ROUNDS)) for name, command in rows.items()}
    reference = medians["python -c 'import sympy'"]
    for name, milliseconds in medians.items():
        print(f"  {name:42}{milliseconds:7.0f} ms   {milliseconds / reference:5.2f} of importing SymPy")
