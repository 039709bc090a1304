"""Which engine to use: the one asked for, or LaTeX where it is installed and Typst where it is not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Literal, TypeAlias

from quizgen.render.typeset import Failure, TypesetError

EngineName: TypeAlias = Literal["latex", "typst", "auto"]

PACKAGES = ("amsmath.sty", "lmodern.sty", "microtype.sty", "fancyhdr.sty", "xcolor.sty", "geometry.sty", "graphicx.sty",
            "longtable.sty", "array.sty")  # fmt: skip
INSTALL = "apt install texlive-latex-recommended lmodern"


def choose_engine(name: EngineName) -> tuple[Path | None, str]:
    """pdflatex, or None for Typst, and one line that says which it is and how to get the other.

    TypesetError: LaTeX was asked for and is not there.
    """
    if name == "typst":
        return None, "Typst (built in); --engine latex uses LaTeX"
    program, missing = find_pdflatex()
    if program is None and name == "latex":
        raise TypesetError("LaTeX", (Failure("the engine", 0, "", f"{missing}. To install it: {INSTALL}"),))
    if program is None:
        return None, f"Typst (built in), because {missing}; for LaTeX: {INSTALL}"
    return program, f"LaTeX ({program.name}); --engine typst uses the built-in one"


def find_pdflatex() -> tuple[Path | None, str]:
    """Where pdflatex is with all packages that the sheets need, or None and what is missing."""
    program = shutil.which("pdflatex")
    if program is None:
        return None, "pdflatex is not on PATH"
    finder = shutil.which("kpsewhich")
    if finder is None:
        return Path(program), ""
    run = subprocess.run([finder, *PACKAGES], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    found = {Path(line).name for line in run.stdout.split("\n") if line}
    missing = [package for package in PACKAGES if package not in found]
    return (None, f"pdflatex lacks {', '.join(missing)}") if missing else (Path(program), "")
