"""The student's page as it is opened, or opened again: every question with what was last sent in and said of it."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.schema import Attempt
from quizgen.gradebook.store import Session
from quizgen.service.html import fill
from quizgen.service.pages import showing
from quizgen.service.pages.drawing import Asked, size
from quizgen.service.pages.looks import out_of, said_before, state_of
from quizgen.service.pages.made import AllMade, LastAnswer, all_made, closed, draw_now, last_answers, when, whose
from quizgen.service.pages.pages import Here, in_batches
from quizgen.service.pages.preview import state_in_preview
from quizgen.service.pages.standin import variant_in
from quizgen.wire.document import Json


async def sheet(at: Here) -> str:
    """The questions as HTML; before the placement opens there are none to be seen."""
    placement, now = at.placement, at.pages.now()
    made, last = await at.service.reading(lambda session: _read(session, at))
    unopened = placement.opens is not None and now < placement.opens
    questions = [] if unopened else await _shown(at, made)
    return fill(
        "sheet.html",
        preview=preview_of(at),
        title=placement.title or "Questions",
        due="" if placement.due is None else when(placement.due),
        closed=closed(placement, now),
        total=out_of(made.total),
        hints=placement.hints,
        editor=editor_of(at),
        questions=[_filled(at, one, made, last.get(one["number"])) for one in questions],
    )


async def question(at: Here, number: int) -> str:
    """One question as HTML, as it is asked now."""
    made, last = await at.service.reading(lambda session: _read(session, at))
    asked = Asked(at.source, whose(at.placement, at.learner), number, draw_now(at.placement, made.at(number).count))
    shown = await at.service.pool.run(showing.shown, asked)
    filled = _filled(at, shown, made, last.get(number))
    return fill("question.html", question=filled, hints=at.placement.hints, editor=editor_of(at))


def preview_of(at: Here) -> Json:
    """What stands above a preview; None where there is none. `variant` is its number, 0 where a student's own is shown;
    `shared` says whether all students have the same."""
    if not at.previewed:
        return None
    shared, anew = at.placement.seeds == "class", at.placement.seeds == "attempt"
    return {"variant": variant_in(at.subject), "shared": shared, "anew": anew}


def editor_of(at: Here) -> str:
    """Where a page finds the formula editor; "" where there is none."""
    editor = at.service.settings.editor
    return editor.address if editor is not None else ""


def _read(session: Session, at: Here) -> tuple[AllMade, Mapping[int, LastAnswer]]:
    made = all_made(session, at.placement, at.learner)
    return made, last_answers(session, made.questions.values())


async def _shown(at: Here, made: AllMade) -> list[Json]:
    """The questions; a few for each job, so that a long sheet is drawn within any time limit."""
    numbers = range(1, await at.service.pool.run(size, at.source) + 1)
    draws = {number: draw_now(at.placement, made.at(number).count) for number in numbers}
    asker = whose(at.placement, at.learner)
    return await in_batches(
        numbers,
        lambda few: at.service.pool.run(showing.all_shown, at.source, asker, {number: draws[number] for number in few}),
    )


def _filled(at: Here, shown: Json, made: AllMade, last: LastAnswer | None) -> Json:
    """A question with what was answered, where that was an answer to it: not to an earlier draw, or another one that
    was set here before."""
    state = _state(at, made, shown["number"])
    responses: Mapping[str, str] = {}
    said: Mapping[str, Json] = {}
    if last is not None and _answers(last.attempt, shown):
        responses = last.attempt.responses
        said = {mark.part: said_before(mark, last.ruled.get(mark.part)) for mark in last.marks}
    parts = [
        {
            **part,
            "response": responses.get(part["label"], ""),
            "chosen": responses.get(part["label"], "").replace(",", " ").split(),
            "said": said[part["label"]]["html"] if part["label"] in said else "",
        }
        for part in shown["parts"]
    ]
    return {**shown, "parts": parts, "state": {**state, "fresh": False}}


def _state(at: Here, made: AllMade, number: int) -> Json:
    if at.previewed:
        return state_in_preview(at)
    return state_of(at.placement, made.at(number), made.total, at.pages.now())


def _answers(attempt: Attempt, shown: Json) -> bool:
    """Whether an attempt answered this very question."""
    *_, draw, parameters = attempt.seed.split("/")
    return (attempt.template, draw, parameters) == (shown["template"], str(shown["draw"]), shown["parameters"])
