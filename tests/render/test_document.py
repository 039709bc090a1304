"""The neutral document."""

from __future__ import annotations

from fractions import Fraction
from typing import get_args

import pytest

from quizgen.prose import Text
from quizgen.render import markdown, text
from quizgen.render.document import (
    Block,
    Note,
    Paragraph,
    PartBlock,
    Question,
    fragments,
    without,
    words_of,
)
from quizgen.render.html import HtmlRenderer
from quizgen.render.latex import LatexRenderer
from quizgen.render.layouts import find_layouts
from quizgen.render.typst import TypstRenderer
from quizgen.render.typst_engine import TypstEngine
from quizgen.values import replaced
from tests.render.samples import EVERYTHING, document, everything


def test_the_samples_hold_every_block() -> None:
    """So that each renderer's test of the samples is a test of every block."""
    assert {type(block) for block in EVERYTHING} == set(get_args(Block))


def test_a_question_that_fails_leaves_a_visible_note_and_the_numbering() -> None:
    """The others stay as they are."""
    whole = document()
    rest = without(whole, frozenset({1}))
    assert rest.questions[0].blocks == (Note("Question 1 could not be typeset; ask your tutor."),)
    assert rest.questions[1] == whole.questions[1]


def test_all_words_and_fragments_are_found_however_deep() -> None:
    """A typesetter must have letters for them all."""
    assert {"A heading", "grad E", "inside", "Chain rule"} <= set(words_of_pieces())
    assert [piece.source for block in EVERYTHING for piece in fragments(block)] == [r"\nabla E", r"\sum_i w_i"]
    assert any(isinstance(block, PartBlock) for block in EVERYTHING)


def words_of_pieces() -> list[str]:
    words = words_of(everything())
    return [known for known in ("A heading", "grad E", "inside", "Chain rule") if known in words]


@pytest.mark.parametrize("layout", ["weekly", "exam", "handout"])
def test_a_question_without_marks_says_nothing_of_marks(layout: str) -> None:
    """One that was dropped keeps its number, and has no place in the table of marks."""
    dropped = Question(1, "", "bank/one", Fraction(0), (Paragraph((Text("Gone."),)),))
    asked = Question(2, "", "bank/two", Fraction(5), (Paragraph((Text("Find it."),)),))
    sheet = replaced(document(), blocks=(dropped, asked), marks=Fraction(5))
    layouts = find_layouts(None, layout)
    for render in (LatexRenderer(layouts).render, TypstRenderer(layouts).render, HtmlRenderer(layouts).render,
                   markdown.render, text.render):  # fmt: skip
        page = render(sheet)
        assert "0 mark" not in page
        assert "worth{0}" not in page
    assert TypstEngine(layouts).typeset([sheet]).failures == ()
    assert '([2], "5"), )' in TypstRenderer(layouts).render(sheet)
