"""The document as Markdown with formulas between dollar signs, as GitHub, Jupyter and Pandoc read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from quizgen.expr.latex import to_latex
from quizgen.prose import Latex, Math, Prose
from quizgen.render.document import (
    TITLES,
    AnswerSpace,
    Awards,
    Block,
    Choices,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PartBlock,
    Picture,
    Question,
    Result,
    Steps,
    Table,
)
from quizgen.render.html import picture
from quizgen.render.spelling import Spelling
from quizgen.worth import in_figures, in_words

_SPECIAL: Final = re.compile(r"[\\`*_{}\[\]<>#|$~&]")


def render(document: Document) -> str:
    """The whole document."""
    title = " - ".join(filter(None, (document.title, TITLES[document.view])))
    due = f", due {document.due}" if document.due else ""
    head = [f"# {escape(title)}", f"{escape(document.course + due)}",
            f"{escape(document.student)} {escape(document.number)}: {in_words(document.marks)}"]  # fmt: skip
    return "\n\n".join((*head, *_written(document.blocks))) + "\n"


def escape(words: str) -> str:
    """Plain words; no sign of them is markup."""
    return _SPECIAL.sub(lambda sign: "\\" + sign[0], words)


def _framed(source: str, piece: Math | Latex, stop: str) -> str:
    return f"\n\n$${source}{stop}$$\n\n" if piece.display else f"${source}$"


_prose: Final = Spelling(escape, to_latex, None, _framed).prose


def _written(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(words):
            yield f"## {escape(words)}"
        case Paragraph(prose):
            yield _prose(prose)
        case AnswerSpace(_, prompt, _):
            yield f"{_prose(prompt)} \\_\\_\\_\\_\\_\\_\\_\\_\\_\\_"
        case Choices(items):
            yield "\n".join(f"- **{letter}** {_prose(prose)}" for letter, prose in items)
        case Steps(steps):
            for step in steps:
                words = " ".join((f"*{escape(step.title)}*" if step.title else "", *map(_prose, step.words))).strip()
                yield from filter(None, (words, f"$${to_latex(step.equation)}$$" if step.equation is not None else ""))
        case Result(words, prose):
            yield f"**{escape(words)}** {_prose(prose)}"
        case Awards(rows):
            yield "\n".join(f"- **{row.code}{in_figures(row.marks)}** {_prose(row.what)}" for row in rows)
        case Table(header, rows, _):
            lines = [map(_cell, header), ["---"] * len(header), *(map(_cell, row) for row in rows)]
            yield "\n".join(f"| {' | '.join(line)} |" for line in lines)
        case Picture(drawing, alt):
            yield picture(drawing, alt)
        case PageBreak():
            yield "---"
        case Note(words):
            yield f"> {escape(words)}"
        case PartBlock("", _, inner):
            yield from _written(inner)
        case PartBlock(label, marks, inner):
            worth = f" [{in_figures(marks)}]" if marks else ""
            yield from _labelled(f"**({label})**{worth}", inner)
        case Question():
            yield f"## {block.number} ({in_words(block.marks)})" if block.marks else f"## {block.number}"
            yield from _written(block.blocks)


def _labelled(label: str, inner: tuple[Block, ...]) -> Iterator[str]:
    written = _written(inner)
    yield f"{label} {next(written, '')}".rstrip()
    yield from written


def _cell(prose: Prose) -> str:
    return _prose(prose).replace("|", "\\|")
