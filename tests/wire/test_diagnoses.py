"""Diagnoses and lines of working as JSON objects."""

from __future__ import annotations

import json

from quizgen import api
from quizgen.marking.working import check_working
from quizgen.wire.diagnoses import write_diagnosis, write_working


def test_a_diagnosis() -> None:
    """Verdict, and the slips with rule, step and goal."""
    case = api.differentiated("x sin(x^2)", "x", "x cos(x^2) + sin(x^2)")
    found = json.loads(write_diagnosis(case.diagnosis, case.verdict))
    assert found["verdict"] == "different"
    assert found["slips"][0]["id"] == "chain.inner-derivative-forgotten"
    assert found["slips"][0]["goal"]["text"]


def test_nothing_to_diagnose() -> None:
    """A right answer has no slips."""
    case = api.differentiated("x^2", "x", "x + x")
    assert json.loads(write_diagnosis(case.diagnosis, case.verdict)) == {"verdict": "equal", "slips": []}


def test_lines_of_working() -> None:
    """Every outcome has its word."""
    lines = ["y = x sin x", "u = x, v = sin x", "v' = -cos x", "y' = (", "y' = sin x - x cos x"]
    found = json.loads(write_working(check_working(api.parse("x sin x").expr, "x", lines)))
    assert found["first_slip"] == 3
    assert [line["outcome"] for line in found["lines"]] == ["said", "said", "slipped", "unreadable", "follows"]
    assert not found["finished"]
