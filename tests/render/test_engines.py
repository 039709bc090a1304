"""Which engine is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.render.engines import choose_engine, find_pdflatex
from quizgen.render.typeset import TypesetError


def test_without_tex_the_built_in_engine_is_used_and_says_how_to_get_the_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """One line, no error."""
    monkeypatch.setenv("PATH", str(tmp_path))
    program, line = choose_engine("auto")
    assert program is None
    assert line == (
        "Typst (built in), because pdflatex is not on PATH; for LaTeX: apt install texlive-latex-recommended lmodern"
    )


def test_asking_for_latex_where_there_is_none_is_told_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What one asks for is not silently replaced."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(TypesetError, match=r"pdflatex is not on PATH\. To install it: apt install"):
        choose_engine("latex")


def test_an_incomplete_tex_does_not_count(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """pdflatex without the packages that sheets need is known before the first sheet."""
    for name, words in (("pdflatex", ""), ("kpsewhich", "echo /tex/amsmath.sty")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{words}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    program, missing = find_pdflatex()
    assert program is None
    assert missing.startswith("pdflatex lacks lmodern.sty, ")


@pytest.mark.skipif(find_pdflatex()[0] is None, reason=find_pdflatex()[1])
def test_where_tex_is_it_is_used() -> None:
    """And the line names the other."""
    program, line = choose_engine("auto")
    assert program is not None
    assert line == "LaTeX (pdflatex); --engine typst uses the built-in one"
