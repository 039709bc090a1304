"""PDFs taken apart and put together."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from quizgen.render.pdf import Pages, bind, page_count, split


def blank(pages: int) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        made = BytesIO()
        pdf.save(made)
        return made.getvalue()


def bound(parts: list[bytes], *, duplex: bool = False) -> bytes:
    made = BytesIO()
    bind(parts, made, "all", "en", duplex=duplex)
    return made.getvalue()


def test_pages_are_kept_in_order_and_counted() -> None:
    """Splitting and binding are inverse."""
    parts = list(split(blank(5), [Pages(0, 2, "a", "en"), Pages(2, 5, "b", "en")]))
    assert [page_count(part) for part in parts] == [2, 3]
    assert page_count(bound(parts)) == 5


def test_on_both_sides_each_begins_on_a_leaf_of_its_own() -> None:
    """An odd number of pages is followed by an empty one."""
    assert page_count(bound([blank(1), blank(2), blank(3)], duplex=True)) == 2 + 2 + 4


def test_files_are_bound_as_bytes_are(tmp_path: Path) -> None:
    """From their places, without being held in memory."""
    (tmp_path / "a.pdf").write_bytes(blank(1))
    made = tmp_path / "all.pdf"
    bind([tmp_path / "a.pdf", blank(2)], made, "all", "en")
    assert page_count(made.read_bytes()) == 3


def test_the_same_pages_make_the_same_bytes() -> None:
    """Dates and identifiers of the moment are dropped."""
    once, again = (next(split(blank(1), [Pages(0, 1, "Sheet", "en-GB", "Course", "ticket")])) for _ in range(2))
    assert once == again
    with pikepdf.open(BytesIO(once)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Sheet"
        assert str(pdf.docinfo["/Keywords"]) == "ticket"
        assert "/CreationDate" not in pdf.docinfo


def with_font(data: bytes) -> bytes:
    """A page with a font that brings its letters along."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        letters = pdf.make_stream(data)
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, FontDescriptor=pdf.make_indirect(
            Dictionary(Type=Name.FontDescriptor, FontFile=letters)))  # fmt: skip
        pdf.pages[0].obj.Resources = Dictionary(Font=Dictionary(F1=pdf.make_indirect(font)))
        made = BytesIO()
        pdf.save(made)
        return made.getvalue()


def test_a_font_that_all_bring_along_is_kept_once() -> None:
    """And one that is different stays what it is."""
    with pikepdf.open(BytesIO(bound([with_font(b"a"), with_font(b"a"), with_font(b"b")]))) as pdf:
        fonts = [page.obj.Resources.Font.F1.objgen for page in pdf.pages]
        assert fonts[0] == fonts[1] != fonts[2]
