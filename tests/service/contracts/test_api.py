"""Our own JSON: what each route answers, and that nothing typed is an error."""

from __future__ import annotations

import pytest

from tests.service.conftest import Running

SINE = "chain-rule/sine-of-a-power"


def test_read_spells_a_formula_in_every_way(running: Running) -> None:
    """And what else it can mean."""
    found = running.post("/api/read", {"text": "e^2x", "variables": ["x"]}).json()
    assert found["reads_as"]["unicode"] == "e²x"
    assert found["reads_as"]["mathml"].startswith("<mrow><msup>")
    assert found["ambiguous"] is True
    assert [other["text"] for other in found["others"]] == ["e^(2*x)"]


def test_equal_says_the_verdict_and_why(running: Running) -> None:
    """As a line of quizgen equal --batch."""
    found = running.post("/api/equal", {"response": "sin(2x)", "key": "2 sin x cos x"}).json()
    assert (found["verdict"], found["by"]) == ("equal", "elementary")
    found = running.post("/api/equal", {"response": "1.04", "key": "1", "kind": "number", "tolerance": "5%"}).json()
    assert found["verdict"] == "equal"


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/read", {"text": "2x^^3"}),
        ("/api/equal", {"response": "2x^^3", "key": "x"}),
        ("/api/equal", {"response": "x", "key": "2x^^3"}),
        ("/api/equal", {"response": "x", "key": "x", "variables": ["1x"]}),
        ("/api/equal", {"response": "x", "key": "x", "tolerance": "much"}),
        ("/api/equal", {"response": "x", "key": "x", "assume": "x>>0"}),
        ("/api/derive", {"function": "2x^^3", "variable": "x"}),
        ("/api/derive", {"function": "2x", "variable": "2"}),
        ("/api/diagnose", {"function": "2x", "variable": "x", "response": "2x^^3"}),
    ],
)
def test_what_cannot_be_read_is_a_result(running: Running, path: str, body: object) -> None:
    """Never an error, and never wrong."""
    answer = running.post(path, body)
    assert answer.status_code == 200
    assert answer.json()["verdict"] == "unreadable"


@pytest.mark.parametrize("path", ["/api/derive", "/api/diagnose"])
def test_what_cannot_be_worked_out_is_undecided(running: Running, path: str) -> None:
    """With the reason."""
    body = {"function": "max(x, 1)", "variable": "x", **({"response": "1"} if path == "/api/diagnose" else {})}
    found = running.post(path, body).json()
    assert found["verdict"] == "undecided"
    assert "cannot work out this derivative" in found["note"]


def test_diagnose_names_the_slip(running: Running) -> None:
    """As quizgen diagnose --json; a right response has none."""
    asked = {"function": "sin(4x^3)", "variable": "x"}
    found = running.post("/api/diagnose", asked | {"response": "cos(4x^3)"}).json()
    assert (found["verdict"], found["slips"][0]["id"]) == ("different", "chain.inner-derivative-forgotten")
    found = running.post("/api/diagnose", asked | {"response": "12x^2 cos(4x^3)"}).json()
    assert (found["verdict"], found["slips"]) == ("equal", [])


def test_derive_shows_the_steps(running: Running) -> None:
    """In words, with equations."""
    found = running.post("/api/derive", {"function": "x sin x", "variable": "x"}).json()
    assert found["result"]["text"] == "x*cos(x) + sin(x)"
    assert found["steps"][0]["title"] == "Product rule"


def test_a_variant_is_drawn_and_marked(running: Running) -> None:
    """The same number means the same question; its key and seed bytes are not in it."""
    asked = {"template": SINE, "seed": 7}
    question = running.post("/api/draw", asked).json()
    assert question == running.post("/api/draw", asked).json()
    assert "key" not in question["parts"][0]
    answers = running.post("/api/draw", asked | {"answers": True}).json()["parts"][0]
    full = running.post("/api/mark", asked | {"responses": {"": answers["key"]["text"]}}).json()
    assert (full["given"], full["available"], full["waiting"]) == ("3", "3", "0")
    assert answers["solution"]


def test_a_mark_that_waits_is_no_zero(running: Running) -> None:
    """What cannot be read waits for a person."""
    found = running.post("/api/mark", {"template": SINE, "seed": 7, "responses": {"": "2x^^3"}}).json()
    assert (found["given"], found["waiting"], found["needs_review"]) == ("0", "3", True)
    assert found["parts"][0]["outcome"] == "unreadable"
    assert [award["given"] for award in found["parts"][0]["awards"]] == [None] * 3


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"template": "chian-rule/x", "seed": 1}, "Did you mean chain-rule?"),
        ({"template": "chain-rule/sine-of-power", "seed": 1}, "Did you mean sine-of-a-power?"),
    ],
)
def test_unknown_templates_are_not_found(running: Running, asked: dict[str, object], said: str) -> None:
    """With the near miss; a part that is not there too."""
    for path, body in (("/api/draw", asked), ("/api/mark", asked | {"responses": {}})):
        answer = running.post(path, body)
        assert answer.status_code == 404
        assert said in answer.json()["error"]["message"]
    answer = running.post("/api/mark", {"template": SINE, "seed": 1, "responses": {"z": "x"}})
    assert answer.status_code == 404


def test_templates_are_listed(running: Running) -> None:
    """All that can be drawn."""
    assert SINE in [found["template"] for found in running.get("/api/templates").json()]


def test_every_example_is_true(running: Running) -> None:
    """Each route that takes a body describes one that it answers."""
    described = running.get("/api/openapi.json").json()
    posted = {path: methods["post"] for path, methods in described["paths"].items() if "post" in methods}
    assert len(posted) == 8
    for path, route in posted.items():
        schema = route["requestBody"]["content"]["application/json"]["schema"]
        name = next(one["$ref"] for one in [schema, *schema.get("anyOf", [])] if "$ref" in one).rpartition("/")[2]
        examples = described["components"]["schemas"][name]["examples"]
        assert examples, name
        for example in examples:
            answer = running.post(path, example)
            assert answer.status_code == 200, (path, answer.text)
            assert not isinstance(answer.json(), dict) or "error" not in answer.json()
