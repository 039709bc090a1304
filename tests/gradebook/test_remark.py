"""Marking a whole course again: the same marks with every engine, once however often, going on where it stopped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import timedelta
from fractions import Fraction
from itertools import zip_longest
from logging import CRITICAL
from pathlib import Path

import pytest
from sqlalchemy import select

from quizgen.bank.draw import draw
from quizgen.bank.load import load_banks
from quizgen.bank.variant import Variant
from quizgen.expr.text import to_text
from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.decisions import decide
from quizgen.gradebook.outbox import overview
from quizgen.gradebook.placements import add_learner
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.remark import Progress, Questions, attempts_at, remark
from quizgen.gradebook.reports import question_reports
from quizgen.gradebook.schema import Attempt, Learner, Mark, Placement
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.gradebook.written import marker_of, new_marks, version_of
from quizgen.marking.marker import mark_question
from quizgen.resources import folder
from quizgen.values import replaced

from .conftest import NOON, SECOND, placed

TEXTS = ("{key}", "x", "x+0", "2x^^3", "", "{key} + 1", "e^2x")
LEARNERS = 4
LATER = NOON + timedelta(days=1)


@pytest.fixture(scope="module")
def questions() -> tuple[Variant, ...]:
    """Two drawings each of a question of one part and of one with two that build on one another."""
    banks = load_banks((folder("banks"),))
    names = ("chain-rule/sine-of-a-power", "optimum/parabola")
    templates = [banks[name.split("/")[0]].templates[name.split("/")[1]] for name in names]
    return tuple(draw(template, bytes([number] * 32)) for number in range(2) for template in templates)


def of(questions: tuple[Variant, ...], attempt: Attempt, learner: Learner) -> Variant:
    """Question 1 or 2 as this learner was given it: those with an even number share a drawing."""
    return questions[attempt.question - 1 + 2 * (int(learner.sub) % 2)]


def fill(gradebook: Gradebook, questions: tuple[Variant, ...]) -> Placement:
    """Every learner has tried every text at every question, marked by an old marker that gave nothing for anything."""
    placement = placed(gradebook, score_maximum=Fraction(8))
    with gradebook.writing() as session:
        registration = add_registration(session, "https://lms.example", "tool-1", NOON)
        for sub in range(LEARNERS):
            learner = add_learner(session, registration, "1", str(sub), NOON)
            for question in (1, 2):
                variant = questions[question - 1 + 2 * (sub % 2)]
                for number, text in enumerate(TEXTS):
                    responses = {part.label: text.format(key=to_text(part.task.key)) for part in variant.parts}
                    at = NOON + number * SECOND
                    answered = Answered(f"{question} {number}", question, variant.template, "0", "", responses, at)
                    old = [replaced(mark, given=Fraction(0)) for mark in new_marks(variant, mark_question(variant, {}))]
                    record(session, placement, learner, answered, old, "an old marker")
    return placement


def rows(gradebook: Gradebook, marker: str = "quizgen%") -> list[tuple[object, ...]]:
    """All marks of our marker, without their ids."""
    columns = [column for column in Mark.__table__.columns if column.name != "id"]
    with gradebook.reading() as session:
        found = session.execute(select(*columns).where(Mark.marker.like(marker)).order_by(Mark.attempt_id, Mark.part))
        return [tuple(row) for row in found]


def asked_of(questions: tuple[Variant, ...]) -> Questions:
    """What `of` says of each attempt."""
    return lambda page: [of(questions, attempt, learner) for attempt, learner in page]


def run(gradebook: Gradebook, placement: Placement, questions: tuple[Variant, ...], executor: Executor | None = None,
        chunk: int = 50) -> Progress:  # fmt: skip
    done = Progress()
    for step in remark(gradebook, placement, asked_of(questions), LATER, executor, chunk=chunk):
        done += step
    return done


@pytest.fixture
def filled(gradebook: Gradebook, questions: tuple[Variant, ...]) -> tuple[Gradebook, Placement]:
    return gradebook, fill(gradebook, questions)


def test_every_attempt_gets_the_mark_that_the_marker_gives(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    """Although equal readings are marked once; old marks are kept; the scores that follow are queued."""
    gradebook, placement = filled
    total = attempts_at(gradebook, placement)
    assert run(gradebook, placement, questions) == Progress(marked=total) == Progress(2 * LEARNERS * len(TEXTS))
    with gradebook.reading() as session:
        attempts = {
            attempt.id: (attempt, learner)
            for attempt, learner in session.execute(select(Attempt, Learner).join(Learner))
        }
        marks = session.scalars(select(Mark).where(Mark.marker.like("quizgen%"))).all()
        scores = [score.given for _, _, score in overview(session)]
    for mark in marks:
        attempt, learner = attempts[mark.attempt_id]
        variant = of(questions, attempt, learner)
        expected = {one.part: one for one in new_marks(variant, mark_question(variant, attempt.responses))}[mark.part]
        told = {
            name: getattr(mark, name) for name in ("reading", "case", "verdict", "given", "waiting", "slip", "feedback")
        }
        assert told == {name: getattr(expected, name) for name in told}
        assert mark.marker == marker_of(variant)
    assert scores == [questions[0].marks + questions[1].marks] * LEARNERS
    assert len(rows(gradebook, "an old marker")) == len(marks)


def test_marking_again_twice_changes_nothing(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    gradebook, placement = filled
    first = run(gradebook, placement, questions)
    before = rows(gradebook)
    assert run(gradebook, placement, questions) == Progress(same=first.marked)
    assert rows(gradebook) == before


def test_it_goes_on_where_it_stopped(filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]) -> None:
    """What one run has written, the next does not mark; together they do what one would have."""
    gradebook, placement = filled
    steps = remark(gradebook, placement, asked_of(questions), LATER, chunk=3)
    done = next(steps) + next(steps)
    assert 0 < done.marked < attempts_at(gradebook, placement)
    assert run(gradebook, placement, questions) == Progress(
        attempts_at(gradebook, placement) - done.marked, done.marked
    )


def test_a_corrected_template_is_another_question(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    """All are marked once more, by the new key, and that mark stands; the tutor's report is by the new one."""
    gradebook, placement = filled
    run(gradebook, placement, questions)
    wrong = questions[0].parts[0]
    corrected = replaced(wrong, task=replaced(wrong.task, key=questions[2].parts[0].task.key))
    mended = (replaced(questions[0], parts=(corrected,)), *questions[1:])
    assert version_of(mended[0]) != version_of(questions[0])
    result = run(gradebook, placement, mended)
    assert (result.marked, result.same) == (
        LEARNERS // 2 * len(TEXTS),
        attempts_at(gradebook, placement) - result.marked,
    )
    with gradebook.reading() as session:
        first, _ = question_reports(session, placement)
    assert first.full == LEARNERS // 2


