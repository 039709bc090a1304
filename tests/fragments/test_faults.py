"""Hand-written LaTeX is looked over before an engine sees it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from quizgen.fragments.faults import COMMANDS, ENVIRONMENTS, doubts, faults
from quizgen.render.latex import PACKAGES


@pytest.mark.parametrize(
    "source",
    [r"\nabla E", r"\{1, 2\}", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\text{if $x > 0$}", r"50\%", "a_{b}"],
)
def test_what_is_closed_passes(source: str) -> None:
    """Escaped braces and percent signs are letters."""
    assert faults(source) == ()


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{x", "{ is not closed"),
        ("x}", "} closes nothing"),
        (r"\begin{cases} x", r"\begin{cases} is not closed"),
        (r"\begin{cases} {x \end{cases} }", r"\end{cases} comes before { is closed"),
        (r"\text{$x}", "} comes before $ is closed"),
        ("50% x", "% begins a comment and swallows what follows: write \\%"),
        (r"\input{/etc/passwd}", r"\input is not allowed here"),
        (r"\csname end\endcsname", r"\csname is not allowed here"),
    ],
)
def test_what_is_not_closed_is_named(source: str, fault: str) -> None:
    """In words for the author of the bank."""
    assert fault in faults(source)


@pytest.mark.parametrize(
    "source",
    [r"\nabla E", r"\frac{x^2}{2!} + \dots", r"\sum_{i=1}^n w_i", r"x_1^2", r"x^{2^2}", r"\left( x \right)", r"a_i b_i",
     r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"x \text{ if } x > 0", r"\leftarrow \rightarrow"],
)  # fmt: skip
def test_what_tex_knows_passes(source: str) -> None:
    """Nothing is said about what a question may well need."""
    assert doubts(source) == ()


@pytest.mark.parametrize(
    ("source", "doubt"),
    [
        (r"\farc{1}{2}", r"\farc is not known here (did you mean frac?)"),
        (r"\begin{pmatrx} 1 \end{pmatrx}", "the environment pmatrx is not known here (did you mean pmatrix?)"),
        (r"\left( x", r"\left and \right do not go in pairs"),
        ("x^2^3", "two powers"),
        ("x_1_2", "two powers, or two indices"),
        ("x^2_1^3", "two powers"),
        ("a & b", "& belongs into an array"),
    ],
)
def test_what_tex_will_refuse_is_named(source: str, doubt: str) -> None:
    """As far as a table can tell."""
    assert any(said.startswith(doubt) for said in doubts(source))


def test_tex_agrees(tmp_path: Path) -> None:
    """Every command of the table is one that LaTeX knows with the packages of our sheets."""
    program = shutil.which("pdflatex")
    if program is None:
        pytest.skip("no LaTeX here")
    known = sorted(COMMANDS | ENVIRONMENTS)
    tests = "".join(f"\\ifcsname {name}\\endcsname\\else\\typeout{{missing {name}}}\\fi\n" for name in known)
    packages = "".join(f"\\usepackage{{{name}}}" for name in PACKAGES)
    source = f"\\documentclass{{article}}{packages}\\begin{{document}}{tests}\\end{{document}}"
    (tmp_path / "t.tex").write_text(source)
    done = subprocess.run([program, "-interaction=batchmode", "t.tex"], cwd=tmp_path, capture_output=True, check=False)
    log = (tmp_path / "t.log").read_text(errors="replace")
    assert done.returncode == 0
    assert [line for line in log.splitlines() if line.startswith("missing")] == []
