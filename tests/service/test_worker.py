"""The other side of the pipe: every request has an answer, but for a process that has no memory left."""

from __future__ import annotations

import pickle

import pytest

from quizgen import api
from quizgen.errors import InputError
from quizgen.service.worker import answered


def out_of_memory() -> None:
    raise MemoryError


def test_results_refusals_and_faults_are_told_apart() -> None:
    """A fault by its kind and place only: its text may quote an answer."""
    assert pickle.loads(answered(pickle.dumps((divmod, (7, 2))))) == ("done", (3, 1))
    outcome, error = pickle.loads(answered(pickle.dumps((api.parse, ("2x^^3",)))))
    assert outcome == "refused"
    assert isinstance(error, InputError)
    outcome, where = pickle.loads(answered(pickle.dumps((int, ("my answer",)))))
    assert outcome == "broken"
    assert where.startswith("ValueError in ")
    assert "my answer" not in where


def test_without_memory_the_process_ends() -> None:
    """Or every later job would fail in it."""
    with pytest.raises(MemoryError):
        answered(pickle.dumps((out_of_memory, ())))
