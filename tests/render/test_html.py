"""One self-contained page."""

from __future__ import annotations

from xml.etree import ElementTree

from quizgen.expr.nodes import Symbol
from quizgen.prose import Math, Text
from quizgen.render.document import Picture
from quizgen.render.html import HtmlFragments, HtmlRenderer, inline, prose
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


def test_no_line_begins_with_a_stop() -> None:
    """What closes a sentence behind a formula stays with it; words do not."""
    x = inline(Symbol("x"))
    assert prose((Math(Symbol("x")), Text("), and"))) == f'<span class="kept">{x}),</span> and'
    assert prose((Math(Symbol("x")), Text(" and"))) == f"{x} and"


def test_fragments_have_no_styles_of_their_own() -> None:
    """A page with a strict policy shows them too, pictures as wide as on paper."""
    drawn = HtmlFragments(find_layouts()).write(tuple(b for b in everything().blocks if isinstance(b, Picture)))
    assert "<svg" in drawn
    assert 'mm"' in drawn
    assert " style=" not in drawn
