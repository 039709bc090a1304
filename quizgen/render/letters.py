"""Which letters pdflatex can set: those of T1 fonts, which hold what western languages write."""

from __future__ import annotations

import unicodedata
from typing import Final

from quizgen.render.document import Document, words_of

SIGNS: Final = {
    "→": r"\to", "←": r"\leftarrow", "↦": r"\mapsto", "⇒": r"\Rightarrow", "⇔": r"\Leftrightarrow",
    "−": "-", "±": r"\pm", "×": r"\times", "·": r"\cdot", "÷": r"\div", "≤": r"\le", "≥": r"\ge", "≠": r"\ne",
    "≈": r"\approx", "≡": r"\equiv", "∞": r"\infty", "∈": r"\in", "√": r"\surd", "∂": r"\partial", "∇": r"\nabla",
    "π": r"\pi", "θ": r"\theta",
}  # fmt: skip
"""Signs that words use, ours and authors', and how LaTeX spells them in mathematics."""

_LETTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x17F)))) - {*"ĦħĸĿŀŉŦŧ"} | {
    *"ȘșȚț‘’‚“”„–—…€•†‡‰‹›™\n",
    *SIGNS,
}


def beyond_pdflatex(text: str) -> str:
    """The characters of a text that pdflatex has no letters for in T1 fonts ("" when it can set them all)."""
    if text.isascii():
        return ""
    letters = dict.fromkeys(unicodedata.normalize("NFC", text))
    return "".join(letter for letter in letters if letter not in _LETTERS)


def unsettable(document: Document) -> str:
    """The characters in the document's words that pdflatex has no letters for."""
    return beyond_pdflatex(words_of(document))
