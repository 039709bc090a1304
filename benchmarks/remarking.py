"""A course marked again: submissions a second on processes of this machine and on a local Dask cluster of two workers.

Every student has variants of their own and answers each question a few times: right in two spellings, wrong, blank or
unreadable. Both engines mark a copy of the same gradebook; the marks they write must be equal, row by row. What is
timed is the whole: reading attempts, reading and marking answers, writing marks. CPU time counts starting the workers.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from logging import CRITICAL
from pathlib import Path

from sqlalchemy import insert, select

from benchmarks.typesetting import cpu
from quizgen.bank.load import load_banks
from quizgen.bank.variant import Variant
from quizgen.expr.text import to_text, to_unicode
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.remark import Progress, remark
from quizgen.gradebook.schema import Attempt, Learner, Mark, Placement
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.resources import folder
from quizgen.sheets.compose import compose
from quizgen.sheets.plan import Plan, Some
from quizgen.sheets.sheet import Student

WORKERS = 2
QUESTIONS = ("chain-rule", "product-rule", "quotient-rule", "partial-derivative", "gradient", "higher-derivatives",
             "sigmoid", "standard-derivatives", "optimum", "chain-rule")  # fmt: skip
ATTEMPTS = 10
"""At each question; five different texts among them, as a class that may try again writes them."""

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def course(submissions: int) -> list[tuple[Variant, ...]]:
    """The questions of as many students as make so many submissions."""
    students = [Student(str(number), "") for number in range(max(2, submissions // (len(QUESTIONS) * ATTEMPTS)))]
    plan = Plan("week-04", "Differentiation", "", tuple(Some(1, bank, None, None, 0) for bank in QUESTIONS))
    sheets = compose(plan, load_banks((folder("banks"),)), students, bytes(32), course="Calculus")
    return [sheet.questions for sheet in sheets]


def texts(own: Variant, other: Variant) -> list[dict[str, str]]:
    """What a student and those like them write: right, right in other characters, somebody else's, not a formula."""
    right = {part.label: to_text(part.task.key) for part in own.parts}
    pretty = {part.label: to_unicode(part.task.key) for part in own.parts}
    wrong = {mine.label: to_text(part.task.key) for mine, part in zip(own.parts, other.parts, strict=False)}
    return [wrong, right, pretty, {label: f"{text} +" for label, text in right.items()}, {}]


def fill(gradebook: Gradebook, questions: list[tuple[Variant, ...]]) -> Placement:
    """Every student's attempts, not marked yet."""
    with gradebook.writing() as session:
        registration = add_registration(session, "benchmark", "", NOON)
        placement = add_placement(session, registration, "", "week-04", NOON)
        learners = [add_learner(session, registration, "", str(number), NOON) for number in range(len(questions))]
        rows = []
        for number, variants in enumerate(questions):
            for question, variant in enumerate(variants, 1):
                written = texts(variant, questions[number - 1][question - 1])
                rows += [
                    {
                        "placement_id": placement.id,
                        "learner_id": learners[number].id,
                        "client_id": f"{question}/{attempt}",
                        "question": question,
                        "template": variant.template,
                        "version": "",
                        "seed": "",
                        "responses": written[attempt % len(written)],
                        "at": NOON,
                    }
                    for attempt in range(ATTEMPTS)
                ]
        session.execute(insert(Attempt), rows)
    return placement


@contextmanager
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(WORKERS) as executor:
        yield executor


@contextmanager
def cluster() -> Iterator[Executor]:
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=WORKERS, threads_per_worker=1, dashboard_address=None, silence_logs=CRITICAL) as workers,
        Client(workers, set_as_default=False) as client,
    ):
        yield client.get_executor(pure=False)


ENGINES = {"processes": processes, "Dask, local": cluster}


def marked(gradebook: Gradebook, placement: Placement, questions: list[tuple[Variant, ...]], executor: Executor) -> int:
    """How many attempts were marked."""

    def asked(page: Sequence[tuple[Attempt, Learner]]) -> list[Variant]:
        return [questions[int(learner.sub)][attempt.question - 1] for attempt, learner in page]

    return sum(remark(gradebook, placement, asked, NOON, executor), Progress()).marked


def marks_in(gradebook: Gradebook) -> list[tuple[object, ...]]:
    with gradebook.reading() as session:
        return [tuple(row) for row in session.execute(select(*Mark.__table__.columns).order_by(Mark.id))]


def run(submissions: int = 2000) -> None:
    questions = course(submissions)
    with tempfile.TemporaryDirectory() as place:
        first = Path(place) / "filled.db"
        gradebook = open_gradebook(f"sqlite:///{first}")
        placement = fill(gradebook, questions)
        gradebook.close()
        results = []
        print(f"\nMarking again: {len(questions)} students, {len(QUESTIONS)} questions, {ATTEMPTS} attempts at each")
        for name, engine in ENGINES.items():
            copy = Path(place) / f"{len(results)}.db"
            shutil.copy(first, copy)
            gradebook = open_gradebook(f"sqlite:///{copy}")
            before = cpu()
            with engine() as executor:
                started = time.perf_counter()
                count = marked(gradebook, placement, questions, executor)
                seconds = time.perf_counter() - started
            used = cpu() - before
            results.append(marks_in(gradebook))
            gradebook.close()
            rates = f"{count / seconds:6.0f}/s   {1000 * used / count:5.2f} ms of CPU each"
            print(f"  {name:12} {WORKERS} workers  {count:7} submissions in {seconds:6.1f} s  {rates}")
        same = all(result == results[0] for result in results)
        print(f"  {len(results[0])} marks each, {'the same in every field' if same else 'NOT THE SAME'}")
