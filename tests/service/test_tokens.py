"""The token of a page: ours, for so long, for one placement."""

from __future__ import annotations

import pytest

from quizgen.service.errors import Forbidden, NoAccess
from quizgen.service.tokens import Pass, demand, issue, read
from tests.service.conftest import SECRET

GRANTED = Pass("learner", "17", "placement 4", 1_000)


def test_a_token_carries_its_pass() -> None:
    """Until it expires."""
    token = issue(GRANTED, SECRET)
    assert read(token, SECRET, 999) == GRANTED
    with pytest.raises(NoAccess, match="too long ago"):
        read(token, SECRET, 1_000)


def test_a_token_cannot_be_changed_or_made() -> None:
    """Nor one of another service used here."""
    payload, _, seal = issue(GRANTED, SECRET).partition(".")
    tutor, _, _ = issue(Pass("tutor", "17", "placement 4", 1_000), SECRET).partition(".")
    other = issue(GRANTED, bytes(32))
    for token in (f"{tutor}.{seal}", payload, f"{payload}.", f".{seal}", "", "é.é", "a" * 5000, other):
        with pytest.raises(NoAccess):
            read(token, SECRET, 1)


def test_a_role_is_demanded() -> None:
    """A learner does not become a tutor."""
    demand(GRANTED, "learner")
    with pytest.raises(Forbidden):
        demand(GRANTED, "tutor")
