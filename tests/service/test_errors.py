"""Every refusal in every contract's own shape."""

from __future__ import annotations

import pytest

from quizgen.registry import UnknownName
from quizgen.service.errors import (
    LAMBDA,
    MUED,
    OURS,
    SHAPES,
    TABLE,
    BadRequest,
    Later,
    NoAccess,
    QueueFull,
    Row,
    contract_of,
    refusal_of,
    refused,
)

MUED_STATUSES = {400, 403, 404, 406, 429, 500, 501, 503}
"""Those that its specification has, with 404 for other paths, 429 and 503."""


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.error.__name__)
def test_every_row_is_told_in_every_contract(row: Row) -> None:
    """With the status of its contract."""
    error = UnknownName("bank", "x", ("y",)) if row.error is UnknownName else row.error("said")
    for contract in (MUED, LAMBDA, OURS):
        refusal = refusal_of(error, contract)
        answer = SHAPES[contract](refusal)
        assert answer.status_code == refusal.status >= 400
        if contract == MUED:
            assert refusal.status in MUED_STATUSES
        if isinstance(error, Later):
            assert answer.headers["Retry-After"] == "1"


def test_a_fault_says_nothing_about_itself() -> None:
    """Its text may quote what somebody sent."""
    answer = refused(ValueError("secret"), "/api/read")
    assert answer.status_code == 500
    assert b"secret" not in answer.body


def test_paths_belong_to_contracts() -> None:
    """The root is Lambda Feedback's."""
    assert [contract_of(path) for path in ("/", "/evaluate", "/evaluate/health", "/evaluated", "/api/read")] == [
        LAMBDA, MUED, MUED, OURS, OURS,
    ]  # fmt: skip


def test_shapes_are_those_of_the_contracts() -> None:
    """Field by field."""
    error = BadRequest("No.", {"field": "x"})
    assert refused(error, "/evaluate").body == (
        b'{"title":"Invalid request","message":"No.","code":"VALIDATION_ERROR","trace":null,"details":{"field":"x"}}\n'
    )
    assert refused(error, "/").body == b'{"error":{"message":"No.","error_thrown":"{\\"field\\":\\"x\\"}"}}\n'
    assert refused(error, "/api").body == (
        b'{"error":{"code":"validation_error","message":"No.","details":{"field":"x"}}}\n'
    )


def test_a_missing_key_is_asked_for_as_http_says() -> None:
    """401 with WWW-Authenticate; the µEd API knows only 403."""
    assert "WWW-Authenticate" in refused(NoAccess("Who?"), "/api/read").headers
    assert refused(NoAccess("Who?"), "/evaluate").status_code == 403


def test_a_full_queue_says_when_to_come_back() -> None:
    """In whole seconds."""
    assert refused(QueueFull("Busy.", 3), "/evaluate").headers["Retry-After"] == "3"
