"""The tutor's page as it is opened: what waits, how each question went, who has what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Final

from quizgen.gradebook.reports import Common, QuestionReport, Row, class_table, question_reports
from quizgen.gradebook.schema import Attempt, Learner
from quizgen.gradebook.standing import standing
from quizgen.gradebook.store import Session
from quizgen.service.html import fill
from quizgen.service.pages.drawing import Asked, size
from quizgen.service.pages.looks import out_of
from quizgen.service.pages.made import drawn_for, when
from quizgen.service.pages.names import names_at
from quizgen.service.pages.pages import Here, in_batches
from quizgen.service.pages.plots import histogram, stacked
from quizgen.service.pages.showing import outline
from quizgen.service.pages.telling import formulas, posed, titles
from quizgen.wire.document import Json
from quizgen.worth import in_decimals, in_figures, in_words

MOST_WRONG: Final = 6
"""Mistakes shown of each question, the commonest."""
ANOTHER_CHOICE: Final = "Another choice"

Formulas = Mapping[tuple[int, str, str], str]


async def report(at: Here) -> str:
    """Everything that the gradebook tells of this placement."""
    placement, pool = at.placement, at.service.pool
    rows, reports, asked_of = await at.service.reading(lambda session: _read(session, at))
    readings = tuple((one.question, said.part, said.reading) for one in reports for said in (*one.wrong, *one.open_))
    numbers = range(1, await pool.run(size, at.source) + 1)
    asked = await in_batches(numbers, lambda few: pool.run(outline, at.source, few))
    shown: Formulas = await pool.run(formulas, at.source, readings)
    named = await pool.run(titles)
    names = await names_at(at)
    by_number = {one.question: one for one in reports}
    return fill(
        "report.html",
        title=placement.title or "Questions",
        due="" if placement.due is None else when(placement.due),
        learners=len(rows),
        mean=_mean(rows),
        maximum=in_words(placement.score_maximum),
        histogram=histogram([row.total.given for row in rows], placement.score_maximum) if rows else "",
        waiting=[
            {**_waiting(one.question, said, shown), **await pool.run(posed, *asked_of[said.case], said.part)}
            for one in reports
            for said in one.open_
        ],
        questions=[_question(one, by_number.get(one["number"]), shown, named) for one in asked],
        rows=sorted((_row(row, len(asked), names.by_sub) for row in rows), key=lambda row: str(row["who"])),
        problem=names.problem,
        scores=placement.passes_back,
        own=placement.seeds != "class",
    )


def _read(
    session: Session, at: Here
) -> tuple[Sequence[Row], Sequence[QuestionReport], Mapping[str, tuple[Asked, str]]]:
    """The class, the questions, and for each case that waits which question was asked of somebody who has it."""
    reports = question_reports(session, at.placement)
    waiting = {said.case for one in reports for said in one.open_}
    asked_of: dict[str, tuple[Asked, str]] = {}
    for marked in standing(session, at.placement) if waiting else ():
        for case in {mark.case for mark in marked.marks} & waiting - asked_of.keys():
            attempt, learner = session.get_one(Attempt, marked.id), session.get_one(Learner, marked.learner_id)
            asked_of[case] = drawn_for(at.source, at.placement, learner, attempt)
    return class_table(session, at.placement), reports, asked_of


def _mean(rows: Sequence[Row]) -> str:
    return in_decimals(sum((row.total.given for row in rows), Fraction(0)) / len(rows)) if rows else ""


def _question(asked: Json, how: QuestionReport | None, shown: Formulas, named: Mapping[str, str]) -> Json:
    """A question with its example, and how the class did, where anybody has answered."""
    if how is None:
        return {**asked, "how": None}
    counts = (how.full, how.partial, how.none, how.waiting)
    chosen = {part["label"] for part in asked["parts"] if part["choices"]}
    mistakes = [_mistake(how.question, alike, chosen, shown, named) for alike in alike_in(how.wrong, chosen)]
    return {
        **asked,
        "how": {
            "learners": how.learners,
            "facility": "" if how.facility is None else f"{round(100 * how.facility)}%",
            "counts": counts,
            "bar": stacked(counts),
            "mistakes": mistakes[:MOST_WRONG],
            "others": max(0, len(mistakes) - MOST_WRONG),
        },
    }


def alike_in(wrong: Sequence[Common], chosen: Container[str]) -> list[list[Common]]:
    """Answers that lost marks, those with the same mistake together, most people first.

    Where each student has a variant of their own, it is the mistake that they share; what has no name is alike where
    the answers are. Choices (of the parts in `chosen`) stand in each student's own order: their letters say nothing.
    """
    together: defaultdict[tuple[str, str], list[Common]] = defaultdict(list)
    for one in wrong:
        together[one.part, one.slip or ("" if one.part in chosen else one.reading)].append(one)
    return sorted(together.values(), key=lambda alike: -sum(one.times for one in alike))


def _mistake(
    number: int, alike: Sequence[Common], chosen: Container[str], shown: Formulas, named: Mapping[str, str]
) -> Json:
    """One row: the mistake, and of the answers with it the commonest."""
    most = max(alike, key=lambda one: one.times)
    return {
        "part": most.part,
        "slip": named.get(most.slip, ANOTHER_CHOICE if most.part in chosen else most.slip),
        "html": "" if most.part in chosen else shown[number, most.part, most.reading],
        "given": f"{in_figures(most.given)} of {in_words(most.available)}",
        "times": sum(one.times for one in alike),
    }


def _waiting(number: int, one: Common, shown: Formulas) -> Json:
    return {
        "number": number,
        "part": one.part,
        "case": one.case,
        "html": shown[number, one.part, one.reading],
        "review": one.review,
        "available": in_words(one.available),
        "most": in_decimals(one.available),
        "times": one.times,
    }


def _row(row: Row, questions: int, names: Mapping[str, str]) -> Json:
    totals = [row.questions.get(number) for number in range(1, questions + 1)]
    return {
        "who": names.get(row.learner.sub, row.learner.sub),
        "learner": row.learner.id,
        "totals": ["" if one is None else f"{in_figures(one.given)}{'?' if one.waiting else ''}" for one in totals],
        "total": out_of(row.total, "you"),
        "attempts": sum(row.attempts.values()),
        "last": f"{row.last.astimezone():%Y-%m-%d %H:%M}",
        "score": row.score.state if row.score else "",
        "error": row.score.error if row.score else "",
    }
