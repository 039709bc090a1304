"""The document as Markdown."""

from __future__ import annotations

from quizgen.render.markdown import escape, render
from tests.render.samples import document, everything


def test_formulas_stand_between_dollars() -> None:
    """As GitHub, Jupyter and Pandoc read them."""
    text = render(document())
    assert text.startswith("# Differentiation\n\nSkills, due Friday 17:00\n\nAda Lovelace 20411: 4 marks\n")
    assert "## 1 (3 marks)\n\nDifferentiate $y = \\sin(3x^2)$." in text
    assert "**(a)** [½] Do $\\frac{3x}{x^2+1}$" in text


def test_every_block_is_written() -> None:
    """None is forgotten."""
    text = render(everything())
    for expected in ("## A heading", "$$\\frac{2x}{x^2+1}.$$", "*Chain rule*", "- **M½** Chain rule", "| who | what |",
                     "> A note.", "<svg", "**Answer** $x$", "---"):  # fmt: skip
        assert expected in text, expected


def test_words_are_only_words() -> None:
    """A name is never markup."""
    assert escape("*a* _b_ $c$ <d>") == r"\*a\* \_b\_ \$c\$ \<d\>"
