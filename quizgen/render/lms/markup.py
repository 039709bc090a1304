r"""Blocks of the document as XHTML, for systems that show questions as web pages: formulas as TeX between \( and \), or
as MathML; pictures as files beside the text, each with the words that say what is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from html import escape
from typing import Final, TypeAlias

from quizgen.expr.latex import to_latex
from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.figures.drawing import Drawing
from quizgen.fragments.mathml import to_mathml as fragment_to_mathml
from quizgen.fragments.reading import drawn, unknown
from quizgen.prose import Latex, Math, Prose, Text
from quizgen.render.document import (
    AnswerSpace,
    Awards,
    Block,
    Choices,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PartBlock,
    Picture,
    Question,
    Result,
    Step,
    Steps,
    Table,
    with_stops,
)
from quizgen.render.svg import XMLNS, svg, width
from quizgen.values import value

MATHML: Final = "http://www.w3.org/1998/Math/MathML"


Files: TypeAlias = dict[str, bytes]
"""Pictures by their names, which their contents decide."""


@value
class Pen:
    """How a format draws a formula, and LaTeX written by hand, with the punctuation behind what is displayed."""

    formula: Callable[[Expr, bool, str], str]
    by_hand: Callable[[Latex, str], str]


def _tex(e: Expr, display: bool, stop: str) -> str:
    return _between(to_latex(e) + stop, display)


def _tex_by_hand(latex: Latex, stop: str) -> str:
    return _between(latex.source + stop, latex.display)


def _between(tex: str, display: bool) -> str:
    source = escape(tex, quote=False)
    return rf"\[{source}\]" if display else rf"\({source}\)"


def _mathml(e: Expr, display: bool, stop: str) -> str:
    return _math(to_mathml(e), display, stop)


def _mathml_by_hand(latex: Latex, stop: str) -> str:
    """The formula where all of it is known, else the words that its author gave for it."""
    if unknown(latex.source):
        return escape(latex.alt + stop, quote=False)
    return _math(fragment_to_mathml(drawn(latex.source)), latex.display, stop)


def _math(inner: str, display: bool, stop: str) -> str:
    block = ' display="block"' if display else ""
    end = f"<mtext>{stop}</mtext>" if stop else ""
    return f'<math xmlns="{MATHML}"{block}><mrow>{inner}{end}</mrow></math>'


TEX: Final = Pen(_tex, _tex_by_hand)
"""For Moodle and Canvas, which show TeX by MathJax."""
WITH_MATHML: Final = Pen(_mathml, _mathml_by_hand)
"""What QTI 2 has for formulas."""


class Markup:
    """Writes blocks with a pen; `field` is what an answer's place becomes. Pictures are in `folder`, and are put into
    `files`. What may be chosen is not listed: the field shows it.
    """

    def __init__(self, pen: Pen, folder: str, files: Files, field: Callable[[AnswerSpace], str] = lambda _: "") -> None:
        self._pen, self._folder, self._files, self._field = pen, folder, files, field

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(filter(None, map(self._block, blocks)))

    def prose(self, words: Prose) -> str:
        """Words and formulas in a line; text between tags, with nothing left to be escaped."""
        return "".join(self._piece(piece, stop) for piece, stop in with_stops(words)).strip()

    def _piece(self, piece: Text | Math | Latex, stop: str) -> str:
        match piece:
            case Text(words):
                return escape(words, quote=False)
            case Math(expr, display):
                return self._pen.formula(expr, display, stop)
            case Latex():
                return self._pen.by_hand(piece, stop)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(words):
                return f"<p><strong>{escape(words, quote=False)}</strong></p>"
            case Paragraph(prose):
                return f"<p>{self.prose(prose)}</p>"
            case AnswerSpace():
                return self._field(block)
            case Steps(steps):
                return "".join(map(self._step, steps))
            case Result(words, prose):
                return f"<p>{escape(words, quote=False)}: {self.prose(prose)}</p>"
            case Picture(drawing, alt):
                return f"<p>{self._picture(drawing, alt)}</p>"
            case Note(words):
                return f"<p>{escape(words, quote=False)}</p>"
            case PartBlock("", _, inner) | Question(blocks=inner):
                return self.blocks(inner)
            case PartBlock(label, _, inner):
                return f"<p><strong>({label})</strong></p>\n{self.blocks(inner)}"
            case PageBreak() | Awards() | Table() | Choices():  # for paper, for tutors, or shown by the field
                return ""

    def _step(self, step: Step) -> str:
        told = [f"<strong>{escape(step.title, quote=False)}</strong>", *map(self.prose, step.words)]
        lines = "".join(f"<p>{one}</p>" for one in told if one)
        return lines + ("" if step.equation is None else f"<p>{self._pen.formula(step.equation, True, '')}</p>")

    def _picture(self, drawing: Drawing, alt: str) -> str:
        millimetres = width(drawing)
        source = svg(drawing, f'{XMLNS} width="{millimetres:.0f}mm"', ink="black").encode()
        name = f"picture-{blake2b(source, digest_size=6).hexdigest()}.svg"
        self._files[name] = source
        return f'<img src="{self._folder}{name}" alt="{escape(alt)}"/>'
