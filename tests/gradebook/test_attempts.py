"""What a student sent in is there once, with its marks and its score, or not at all; and is never changed."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from fractions import Fraction

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from quizgen.gradebook.attempts import find_attempt
from quizgen.gradebook.errors import NoAttemptsLeft
from quizgen.gradebook.outbox import scores
from quizgen.gradebook.placements import learners_of
from quizgen.gradebook.schema import Attempt, Mark, Score
from quizgen.gradebook.store import Gradebook

from .conftest import NOON, SECOND, answer, marked, placed


def count(gradebook: Gradebook, table: type[Attempt] | type[Mark] | type[Score]) -> int:
    with gradebook.reading() as session:
        return session.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_was_sent_is_kept_as_it_was(gradebook: Gradebook) -> None:
    """The raw texts, the time in UTC, exact thirds of a mark."""
    placement = placed(gradebook)
    recorded = answer(gradebook, placement, "ada", marked(Fraction(4, 3)), name="a1")
    with gradebook.reading() as session:
        (learner,) = learners_of(session, placement)
        found = find_attempt(session, learner, "a1")
        assert found is not None
        assert (found.id, found.responses, found.at) == (recorded.attempt.id, {"": "what ada wrote"}, NOON)
        assert session.scalars(select(Mark.given)).one() == Fraction(4, 3)


def test_the_same_request_again_is_stored_once(gradebook: Gradebook) -> None:
    """Also where the second time says something else: the first counts."""
    placement = placed(gradebook)
    first = answer(gradebook, placement, "ada", marked(4), name="a1")
    second = answer(gradebook, placement, "ada", marked(0), name="a1", at=NOON + SECOND)
    assert (first.new, second.new) == (True, False)
    assert second.attempt.id == first.attempt.id
    assert count(gradebook, Attempt) == count(gradebook, Mark) == 1
    assert answer(gradebook, placement, "bob", marked(4), name="a1").new, "another student's names are their own"


def test_requests_at_the_same_time_are_stored_once(gradebook: Gradebook) -> None:
    """Eight threads send the same; and each a question of its own, of which the score has all."""
    placement = placed(gradebook, score_maximum=Fraction(40))
    answer(gradebook, placement, "ada", marked(4), question=9)
    new: list[bool] = []

    def send(number: int) -> None:
        new.append(answer(gradebook, placement, "ada", marked(4), name="same", question=10).new)
        answer(gradebook, placement, "ada", marked(4), question=number)

    threads = [threading.Thread(target=send, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(new) == [False] * 7 + [True]
    with gradebook.reading() as session:
        ((_, score),) = scores(session, placement)
    assert score.given == score.maximum == 40


def test_no_more_attempts_than_allowed(gradebook: Gradebook) -> None:
    """Of each question; a repeated request uses up none, and what is refused is not written."""
    placement = placed(gradebook, attempts=2)
    answer(gradebook, placement, "ada", marked(0), name="a1")
    answer(gradebook, placement, "ada", marked(0), name="a1")
    answer(gradebook, placement, "ada", marked(0), name="a2")
    with pytest.raises(NoAttemptsLeft, match="All 2 attempts at question 1 are used"):
        answer(gradebook, placement, "ada", marked(4), name="a3")
    assert answer(gradebook, placement, "ada", marked(4), name="b1", question=2).new
    assert count(gradebook, Attempt) == 3


@pytest.mark.parametrize("change", ["UPDATE attempt SET template = 'x'", "UPDATE mark SET given = '4'"])
def test_nothing_is_changed(gradebook: Gradebook, change: str) -> None:
    """The database itself refuses."""
    answer(gradebook, placed(gradebook), "ada", marked(0))
    with pytest.raises(DBAPIError, match="append-only"), gradebook.writing() as session:
        session.execute(text(change))


def test_a_time_without_a_zone_is_refused(gradebook: Gradebook) -> None:
    """Nobody could say when that was."""
    placement = placed(gradebook)
    with pytest.raises(Exception, match="does not say how far from UTC"):
        answer(gradebook, placement, "ada", marked(0), at=NOON.replace(tzinfo=None))
    assert count(gradebook, Attempt) == 0


WRITER = """
import sys
from datetime import timedelta
from quizgen.gradebook.store import open_gradebook
from quizgen.gradebook.placements import placements
from tests.gradebook.conftest import NOON, answer, marked
gradebook = open_gradebook(sys.argv[1])
with gradebook.reading() as session:
    (placement,) = placements(session)
