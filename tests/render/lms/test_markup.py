"""Blocks as XHTML: well-formed whatever stands in them, formulas in the right language, pictures beside them."""

from __future__ import annotations

from quizgen.expr.nodes import Integer, Relation, Symbol
from quizgen.figures.drawing import Dot, Drawing
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.document import Paragraph, PartBlock, Picture
from quizgen.render.lms.markup import MATHML, TEX, WITH_MATHML, Files, Markup
from quizgen.render.lms.xml import element, fragment, written

LESS = Math(Relation(Symbol("x"), "<", Integer(2)))
WORDS: Prose = (Text("5 < 6 & ]]> <b> "), LESS, Text(", "), Latex(r"a < b", "a below b"))


def test_text_is_escaped_and_tex_too() -> None:
    """What is read back is what was written."""
    html = Markup(TEX, "", {}).blocks((Paragraph(WORDS),))
    [paragraph] = fragment(html)
    assert paragraph.text == r"5 < 6 & ]]> <b> \(x < 2\), \(a < b\)"


def test_mathml_is_well_formed_and_says_what_it_is() -> None:
    [paragraph] = fragment(Markup(WITH_MATHML, "", {}).blocks((Paragraph(WORDS),)))
    assert [one.get("xmlns") for one in paragraph] == [MATHML, MATHML]
    assert b'xmlns="http://www.w3.org/1998/Math/MathML"' in written(element("p", paragraph))


def test_a_displayed_formula_keeps_its_full_stop() -> None:
    words: Prose = (Text("So "), Math(Symbol("x"), True), Text(". Then"))
    assert Markup(TEX, "", {}).prose(words) == r"So \[x.\] Then"
    by_hand: Prose = (Latex(r"a \to b", "a to b", True), Text("."))
    assert Markup(TEX, "", {}).prose(by_hand) == r"\[a \to b.\]"
    shown = Markup(WITH_MATHML, "", {}).prose(by_hand)
    assert shown.startswith("<math")
    assert shown.endswith("<mtext>.</mtext></mrow></math>")
    assert 'display="block"' in shown


def test_a_picture_is_a_file_that_its_contents_name() -> None:
    """The same one once; its words are in the text, with quotation marks."""
    files: Files = {}
    drawing = Drawing(20, 10, (), (Dot((1, 1)),), ())
    html = Markup(TEX, "pictures/", files).blocks((Picture(drawing, 'a "dot"'), Picture(drawing, "again")))
    [name] = files
    assert html.count(f'src="pictures/{name}"') == 2
    assert 'alt="a &quot;dot&quot;"' in html
    assert files[name].startswith(b"<svg")


def test_parts_have_their_letters() -> None:
    html = Markup(TEX, "", {}).blocks((PartBlock("b", None, (Paragraph((Text("Find it."),)),)),))
    assert html == "<p><strong>(b)</strong></p>\n<p>Find it.</p>"
