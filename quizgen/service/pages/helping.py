"""Hints, one at a time: what to do next, from the derivation of the key, and never what comes out. Runs in workers."""

from __future__ import annotations

from itertools import count

from quizgen.bank.solution import Names, names_of
from quizgen.bank.variant import Part
from quizgen.calculus.voice import Step
from quizgen.registry import UnknownName
from quizgen.render.html import prose
from quizgen.service.pages.drawing import Asked, drawn
from quizgen.wire.document import Json


def hints_of(part: Part, names: Names) -> tuple[Step, ...]:
    """All hints to a part, in the order of work; `names` are those of the question's functions."""
    found: list[Step] = []
    for derivation in part.derivations:
        for after in count():
            step = names.told(derivation, "hint", after=after)
            if not step:
                break
            found += step
    return tuple(found)


def hint(asked: Asked, label: str, used: int) -> Json:
    """The next hint to a part, once so many are used: its `title`, `paragraphs` of HTML, and how many are `left`."""
    variant = drawn(asked)
    part = part_of(variant.parts, label)
    hints = hints_of(part, names_of(variant))
    if used >= len(hints):
        return {"title": "", "paragraphs": [], "left": 0}
    step = hints[used]
    return {"title": step.title, "paragraphs": list(map(prose, step.words)), "left": len(hints) - used - 1}


def part_of(parts: tuple[Part, ...], label: str) -> Part:
    """The part with this label; raises UnknownName."""
    for part in parts:
        if part.label == label:
            return part
    raise UnknownName("part", label, tuple(part.label for part in parts))
