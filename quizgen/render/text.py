"""The document as plain text, for a terminal or an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from quizgen.expr.text import to_unicode
from quizgen.prose import Math, Prose, plain
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
from quizgen.render.spelling import with_stops
from quizgen.worth import in_figures, in_words


def render(document: Document, *, width: int = 78) -> str:
    """The whole document, no line longer than `width` but where a formula is."""
    title = " - ".join(filter(None, (document.title, TITLES[document.view])))
    due = f"Due {document.due}" if document.due else ""
    who = " ".join(filter(None, (document.student, document.number)))
    head = [_apart(document.course, due, width), title, _apart(who, in_words(document.marks), width), "-" * width]
    return "\n".join([*head, "", *_lines(document.blocks, width)]).rstrip() + "\n"


def _lines(blocks: tuple[Block, ...], width: int) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, width)


def _block(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(words):
            yield from ("", words, "=" * len(words), "")
        case Paragraph(prose):
            yield from _wrapped(prose, width)
            yield ""
        case AnswerSpace(_, prompt, _):
            yield f"{plain(prompt)} ______________________"
            yield ""
        case Choices(items):
            for letter, prose in items:
                yield from _hung(letter, _wrapped(prose, width - 5), "", width)
            yield ""
        case Steps(steps):
            for step in steps:
                words = " ".join(map(plain, step.words))
                yield from textwrap.wrap(": ".join(filter(None, (step.title, words))), width)
                if step.equation is not None:
                    yield f"    {to_unicode(step.equation)}"
            yield ""
        case Result(words, prose):
            yield f"{words}: {plain(prose)}"
            yield ""
        case Awards(rows):
            yield from (f"{row.code}{in_figures(row.marks):<4}{plain(row.what)}" for row in rows)
            yield ""
        case Table(header, rows, _):
            yield from _table([tuple(map(plain, row)) for row in (header, *rows)])
            yield ""
        case Picture(_, alt):
            yield from textwrap.wrap(f"[Picture: {alt}]", width)
            yield ""
        case PageBreak():
            yield ""
        case Note(words):
            yield from textwrap.wrap(f"[{words}]", width)
            yield ""
        case PartBlock("", _, inner):
            yield from _lines(inner, width)
        case PartBlock(label, marks, inner):
            yield from _hung(f"({label})", _lines(inner, width - 5), in_words(marks) if marks else "", width)
        case Question():
            worth = in_words(block.marks) if block.marks else ""
            yield from _hung(f"{block.number}", _lines(block.blocks, width - 5), worth, width)
            yield ""


def _hung(label: str, lines: Iterator[str], marks: str, width: int) -> Iterator[str]:
    """Lines set in behind a label; the marks stand at the right of the first line if there is room, else above it."""
    first = next(lines, "")
    if marks and len(first) + len(marks) + 7 > width:
        yield _apart(label, marks, width)
        yield f"     {first}".rstrip()
    else:
        yield _apart(f"{label:<5}{first}", marks, width)
    for line in lines:
        yield f"     {line}".rstrip()


def _wrapped(prose: Prose, width: int) -> Iterator[str]:
    words = ""
    for piece, stop in with_stops(prose):
        if isinstance(piece, Math) and piece.display:
            yield from (*_filled(words, width), "", f"    {to_unicode(piece.expr)}{stop}", "")
            words = ""
        else:
            words += plain((piece,))
    yield from _filled(words, width)


def _filled(words: str, width: int) -> list[str]:
    return textwrap.wrap(words.strip(), width, break_long_words=False, break_on_hyphens=False)


def _apart(left: str, right: str, width: int) -> str:
    return f"{left}{' ' * max(2, width - len(left) - len(right))}{right}".rstrip()


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for i, row in enumerate(rows):
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        if i == 0:
            yield "  ".join("-" * width for width in widths)