first, count = int(sys.argv[2]), int(sys.argv[3])
for number in range(first, first + count):
    name = f"attempt {number}"
    at = NOON + timedelta(seconds=number)
    answer(gradebook, placement, f"student {number % 7}", marked(number % 5), name=name, question=number, at=at)
    print(name, flush=True)
"""


def test_a_writer_that_is_killed_loses_nothing_that_it_acknowledged(url: str, gradebook: Gradebook) -> None:
    """kill -9 in the middle of many transactions, three times: what was acknowledged is there once, with its mark, and
    nothing is half there; the sender sends the last one again."""
    placement = placed(gradebook)
    acknowledged: list[str] = []
    for _ in range(3):
        command = [sys.executable, "-c", WRITER, url, str(len(acknowledged)), "100000"]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert writer.stdout is not None
        acknowledged.append(writer.stdout.readline().strip())
        time.sleep(0.3)
        writer.send_signal(signal.SIGKILL)
        acknowledged += writer.stdout.read().splitlines()
        writer.wait()
    assert len(acknowledged) > 20
    with gradebook.reading() as session:
        stored = session.scalars(select(Attempt.client_id)).all()
        marks = session.scalars(select(Mark.attempt_id)).all()
        attempts = session.scalars(select(Attempt.id)).all()
        sums = {score.learner_id: score.given for _, score in scores(session, placement)}
        for learner_id, given in sums.items():
            of_learner = select(Mark.given).join(Attempt).where(Attempt.learner_id == learner_id)
            assert given == sum(session.scalars(of_learner))
    assert len(stored) == len(set(stored))
    assert set(acknowledged) <= set(stored)
    assert len(set(stored) - set(acknowledged)) <= 1, "at most the last one was committed and not yet acknowledged"
    assert sorted(marks) == sorted(attempts)


def test_the_score_has_the_attempts_that_count(gradebook: Gradebook) -> None:
    """The best of each question, or the last; out of all marks of the placement."""
    best, last = placed(gradebook), placed(gradebook, "last", counts="last")
    for placement in (best, last):
        for number, given in enumerate((1, 3, 2)):
            answer(
                gradebook, placement, "ada", marked(given), name=f"{placement.id} {number}", at=NOON + number * SECOND
            )
        answer(
            gradebook, placement, "ada", marked(4), name=f"{placement.id} q2", question=2, at=NOON + timedelta(hours=1)
        )
    with gradebook.reading() as session:
        assert [f"{s.given} of {s.maximum}" for _, s in scores(session, best)] == ["7 of 10"]
        assert [f"{s.given} of {s.maximum}" for _, s in scores(session, last)] == ["6 of 10"]


def test_what_waits_is_said(gradebook: Gradebook) -> None:
    """A score says how much a decision could still add to it."""
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", marked(0, waiting=Fraction(4), verdict="undecided", review="undecided"))
    answer(gradebook, placement, "ada", marked(3), at=NOON + SECOND)
    with gradebook.reading() as session:
        ((_, score),) = scores(session, placement)
    assert f"{score.given} and {score.waiting}" == "3 and 1"


def test_processes_write_side_by_side(url: str, gradebook: Gradebook) -> None:
    """Three at once, each with its own attempts: all of them are there, and every score has all of its learner's."""
    placement = placed(gradebook)
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, url, str(start), "40"], stdout=subprocess.PIPE, text=True)
        for start in (0, 1000, 2000)
    ]
    acknowledged = [name for writer in writers for name in writer.communicate()[0].splitlines()]
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    with gradebook.reading() as session:
        assert sorted(session.scalars(select(Attempt.client_id))) == sorted(acknowledged)
        for _, score in scores(session, placement):
            of_learner = select(Mark.given).join(Attempt).where(Attempt.learner_id == score.learner_id)
            assert score.given == sum(session.scalars(of_learner))
    assert len(acknowledged) == 120
