"""What works once works once; what has expired is gone; one client's token is never another's."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

from quizgen.gradebook.credentials import (
    add_signing_key,
    find_key_set,
    find_token,
    forget_token,
    keep_key_set,
    keep_token,
    remember,
    signing_keys,
    sweep,
    take,
)
from quizgen.gradebook.store import Gradebook

from .conftest import NOON, SECOND

LATER = NOON + timedelta(minutes=10)


def test_a_value_is_taken_once(gradebook: Gradebook) -> None:
    """With what was bound to it; a second kind has names of its own."""
    with gradebook.writing() as session:
        assert remember(session, "state", "s1", {"nonce": "n1"}, LATER)
        assert remember(session, "nonce", "s1", {}, LATER)
        assert not remember(session, "state", "s1", {"nonce": "other"}, LATER)
        assert take(session, "state", "s1", NOON) == {"nonce": "n1"}
        assert take(session, "state", "s1", NOON) is None
        assert take(session, "state", "s2", NOON) is None


def test_of_many_who_take_it_at_once_one_gets_it(gradebook: Gradebook) -> None:
    with gradebook.writing() as session:
        remember(session, "state", "s1", {"nonce": "n1"}, LATER)
    got: list[dict[str, Any] | None] = []

    def taking() -> None:
        with gradebook.writing() as session:
            got.append(take(session, "state", "s1", NOON))

    threads = [threading.Thread(target=taking) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(map(str, got)) == ["None"] * 7 + ["{'nonce': 'n1'}"]


def test_what_has_expired_is_not_given(gradebook: Gradebook) -> None:
    """And sweeping deletes it."""
    with gradebook.writing() as session:
        remember(session, "state", "s1", {}, LATER)
        remember(session, "state", "s2", {}, LATER)
        keep_token(session, "iss", "c1", "scores", "t1", LATER)
        assert take(session, "state", "s1", LATER) is None
        assert find_token(session, "iss", "c1", "scores", LATER) is None
        sweep(session, LATER)
        assert remember(session, "state", "s2", {}, LATER + SECOND), "it is as if it had never been"


def test_a_token_is_for_one_client_and_its_scopes(gradebook: Gradebook) -> None:
    with gradebook.writing() as session:
        keep_token(session, "iss", "c1", "scores", "t1", LATER)
        keep_token(session, "iss", "c1", "scores", "t2", LATER)
        assert find_token(session, "iss", "c1", "scores", NOON) == "t2"
        assert find_token(session, "iss", "c2", "scores", NOON) is None
        assert find_token(session, "iss", "c1", "roster", NOON) is None
        forget_token(session, "iss", "c1", "scores")
        assert find_token(session, "iss", "c1", "scores", NOON) is None


def test_the_newest_key_signs_and_the_one_before_is_still_published(gradebook: Gradebook) -> None:
    with gradebook.writing() as session:
        for number in range(3):
            add_signing_key(session, f"k{number}", f"private {number}", NOON + number * SECOND)
        assert [(key.kid, key.private) for key in signing_keys(session)] == [("k2", "private 2"), ("k1", "private 1")]


def test_a_platforms_keys_are_kept_when_it_does_not_answer(gradebook: Gradebook) -> None:
    """With the time of the last try, by which asking too often can be avoided."""
    with gradebook.writing() as session:
        keep_key_set(session, "https://lms.example/keys", '{"keys": []}', NOON)
        keep_key_set(session, "https://lms.example/keys", None, LATER)
        found = find_key_set(session, "https://lms.example/keys")
        assert found is not None
        assert (found.document, found.fetched, found.tried) == ('{"keys": []}', NOON, LATER)
