"""The student's page as it is opened, or opened again: every question with what was last sent in and said of it."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.standing import Total, score
from quizgen.gradebook.store import Session
from quizgen.service.html import fill
from quizgen.service.pages import showing
from quizgen.service.pages.drawing import Asked, size
from quizgen.service.pages.looks import out_of, said_before, state_of
from quizgen.service.pages.made import NONE, Made, all_made, closed, draw_now, when, whose
from quizgen.service.pages.pages import Here, in_batches
from quizgen.wire.document import Json


async def sheet(at: Here) -> str:
    """The questions as HTML; before the placement opens there are none to be seen."""
    placement, now = at.placement, at.pages.now()
    made, total = await at.service.reading(lambda session: _read(session, at))
    unopened = placement.opens is not None and now < placement.opens
    questions = [] if unopened else await _shown(at, made)
    return fill(
        "sheet.html",
        title=placement.title or "Questions",
        due="" if placement.due is None else when(placement.due),
        closed=closed(placement, now),
        total=out_of(total),
        hints=placement.hints,
        questions=[_filled(at, one, made.get(one["number"], NONE), total) for one in questions],
    )


async def question(at: Here, number: int) -> str:
    """One question as HTML, as it is asked now."""
    made, total = await at.service.reading(lambda session: _read(session, at))
    now = made.get(number, NONE)
    asked = Asked(at.source, whose(at.placement, at.learner), number, draw_now(at.placement, now))
    shown = await at.service.pool.run(showing.shown, asked)
    return fill("question.html", question=_filled(at, shown, now, total), hints=at.placement.hints)


def _read(session: Session, at: Here) -> tuple[dict[int, Made], Total]:
    return all_made(session, at.placement, at.learner), score(session, at.placement, at.learner.id)


async def _shown(at: Here, made: Mapping[int, Made]) -> list[Json]:
    """The questions; a few for each job, so that a long sheet is drawn within any time limit."""
    numbers = range(1, await at.service.pool.run(size, at.source) + 1)
    draws = {number: draw_now(at.placement, made.get(number, NONE)) for number in numbers}
    asker = whose(at.placement, at.learner)
    return await in_batches(
        numbers,
        lambda few: at.service.pool.run(showing.all_shown, at.source, asker, {number: draws[number] for number in few}),
    )


def _filled(at: Here, shown: Json, made: Made, total: Total) -> Json:
    """A question with what was answered, where that was an answer to it: not to an earlier draw, or another one that
    was set here before."""
    state = state_of(at.placement, made, total, at.pages.now())
    last = made.last if _answers(made, shown) else None
    responses = last.responses if last is not None else {}
    said = {mark.part: said_before(mark, made.ruled.get(mark.part)) for mark in made.marks} if last is not None else {}
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


def _answers(made: Made, shown: Json) -> bool:
    """Whether the last attempt answered this very question."""
    if made.last is None:
        return False
    *_, draw, parameters = made.last.seed.split("/")
    this = (shown["template"], str(shown["draw"]), shown["parameters"])
    return (made.last.template, draw, parameters) == this
