"""Marking many sheets."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from quizgen.bank.variant import Variant
from quizgen.marking import batch
from quizgen.marking.batch import Job, mark_all
from quizgen.marking.mark import Failed
from quizgen.marking.marker import mark_question
from quizgen.marking.submission import Response, Submission


def job(questions: tuple[Variant, ...], student: str, text: str) -> Job:
    return Job(questions, Submission("fcs", "week-04", student, "e", "2026-12-04T10:00", (Response(1, "", text),)))


def test_any_executor_gives_the_same_marks(questions: tuple[Variant, ...]) -> None:
    """Alone, in threads or in processes: the same marks in the order of the jobs."""
    jobs = [job(questions, str(n), text) for n, text in enumerate(["12x^2 cos(4x^3)", "2x", "(", ""])]
    alone = list(mark_all(jobs))
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(1) as processes:
        assert list(mark_all(jobs, threads)) == list(mark_all(jobs, processes)) == alone
    assert [mark.given for mark in alone] == [3, 0, 0, 0]


def test_a_fault_costs_nobody_marks(questions: tuple[Variant, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where marking itself breaks, that question waits for a person and says why; the others are marked."""
    def breaking(variant: Variant, responses: dict[str, str]) -> object:
        if variant.template == "optimum/cubic":
            raise RuntimeError("out of cheese")
        return mark_question(variant, responses)

    monkeypatch.setattr(batch, "mark_question", breaking)
    (mark,) = mark_all([job(questions, "1", "12x^2 cos(4x^3)")])
    assert [mark.given, mark.waiting] == [3, 4]
    outcome = mark.questions[1].parts[0].outcome
    assert outcome == Failed("RuntimeError: out of cheese")


def test_a_dead_worker_loses_nothing(questions: tuple[Variant, ...]) -> None:
    """When the process dies, its sheets wait for a person."""

    class Dying(ThreadPoolExecutor):
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            future: Future[object] = Future()
            future.set_exception(BrokenProcessPool("died"))
            return future

    with Dying(1) as executor:
        (mark,) = mark_all([job(questions, "1", "x")], executor)
    assert [mark.waiting, mark.available] == [7, 7]
    assert mark.needs_review
    assert mark.questions[0].parts[0].response == "x"
