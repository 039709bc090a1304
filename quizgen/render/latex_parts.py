r"""Words, formulas, pictures and tables as LaTeX: what the filters of a layout's templates turn values into."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from pylatex.utils import escape_latex

from quizgen.expr.brackets import tall
from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import Expr, Symbol
from quizgen.figures.drawing import Lettering, Side, Stroke, figures
from quizgen.prose import Latex, Math, Prose
from quizgen.render.code import Code
from quizgen.render.document import Question
from quizgen.render.layouts import Filters
from quizgen.render.letters import SIGNS
from quizgen.render.spelling import FORMULAS, Spelling
from quizgen.worth import in_figures

MINUS: Final = "\u2212"


def escape(words: str) -> str:
    """Plain words for LaTeX: its special characters written out, accents put together."""
    text = str(escape_latex(unicodedata.normalize("NFC", words))).translate(_SPELT)
    return text if "--" in words else text.replace("{-}", "-")


_SPELT: Final = str.maketrans({sign: rf"\ensuremath{{{spelling}}}" for sign, spelling in SIGNS.items()})


@lru_cache(maxsize=FORMULAS)
def formula(e: Expr) -> str:
    """A formula, to stand where mathematics is set."""
    return to_latex(e)


def _framed(source: str, piece: Math | Latex, stop: str) -> str:
    """In the line, a tall formula keeps its full size: small fractions are hard to read on paper."""
    if piece.display:
        return f"\n\\[ {source}{stop} \\]\n"
    return f"$\\displaystyle {source}$" if isinstance(piece, Math) and tall(piece.expr) else f"${source}$"


SPELLING: Final = Spelling(escape, formula, None, _framed)


def _bars(code: Code) -> str:
    return " ".join(f"{x} {code.size - 1 - y} {length} 1 re" for x, y, length in code.bars)


def _path(stroke: Stroke) -> str:
    lines = ([f"{figures(x)} {figures(y)}" for x, y in line] for line in stroke.lines)
    return " ".join(f"{first} m " + " ".join(f"{place} l" for place in rest) for first, *rest in lines)


_CORNERS: Final[dict[Side, str]] = {
    "left": "r", "right": "l", "above": "b", "below": "t", "above right": "bl", "centre": "",
}  # fmt: skip


def _letters(lettering: Lettering) -> str:
    """A letter of mathematics, a number or formula beside an axis or a line, or plain words."""
    if lettering.math:
        return f"${to_latex(Symbol(lettering.words))}$"
    plain = lettering.words.isalpha()
    return escape(lettering.words) if plain else f"${lettering.words.replace(MINUS, '-')}$"


def _columns(shares: Sequence[int], header: Sequence[Prose]) -> str:
    if not shares:
        return "l" * len(header)
    widths = (rf"p{{\dimexpr 0.{share:02}\linewidth-2\tabcolsep}}" for share in shares)
    return "".join(rf">{{\raggedright\arraybackslash}}{width}" for width in widths)


def _mark_table(questions: Sequence[Question]) -> str:
    """The numbers of the questions that are worth anything, what each is worth, and room for what was given."""
    questions = [question for question in questions if question.marks]
    rows = (
        ("Question", *(str(question.number) for question in questions), "Total"),
        ("Marks", *(in_figures(question.marks) for question in questions),
         in_figures(sum((question.marks for question in questions), Fraction(0)))),
        ("Given", *("" for _ in questions), ""),
    )  # fmt: skip
    body = "".join(f"{' & '.join(row)} \\\\ \\hline " for row in rows)
    column = r"@{\hspace{1mm}}>{\centering\arraybackslash}p{7mm}@{\hspace{1mm}}|"
    return rf"\begin{{tabular}}{{|l|{column * len(questions)}c|}}\hline {body}\end{{tabular}}"


FILTERS: Final[Filters] = {
    **SPELLING.filters, "math": formula, "bars": _bars, "path": _path, "corner": _CORNERS.__getitem__,
    "letters": _letters, "columns": _columns, "marktable": _mark_table,
}  # fmt: skip
