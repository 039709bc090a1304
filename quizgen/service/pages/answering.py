"""An attempt from the page to the gradebook. What is told back is true when the page hears it: it is on the disk."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.gradebook.attempts import Answered, Before, before_attempt, record
from quizgen.gradebook.schema import Attempt
from quizgen.gradebook.standing import Stands
from quizgen.gradebook.store import Session
from quizgen.service.errors import BadRequest
from quizgen.service.pages.checking import Checked, Unclear, checked
from quizgen.service.pages.drawing import Asked
from quizgen.service.pages.looks import said_before, said_now, state_of
from quizgen.service.pages.made import AllMade, all_made, all_of, closed, draw_now, left, ruled_in, seed_of, whose
from quizgen.service.pages.models import AttemptIn
from quizgen.service.pages.pages import Here
from quizgen.wire.document import Json


async def answered(at: Here, sent: AttemptIn) -> Json:
    """What became of an attempt, in `state`: marked (and kept), unclear (what cannot be read, or in two ways), or
    refused (why: too late, none left, or another question is asked by now). Sent twice, it is kept once."""
    before = await at.service.reading(lambda session: _before(session, at, sent))
    if (same := before.same) is not None:
        return await at.service.reading(lambda session: _told_again(session, at, same))
    if why := _refused(at, before.made, sent):
        return {"state": "refused", **why}
    asked = Asked(at.source, whose(at.placement, at.learner), sent.question, sent.draw)
    found = await at.service.pool.run(checked, asked, dict(sent.responses), tuple(sent.accepted))
    if isinstance(found, Unclear):
        return {"state": "unclear", "parts": dict(found.parts)}
    kept: Json = await at.service.writing(lambda session: _keep(session, at, sent, asked, found))
    return kept


def _before(session: Session, at: Here, sent: AttemptIn) -> Before:
    before = before_attempt(session, at.placement, at.learner, sent.question, sent.client_id)
    same = before.same
    if same is not None and (same.placement_id, same.question) != (at.placement.id, sent.question):
        raise BadRequest("Another attempt has this name.")
    return before


def _refused(at: Here, count: int, sent: AttemptIn) -> Mapping[str, Json]:
    """Why this attempt is not taken after so many others; nothing where it is."""
    if not any(text.strip() for text in sent.responses.values()):
        return {"message": "Write an answer first."}
    if why := closed(at.placement, at.pages.now()):
        return {"message": f"{why} Your answer was not taken."}
    if left(at.placement, count) == 0:
        return {"message": "You have used all your attempts at this question."}
    if sent.draw != draw_now(at.placement, count):
        return {"message": "This question has been answered meanwhile, and a new version is asked.", "again": True}
    return {}


def _keep(session: Session, at: Here, sent: AttemptIn, asked: Asked, found: Checked) -> Json:
    new = Answered(
        client_id=sent.client_id,
        question=sent.question,
        template=found.template,
        version=found.version,
        seed=seed_of(asked, found.parameters),
        responses=dict(sent.responses),
        at=at.pages.now(),
    )
    recorded = record(session, at.placement, at.learner, new, found.marks, found.marker)
    return _told(session, at, recorded.attempt, all_of(recorded.attempts, at.placement), found.said)


def _told_again(session: Session, at: Here, attempt: Attempt) -> Json:
    return _told(session, at, attempt, all_made(session, at.placement, at.learner), {})


def _told(session: Session, at: Here, attempt: Attempt, made: AllMade, said: Mapping[str, Json]) -> Json:
    """What the page hears of an attempt that is kept; `said` is what was just said of its parts, in HTML."""
    marks = made.marks_of(attempt)
    ruled = ruled_in(session, marks)
    return {
        "state": "marked",
        "parts": {mark.part: _of_part(mark, said, ruled) for mark in marks},
        **state_of(at.placement, made.at(attempt.question), made.total, at.pages.now()),
    }


def _of_part(mark: Stands, said: Mapping[str, Json], ruled: Mapping[str, str]) -> Json:
    """A tutor's earlier decision on the same case comes before what was said of it."""
    if mark.part in said and mark.part not in ruled:
        return said_now(said[mark.part], mark)
    return said_before(mark, ruled.get(mark.part))
