"""The older contract: bodies and results as Lambda Feedback's clients send and expect them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.service.conftest import Running


def run(running: Running, command: str | None, body: object) -> dict[str, Any]:
    """What a command answers."""
    headers = {} if command is None else {"command": command}
    answer = running.post("/", body, headers=headers)
    assert answer.status_code == 200, answer.text
    found = answer.json()
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("response", "key", "right"),
    [("x*2", "2x", True), ("3x", "2x", False), ("cos(4x^3)", "diff(sin(4x^3), x)", False), (2, 2.0, True)],
)
def test_is_correct_is_what_is_proved(running: Running, response: object, key: object, right: bool) -> None:
    """eval is the command where none is named; grade is its older name."""
    for command in (None, "eval", "grade"):
        found = run(running, command, {"response": response, "answer": key})
        assert found["command"] == "eval"
        assert found["result"]["is_correct"] is right
        assert found["result"]["feedback"]


@pytest.mark.parametrize(
    ("response", "key", "said"),
    [
        ("2x^^3", "2x^3", "Two power signs"),
        ("e^2x", "e^(2x)", "can be read as"),
        ([1], "2x", "a formula in a text is expected"),
        ("x" * 501, "2x", "at most 500"),
        ("2x", "2x^^3", "answer: Two power signs"),
        ("2x", None, "answer: a formula in a text is expected"),
    ],
)
def test_what_nobody_knows_is_an_error_and_not_wrong(
    running: Running, response: object, key: object, said: str
) -> None:
    """The contract has no third value of is_correct."""
    found = run(running, "eval", {"response": response, "answer": key})
    assert "result" not in found
    assert said in found["error"]["message"]


def test_preview_spells_what_is_read(running: Running) -> None:
    """For a page that typesets, and for SymPy."""
    found = run(running, "preview", {"response": "2x^2 sin x", "params": {}})
    assert found == {
        "command": "preview",
        "result": {"preview": {"latex": r"2x^2\sin x", "sympy": "2*x**2*sin(x)", "feedback": ""}},
    }
    assert "Two power signs" in run(running, "preview", {"response": "2x^^3"})["error"]["message"]


def test_parameters_of_their_functions_are_understood(running: Running) -> None:
    """symbols, symbol_assumptions, rtol and atol."""
    asked = {"symbols": {"a": {"latex": "a", "aliases": []}}, "symbol_assumptions": "('a','positive')"}
    assert run(running, "eval", {"response": "a", "answer": "sqrt(a^2)", "params": asked})["result"]["is_correct"]
    near = {"rtol": 0.05, "kind": "number"}
    assert run(running, "eval", {"response": "1.04", "answer": "1", "params": near})["result"]["is_correct"]
    close = {"atol": 0.001, "kind": "number"}
    assert not run(running, "eval", {"response": "1.04", "answer": "1", "params": close})["result"]["is_correct"]


def test_cases_of_the_author_are_found(running: Running) -> None:
    """The first that equals a wrong response gives its words, and its mark where it has one."""
    cases = [
        {"answer": "5x", "feedback": "Not five."},
        {"answer": "x + x + x", "feedback": "One too many."},
        {"answer": "3x", "feedback": "Never reached.", "mark": 1},
    ]
    found = run(running, "eval", {"response": "3x", "answer": "2x", "params": {"cases": cases}})["result"]
    assert (found["is_correct"], found["feedback"], found["matched_case"]) == (False, "One too many.", 1)
    overruled = [{"answer": "3x", "feedback": "That will do.", "mark": 1}]
    found = run(running, "eval", {"response": "3x", "answer": "2x", "params": {"cases": overruled}})["result"]
    assert (found["is_correct"], found["feedback"]) == (True, "That will do.")
    broken = [{"answer": "3x^^", "feedback": "?"}]
    found = run(running, "eval", {"response": "3x", "answer": "2x", "params": {"cases": broken}})["result"]
    assert found["is_correct"] is False
    assert found["warnings"][0]["case"] == 0


def test_healthcheck_compares_something(running: Running) -> None:
    """Without a body, as it is called."""
    answer = running.post("/", headers={"command": "healthcheck"})
    found = answer.json()["result"]
    assert found["tests_passed"] is True
    assert len(found["successes"]) == 3
    assert found["failures"] == found["errors"] == []


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"json": {"response": "x", "answer": "x", "more": 1}}, 400),
        ({"json": {"response": "x", "answer": "x"}, "headers": {"command": "docs"}}, 400),
        ({"content": b"x=1", "headers": {"content-type": "application/x-www-form-urlencoded"}}, 415),
        ({"json": {"response": "x" * 9000}}, 413),
    ],
)
def test_refusals_have_the_contracts_error(running: Running, options: dict[str, Any], status: int) -> None:
    """And the status of HTTP."""
    answer = running.post("/", **options)
    assert answer.status_code == status
    assert answer.json().keys() == {"error"}
    assert answer.json()["error"].keys() == {"message", "error_thrown"}
