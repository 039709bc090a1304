"""QR codes."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from quizgen.render.code import Ticket, code_of, read_ticket
from quizgen.render.engines import find_pdflatex
from quizgen.render.layouts import find_layouts
from quizgen.render.pages import document_of
from quizgen.render.setting import Setting, engine_of
from tests.render.test_classrun import sheets


@pytest.mark.parametrize("ticket", [Ticket("week-04", "20411", "0a1b"), Ticket("a b/c", "../é 张", "ff")])
def test_a_ticket_is_read_as_it_was_written(ticket: Ticket) -> None:
    """Whatever sheets and students are called."""
    assert read_ticket(str(ticket)) == ticket
    assert str(ticket).isascii()


@pytest.mark.parametrize("text", ["", "https://example.org", "quizgen/a/b", "quizgen/a/b/xyz"])
def test_other_codes_are_no_tickets(text: str) -> None:
    """A scanner meets many."""
    assert read_ticket(text) is None


def test_a_code_is_bars_in_a_square() -> None:
    """None outside it, none touching the next; the corner is the seven modules of the finder."""
    code = code_of("quizgen/week-04/20411/0a1b")
    assert code.bars[0] == (0, 0, 7)
    for x, y, length in code.bars:
        assert 0 <= x < x + length <= code.size
        assert 0 <= y < code.size
        assert (x + length, y) not in {(a, b) for a, b, _ in code.bars}


SCANNER = shutil.which("zbarimg")
PAINTER = shutil.which("pdftoppm")
PROGRAM, MISSING = find_pdflatex()


@pytest.mark.exhaustive
@pytest.mark.skipif(not (SCANNER and PAINTER), reason="zbarimg and pdftoppm are not installed")
@pytest.mark.parametrize("layout", ["weekly", "exam", "handout"])
@pytest.mark.parametrize("engine", [
    "typst", pytest.param("latex", marks=pytest.mark.skipif(PROGRAM is None, reason=MISSING)),
])  # fmt: skip
def test_a_scanner_reads_it_from_the_page(tmp_path: Path, engine: str, layout: str) -> None:
    """At the resolution of a telephone's camera."""
    sheet = next(sheets(1))
    setting = Setting(find_layouts(None, layout), PROGRAM if engine == "latex" else None)
    document = document_of(sheet, "questions")
    (tmp_path / "a.pdf").write_bytes(engine_of(setting).typeset([document]).pdfs[0])
    assert SCANNER is not None
    assert PAINTER is not None
    subprocess.run([PAINTER, "-r", "150", "-f", "1", "-l", "1", "-png", "a.pdf", "a"], cwd=tmp_path, check=True)
    [picture] = tmp_path.glob("a*.png")
    read = subprocess.run([SCANNER, "-q", "--raw", picture], capture_output=True, text=True, check=False).stdout
    assert read_ticket(read) == document.ticket
