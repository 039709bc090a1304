"""What one person has done at a placement so far, and what may still be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from quizgen.gradebook.attempts import attempts_with
from quizgen.gradebook.schema import Attempt, Decision, Learner, Placement
from quizgen.gradebook.standing import Marked, Stands, Total, counting, score_of, standing
from quizgen.gradebook.store import Session
from quizgen.service.pages.drawing import Asked, Source
from quizgen.sheets.due import long
from quizgen.values import value


@value
class Made:
    """The attempts of one person at one question: how many, what counts of them, and the last one."""

    count: int = 0
    counts: Total | None = None
    last: Marked | None = None

    @property
    def full(self) -> bool:
        """Whether there is nothing left to be won."""
        return self.counts is not None and self.counts.given == self.counts.available


NONE: Made = Made()


@value
class AllMade:
    """What one person has done at a placement, oldest first and by the numbers of the questions, and its score."""

    attempts: Sequence[Marked]
    questions: Mapping[int, Made]
    total: Total

    def at(self, number: int) -> Made:
        """What was made of this question."""
        return self.questions.get(number, NONE)

    def marks_of(self, attempt: Attempt) -> tuple[Stands, ...]:
        """The marks of one of the attempts."""
        return next(one.marks for one in self.attempts if one.id == attempt.id)


def all_made(session: Session, placement: Placement, learner: Learner) -> AllMade:
    """Everything that a learner has done at a placement."""
    return all_of(standing(session, placement, learner.id), placement)


def all_of(attempts: Sequence[Marked], placement: Placement) -> AllMade:
    """What all of a learner's attempts at a placement come to."""
    counts = counting(attempts, placement.counts)
    tried = Counter(attempt.question for attempt in attempts)
    last = {attempt.question: attempt for attempt in attempts}
    questions = {number: Made(tried[number], counts[number].total, last[number]) for number in last}
    return AllMade(attempts, questions, score_of(attempts, placement))


@value
class LastAnswer:
    """The last attempt at a question as it was sent in, and its marks; `ruled` are tutors' reasons, by part."""

    attempt: Attempt
    marks: tuple[Stands, ...]
    ruled: Mapping[str, str]


def last_answers(session: Session, made: Iterable[Made]) -> dict[int, LastAnswer]:
    """What was last sent in, by the numbers of the questions."""
    marks = {one.last.id: one.last.marks for one in made if one.last is not None}
    rows = attempts_with(session, marks)
    return {row.question: LastAnswer(row, marks[row.id], ruled_in(session, marks[row.id])) for row in rows}


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


def left(placement: Placement, count: int) -> int | None:
    """How many attempts are left after so many; None for any number."""
    return None if placement.attempts is None else max(0, placement.attempts - count)


def ended(placement: Placement, made: Made, now: datetime) -> bool:
    """Whether no further attempt can win a mark: then a worked solution gives nothing away."""
    over = placement.due is not None and now > placement.due
    return over or made.full or left(placement, made.count) == 0


def whose(placement: Placement, learner: Learner) -> str:
    """Who shares variants with whom: those of whom this says the same."""
    return "" if placement.seeds == "class" else f"{learner.registration_id} {learner.deployment} {learner.sub}"


def draw_now(placement: Placement, count: int) -> int:
    """Which draw of a question is asked after so many attempts at it."""
    if placement.seeds != "attempt":
        return 0
    return count - 1 if left(placement, count) == 0 else count


def seed_of(asked: Asked, parameters: str) -> str:
    """What the gradebook keeps to draw the question of an attempt again, and to see whether it is the same."""
    return f"{asked.source.sheet}/{asked.number}/{asked.draw}/{parameters}"


def drawn_for(source: Source, placement: Placement, learner: Learner, attempt: Attempt) -> tuple[Asked, str]:
    """The question that an attempt answered, and the digest of its parameters then."""
    _, draw, parameters = attempt.seed.rsplit("/", 2)
    return Asked(source, whose(placement, learner), attempt.question, int(draw)), parameters
