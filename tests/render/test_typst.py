"""Typst source that compiles to an accessible PDF."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from quizgen.expr.nodes import Symbol
from quizgen.prose import Latex, Math, Text
from quizgen.render.layouts import find_layouts
from quizgen.render.typst import SPELLING, TypstRenderer, escape, string
from quizgen.render.typst_engine import TypstEngine
from tests.render.samples import document, everything

NAMES = [
    'Robert \'); #let x = 1 $y$ [z] <a> @b *c* _d_ `e` \\ ~ "q"',
    "// not a comment /* nor this */",
    "= Heading",
    "- item",
]


@pytest.fixture(scope="module")
def engine() -> TypstEngine:
    return TypstEngine(find_layouts())


def text_of(pdf: bytes) -> str:
    """The actual text that Typst keeps beside the glyphs is not read here: titles are enough to know whose it is."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return str(opened.docinfo.get("/Title", ""))


def test_words_are_escaped() -> None:
    """Every sign that Typst reads as markup stands for itself."""
    assert escape("a*b #c") == r"a\*b \#c"
    assert string('say "x" \\') == '"say \\"x\\" \\\\"'


def test_a_semicolon_after_a_formula_is_printed() -> None:
    """The first one ends Typst's code, the second is the author's."""
    assert SPELLING.prose((Math(Symbol("s")), Text("; then stop"))) == '#m("s", $s$);; then stop'


def test_hand_written_latex_may_stand_on_a_line_of_its_own() -> None:
    """With the full stop behind it, as a formula."""
    assert SPELLING.prose((Latex(r"\nabla E", "grad E", display=True), Text("."))) == '#m("grad E", $ ∇ E. $);'


def test_every_block_compiles(engine: TypstEngine) -> None:
    """As PDF/UA-1, which refuses a formula without words."""
    made = engine.typeset([everything()])
    with pikepdf.open(BytesIO(made.pdfs[0])) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_a_name(engine: TypstEngine, name: str) -> None:
    """Whatever signs are in it."""
    made = engine.typeset([document(name)])
    assert name.replace("'", "") in text_of(made.pdfs[0]).replace("'", "")


def test_the_same_documents_make_the_same_bytes(engine: TypstEngine) -> None:
    """In another compiler too."""
    documents = [document(), document("Bob", "2", a=5)]
    assert engine.typeset(documents) == TypstEngine(find_layouts()).typeset(documents)


def test_formulas_are_spoken() -> None:
    """Each carries its words."""
    source = TypstRenderer(find_layouts()).render(document())
    assert '#box(m("y equals sine of 3 x squared", $y = sin lr((3 x^2), size: #1em)$))' in source


def test_a_letter_that_no_font_has_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tutor is told whose sheet shows a box in its place."""
    poor = TypstEngine(find_layouts())
    monkeypatch.setitem(poor.__dict__, "_all_fonts", poor._own_fonts)
    made = poor.typeset([document("张伟", "1"), document("Bob", "2")])
    assert len(made.pdfs) == 2
    assert made.remarks == ('sheet of 张伟 1: no installed font has a letter of it ("张")',)