def test_a_question_that_is_no_longer_known(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    """Its attempts keep their marks, and are counted."""
    gradebook, placement = filled
    known = asked_of(questions)

    def first(page: Sequence[tuple[Attempt, Learner]]) -> list[Variant | None]:
        return [variant if a.question == 1 else None for variant, (a, _) in zip(known(page), page, strict=True)]

    steps = remark(gradebook, placement, first, LATER)
    done = sum(steps, Progress())
    assert (done.marked, done.unknown) == (LEARNERS * len(TEXTS), LEARNERS * len(TEXTS))


def test_a_decision_stays_when_marked_again(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    """The same question read in the same way is the same case."""
    gradebook, placement = filled
    run(gradebook, placement, questions)
    with gradebook.writing() as session:
        held = question_reports(session, placement)
        waiting = session.scalars(select(Mark).where(Mark.review != "", Mark.verdict == "unreadable")).first()
        assert held
        assert waiting is not None
        assert decide(session, placement, waiting.case, Fraction(1), LATER) > 0
    before = rows(gradebook, "decision%")
    assert run(gradebook, placement, questions).marked == 0
    assert rows(gradebook, "decision%") == before


def dask() -> Iterator[Executor]:
    """A cluster of two processes of this machine."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=2, dashboard_address=None, silence_logs=CRITICAL
        ) as cluster,
        distributed.Client(cluster, set_as_default=False) as client,
    ):
        yield client.get_executor(pure=False)


def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2) as executor:
        yield executor


def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(4) as executor:
        yield executor


@pytest.mark.parametrize("engine", [threads, processes, dask])
def test_the_engine_changes_nothing(
    engine: Callable[[], Iterator[Executor]], tmp_path: Path, questions: tuple[Variant, ...]
) -> None:
    """Every row but the one that says so: threads, processes, a Dask cluster; chunks of any size."""
    first = open_gradebook("sqlite:///one.db", tmp_path)
    placement = fill(first, questions)
    first.close()
    shutil.copy(tmp_path / "one.db", tmp_path / "two.db")
    one, two = open_gradebook("sqlite:///one.db", tmp_path), open_gradebook("sqlite:///two.db", tmp_path)
    run(one, placement, questions, chunk=1000)
    for executor in engine():
        run(two, placement, questions, executor, chunk=7)
    assert rows(one) == rows(two)
    assert len(rows(one)) > 0


def test_a_worker_that_dies_costs_no_marks(filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]) -> None:
    """Nothing is recorded for what it had, and the next run marks it."""
    gradebook, placement = filled
    with ProcessPoolExecutor(1) as executor:
        executor.submit(abs, 1).result()
        for process in executor._processes.values():
            process.kill()
        with pytest.raises(BrokenExecutor):
            run(gradebook, placement, questions, executor)
    assert rows(gradebook) == []
    assert run(gradebook, placement, questions).marked == attempts_at(gradebook, placement)


def test_two_runs_at_the_same_time_write_each_mark_once(
    filled: tuple[Gradebook, Placement], questions: tuple[Variant, ...]
) -> None:
    """The second was begun before the first had written anything."""
    gradebook, placement = filled
    one, two = (remark(gradebook, placement, asked_of(questions), LATER, chunk=5) for _ in range(2))
    for _ in zip_longest(one, two):
        pass
    assert len({row[:3] for row in rows(gradebook)}) == len(rows(gradebook)) > 0
