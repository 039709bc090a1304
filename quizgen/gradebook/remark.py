"""Marking again what the gradebook holds: after a template was corrected, or with a better marker. Old marks stay.

An attempt that this marker has marked against this question is left alone, so that a run that was stopped goes on
where it was, and one that is repeated changes nothing; nor do two at the same time. The marks of a chunk and the scores
that follow from them are one transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from datetime import datetime
from itertools import chain, groupby
from typing import Final, TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizgen.bank.variant import Variant
from quizgen.gradebook.decisions import decide_as_before
from quizgen.gradebook.marks import add_marks
from quizgen.gradebook.outbox import queue
from quizgen.gradebook.schema import Attempt, Learner, Mark, Placement
from quizgen.gradebook.store import Gradebook
from quizgen.gradebook.written import NewMark, marker_of, new_marks
from quizgen.marking.many import Asked, Chunk, mark_many
from quizgen.values import value

Questions: TypeAlias = Callable[[Sequence[tuple[Attempt, Learner]]], Sequence[Variant | None]]
"""The questions that these attempts answer, in their order, as they are today; None where nobody knows any more."""

CHUNK: Final = 200
"""Responses for one call in a worker: enough that handing them over costs little, few enough to share evenly."""

PAGE: Final = 2000
"""Attempts that are read at one time."""


@value
class Progress:
    """Of the attempts looked at: `marked` now, marked by this marker before (`same`), or to an `unknown` question."""

    marked: int = 0
    same: int = 0
    unknown: int = 0

    @property
    def seen(self) -> int:
        return self.marked + self.same + self.unknown

    def __add__(self, other: Progress) -> Progress:
        return Progress(self.marked + other.marked, self.same + other.same, self.unknown + other.unknown)


@value
class _Answer:
    """One text to one question, and all attempts that gave it."""

    variant: Variant
    marker: str
    attempts: tuple[Attempt, ...]


@value
class _Work:
    """Answers for one call in a worker, and the attempts before them at which there is nothing to do."""

    answers: tuple[_Answer, ...]
    idle: Progress = Progress()


def attempts_at(gradebook: Gradebook, placement: Placement) -> int:
    """How many attempts there are at a placement."""
    with gradebook.reading() as session:
        return session.scalar(select(func.count()).select_from(Attempt).filter_by(placement_id=placement.id)) or 0


def remark(
    gradebook: Gradebook,
    placement: Placement,
    questions: Questions,
    at: datetime,
    executor: Executor | None = None,
    *,
    chunk: int = CHUNK,
) -> Iterator[Progress]:
    """Marks every attempt at a placement again; yields what each step has done, when it is written.

    The marks are the same with every executor and every size of chunks. What breaks the executor is raised; what was
    done until then stays.
    """
    work = (part for page in _pages(gradebook, placement) for part in _work(gradebook, page, questions, chunk))
    for part, results in mark_many(((part, _chunk(part)) for part in work), executor):
        _write(gradebook, placement, part.answers, chain.from_iterable(results), at)
        yield part.idle + Progress(marked=sum(len(answer.attempts) for answer in part.answers))


def _pages(gradebook: Gradebook, placement: Placement) -> Iterator[list[tuple[Attempt, Learner]]]:
    """The attempts at a placement with who made them, those that may be to the same question side by side."""
    wanted = select(Attempt.id).filter_by(placement_id=placement.id)
    with gradebook.reading() as session:
        ids = session.scalars(wanted.order_by(Attempt.question, Attempt.learner_id, Attempt.id)).all()
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        with gradebook.reading() as session:
            both = select(Attempt, Learner).join(Learner, Learner.id == Attempt.learner_id)
            found = {attempt.id: (attempt, who) for attempt, who in session.execute(both.where(Attempt.id.in_(page)))}
        yield [found[id] for id in page if id in found]


def _work(
    gradebook: Gradebook, page: Sequence[tuple[Attempt, Learner]], questions: Questions, chunk: int
) -> Iterator[_Work]:
    """What is to be done on a page, in pieces of at most `chunk` answers."""
    with gradebook.reading() as session:
        known = _known(session, [attempt.id for attempt, _ in page])
    variants = questions(page)
    markers = {id(variant): marker_of(variant) for variant in variants if variant is not None}
    same = unknown = 0
    by_answer: defaultdict[tuple[str, bytes, object], list[tuple[Attempt, Variant]]] = defaultdict(list)
    for (attempt, _), variant in zip(page, variants, strict=True):
        if variant is None:
            unknown += 1
        elif (attempt.id, marker := markers[id(variant)]) in known:
            same += 1
        else:
            by_answer[marker, variant.seed, tuple(sorted(attempt.responses.items()))].append((attempt, variant))
    answers = [
        _Answer(gave[0][1], marker, tuple(attempt for attempt, _ in gave)) for (marker, *_), gave in by_answer.items()
    ]
    yield _Work(tuple(answers[:chunk]), Progress(same=same, unknown=unknown))
    for start in range(chunk, len(answers), chunk):
        yield _Work(tuple(answers[start : start + chunk]))


def _known(session: Session, ids: Sequence[int]) -> set[tuple[int, str]]:
    """Which of these attempts was marked by which markers."""
    rows = session.execute(select(Mark.attempt_id, Mark.marker).where(Mark.attempt_id.in_(ids)))
    return {(id, marker) for id, marker in rows}


def _chunk(work: _Work) -> Chunk[tuple[NewMark, ...]]:
    """The answers as a worker wants them: question by question, in the same order."""
    asked = []
    for _, group in groupby(work.answers, key=lambda answer: (answer.marker, answer.variant.seed)):
        answers = list(group)
        asked.append(Asked(answers[0].variant, tuple(dict(answer.attempts[0].responses) for answer in answers)))
    return Chunk(tuple(asked), new_marks)


def _write(
    gradebook: Gradebook,
    placement: Placement,
    answers: Sequence[_Answer],
    results: Iterable[tuple[NewMark, ...]],
    at: datetime,
) -> None:
    """Writes the marks of these answers for all who gave them, and queues their scores."""
    if not answers:
        return
    by_marker: defaultdict[str, list[tuple[int, NewMark]]] = defaultdict(list)
    for answer, marks in zip(answers, results, strict=True):
        by_marker[answer.marker] += [(attempt.id, mark) for attempt in answer.attempts for mark in marks]
    with gradebook.writing() as session:
        session.execute(select(Placement.id).filter_by(id=placement.id).with_for_update())  # one run at a time writes
        known = _known(session, [attempt.id for answer in answers for attempt in answer.attempts])
        for marker, given in by_marker.items():
            new = [(id, mark) for id, mark in given if (id, marker) not in known]
            add_marks(session, new, marker, at)
            decide_as_before(session, placement, new, at)
        for learner_id in sorted({attempt.learner_id for answer in answers for attempt in answer.attempts}):
            queue(session, placement, learner_id, at)
