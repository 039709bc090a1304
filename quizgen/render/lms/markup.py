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
from quizgen.figures.drawing import Drawing
from quizgen.fragments.mathml import to_mathml as fragment_to_mathml
from quizgen.prose import Latex, Math, Prose
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
)
from quizgen.render.spelling import Spelling
from quizgen.render.svg import XMLNS, svg, width

MATHML: Final = "http://www.w3.org/1998/Math/MathML"

Files: TypeAlias = dict[str, bytes]
"""Pictures by their names, which their contents decide."""


def _as_tex(source: str, piece: Math | Latex, stop: str) -> str:
    tex = _escape(source + stop)
    return rf"\[{tex}\]" if piece.display else rf"\({tex}\)"


def _as_mathml(source: str, piece: Math | Latex, stop: str) -> str:
    block = ' display="block"' if piece.display else ""
    end = f"<mtext>{stop}</mtext>" if stop else ""
    return f'<math xmlns="{MATHML}"{block}><mrow>{source}{end}</mrow></math>'


def _escape(words: str) -> str:
    """Text between tags, with nothing left to be escaped."""
    return escape(words, quote=False)


TEX: Final = Spelling(_escape, to_latex, None, _as_tex)
"""For Moodle and Canvas, which show TeX by MathJax."""
WITH_MATHML: Final = Spelling(_escape, to_mathml, fragment_to_mathml, _as_mathml)
"""What QTI 2 has for formulas."""


class Markup:
    """Writes blocks; `field` is what an answer's place becomes. Pictures are in `folder`, and are put into `files`.

    What may be chosen is not listed: the field shows it.
    """

    def __init__(
        self, spelling: Spelling, folder: str, files: Files, field: Callable[[AnswerSpace], str] = lambda _: ""
    ) -> None:
        self._spelling, self._folder, self._files, self._field = spelling, folder, files, field

    def blocks(self, blocks: tuple[Block, ...]) -> str:
        return "\n".join(filter(None, map(self._block, blocks)))

    def prose(self, words: Prose) -> str:
        """Words and formulas in a line."""
        return self._spelling.prose(words)

    def _block(self, block: Block) -> str:
        match block:
            case Heading(words):
                return f"<p><strong>{_escape(words)}</strong></p>"
            case Paragraph(prose):
                return f"<p>{self.prose(prose)}</p>"
            case AnswerSpace():
                return self._field(block)
            case Steps(steps):
                return "".join(map(self._step, steps))
            case Result(words, prose):
                return f"<p>{_escape(words)}: {self.prose(prose)}</p>"
            case Picture(drawing, alt):
                return f"<p>{self._picture(drawing, alt)}</p>"
            case Note(words):
                return f"<p>{_escape(words)}</p>"
            case PartBlock("", _, inner) | Question(blocks=inner):
                return self.blocks(inner)
            case PartBlock(label, _, inner):
                return f"<p><strong>({label})</strong></p>\n{self.blocks(inner)}"
            case PageBreak() | Awards() | Table() | Choices():  # for paper, for tutors, or shown by the field
                return ""

    def _step(self, step: Step) -> str:
        told = [f"<strong>{_escape(step.title)}</strong>", *map(self.prose, step.words)]
        lines = "".join(f"<p>{one}</p>" for one in told if one)
        return lines + ("" if step.equation is None else f"<p>{self._spelling.piece(Math(step.equation, True))}</p>")

    def _picture(self, drawing: Drawing, alt: str) -> str:
        millimetres = width(drawing)
        source = svg(drawing, f'{XMLNS} width="{millimetres:.0f}mm"', ink="black").encode()
        name = f"picture-{blake2b(source, digest_size=6).hexdigest()}.svg"
        self._files[name] = source
        return f'<img src="{self._folder}{name}" alt="{escape(alt)}"/>'
