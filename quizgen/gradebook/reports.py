"""What a tutor wants to see of a placement: who has what, how each question went, which mistakes were made.

Everything counts the attempts that count (standing.counting) and the marks that stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from operator import attrgetter

from sqlalchemy.orm import Session

from quizgen.gradebook.outbox import scores
from quizgen.gradebook.placements import learners_of
from quizgen.gradebook.schema import Learner, Placement, Score
from quizgen.gradebook.standing import NOTHING, Marked, Stands, Total, counting, standing, sum_of
from quizgen.marking.report import safe
from quizgen.values import value
from quizgen.worth import in_decimals


@value
class Row:
    """One learner: the total of each question that was answered, how many attempts at it, and in all.

    `score` is the outbox's: None where the platform wants no scores. `last` is when the last attempt came.
    """

    learner: Learner
    questions: Mapping[int, Total]
    attempts: Mapping[int, int]
    total: Total
    score: Score | None
    last: datetime


@value
class Common:
    """A wrong answer, or one that waits, that `times` learners gave: equal readings of one key are the same.

    `reading` is the commonest spelling; `slip` the code of the mistake that explains it, "" where none does; `review`
    why a person must look. `case` is what decisions.decide asks for.
    """

    case: str
    part: str
    reading: str
    slip: str
    review: str
    given: Fraction
    available: Fraction
    times: int


@value
class QuestionReport:
    """How a class did on a question of some template: `facility` is the mean of given by available, None where nothing
    is marked yet; `full`, `partial`, `none` and `waiting` are numbers of learners; `slips` are codes with how many
    learners made them, the commonest first; so are `wrong` and `open_`, the answers that wait."""

    question: int
    templates: tuple[str, ...]
    learners: int
    facility: Fraction | None
    full: int
    partial: int
    none: int
    waiting: int
    slips: tuple[tuple[str, int], ...]
    wrong: tuple[Common, ...]
    open_: tuple[Common, ...]


def class_table(session: Session, placement: Placement) -> tuple[Row, ...]:
    """A row for everybody who has made an attempt, by `sub`."""
    by_learner = _by_learner(standing(session, placement))
    outbox = {score.learner_id: score for _, score in scores(session, placement)}
    return tuple(
        _row(learner, by_learner[learner.id], placement, outbox.get(learner.id))
        for learner in learners_of(session, placement)
        if learner.id in by_learner
    )


def question_reports(session: Session, placement: Placement) -> tuple[QuestionReport, ...]:
    """How the class did on each question that somebody has answered, in order."""
    by_question: defaultdict[int, list[Marked]] = defaultdict(list)
    for attempts in _by_learner(standing(session, placement)).values():
        for question, marked in counting(attempts, placement.counts).items():
            by_question[question].append(marked)
    return tuple(_report(question, listed) for question, listed in sorted(by_question.items()))


def class_csv(rows: Sequence[Row], names: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """A header and a row for each learner, for a spreadsheet; `names` by `sub`, as the platform told them just now.

    What waits is not in the marks. No cell is taken for a formula.
    """
    questions = sorted({question for row in rows for question in row.questions})
    header = ("student", "name", "marks", "out of", "waiting", "attempts", "score sent")
    return ((*header, *(f"question {one}" for one in questions)), *(_cells(row, names, questions) for row in rows))


def _by_learner(attempts: Iterable[Marked]) -> dict[int, list[Marked]]:
    by_learner: defaultdict[int, list[Marked]] = defaultdict(list)
    for marked in attempts:
        by_learner[marked.learner_id].append(marked)
    return by_learner


def _row(learner: Learner, attempts: list[Marked], placement: Placement, score: Score | None) -> Row:
    questions = {question: marked.total for question, marked in counting(attempts, placement.counts).items()}
    now = sum_of(list(questions.values()))
    whole = Total(now.given, max(placement.score_maximum, now.available), now.waiting)
    made = Counter(marked.question for marked in attempts)
    return Row(learner, questions, made, whole, score, max(marked.at for marked in attempts))


def _report(question: int, listed: Sequence[Marked]) -> QuestionReport:
    totals = [marked.total for marked in listed]
    done = [one for one in totals if not one.waiting and one.available]
    shares = [one.given / one.available for one in done]
    marks = [mark for marked in listed for mark in marked.marks]
    slips = Counter(slip for marked in listed for slip in {mark.slip for mark in marked.marks if mark.slip})
    return QuestionReport(
        question=question,
        templates=tuple(sorted({marked.template for marked in listed})),
        learners=len(listed),
        facility=sum(shares, NOTHING) / len(shares) if shares else None,
        full=sum(share == 1 for share in shares),
        partial=sum(0 < share < 1 for share in shares),
        none=sum(share == 0 for share in shares),
        waiting=sum(one.waiting > 0 for one in totals),
        slips=tuple(sorted(slips.items(), key=lambda item: (-item[1], item[0]))),
        wrong=_merged(mark for mark in marks if not mark.review and mark.given < mark.available and mark.reading),
        open_=_merged(mark for mark in marks if mark.review),
    )


def _merged(marks: Iterable[Stands]) -> tuple[Common, ...]:
    """The answers with how often each was given, the commonest first."""
    by_case: defaultdict[tuple[str, str], list[Stands]] = defaultdict(list)
    for mark in marks:
        by_case[mark.case, mark.part].append(mark)
    found = [_common(listed) for listed in by_case.values()]
    return tuple(sorted(found, key=lambda common: (-common.times, common.part, common.reading, common.case)))


def _common(marks: Sequence[Stands]) -> Common:
    spellings = Counter(mark.reading for mark in marks)
    reading = min(spellings, key=lambda spelling: (-spellings[spelling], len(spelling), spelling))
    first = min(marks, key=attrgetter("id"))
    return Common(first.case, first.part, reading, first.slip, first.review, first.given, first.available, len(marks))


def _cells(row: Row, names: Mapping[str, str], questions: Sequence[int]) -> tuple[str, ...]:
    whole = row.total
    state = row.score.state if row.score else ""
    made = str(sum(row.attempts.values()))
    waits = in_decimals(whole.waiting) if whole.waiting else ""
    totals = (in_decimals(whole.given), in_decimals(whole.available), waits, made, state)
    each = (in_decimals(row.questions[one].given) if one in row.questions else "" for one in questions)
    return safe(row.learner.sub), safe(names.get(row.learner.sub, "")), *totals, *each
