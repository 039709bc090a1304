"""The pictures in the README, made by quizgen itself: python examples/make_picture.py"""

from __future__ import annotations

import sys
from pathlib import Path

import typst
from make_submissions import sample_sheets

from quizgen.render.layouts import find_layouts
from quizgen.render.pages import document_of
from quizgen.render.typst import TypstRenderer

DOCS = Path(__file__).parent.parent / "docs"
STUDENT = "20403"


def main() -> None:
    sheet = next(one for one in sample_sheets() if one.student.number == STUDENT)
    renderer = TypstRenderer(find_layouts())
    for view, name in (("questions", "sheet"), ("solutions", "solutions")):
        source = renderer.render(document_of(sheet, view)).encode()
        pages = typst.Compiler(ignore_system_fonts=True).compile(input=source, format="png", ppi=96)
        first = pages[0] if isinstance(pages, list) else pages
        assert isinstance(first, bytes)
        (DOCS / f"{name}.png").write_bytes(first)
        sys.stdout.write(f"wrote {DOCS / name}.png\n")


if __name__ == "__main__":
    main()
