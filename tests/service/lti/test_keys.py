"""Our keys and theirs: published before they are used, fetched when they are needed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, KeySet, RSAKey

from quizgen.gradebook.store import open_gradebook
from quizgen.service.lti.keys import REPLACED, our_keys, published, signed
from tests.service.lti.conftest import Campus
from tests.service.lti.platform import Platform, key

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_a_key_is_published_before_it_signs(tmp_path: Path) -> None:
    """Two from the first day; the next one signs when the one before it is replaced, which stays a while."""
    gradebook = open_gradebook(f"sqlite:///{tmp_path / 'g.db'}")

    def at(moment: datetime) -> tuple[list[str], str]:
        with gradebook.writing() as session:
            keys = our_keys(session, moment)
        signer = jws.extract_compact(signed(keys, {"sub": "x"}).encode()).headers()["kid"]
        return [one["kid"] for one in published(keys)["keys"]], str(signer)

    first, signer = at(NOON)
    assert len(first) == 2
    assert at(NOON + timedelta(days=1)) == (first, signer)
    second, next_signer = at(NOON + REPLACED)
    assert set(first) < set(second)
    assert next_signer in first
    assert next_signer != signer
    third, _ = at(NOON + 2 * REPLACED)
    assert len(third) == 3
    assert signer not in third
    gradebook.close()


def test_only_public_halves_are_published(campus: Campus) -> None:
    """And platforms may keep them for an hour."""
    answer = campus.running.get("/lti/keys")
    for one in answer.json()["keys"]:
        assert set(one) == {"kty", "n", "e", "kid", "alg", "use"}
    assert answer.headers["Cache-Control"] == "public, max-age=3600"


def fetched(campus: Campus, platform: Platform) -> int:
    return platform.calls.count(("GET", "/keys"))


def test_key_sets_are_fetched_when_one_is_missing(campus: Campus) -> None:
    """At most once a minute, whatever is sent; a new key is found without anybody's help; after a day all are fresh."""
    platform = Platform("keys.example")
    campus.internet.platforms[platform.host] = platform
    campus.register(platform)
    for _ in range(3):
        assert campus.launch(platform).status_code == 200
    assert fetched(campus, platform) == 1
    platform.key = key("platform-2")
    assert campus.launch(platform).status_code == 403
    assert fetched(campus, platform) == 1
    platform.key_set = KeySet([key("platform-1"), platform.key]).as_dict()
    campus.clock += 61
    assert campus.launch(platform).status_code == 200
    assert fetched(campus, platform) == 2
    campus.clock += 25 * 3600
    assert campus.launch(platform).status_code == 200
    assert fetched(campus, platform) == 3


def test_a_platform_that_is_away_lets_known_keys_hold(campus: Campus) -> None:
    """Where none is known it is said that the platform does not answer."""
    platform = Platform("away.example")
    campus.register(platform)
    assert campus.launch(platform).status_code == 503
    campus.internet.platforms[platform.host] = platform
    campus.clock += 61
    assert campus.launch(platform).status_code == 200
    del campus.internet.platforms[platform.host]
    campus.clock += 25 * 3600
    assert campus.launch(platform).status_code == 200


@pytest.mark.filterwarnings("ignore:Key size should be")
def test_short_keys_and_other_kinds_are_passed_over(campus: Campus) -> None:
    """A key of 1024 bits signs nothing that we believe."""
    platform = Platform("short.example")
    platform.key = RSAKey.generate_key(1024, {"kid": "short"})
    platform.key_set = KeySet([platform.key, ECKey.generate_key("P-256", {"kid": "ec"})]).as_dict()
    campus.internet.platforms[platform.host] = platform
    campus.register(platform)
    assert campus.launch(platform).status_code == 403
