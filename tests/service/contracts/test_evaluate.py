"""The µEd API: what is awarded, what is only told, and what is refused, each in the API's own form."""

from __future__ import annotations

from typing import Any

import pytest

from quizgen.service.errors import QueueFull, TimedOut, WorkerLost
from tests.service.conftest import Running

POINTS = [{"name": "Correctness", "gradeConfig": {"min": 0, "max": 3, "value": 0}}]


def body(typed: object, key: object = "diff(sin(4x^3), x)", **more: Any) -> dict[str, Any]:
    """A request of a client."""
    task = {} if key is None else {"task": {"referenceSolution": {"expression": key}}}
    return {"submission": {"type": "MATH", "format": "plain", "content": {"expression": typed}}, **task, **more}


def item(running: Running, sent: object) -> dict[str, Any]:
    """The one item of feedback."""
    answer = running.post("/evaluate", sent)
    assert answer.status_code == 200, answer.text
    [found] = answer.json()
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("typed", "key", "points"),
    [
        ("12x^2 cos(4x^3)", "diff(sin(4x^3), x)", 1),
        (r"12x^2\cos\left(4x^3\right)", "diff(sin(4x^3), x)", 1),
        ("7", "diff(sin(4x^3), x)", 0),
        ("x = 2", "x = 2", 1),
        ("{2, 1}", "{1, 2}", 1),
        ("(2x, 2y)", "grad(x^2 + y^2, x, y)", 1),
        ("", "2x", 0),
        ("2x^^3", "2x^3", None),
        ("e^2x", "e^(2x)", None),
    ],
)
def test_points_are_what_is_proved(running: Running, typed: str, key: str, points: float | None) -> None:
    """And null, never 0, where nothing is: unreadable, or right only in another reading."""
    assert item(running, body(typed, key))["awardedPoints"] == points


def test_a_slip_is_named_and_its_method_is_paid(running: Running) -> None:
    """Out of the maximum of the criterion."""
    found = item(running, body("cos(4x^3)", criteria=POINTS))
    assert found["awardedPoints"] == 1
    assert found["criterion"] == POINTS[0]
    assert "Multiply by the derivative of what is inside it" in found["message"]
    assert found["vendorExtensions"]["x-quizgen"]["slip"] == "chain.inner-derivative-forgotten"


def test_feedback_does_not_give_the_answer_away(running: Running) -> None:
    """Neither the key nor its values."""
    found = item(running, body("7 x", "diff(sin(4x^3), x)"))
    assert "12" not in str(found)


def test_an_unreadable_answer_says_where_it_stops(running: Running) -> None:
    """As a span of the submission."""
    found = item(running, body("2x^^3", "2x^3"))
    assert found["target"]["locator"] == {"type": "span", "startIndex": 2, "endIndex": 4}
    assert found["title"] == "Could not be read"


def test_a_preview_says_what_is_read_and_judges_nothing(running: Running) -> None:
    """Also where the text can mean something else."""
    found = item(running, body("e^2x", preSubmissionFeedback={"enabled": True}))
    assert found["awardedPoints"] is None
    assert found["message"] == "Read as e²x. Or did you mean e^(2x)?"
    assert found["preSubmissionFeedback"] == {"latex": r"\mathrm{e}^2x", "sympy": "E**2*x"}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (body("2x", None), "Nothing is awarded: the request has no task.referenceSolution.expression"),
        (body(7), "There is no text in submission.content.expression"),
        (body("x" * 501), "more than 500 characters"),
        ({"submission": {"type": "CODE", "content": {"code": "1"}}}, "does not know artefacts of type CODE"),
        ({"submission": {"type": "MATH", "format": "mathml", "content": {"expression": "<math/>"}}}, "MathML"),
    ],
)
def test_what_is_not_marked_says_why(running: Running, sent: object, said: str) -> None:
    """An accepted request without a verdict has no points."""
    found = item(running, sent)
    assert found["title"] == "Not marked"
    assert found["awardedPoints"] is None
    assert said in found["message"]


def test_params_decide_how_it_is_compared(running: Running) -> None:
    """Letters, conditions, tolerances, definitions."""
    wide = {"params": {"tolerance": "5%", "kind": "number"}}
    assert item(running, body("1.03", "1", configuration=wide))["awardedPoints"] == 1
    positive = {"params": {"assume": "x>0"}}
    assert item(running, body("x", "sqrt(x^2)", configuration=positive))["awardedPoints"] == 1
    given = {"params": {"given": {"y": "x^2"}}}
    assert item(running, body("2y", "2x^2", configuration=given))["awardedPoints"] == 1


