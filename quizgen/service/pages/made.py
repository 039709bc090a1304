"""What one person has done at a placement so far, and what may still be done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from quizgen.gradebook.attempts import attempts_of
from quizgen.gradebook.schema import Attempt, Decision, Learner, Placement
from quizgen.gradebook.standing import Stands, Total, counting, standing
from quizgen.gradebook.store import Session
from quizgen.service.pages.drawing import Asked, Source
from quizgen.sheets.due import long
from quizgen.values import value


@value
class Made:
    """The attempts of one person at one question: how many, what counts of them, and the last one with its marks.

    `ruled` are the reasons of tutors' decisions, by the parts of the last attempt.
    """

    count: int = 0
    counts: Total | None = None
    last: Attempt | None = None
    marks: tuple[Stands, ...] = ()
    ruled: Mapping[str, str] = {}

    @property
    def full(self) -> bool:
        """Whether there is nothing left to be won."""
        return self.counts is not None and self.counts.given == self.counts.available


NONE: Made = Made()


def all_made(session: Session, placement: Placement, learner: Learner) -> dict[int, Made]:
    """What a learner has done, by the numbers of the questions."""
    by_question: defaultdict[int, list[Attempt]] = defaultdict(list)
    for attempt in attempts_of(session, placement, learner):
        by_question[attempt.question].append(attempt)
    marked = standing(session, placement, learner.id)
    marks = {one.id: one.marks for one in marked}
    best = counting(marked, placement.counts)
    return {
        number: Made(len(made), best[number].total, made[-1], marks[made[-1].id], ruled_in(session, marks[made[-1].id]))
        for number, made in by_question.items()
    }


def ruled_in(session: Session, marks: Sequence[Stands]) -> dict[str, str]:
    """By part, why a tutor decided as it stands; "" where no reason was given."""
    decisions = {mark.part: session.get(Decision, mark.decision_id) for mark in marks if mark.decision_id is not None}
    return {part: decision.why for part, decision in decisions.items() if decision is not None}


def closed(placement: Placement, now: datetime) -> str:
    """Why nothing can be sent in at this time; "" where it can."""
    if placement.opens is not None and now < placement.opens:
        return f"This opens on {when(placement.opens)}."
    if placement.due is not None and now > placement.due:
        return f"This was due on {when(placement.due)}."
    return ""


def when(moment: datetime) -> str:
    """A moment as people on this machine say it."""
    return long(moment.astimezone().replace(tzinfo=None).isoformat(" ", "minutes"))


def left(placement: Placement, made: Made) -> int | None:
    """How many attempts are left; None for any number."""
    return None if placement.attempts is None else max(0, placement.attempts - made.count)


def ended(placement: Placement, made: Made, now: datetime) -> bool:
    """Whether no further attempt can win a mark: then a worked solution gives nothing away."""
    over = placement.due is not None and now > placement.due
    return over or made.full or left(placement, made) == 0


def whose(placement: Placement, learner: Learner) -> str:
    """Who shares variants with whom: those of whom this says the same."""
    return "" if placement.seeds == "class" else f"{learner.registration_id} {learner.deployment} {learner.sub}"


def draw_now(placement: Placement, made: Made) -> int:
    """Which draw of the question is asked now."""
    if placement.seeds != "attempt":
        return 0
    return made.count - 1 if left(placement, made) == 0 else made.count


def seed_of(asked: Asked, parameters: str) -> str:
    """What the gradebook keeps to draw the question of an attempt again, and to see whether it is the same."""
    return f"{asked.source.sheet}/{asked.number}/{asked.draw}/{parameters}"


def drawn_for(source: Source, placement: Placement, learner: Learner, attempt: Attempt) -> tuple[Asked, str]:
    """The question that an attempt answered, and the digest of its parameters then."""
    _, draw, parameters = attempt.seed.rsplit("/", 2)
    return Asked(source, whose(placement, learner), attempt.question, int(draw)), parameters
