"""What was typed, read back and marked. Nothing counts before its reading is clear. Runs in workers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.answers.judging import read, settled
from quizgen.answers.task import Task
from quizgen.errors import InputError
from quizgen.expr.latex import to_dotted_latex, to_latex
from quizgen.expr.nodes import Expr
from quizgen.expr.speech import to_speech
from quizgen.gradebook.written import NewMark, marker_of, new_marks, version_of
from quizgen.marking.batch import marked_or_failed
from quizgen.marking.mark import Mark, PartMark
from quizgen.render.html import inline, prose
from quizgen.service.pages.drawing import Asked, drawn, parameters_of
from quizgen.service.pages.helping import part_of
from quizgen.values import value
from quizgen.wire.document import Json
from quizgen.wire.marked import word_of
from quizgen.wire.readings import unread_json


@value
class Unclear:
    """Some responses cannot be read, or in more than one way; by the labels of their parts, as `reading` tells it."""

    parts: Mapping[str, Json]


@value
class Checked:
    """What the gradebook keeps of an attempt, and by the labels of the parts what the page says."""

    template: str
    version: str
    marker: str
    parameters: str
    marks: tuple[NewMark, ...]
    said: Mapping[str, Json]


def reading(asked: Asked, label: str, text: str) -> Json:
    """What a text is read as in this part, while it is typed: formulas as MathML and in spoken words.

    Each has a `text` and a `latex` (for the formula editor) that can only be read as this, None where there is none.
    Where it can mean several things, `meanings` are these, the usual one first.
    """
    return _reading(part_of(drawn(asked).parts, label).task, text)


def checked(asked: Asked, responses: Mapping[str, str], accepted: Iterable[str]) -> Checked | Unclear:
    """The marks of responses by the labels of the parts; of the `accepted` ones the usual reading is meant."""
    variant = drawn(asked)
    for label in responses:
        part_of(variant.parts, label)
    unclear = {}
    for part in variant.parts:
        if text := responses.get(part.label, "").strip():
            found = _reading(part.task, text)
            if found["verdict"] == "unreadable" or ("meanings" in found and part.label not in accepted):
                unclear[part.label] = found
    if unclear:
        return Unclear(unclear)
    mark = marked_or_failed(variant, responses)
    return Checked(
        variant.template,
        version_of(variant),
        marker_of(variant),
        parameters_of(variant),
        new_marks(variant, mark),
        _said(mark),
    )


def _said(mark: Mark) -> dict[str, Json]:
    return {part.label: _of_part(part) for part in mark.parts}


def _of_part(part: PartMark) -> Json:
    return {
        "outcome": word_of(part),
        "slip": part.slip.title if part.slip else "",
        "paragraphs": list(map(prose, part.feedback)),
    }


def _reading(task: Task, text: str) -> Json:
    try:
        found = read(text, task)
    except InputError as error:
        return unread_json(error)
    except Exception:  # the rim, as in marking: a fault of ours must not keep a student from sending an answer
        return {"verdict": "read", "mathml": "", "spoken": text}
    shown = {"verdict": "read", **_formula(found.expr, task)}
    if not found.ambiguous:
        return shown
    meanings = (found.expr, *(other.expr for other in found.others))
    return {**shown, "meanings": [_formula(one, task) for one in meanings]}


def _formula(e: Expr, task: Task) -> dict[str, Json]:
    latex = settled(e, task, to_latex) or settled(e, task, to_dotted_latex)
    return {"mathml": inline(e), "spoken": to_speech(e), "text": settled(e, task), "latex": latex}
