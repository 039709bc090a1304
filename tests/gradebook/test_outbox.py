"""Scores reach the platform: tried again and again with longer pauses, in order, each by one sender at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizgen.gradebook.outbox import (
    LONGEST_PAUSE,
    MOST_TRIES,
    Delivery,
    claim,
    failed,
    overview,
    pause,
    put_off,
    queue_all,
    retry,
    sent,
)
from quizgen.gradebook.placements import add_placement
from quizgen.gradebook.registrations import registrations
from quizgen.gradebook.schema import Score
from quizgen.gradebook.store import Gradebook

from .conftest import NOON, SECOND, answer, marked, placed

LEASE = timedelta(minutes=1)


def claimed(gradebook: Gradebook, at: timedelta = timedelta()) -> list[Delivery]:
    with gradebook.writing() as session:
        return list(claim(session, NOON + at, LEASE))


def state(gradebook: Gradebook) -> Score:
    with gradebook.reading() as session:
        ((_, _, score),) = overview(session)
        return score


def test_a_score_is_sent_once(gradebook: Gradebook) -> None:
    """A claim has all that a sender needs; nobody else gets it; what was sent is not claimed again."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    (delivery,) = claimed(gradebook)
    assert delivery.learner.sub == "ada"
    assert f"{delivery.score.given} of {delivery.score.maximum}" == "3 of 10"
    assert delivery.placement.line_item == "https://lms.example/items/week-04"
    assert delivery.registration.issuer == "https://lms.example"
    assert claimed(gradebook) == []
    with gradebook.writing() as session:
        sent(session, delivery, NOON + SECOND)
    assert claimed(gradebook, 10 * LEASE) == []
    assert (state(gradebook).state, state(gradebook).sent) == ("sent", NOON + SECOND)


def test_where_no_scores_are_wanted_none_are_queued(gradebook: Gradebook) -> None:
    """Until the platform says where to; then everybody's are."""
    placement = placed(gradebook, line_item="")
    for sub in ("ada", "bob"):
        answer(gradebook, placement, sub, marked(3))
    assert claimed(gradebook) == []
    with gradebook.writing() as session:
        (registration,) = registrations(session)
        placement = add_placement(session, registration, "1", "week-04", NOON, line_items="https://lms.example/items")
        queue_all(session, placement, NOON)
    assert [delivery.learner.sub for delivery in claimed(gradebook)] == ["ada", "bob"]


def test_a_sender_that_was_killed_holds_nothing_up(gradebook: Gradebook) -> None:
    """After its lease somebody else sends the same score, with a later stamp: some platforms take no stamp twice."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    (first,) = claimed(gradebook)
    assert claimed(gradebook, LEASE / 2) == []
    (second,) = claimed(gradebook, LEASE)
    assert second.id == first.id
    assert second.stamp > first.stamp


def test_a_score_that_changes_while_it_is_sent_is_sent_again(gradebook: Gradebook) -> None:
    """With a later stamp, even where the clock says the same or has gone back."""
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", marked(1), name="a1")
    (first,) = claimed(gradebook)
    answer(gradebook, placement, "ada", marked(2), name="a2", at=NOON - timedelta(hours=1))
    with gradebook.writing() as session:
        sent(session, first, NOON + SECOND)
    (second,) = claimed(gradebook, SECOND)
    assert second.score.given == 2
    assert second.stamp > first.stamp


def test_an_attempt_that_changes_no_score_sends_nothing(gradebook: Gradebook) -> None:
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", marked(3), name="a1")
    (first,) = claimed(gradebook)
    with gradebook.writing() as session:
        sent(session, first, NOON)
    answer(gradebook, placement, "ada", marked(2), name="a2", at=NOON + SECOND)
    assert claimed(gradebook, 2 * SECOND) == []


def test_what_fails_is_tried_again_later_and_given_up_at_last(gradebook: Gradebook) -> None:
    """The state, the error and the number of tries can be seen; `retry` begins anew."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    at = timedelta()
    for tries in range(1, MOST_TRIES + 1):
        (delivery,) = claimed(gradebook, at)
        with gradebook.writing() as session:
            failed(session, delivery, NOON + at, "503", jitter=0.5)
        assert claimed(gradebook, at + pause(tries, 0.5) - SECOND) == []
        assert state(gradebook).state == ("failed" if tries < MOST_TRIES else "given-up")
        assert (state(gradebook).tries, state(gradebook).error) == (tries, "503")
        at += pause(tries, 0.5)
    assert claimed(gradebook, at + timedelta(days=30)) == []
    assert timedelta(hours=12) < at < timedelta(days=3)
    with gradebook.writing() as session:
        assert retry(session, NOON + at) == 1
    assert len(claimed(gradebook, at)) == 1


def test_a_platform_that_says_when_is_obeyed(gradebook: Gradebook) -> None:
    """`wait` is what its Retry-After said."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    (delivery,) = claimed(gradebook)
    with gradebook.writing() as session:
        failed(session, delivery, NOON, "429", jitter=1.0, wait=timedelta(minutes=5))
    assert state(gradebook).next_try == NOON + timedelta(minutes=5)


def test_a_new_score_does_not_hurry_a_platform_that_is_down(gradebook: Gradebook) -> None:
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", marked(1), name="a1")
    (delivery,) = claimed(gradebook)
    with gradebook.writing() as session:
        failed(session, delivery, NOON, "no answer", jitter=0.0)
    answer(gradebook, placement, "ada", marked(2), name="a2", at=NOON + SECOND)
    assert (state(gradebook).state, state(gradebook).next_try) == ("failed", NOON + pause(1, 0.0))
    assert state(gradebook).given == 2


@pytest.mark.parametrize("jitter", [0.0, 0.3, 1.0])
def test_pauses_double_up_to_the_longest(jitter: float) -> None:
    """Jitter takes off at most half, so that a class does not come back all at once."""
    pauses = [pause(tries, jitter) for tries in range(1, 40)]
    assert pauses == sorted(pauses)
    assert pauses[1] == 2 * pauses[0]
    assert pauses[-1] == LONGEST_PAUSE * (1 - jitter / 2)


def test_what_was_not_tried_is_no_try(gradebook: Gradebook) -> None:
    """It waits until the platform wants to hear of us again."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    (delivery,) = claimed(gradebook)
    with gradebook.writing() as session:
        put_off(session, delivery, NOON + 30 * SECOND)
    assert (state(gradebook).state, state(gradebook).tries) == ("waiting", 0)
    assert claimed(gradebook, 29 * SECOND) == []
    assert len(claimed(gradebook, 30 * SECOND)) == 1


def test_every_try_has_a_later_stamp(gradebook: Gradebook) -> None:
    """A platform that had the score, and did not say so in time, may refuse the stamp that it has."""
    answer(gradebook, placed(gradebook), "ada", marked(3))
    (first,) = claimed(gradebook)
    with gradebook.writing() as session:
        failed(session, first, NOON, "no answer", jitter=1)
        retry(session, NOON)
    (second,) = claimed(gradebook)
    assert second.stamp > first.stamp
