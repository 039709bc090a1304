"""A question as a page shows it: pieces of HTML with MathML, never its key and never its seed. Runs in workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from quizgen.bank.solution import Names, names_of
from quizgen.bank.variant import Part, Variant
from quizgen.expr.nodes import Set
from quizgen.render.document import AnswerSpace, Choices, PartBlock, Question
from quizgen.render.html import HtmlFragments, prose
from quizgen.render.layouts import find_layouts
from quizgen.render.pages import Room, question_of
from quizgen.service.pages.drawing import Asked, Source, drawn, example, parameters_of
from quizgen.service.pages.helping import hints_of
from quizgen.wire.document import Json
from quizgen.worth import in_words


@lru_cache(maxsize=1024)
def shown(asked: Asked) -> Json:
    """What is asked, in the order in which it stands on the page.

    `parts` have `lead` before the field ("dy/dx ="), `field` text, radio or checkbox, `choices` (`bare` where there are
    only letters, below pictures) and the number of `hints`. `template` and `parameters` (a digest) say which question
    it is, and are not for the page.
    """
    variant = drawn(asked)
    identity = {"template": variant.template, "parameters": parameters_of(variant)}
    return {"number": asked.number, "draw": asked.draw, **identity, **_question(variant, asked.number)}


def all_shown(source: Source, whose: str, draws: Mapping[int, int]) -> list[Json]:
    """Questions of one person; `draws` says by its number which draw."""
    return [shown(Asked(source, whose, number, draw)) for number, draw in draws.items()]


def outline(source: Source, numbers: Sequence[int]) -> list[Json]:
    """Questions as their tutor knows them: the template, with the example that everybody may see."""
    return [_outlined(number, example(source, number)) for number in numbers]


def solution(asked: Asked) -> str:
    """The worked solution of each part."""
    blocks = question_of(drawn(asked), asked.number, "solutions", Room()).blocks
    return fragments().write(tuple(block for block in blocks if isinstance(block, PartBlock)))


@cache
def fragments() -> HtmlFragments:
    """Blocks as HTML without styles in attributes."""
    return HtmlFragments(find_layouts())


def _outlined(number: int, variant: Variant) -> Json:
    named = {"number": number, "template": variant.template, "title": variant.title}
    return {**named, **_question(variant, number)}


def _question(variant: Variant, number: int) -> Json:
    question: Question = question_of(variant, number, "questions", Room())
    common = tuple(block for block in question.blocks if not isinstance(block, PartBlock))
    inside = [block for block in question.blocks if isinstance(block, PartBlock)]
    names = names_of(variant)
    parts = [_part(part, block, names) for part, block in zip(variant.parts, inside, strict=True)]
    return {"marks": in_words(variant.marks), "html": fragments().write(common), "parts": parts}


def _part(part: Part, block: PartBlock, names: Names) -> Json:
    said = tuple(one for one in block.blocks if not isinstance(one, AnswerSpace | Choices))
    lead = next((one.prompt for one in block.blocks if isinstance(one, AnswerSpace)), ())
    return {
        "label": part.label,
        "marks": in_words(part.marks) if part.label else "",
        "html": fragments().write(said),
        "lead": prose(lead),
        "field": _field(part),
        "choices": [{"letter": letter, "html": prose(choice.words)} for letter, choice in part.lettered],
        "bare": not any(choice.words for choice in part.choices),
        "hints": len(hints_of(part, names)),
    }


def _field(part: Part) -> str:
    if not part.choices:
        return "text"
    return "checkbox" if isinstance(part.task.key, Set) else "radio"
