"""`quizgen mark --engine` on a course that answers in a learning platform too: all of it is marked again."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from datetime import UTC, datetime
from fractions import Fraction
from logging import CRITICAL
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from quizgen.bank.variant import Variant
from quizgen.errors import FileError, ToolFailed
from quizgen.expr.text import to_text
from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.outbox import overview
from quizgen.gradebook.placements import add_learner, add_placement
from quizgen.gradebook.registrations import add_registration
from quizgen.gradebook.reports import class_table
from quizgen.gradebook.schema import Mark, Placement
from quizgen.gradebook.store import Gradebook, open_gradebook
from quizgen.gradebook.written import marker_of, new_marks, version_of
from quizgen.marking.marker import mark_question
from quizgen.service.jobs import read_again
from quizgen.service.pages.drawing import Asked, drawn, parameters_of
from quizgen.service.pages.made import seed_of, whose
from quizgen.service.pages.redrawing import source_at
from quizgen.sheets.course import load_secret
from tests.databases import DATABASES, database

from .conftest import Run
from .test_gradebook import hand_in

BANK = """
bank: mine
title: Mine
templates:
  slope:
    parameters: { a: 2..60 }
    question: Differentiate $y = a x^2$ with respect to $x$.
    answer: KEY
    marks: 2
  other:
    parameters: { a: 2..60 }
    question: Differentiate $y = sin(a x)$ with respect to $x$.
    answer: diff(y, x)
    marks: 2
"""
MISTAKEN = BANK.replace("KEY", "a x")
CORRECTED = BANK.replace("KEY", "diff(y, x)")

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
STUDENTS = ("ada", "bob", "cyd", "dan")
PLATFORM = ("https://lms.example", "tool-1")


def draw_again() -> None:
    """What this process knows of banks is forgotten, as a new command would not know it."""
    from quizgen.service.pages import drawing

    read_again()
    drawing._slots.cache_clear()
    drawing.drawn.cache_clear()


@pytest.fixture(params=DATABASES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    with database(request.param, tmp_path) as made:
        yield made


def answered(gradebook: Gradebook, course: Path, *questions: str, link: str = "week-02",
             registration: tuple[str, str] = PLATFORM) -> Placement:  # fmt: skip
    """A placement at which every student has answered each question rightly, and has been marked by the banks as they
    are now."""
    with gradebook.writing() as session:
        where = add_registration(session, *registration, AT)
        fields = {"sheet": link, "questions": questions, "title": link, "line_item": "https://lms.example/item"}
        placement = add_placement(session, where, "1", link, AT, **fields, score_maximum=Fraction(2 * len(questions)))
        source = source_at(placement, (course / "banks",), "fcs", load_secret(course / "course.key"))
        for sub in STUDENTS:
            learner = add_learner(session, where, "1", sub, AT)
            for number in range(1, len(questions) + 1):
                asked = Asked(source, whose(placement, learner), number)
                variant = drawn(asked)
                right = {"": right_of(variant)}
                seed = seed_of(asked, parameters_of(variant))
                sent = Answered(f"{link} {number}", number, variant.template, version_of(variant), seed, right, AT)
                marks = new_marks(variant, mark_question(variant, right))
                record(session, placement, learner, sent, marks, marker_of(variant))
    return placement


def right_of(variant: Variant) -> str:
    """The right answer, whatever the key says."""
    a = dict(variant.parameters)["a"]
    assert not isinstance(a, str)
    return f"2*{to_text(a)}*x" if variant.template == "mine/slope" else f"{to_text(a)}*cos({to_text(a)}*x)"


@pytest.fixture
def platform(course: Path, url: str) -> Iterator[tuple[Path, Gradebook]]:
    """The course with a gradebook and a bank whose key is mistaken; one student has handed in a sheet as a file."""
    with (course / "course.toml").open("a") as file:
        file.write(f'gradebook = "{url}"\n')
    (course / "banks").mkdir(exist_ok=True)
    (course / "banks/mine.yaml").write_text(MISTAKEN)
    draw_again()
    hand_in(course, 0, {})
    gradebook = open_gradebook(url)
    yield course, gradebook
    gradebook.close()
    draw_again()


def totals(gradebook: Gradebook, placement: Placement) -> dict[str, Fraction]:
    with gradebook.reading() as session:
        return {row.learner.sub: row.total.given for row in class_table(session, placement)}


def marks(gradebook: Gradebook) -> list[tuple[object, ...]]:
    with gradebook.reading() as session:
        columns = [column for column in Mark.__table__.columns if column.name not in ("id", "at")]
        rows = session.execute(select(*columns).order_by(Mark.attempt_id, Mark.part, Mark.marker))
        return [tuple(row) for row in rows]


def again(run_in: Run, *more: str) -> Any:
    """What marking again says of itself."""
    draw_again()
    return json.loads(run_in("mark", "--engine", "processes", "--json", *more).output)


def test_what_was_answered_in_a_platform_is_marked_again_too(platform: tuple[Path, Gradebook], run_in: Run) -> None:
    """By the corrected template, beside the sheets; the new scores are in the outbox, and twice is as once."""
    course, gradebook = platform
    run_in("mark", "in")
    placement = answered(gradebook, course, "mine/slope", "mine/other")
    assert totals(gradebook, placement) == dict.fromkeys(STUDENTS, Fraction(2))
    before = marks(gradebook)
    assert again(run_in) == {"marked": 0, "same": 5 + 8, "unknown": 0}
    (course / "banks/mine.yaml").write_text(CORRECTED)
    assert again(run_in) == {"marked": 4, "same": 5 + 4, "unknown": 0}
    assert totals(gradebook, placement) == dict.fromkeys(STUDENTS, Fraction(4))
    assert [row for row in before if row not in marks(gradebook)] == [], "old marks stay"
    with gradebook.reading() as session:
        assert [(score.given, score.state) for *_, score in overview(session)] == [(Fraction(4), "waiting")] * 4
    assert again(run_in) == {"marked": 0, "same": 5 + 8, "unknown": 0}


def test_questions_that_are_asked_otherwise_now(platform: tuple[Path, Gradebook], run_in: Run) -> None:
    """Keep their marks and are counted; a placement whose template is gone is named, and holds up nothing else."""
    course, gradebook = platform
    asked = answered(gradebook, course, "mine/slope")
    gone = answered(gradebook, course, "mine/other", link="week-03")
    text = CORRECTED.replace("a: 2..60", "a: 61..99", 1)
    (course / "banks/mine.yaml").write_text(text[: text.index("  other:")])
    draw_again()
    result = run_in("mark", "--engine", "processes")
    assert '"week-03" of https://lms.example: ' in result.stderr
    assert "no template" in result.stderr
    assert "8 are to questions that are not asked any more: their marks stay as they are" in result.output
    assert (totals(gradebook, asked)["ada"], totals(gradebook, gone)["ada"]) == (Fraction(0), Fraction(2))


def test_a_broken_bank_is_told_before_anything_is_marked(platform: tuple[Path, Gradebook], run_in: Run) -> None:
    """With its line."""
    course, gradebook = platform
    answered(gradebook, course, "mine/slope")
    before = marks(gradebook)
    (course / "banks/mine.yaml").write_text(BANK.replace("KEY", "diff(y x)"))
    draw_again()
    with pytest.raises(FileError) as raised:
        run_in("mark", "--engine", "processes")
    assert any("mine.yaml" in problem.file and problem.line == 8 for problem in raised.value.problems)
    assert marks(gradebook) == before


def test_another_course_in_the_same_database_is_left_alone(platform: tuple[Path, Gradebook], run_in: Run) -> None:
    """What it was tried out with is not this course's, and neither are its sheets."""
    course, gradebook = platform
    answered(gradebook, course, "mine/slope", registration=("urn:quizgen:trying", "physics"))
    answered(gradebook, course, "mine/slope", registration=("urn:quizgen:trying", "fcs"))
    answered(gradebook, course, "mine/slope", registration=("urn:quizgen:course", "physics"))
    (course / "banks/mine.yaml").write_text(CORRECTED)
    assert again(run_in) == {"marked": 4, "same": 0, "unknown": 0}


