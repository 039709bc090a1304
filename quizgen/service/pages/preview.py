"""A tutor in a student's place: what is sent is marked as a student's would be, and nothing of it is kept."""

from __future__ import annotations

from quizgen.gradebook.decisions import decided, decision_on
from quizgen.gradebook.schema import Decision
from quizgen.gradebook.standing import Stands, Total, score_of, sum_of
from quizgen.gradebook.store import Session
from quizgen.gradebook.written import NewMark
from quizgen.service.pages.checking import Checked, Unclear, checked
from quizgen.service.pages.drawing import Asked
from quizgen.service.pages.looks import said_before, said_now, state_of, status_of
from quizgen.service.pages.made import NONE, Made, whose
from quizgen.service.pages.models import AttemptIn
from quizgen.service.pages.pages import Here
from quizgen.wire.document import Json


def state_in_preview(at: Here) -> dict[str, Json]:
    """As below a question that nobody has answered; but the worked solution may be looked at."""
    nothing = score_of((), at.placement)
    return {**state_of(at.placement, NONE, nothing, at.pages.now()), "solution": at.placement.solutions}


async def previewed(at: Here, sent: AttemptIn) -> Json:
    """What a student would hear of this attempt, as answering.answered tells it."""
    if not any(text.strip() for text in sent.responses.values()):
        return {"state": "refused", "message": "Write an answer first."}
    asked = Asked(at.source, whose(at.placement, at.learner), sent.question, sent.draw)
    found = await at.service.pool.run(checked, asked, dict(sent.responses), tuple(sent.accepted))
    if isinstance(found, Unclear):
        return {"state": "unclear", "parts": dict(found.parts)}
    ruled = await at.service.reading(lambda session: _ruled(session, at, found))
    stands = [_stands(mark, ruled.get(mark.part)) for mark in found.marks]
    made = Made(1, sum_of([Total(mark.given, mark.available, mark.waiting) for mark in stands]))
    return {
        "state": "marked",
        "parts": {
            mark.part: said_before(mark, ruled[mark.part].why) if mark.part in ruled else said_now(said, mark)
            for mark, said in ((mark, found.said[mark.part]) for mark in stands)
        },
        **state_in_preview(at),
        "status": status_of(made),
    }


def _ruled(session: Session, at: Here, found: Checked) -> dict[str, Decision]:
    """By part, what a tutor has decided on answers like these."""
    held = {mark.part: decision_on(session, at.placement, mark.case) for mark in found.marks if mark.review}
    return {part: decision for part, decision in held.items() if decision is not None and not decision.withdrawn}


def _stands(mark: NewMark, decision: Decision | None) -> Stands:
    """The mark as it would stand."""
    held = mark if decision is None else decided(mark, decision)
    return Stands(
        0, held.part, None if decision is None else decision.id, held.reading, held.case, held.verdict, held.given,
        held.available, held.waiting, held.slip, held.review, held.feedback,
    )  # fmt: skip
