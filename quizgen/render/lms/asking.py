"""The words of a question around the places for its answers, and its worked solution, as XHTML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from quizgen.bank.variant import Part, Variant
from quizgen.expr.nodes import Set
from quizgen.prose import Prose, Text
from quizgen.render.document import AnswerSpace, PartBlock
from quizgen.render.lms.markup import Files, Markup
from quizgen.render.pages import Room, question_of
from quizgen.render.spelling import Spelling

PLACE: Final = "\ue000"
"""A character that means nothing to anybody, so that no question has it: where an answer goes."""


def pieces(
    variant: Variant, spelling: Spelling, folder: str, files: Files, *, prompted: Sequence[bool] | None = None
) -> tuple[str, ...]:
    """What stands before, between and behind the places of the answers; pictures, which are in `folder`, go to `files`.

    To each place that is `prompted` (None: to all) lead the words that stand before it on paper: "dy/dx =".
    """
    wanted = [True] * len(variant.parts) if prompted is None else prompted
    parts = iter(zip(variant.parts, wanted, strict=True))

    def field(space: AnswerSpace) -> str:
        part, lead = next(parts)
        words = markup.prose(_choosing(part) if part.choices else space.prompt) if lead else ""
        return f"<p>{words}</p>{PLACE}" if words else PLACE

    markup = Markup(spelling, folder, files, field)
    return tuple(markup.blocks(question_of(variant, 1, "questions", Room()).blocks).split(PLACE))


def _choosing(part: Part) -> Prose:
    """What leads to choices that are ticked: no letters are written down."""
    return (Text("Choose all that are right."),) if isinstance(part.task.key, Set) else ()


def solution(variant: Variant, spelling: Spelling, folder: str, files: Files) -> str:
    """The worked solution, without the words of the question that stand above it."""
    blocks = question_of(variant, 1, "solutions", Room()).blocks
    return Markup(spelling, folder, files).blocks(tuple(block for block in blocks if isinstance(block, PartBlock)))


def opening(variant: Variant, spelling: Spelling, folder: str, files: Files) -> str:
    """What is said and shown before the first part."""
    blocks = question_of(variant, 1, "questions", Room()).blocks
    return Markup(spelling, folder, files).blocks(tuple(block for block in blocks if not isinstance(block, PartBlock)))