class Dying(Executor):
    """Workers of which the second job kills one."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        self.done += 1
        future: Future[Any] = Future()
        if self.done > 1:
            future.set_exception(BrokenExecutor("killed"))
        else:
            future.set_result(work(*arguments))
        return future


def test_a_run_that_was_stopped_goes_on_where_it_was(
    platform: tuple[Path, Gradebook], run_in: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written until then is not marked again; in the end all is as if nothing had happened."""
    course, gradebook = platform
    places = [answered(gradebook, course, "mine/slope", link=link) for link in ("week-02", "week-03")]
    (course / "banks/mine.yaml").write_text(CORRECTED)

    @contextmanager
    def dying(engine: str, jobs: int) -> Iterator[Executor | None]:
        yield None if engine == "processes" else Dying()

    with monkeypatch.context() as patch:
        patch.setattr("quizgen.cli.remark.started", dying)
        draw_again()
        with pytest.raises(ToolFailed, match=r"A worker died.*4 answers are marked again and kept"):
            run_in("mark", "--engine", "dask://somewhere")
    assert [totals(gradebook, place)["ada"] for place in places] == [2, 0]
    assert again(run_in) == {"marked": 4, "same": 4, "unknown": 0}
    assert [totals(gradebook, place)["ada"] for place in places] == [2, 2]


def test_a_cluster_gives_the_same_marks(course: Path, run_in: Run, tmp_path: Path) -> None:
    """Although its workers know nothing of the course's banks."""
    distributed = pytest.importorskip("distributed")
    with (course / "course.toml").open("a") as file:
        file.write('gradebook = "sqlite:///gradebook.db"\n')
    (course / "banks").mkdir(exist_ok=True)
    (course / "banks/mine.yaml").write_text(MISTAKEN)
    draw_again()
    gradebook = open_gradebook("sqlite:///gradebook.db", course)
    answered(gradebook, course, "mine/slope", "mine/other")
    gradebook.close()
    (course / "banks/mine.yaml").write_text(CORRECTED)
    shutil.copy(course / "gradebook.db", tmp_path / "first.db")
    found = []
    with distributed.LocalCluster(n_workers=2, dashboard_address=None, silence_logs=CRITICAL) as cluster:
        for engine in ("processes", cluster.scheduler_address.replace("tcp://", "dask://")):
            shutil.copy(tmp_path / "first.db", course / "gradebook.db")
            draw_again()
            run_in("mark", "--engine", engine)
            gradebook = open_gradebook("sqlite:///gradebook.db", course)
            found.append(marks(gradebook))
            gradebook.close()
    assert found[0] == found[1]
    assert len(found[0]) == 8 + 4
    draw_again()
