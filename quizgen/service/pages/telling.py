"""What a tutor reads about answers: formulas as MathML, mistakes by their titles. Runs in workers."""

from __future__ import annotations

from html import escape

from quizgen.answers.judging import read
from quizgen.calculus.malrules import MALRULES
from quizgen.render.html import inline, prose
from quizgen.render.key_words import key_in_words
from quizgen.service.pages.drawing import Asked, Source, example, redrawn
from quizgen.service.pages.helping import part_of
from quizgen.wire.document import Json


def formulas(source: Source, readings: tuple[tuple[int, str, str], ...]) -> dict[tuple[int, str, str], str]:
    """Readings, given with the numbers of their questions and the labels of their parts, as HTML."""
    return {one: _formula(source, *one) for one in readings}


def posed(asked: Asked, parameters: str, label: str) -> Json:
    """What was asked of somebody, and the right answer to this part, as HTML; nothing where it is asked no more."""
    variant = redrawn(asked, parameters)
    if variant is None:
        return {"question": [], "key": ""}
    part = part_of(variant.parts, label)
    return {"question": list(map(prose, (*variant.prompt, *part.prompt))), "key": prose(key_in_words(part))}


def titles() -> Json:
    """What each mistake is called, by its code."""
    return {rule.id: rule.title for rule in MALRULES}


def _formula(source: Source, number: int, label: str, text: str) -> str:
    """The formula where it can be read, in the notation of the question's example; else the text."""
    try:
        part = part_of(example(source, number).parts, label)
        return f"their choice {escape(text)}" if part.choices else inline(read(text, part.task).expr)
    except Exception:  # the rim: what could not be read when it was marked is shown as it was typed
        return f"<code>{escape(text)}</code>"
