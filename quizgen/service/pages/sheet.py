"""The student's page as it is opened, or opened again: every question with what was last sent in and said of it."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.standing import Total, score
from quizgen.gradebook.store import Session
from quizgen.service.html import fill
from quizgen.service.pages import showing
from quizgen.service.pages.looks import out_of, said_before, state_of
from quizgen.service.pages.made import NONE, Made, all_made, closed, draw_now, when, whose
from quizgen.service.pages.pages import Here
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
    found = next((one for one in await _shown(at, made) if one["number"] == number), None)
    filled = None if found is None else _filled(at, found, made.get(number, NONE), total)
    return "" if filled is None else fill("question.html", question=filled, hints=at.placement.hints)


def _read(session: Session, at: Here) -> tuple[dict[int, Made], Total]:
    return all_made(session, at.placement, at.learner), score(session, at.placement, at.learner.id)


async def _shown(at: Here, made: Mapping[int, Made]) -> Json:
    draws = {number: draw_now(at.placement, one) for number, one in made.items()}
    return await at.service.pool.run(showing.all_shown, at.source, whose(at.placement, at.learner), draws)


def _filled(at: Here, shown: Json, made: Made, total: Total) -> Json:
    """A question with what was answered, where that was an answer to this draw of it."""
    state = state_of(at.placement, made, total, at.pages.now())
    last = None if state["fresh"] else made.last
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
