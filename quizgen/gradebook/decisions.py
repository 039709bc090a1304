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
from quizgen.gradebook.standing import Stands, standing, standing_marks
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
    decision = _new(session, Decision(placement_id=placement.id, case=case, given=given, why=why, by=_id(by), at=at))
    ruled = [(marked.id, decided(again(mark), decision)) for marked, mark in held]
    add_marks(session, ruled, _marker(decision), at, decision)
    for learner_id in {marked.learner_id for marked, _ in held}:
        queue(session, placement, learner_id, at)
    return len(held)


def withdraw(session: Session, placement: Placement, case: str, at: datetime, *, by: Learner | None = None) -> int:
    """Takes back what was decided on a case: for everybody with it the marker's mark holds again, which is written down
    once more; how many answers that are. GradebookError where nothing is decided on it."""
    held = {
        (marked.id, mark.part)
        for marked in standing(session, placement)
        for mark in marked.marks
        if mark.case == case and mark.decision_id is not None
    }
    if not held:
        raise GradebookError("Nothing is decided on an answer like this.")
    taken_back = Decision(placement_id=placement.id, case=case, given=Fraction(0), withdrawn=True, by=_id(by), at=at)
    decision = _new(session, taken_back)
    before = [
        (marked, mark)
        for marked in standing(session, placement, decided=False)
        for mark in marked.marks
        if (marked.id, mark.part) in held
    ]
    add_marks(session, [(marked.id, again(mark)) for marked, mark in before], _marker(decision), at, decision)
    for learner_id in {marked.learner_id for marked, _ in before}:
        queue(session, placement, learner_id, at)
    return len(before)


def rule(session: Session, placement: Placement, attempt: Attempt, marks: Sequence[NewMark], at: datetime) -> None:
    """What a person's rulings make of one attempt: where `marks` of its parts differ from those that stand, it is a
    decision; where they are the marker's own again, an earlier one is withdrawn."""
    by_part = {mark.part: mark for mark in marks}
    for stands in standing_marks(session, attempt):
        wanted = by_part[stands.part]
        if _gives(stands) == _gives(wanted):
            continue
        if stands.decision_id is not None and _gives(wanted) == _gives(_by_marker(session, attempt, stands.part)):
            withdraw(session, placement, stands.case, at)
        else:
            decision = _new(session, Decision(placement_id=placement.id, case=stands.case, given=wanted.given, at=at))
            ruled = replaced(wanted, case=stands.case, reading=stands.reading, verdict=stands.verdict)
            add_marks(session, [(attempt.id, ruled)], _marker(decision), at, decision)


def decide_as_before(
    session: Session, placement: Placement, marks: Sequence[tuple[int, NewMark]], at: datetime
) -> None:
    """Where marks that are being written, given with the ids of their attempts, are of a case that was decided already:
    the decision holds for them too."""
    cases = {mark.case for _, mark in marks if mark.review}
    for decision in (decision_on(session, placement, case) for case in sorted(cases)):
        if decision is not None and not decision.withdrawn:
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


def _new(session: Session, decision: Decision) -> Decision:
    """The decision written down, with its id."""
    session.add(decision)
    session.flush()
    return decision


def _id(by: Learner | None) -> int | None:
    return None if by is None else by.id


def _gives(mark: Stands | NewMark) -> tuple[Fraction, Fraction]:
    return mark.given, mark.waiting


def _by_marker(session: Session, attempt: Attempt, part: str) -> Stands:
    """The mark of a part of an attempt that would stand if no person had decided anything."""
    placement = session.get_one(Placement, attempt.placement_id)
    found = standing(session, placement, attempt.learner_id, decided=False)
    return next(mark for marked in found if marked.id == attempt.id for mark in marked.marks if mark.part == part)


def _marker(decision: Decision) -> str:
    """What stands as the marker of marks that a decision gives."""
    return f"decision {decision.id}"
