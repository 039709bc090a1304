"""PDFs taken apart and put together."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from quizgen.render.pdf import Pages, merge, page_count, split, titled


def blank(pages: int) -> bytes:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page()
        made = BytesIO()
        pdf.save(made)
        return made.getvalue()


def test_pages_are_kept_in_order_and_counted() -> None:
    """Splitting and merging are inverse."""
    parts = list(split(blank(5), [Pages(0, 2, "a", "en"), Pages(2, 5, "b", "en")]))
    assert [page_count(part) for part in parts] == [2, 3]
    assert page_count(merge(parts, "all", "en")) == 5


def test_the_same_pages_make_the_same_bytes() -> None:
    """Dates and identifiers of the moment are dropped."""
    assert titled(blank(2), "x", "en") == titled(blank(2), "x", "en")
    with pikepdf.open(BytesIO(titled(blank(1), "Sheet", "en-GB"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Sheet"
        assert "/CreationDate" not in pdf.docinfo
