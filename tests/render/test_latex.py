"""LaTeX that compiles by itself and is pleasant to read."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from quizgen.render.code import Ticket
from quizgen.render.engines import find_pdflatex
from quizgen.render.latex import LatexRenderer
from quizgen.render.layouts import find_layouts
from quizgen.render.look import Look
from quizgen.values import replaced
from tests.render.samples import document, everything

PROGRAM, MISSING = find_pdflatex()


@pytest.fixture(scope="module")
def renderer() -> LatexRenderer:
    return LatexRenderer(find_layouts())


def test_the_source_is_what_a_person_would_write(renderer: LatexRenderer) -> None:
    """Questions as environments, formulas as formulas, the student's name once."""
    source = renderer.render(document())
    assert source.startswith("\\documentclass[11pt,a4paper]{article}\n")
    assert "\\student{Ada Lovelace}{20411}\n" in source
    assert "\\begin{question}{1}{\\worth{3}}\nDifferentiate $y = \\sin(3x^2)$.\n" in source
    assert "quizgenmark" not in source
    assert "\n\n\n" not in source


def test_every_block_has_its_macro(renderer: LatexRenderer) -> None:
    """A layout that forgets one would fail here."""
    source = renderer.render(everything())
    for expected in (
        "section*", r"\[ \frac{2x}{x^2+1}. \]", "answerspace", "step{Chain rule}", "result{Answer}", "award{M½}",
        "tabular", r"\stroke{curve}{0 0 m 20 10 l}", "clearpage", "note{A note.}", r"$\nabla E$",
    ):  # fmt: skip
        assert expected in source, expected


def test_many_sheets_in_one_file_are_told_apart_by_markers(renderer: LatexRenderer) -> None:
    """One preamble, one marker for each sheet and question."""
    assert renderer.head.count("\\documentclass") == 1
    source = renderer.batch([renderer.marked(document()), renderer.marked(document("Bob", "2"))], [2, 2])
    assert "\\documentclass" not in source
    assert source.count("\\quizgenmark{question 1}") == 2
    assert source.index("\\quizgensheet{0}") < source.index("\\quizgenend{0}") < source.index("\\quizgensheet{1}")


def test_a_source_that_pdflatex_cannot_set_says_so() -> None:
    """And what can."""
    assert LatexRenderer(find_layouts()).render(document("张伟")).startswith("% pdflatex has no letters for 张伟")


@pytest.mark.skipif(PROGRAM is None, reason=MISSING)
@pytest.mark.parametrize("layout", ["weekly", "exam", "handout"])
def test_the_source_compiles_by_itself(tmp_path: Path, layout: str) -> None:
    """With code, picture and all, and knows its last page the second time."""
    whole = replaced(everything(), view="questions", ticket=Ticket("w", "1", "ab"))
    look = Look(columns=1)  # a table that goes on over pages stands in one column
    (tmp_path / "a.tex").write_text(LatexRenderer(find_layouts(None, layout, look)).render(whole), encoding="utf-8")
    assert PROGRAM is not None
    for _ in range(2):
        run = subprocess.run([PROGRAM, "-interaction=nonstopmode", "-halt-on-error", "a.tex"], cwd=tmp_path,
                             capture_output=True, check=False)  # fmt: skip
        assert run.returncode == 0, run.stdout[-600:]
    assert "end-of-sheet" in (tmp_path / "a.aux").read_text()
