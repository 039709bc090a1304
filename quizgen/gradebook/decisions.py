"""A tutor's decision on an answer that waited: it holds for everybody at a placement with the same case, now and
later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizgen.gradebook.errors import GradebookError
from quizgen.gradebook.marks import add_marks, again
from quizgen.gradebook.outbox import queue
from quizgen.gradebook.schema import Attempt, Decision, Learner, Mark, Placement
from quizgen.gradebook.standing import standing, standing_marks
from quizgen.gradebook.written import NewMark
from quizgen.values import replaced


def decide(
    session: Session,
    placement: Placement,
    case: str,
    given: Fraction,
    at: datetime,
    *,
    by: Learner | None = None,
    why: str = "",
) -> int:
    """Gives everybody with this case `given` marks, and queues their scores; how many answers that are.

    A later decision on the same case takes its place. GradebookError where no such answer waits or was decided, or
    where there are not so many marks.
    """
    held = [
        (marked, mark)
        for marked in standing(session, placement)
        for mark in marked.marks
        if mark.case == case and (mark.review or mark.decision_id is not None)
    ]
    if not held:
        raise GradebookError("No answer like this waits for a decision.")
    decision = Decision(
        placement_id=placement.id, case=case, given=given, why=why, by=None if by is None else by.id, at=at
    )
    session.add(decision)
    session.flush()
    add_marks(
        session, ((marked.id, decided(again(mark), decision)) for marked, mark in held), _marker(decision), at, decision
    )
    for learner_id in {marked.learner_id for marked, _ in held}:
        queue(session, placement, learner_id, at)
    return len(held)


def rule(session: Session, placement: Placement, attempt: Attempt, marks: Sequence[NewMark], at: datetime) -> None:
    """A decision on one attempt, where a person's `marks` of its parts differ from those that stand."""
    by_part = {mark.part: mark for mark in marks}
    for stands in standing_marks(session, attempt):
        wanted = by_part[stands.part]
        if (stands.given, stands.waiting) != (wanted.given, wanted.waiting):
            decision = Decision(placement_id=placement.id, case=stands.case, given=wanted.given, why="", at=at)
            session.add(decision)
            session.flush()
            ruled = replaced(wanted, case=stands.case, reading=stands.reading, verdict=stands.verdict)
            add_marks(session, [(attempt.id, ruled)], _marker(decision), at, decision)


def decide_as_before(
    session: Session, placement: Placement, marks: Sequence[tuple[int, NewMark]], at: datetime
) -> None:
    """Where marks that are being written, given with the ids of their attempts, are of a case that was decided already:
    the decision holds for them too."""
    cases = {mark.case for _, mark in marks if mark.review}
    for decision in (decision_on(session, placement, case) for case in sorted(cases)):
        if decision is not None:
            ruled = [(id, decided(mark, decision)) for id, mark in marks if mark.review and mark.case == decision.case]
            rows = session.execute(select(Mark.attempt_id, Mark.part).filter_by(decision_id=decision.id))
            known = {(id, part) for id, part in rows}
            new = [(id, mark) for id, mark in ruled if (id, mark.part) not in known]
            add_marks(session, new, _marker(decision), at, decision)


def decision_on(session: Session, placement: Placement, case: str) -> Decision | None:
    """The last decision on a case, if there is one."""
    wanted = select(Decision).filter_by(placement_id=placement.id, case=case).order_by(Decision.id.desc()).limit(1)
    return session.scalar(wanted)


def decided(mark: NewMark, decision: Decision) -> NewMark:
    """The mark as a decision leaves it: nothing waits any more. GradebookError for more marks than there are."""
    if not 0 <= decision.given <= mark.available:
        raise GradebookError(f"{decision.given} marks cannot be given where there are {mark.available}.")
    return replaced(mark, given=decision.given, waiting=Fraction(0), review="")


def _marker(decision: Decision) -> str:
    """What stands as the marker of marks that a decision gives."""
    return f"decision {decision.id}"
