"""One self-contained page."""

from __future__ import annotations

from xml.etree import ElementTree

from quizgen.render.html import HtmlRenderer
from quizgen.render.layouts import find_layouts
from tests.render.samples import document, everything


def test_the_page_is_well_formed_and_whole() -> None:
    """No script, nothing loaded from elsewhere, MathML for every formula."""
    page = HtmlRenderer(find_layouts()).render(everything())
    body = page.replace("<!DOCTYPE html>", "").replace('<meta charset="utf-8">', "")
    body = "\n".join(line for line in body.splitlines() if not line.startswith("<meta"))
    ElementTree.fromstring(body)
    assert "<math" in page
    for foreign in ("<script", "http:", "https:", "src="):
        assert foreign not in page


def test_names_are_escaped() -> None:
    """A name is never markup."""
    assert "&lt;b&gt;Ada &amp; Co" in HtmlRenderer(find_layouts()).render(document("<b>Ada & Co"))
