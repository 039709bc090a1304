"""One run of pdflatex on a dumped format."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.render.engines import find_pdflatex
from quizgen.render.tex_run import KEPT, Pdflatex

PROGRAM, MISSING = find_pdflatex()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)

HEAD = "\\documentclass{article}\n\\newcommand{\\greeting}{Hello}"
BODY = "\\begin{document}\\greeting\\typeout{I say \\greeting}\\end{document}"


def program() -> Path:
    assert PROGRAM is not None
    return PROGRAM


def test_the_head_is_read_once(tmp_path: Path) -> None:
    """Then its format is loaded, by other objects and processes too."""
    first = Pdflatex(program(), tmp_path).run(HEAD, BODY)
    assert "I say Hello" in first.log
    assert first.pdf.startswith(b"%PDF")
    [made] = tmp_path.glob("*.fmt")
    before = made.stat().st_mtime_ns
    assert Pdflatex(program(), tmp_path).run(HEAD, BODY).pdf == first.pdf
    assert made.stat().st_mtime_ns == before


def test_where_no_format_can_be_made_the_head_is_read_each_time(tmp_path: Path) -> None:
    """A head with an error, or a folder that is not there and cannot be."""
    (tmp_path / "file").touch()
    assert "I say Hello" in Pdflatex(program(), tmp_path / "file" / "x").run(HEAD, BODY).log
    assert "Undefined control" in Pdflatex(program(), tmp_path).run(HEAD + "\\nosuch", BODY).log


def test_old_formats_are_forgotten(tmp_path: Path) -> None:
    """They are large."""
    for number in range(KEPT + 2):
        (tmp_path / f"old-{number}.fmt").touch()
    Pdflatex(program(), tmp_path).run(HEAD, BODY)
    assert len(list(tmp_path.glob("*.fmt"))) == KEPT


def test_files_of_a_layout_lie_beside_what_is_typeset(tmp_path: Path) -> None:
    """And nothing else can be read."""
    run = Pdflatex(program(), files={"words.tex": b"\\typeout{I am here}"}).run(
        HEAD, "\\begin{document}\\input{words}\\end{document}"
    )
    assert "I am here" in run.log
    secret = Pdflatex(program()).run(HEAD, "\\begin{document}\\input{/etc/passwd}\\end{document}")
    assert "root:" not in secret.log