def test_lambda_feedbacks_extensions_are_understood(running: Running) -> None:
    """Cases and parameters where its platform puts them, and what it looks for in the feedback."""
    cases = [{"answer": "3x", "feedback": "One too many.", "mark": 0}]
    theirs = {"gradeParams": {"kind": "expression"}, "cases": cases}
    sent = body("x*3", "2x", configuration={"vendorExtensions": {"x-lf": theirs}})
    found = item(running, sent)
    assert (found["message"], found["awardedPoints"]) == ("One too many.", 0)
    assert found["vendorExtensions"]["x-lf"] == {"matchedCase": 0, "responseLatex": r"x\cdot 3"}


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"kind": "poem"}, "kind"),
        ({"variables": ["1x"]}, "variables"),
        ({"tolerance": "much"}, "tolerance"),
        ({"form": ["nice"]}, "form"),
        ({"given": {"y": {}}}, "given.y"),
        ({"assume": "x" * 1001}, "assume"),
    ],
)
def test_params_that_cannot_be_used_are_refused(running: Running, params: object, field: str) -> None:
    """Whoever set the task hears of it."""
    answer = running.post("/evaluate", body("2x", "2x", configuration={"params": params}))
    assert answer.status_code == 400
    assert answer.json()["details"] == {"field": field}


def test_a_key_that_cannot_be_used_is_refused(running: Running) -> None:
    """It is the author's mistake, not the student's."""
    for key in ("2x^^3", "diff(max(x, 1), x)", "x" * 1001):
        answer = running.post("/evaluate", body("2x", key))
        assert answer.status_code == 400
        assert answer.json()["message"].startswith("task.referenceSolution.expression: ")


def test_errors_have_the_form_of_the_api(running: Running) -> None:
    """Title, message, code, and the version beside them."""
    answer = running.post("/evaluate", {"submission": {"type": "POEM"}})
    assert answer.status_code == 400
    assert answer.json().keys() == {"title", "message", "code", "trace", "details"}
    assert [problem["field"] for problem in answer.json()["details"]["problems"]] == [
        "submission.type", "submission.content"
    ]  # fmt: skip
    assert answer.headers["X-Api-Version"] == "0.1.0"


def test_another_version_is_not_acceptable(running: Running) -> None:
    """Before anything else is looked at."""
    for answer in (
        running.post("/evaluate", {}, headers={"X-Api-Version": "0.0"}),
        running.get("/evaluate/health", headers={"X-Api-Version": "0.0"}),
    ):
        assert answer.status_code == 406
        assert answer.json()["code"] == "VERSION_NOT_SUPPORTED"
        assert answer.json()["details"] == {"requestedVersion": "0.0", "supportedVersions": ["0.1.0"]}


def test_health_says_what_can_be_evaluated(running: Running) -> None:
    """With the id of the request."""
    answer = running.get("/evaluate/health", headers={"X-Request-Id": "abc-1"})
    assert answer.json()["status"] == "OK"
    assert answer.json()["capabilities"]["supportsPreSubmissionFeedback"] is True
    assert answer.headers["X-Request-Id"] == "abc-1"


def test_without_workers_it_is_unavailable(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the form of an error, with the time to ask again."""
    monkeypatch.setattr(running.service.pool, "_alive", {})
    answer = running.get("/evaluate/health")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert answer.json()["code"] == "SERVICE_UNAVAILABLE"


@pytest.mark.parametrize(
    ("error", "statuses"),
    [
        (QueueFull("Busy."), (503, 503, 503)),
        (WorkerLost("Lost."), (503, 503, 503)),
        (TimedOut("Late."), (500, 504, 504)),
    ],
)
def test_what_was_not_marked_is_an_error_in_every_contract(
    running: Running, monkeypatch: pytest.MonkeyPatch, error: Exception, statuses: tuple[int, ...]
) -> None:
    """Never a mark, and never 0."""

    async def run(*_: object) -> None:
        raise error

    monkeypatch.setattr(running.service.pool, "run", run)
    answers = (
        running.post("/evaluate", body("2x", "2x")),
        running.post("/", {"response": "2x", "answer": "2x"}),
        running.post("/api/mark", {"template": "chain-rule/sine-of-a-power", "seed": 1, "responses": {}}),
    )
    assert tuple(answer.status_code for answer in answers) == statuses
    for answer in answers:
        assert str(error) in answer.text
        assert not any(word in answer.text for word in ("awardedPoints", "is_correct", "given"))


def test_chat_is_not_implemented(running: Running) -> None:
    """As the API says it."""
    for answer in (running.post("/chat", {"messages": []}), running.get("/chat/health")):
        assert answer.status_code == 501
        assert answer.json()["code"] == "NOT_IMPLEMENTED"
