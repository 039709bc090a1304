"""The lines of `quizgen equal --batch`."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from quizgen.answers.compare import Outcome, equal
from quizgen.answers.task import Figures, Places, Relative, Tolerance
from quizgen.errors import FileError
from quizgen.wire import verdicts
from quizgen.wire.verdicts import Request, judge_lines, read_request, write_request


def verdict(**request: object) -> dict[str, object]:
    (line,) = judge_lines([json.dumps(request)], "batch")
    found: dict[str, object] = json.loads(line)
    return found


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({"response": "2x", "key": "x+x", "variables": ["x"]}, "equal"),
        ({"response": "2x", "key": "3x", "variables": ["x"]}, "different"),
        ({"response": "2x+", "key": "3x", "variables": ["x"]}, "unreadable"),
        ({"response": "|x|/x", "key": "1", "variables": ["x"], "assume": "x>0"}, "equal"),
        ({"response": "1.05", "key": "1", "kind": "number", "variables": [], "tolerance": 0.05}, "equal"),
        ({"response": "1.051", "key": "1", "kind": "number", "variables": [], "tolerance": 0.05}, "different"),
        ({"response": "y-y^2", "key": "y(1-y)", "variables": ["x", "y"], "given": {"y": "1/(1+e^-x)"}}, "equal"),
        ({"response": "e^-x/(1+e^-x)^2", "key": "y(1-y)", "given": {"y": "1/(1+e^-x)"}}, "equal"),
        ({"response": "x=1 or x=-1", "key": "x = ±1", "kind": "points", "variables": []}, "equal"),
        ({"response": "2x", "key": "3x", "kind": "haiku"}, "unreadable"),
        ({"response": "2x", "key": "3x("}, "unreadable"),
        ({"response": "2x"}, "unreadable"),
        ({"response": 2, "key": "2"}, "unreadable"),
        ({"response": "2", "key": "2", "tolerance": "1e99999999999"}, "unreadable"),
    ],
)
def test_verdicts(request_: dict[str, object], expected: str) -> None:
    """Each request has a verdict in one word; what is no request is unreadable, and says why."""
    found = verdict(**request_)
    assert found["verdict"] == expected
    assert found["note"]


def test_one_line_for_each() -> None:
    """A bad line has a verdict of its own and stops none of the others."""
    lines = ['{"id": "a", "response": "1", "key": "1"}', "not JSON", "", '{"id": 2, "response": "2", "key": "1"}']
    found = [json.loads(line) for line in judge_lines(lines, "batch")]
    assert [one.get("id") for one in found] == ["a", None, 2]
    assert [one["verdict"] for one in found] == ["equal", "unreadable", "different"]
    assert found[1]["note"].startswith("batch:2  ")


def test_ambiguous() -> None:
    """The verdict follows the usual reading, is flagged, and says that the other one would be right."""
    found = verdict(response="1/2x", key="1/(2x)", variables=["x"])
    assert (found["verdict"], found["ambiguous"]) == ("different", True)
    assert "it would be right" in str(found["note"])
    assert verdict(response="1/2x", key="x/2", variables=["x"])["ambiguous"] is True
    assert verdict(response="x/2", key="x/2", variables=["x"])["ambiguous"] is False


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0.001", Fraction(1, 1000)),
        ("1e-3", Fraction(1, 1000)),
        ('"1/8"', Fraction(1, 8)),
        ("2", Fraction(2)),
        ("null", None),
    ],
)
def test_a_tolerance_is_what_was_written(written: str, number: Fraction | None) -> None:
    """0.001 is one thousandth, not the binary float next to it."""
    line = f'{{"response": "1", "key": "1", "tolerance": {written}}}'
    assert read_request(line, "batch").tolerance == number


def test_round_trip() -> None:
    """read_request(write_request(r)) == r."""
    requests = (
        Request("a", "2x", "x+x", "expression", ("x",), "x>0", None, (("y", "2x"),)),
        Request(7, "0.6", "3/5", "number", None, None, Fraction(1, 1000), ()),
    )
    assert [read_request(write_request(request), "batch") for request in requests] == list(requests)


def test_a_line_is_bounded() -> None:
    """Nobody writes a request of a hundred thousand characters."""
    with pytest.raises(FileError, match="larger than"):
        read_request(json.dumps({"response": "x" * 100_000, "key": "1"}), "batch")


@pytest.mark.parametrize("fault", [RecursionError("too deep"), MemoryError(), ValueError("a bug"), ZeroDivisionError()])
def test_a_fault_stops_no_batch(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """One comparison on which quizgen breaks is undecided, with a note that names the fault; the others are judged."""

    def broken(response: str, key: str, **options: object) -> Outcome:
        if response == "y":
            raise fault
        return equal(response, key, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(verdicts, "equal", broken)
    lines = [json.dumps({"id": i, "response": text, "key": "x"}) for i, text in enumerate(("x", "y", "x"))]
    said = [json.loads(line) for line in judge_lines(lines, "batch")]
    assert [one["verdict"] for one in said] == ["equal", "undecided", "equal"]
    assert said[1]["id"] == 1
    assert type(fault).__name__ in said[1]["note"]


@pytest.mark.parametrize("variables", [["1"], [""], ["x y"], "1,2"])
def test_what_is_no_variable(variables: object) -> None:
    """It is unreadable, with the id and the reason."""
    found = verdict(id="a", response="x", key="x", variables=variables)
    assert (found["verdict"], found["id"]) == ("unreadable", "a")
    assert "is no name of a variable. Write a letter" in str(found["note"])


def test_variables_with_commas() -> None:
    """One text with commas is a list."""
    assert read_request('{"response": "xy", "key": "yx", "variables": "x, y"}', "batch").variables == ("x", "y")


@pytest.mark.parametrize("rest", [{}, {"response": 2, "key": "x"}, {"response": "x", "key": "x", "tolerance": "-1"}])
def test_a_wrong_line_keeps_its_id(rest: dict[str, object]) -> None:
    """Where there is an id, the verdict has it."""
    found = verdict(id=7, **rest)
    assert (found["verdict"], found["id"]) == ("unreadable", 7)


@pytest.mark.parametrize(
    ("written", "tolerance"),
    [("5%", Relative(Fraction(1, 20))), ("3 figures", Figures(3)), ("2 places", Places(2))],
)
def test_tolerances_as_on_the_command_line(written: str, tolerance: Tolerance) -> None:
    """They are read, written and read again."""
    request = read_request(json.dumps({"response": "1", "key": "1", "tolerance": written}), "batch")
    assert request.tolerance == tolerance
    assert read_request(write_request(request), "batch") == request


def test_a_programmers_mistakes_name_the_argument() -> None:
    """TypeError and ValueError say which argument is meant."""
    with pytest.raises(TypeError, match=r"^response is to be a str, not NoneType$"):
        equal(None, "x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"^tolerance: 'abc' is none; write 0.001"):
        equal("x", "x", tolerance="abc")
