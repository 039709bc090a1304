"""Blocks become source: one macro of the layout for each block, chosen here for LaTeX, Typst and HTML alike."""

from __future__ import annotations

from collections.abc import Callable

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
    Steps,
    Table,
)
from quizgen.render.layouts import LayoutEnvironment

Opening = Callable[[Question], str]


def _nothing(_: Question) -> str:
    return ""


class BlockWriter:
    """Writes blocks with the macros that `file` of a layout defines; `opening` may put a marker before a question."""

    def __init__(self, environment: LayoutEnvironment, file: str) -> None:
        self._environment = environment
        self._file = file

    def write(self, blocks: tuple[Block, ...], opening: Opening = _nothing) -> str:
        return "".join(self._block(block, opening) for block in blocks)

    def _block(self, block: Block, opening: Opening) -> str:
        match block:
            case Heading(words):
                return self._macro("heading", words)
            case Paragraph(prose):
                return self._macro("paragraph", prose)
            case AnswerSpace(height, prompt, field):
                return self._macro("answer_space", height, prompt, field)
            case Choices(items):
                return self._macro("choices", items)
            case Steps(steps):
                return self._macro("steps", steps)
            case Result(words, prose):
                return self._macro("result", words, prose)
            case Awards(rows):
                return self._macro("awards", rows)
            case Table(header, rows, shares):
                return self._macro("table", header, rows, shares)
            case Picture(drawing, alt):
                return self._macro("picture", drawing, alt)
            case PageBreak():
                return self._macro("page_break")
            case Note(words):
                return self._macro("note", words)
            case PartBlock(label, marks, inner):
                return self._macro("part", label, marks, *self._led(inner, opening))
            case Question():
                return opening(block) + self._macro("question", block, *self._led(block.blocks, opening))

    def _led(self, blocks: tuple[Block, ...], opening: Opening) -> tuple[str, str]:
        """The first paragraph, which stands beside the label, and the rest; no page may end between them."""
        first = 1 if blocks and isinstance(blocks[0], Paragraph) else 0
        return self.write(blocks[:first], opening), self.write(blocks[first:], opening)

    def _macro(self, name: str, *arguments: object) -> str:
        return self._environment.run(self._file, name, *arguments)
