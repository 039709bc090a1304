"""The student's page: questions, readings while typing, attempts, hints and worked solutions."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from quizgen.gradebook.attempts import attempts_made
from quizgen.gradebook.store import Session
from quizgen.service.errors import Forbidden, answer
from quizgen.service.pages import checking, helping, showing
from quizgen.service.pages.answering import answered
from quizgen.service.pages.drawing import Asked
from quizgen.service.pages.made import LastAnswer, Made, all_made, closed, drawn_for, ended, last_answers, whose
from quizgen.service.pages.models import AttemptIn, HintIn, QuestionIn, ReadIn
from quizgen.service.pages.pages import STUDENTS, Here, here
from quizgen.service.pages.preview import previewed
from quizgen.service.pages.sheet import question

ROUTES = APIRouter(prefix="/page", include_in_schema=False)


@ROUTES.post("/read")
async def read(body: ReadIn, request: Request) -> Response:
    """What is read in a field, while somebody types."""
    at = await here(request, *STUDENTS)
    asked = await _asked(at, body.question, body.draw)
    return answer(await at.service.pool.run(checking.reading, asked, body.part, body.text))


@ROUTES.post("/question")
async def renewed(body: QuestionIn, request: Request) -> Response:
    """A question as it is asked now: the next version of it, where each attempt has its own."""
    at = await here(request, *STUDENTS)
    if why := closed(at.placement, at.pages.now()):
        raise Forbidden(why)
    return answer({"html": await question(at, body.question)})


@ROUTES.post("/attempt")
async def attempt(body: AttemptIn, request: Request) -> Response:
    """An attempt: marked and kept, or what is unclear in it. A preview's is marked only."""
    at = await here(request, *STUDENTS)
    return answer(await (previewed(at, body) if at.previewed else answered(at, body)))


@ROUTES.post("/hint")
async def hint(body: HintIn, request: Request) -> Response:
    """The next hint, where the placement allows hints."""
    at = await here(request, *STUDENTS)
    if not at.placement.hints:
        raise Forbidden("There are no hints to these questions.")
    asked = await _asked(at, body.question, body.draw)
    return answer(await at.service.pool.run(helping.hint, asked, body.part, body.used))


@ROUTES.post("/solution")
async def solution(body: QuestionIn, request: Request) -> Response:
    """The worked solution, where the tutor allows it and it can win nobody a mark any more."""
    at = await here(request, *STUDENTS)
    placement, learner, now = at.placement, at.learner, at.pages.now()
    made, last = await at.service.reading(lambda session: _made_at(session, at, body.question))
    if not placement.solutions:
        raise Forbidden("There are no worked solutions to these questions.")
    hidden = not ended(placement, made, now) or (last is None and placement.seeds == "attempt")
    if hidden and not at.previewed:
        raise Forbidden("The worked solution is shown when no attempt can win a mark any more.")
    asked = Asked(at.source, whose(placement, learner), body.question)
    if last is not None:
        asked, _ = drawn_for(at.source, placement, learner, last.attempt)
    return answer({"html": await at.service.pool.run(showing.solution, asked)})


def _made_at(session: Session, at: Here, number: int) -> tuple[Made, LastAnswer | None]:
    made = all_made(session, at.placement, at.learner).at(number)
    return made, last_answers(session, [made]).get(number)


async def _asked(at: Here, number: int, draw: int) -> Asked:
    """The question that a page shows; Forbidden where it is not this person's turn for that draw, or not yet open."""
    placement, learner = at.placement, at.learner
    if placement.opens is not None and at.pages.now() < placement.opens:
        raise Forbidden(closed(placement, at.pages.now()))
    if draw:
        made = await at.service.reading(lambda session: attempts_made(session, placement, learner, number))
        if placement.seeds != "attempt" or draw > made:
            raise Forbidden("This question is not asked yet.")
    return Asked(at.source, whose(placement, learner), number, draw)
