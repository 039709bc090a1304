"""An attempt from the page to the gradebook. What is told back is true when the page hears it: it is on the disk."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.attempts import Answered, find_attempt, record
from quizgen.gradebook.schema import Attempt
from quizgen.gradebook.standing import Stands, Total, score, standing_marks
from quizgen.gradebook.store import Session
from quizgen.service.pages.checking import Checked, Unclear, checked
from quizgen.service.pages.drawing import Asked
from quizgen.service.pages.looks import said_now, state_of
from quizgen.service.pages.made import Made, all_made, closed, draw_now, drawn_for, seed_of, whose
from quizgen.service.pages.models import AttemptIn
from quizgen.service.pages.pages import Here
from quizgen.wire.document import Json


async def answered(at: Here, sent: AttemptIn) -> Json:
    """What became of an attempt, in `state`: marked (and kept), unclear (what cannot be read, or in two ways), or
    refused (why: too late, none left, or another question is asked by now). Sent twice, it is kept once."""
    before, made = await at.service.reading(lambda session: _before(session, at, sent))
    if before is None and (why := _refused(at, made, sent)):
        return {"state": "refused", **why}
    responses = dict(sent.responses) if before is None else before.responses
    if not any(text.strip() for text in responses.values()):
        return {"state": "refused", "message": "Write an answer first."}
    asked = _asked(at, sent) if before is None else drawn_for(at.source, at.placement, at.learner, before)[0]
    accepted = tuple(sent.accepted) if before is None else tuple(responses)
    found = await at.service.pool.run(checked, asked, responses, accepted)
    if isinstance(found, Unclear):
        return {"state": "unclear", "parts": dict(found.parts)}
    if before is None:
        await at.service.writing(lambda session: _keep(session, at, sent, asked, found))
    marks, made, total = await at.service.reading(lambda session: _after(session, at, sent))
    return {
        "state": "marked",
        "parts": {mark.part: said_now(found.said[mark.part], mark) for mark in marks},
        **state_of(at.placement, made, total, at.pages.now()),
    }


def _before(session: Session, at: Here, sent: AttemptIn) -> tuple[Attempt | None, Made]:
    made = all_made(session, at.placement, at.learner).get(sent.question, Made())
    return find_attempt(session, at.learner, sent.client_id), made


def _refused(at: Here, made: Made, sent: AttemptIn) -> Mapping[str, Json]:
    """Why this attempt is not taken; nothing where it is."""
    if why := closed(at.placement, at.pages.now()):
        return {"message": f"{why} Your answer was not taken."}
    if at.placement.attempts is not None and made.count >= at.placement.attempts:
        return {"message": "You have used all your attempts at this question."}
    if sent.draw != draw_now(at.placement, made):
        return {"message": "This question has been answered meanwhile, and a new version is asked.", "again": True}
    return {}


def _asked(at: Here, sent: AttemptIn) -> Asked:
    return Asked(at.source, whose(at.placement, at.learner), sent.question, sent.draw)


def _keep(session: Session, at: Here, sent: AttemptIn, asked: Asked, found: Checked) -> None:
    new = Answered(
        client_id=sent.client_id,
        question=sent.question,
        template=found.template,
        version=found.version,
        seed=seed_of(asked, found.parameters),
        responses=dict(sent.responses),
        at=at.pages.now(),
    )
    record(session, at.placement, at.learner, new, found.marks, found.marker)


def _after(session: Session, at: Here, sent: AttemptIn) -> tuple[tuple[Stands, ...], Made, Total]:
    """The marks of this attempt, what is made of its question, and the score of all questions."""
    attempt = find_attempt(session, at.learner, sent.client_id)
    assert attempt is not None
    made = all_made(session, at.placement, at.learner)[sent.question]
    return standing_marks(session, attempt), made, score(session, at.placement, at.learner.id)
