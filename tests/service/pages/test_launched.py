"""From a platform's launch to the page, and from an answer on it to the score that leaves for the platform."""

from __future__ import annotations

import re
from typing import Any

from quizgen.gradebook.outbox import overview
from tests.service.lti.conftest import Campus, campus
from tests.service.lti.platform import TUTOR

__all__ = ["campus"]  # a fixture


def page(campus: Campus, **claims: Any) -> Any:
    """What the page of a launch shows, and a function for what it sends."""
    opened = campus.launch(resource_link={"id": "pages-1", "title": "Week 5"}, **claims)
    token = re.search(r'<meta name="quizgen-token" content="([^"]+)">', opened.text)
    assert token is not None
    assert "unsafe" not in opened.headers["Content-Security-Policy"]

    def post(path: str, **body: object) -> Any:
        return campus.running.post(f"/page/{path}", body, headers={"Authorization": f"Bearer {token[1]}"}).json()

    return post


def test_a_student_answers_and_the_score_leaves(campus: Campus) -> None:
    """In the same transaction: an answer that is acknowledged has its score in the outbox."""
    post = page(campus)
    assert post("view")["title"] == "Week 5"
    sent = {"client_id": "attempt 1", "question": 1, "draw": 0, "responses": {"": "1"}}
    assert post("attempt", **sent)["state"] == "marked"
    with campus.running.service.gradebook.reading() as session:
        found = [(learner.sub, score.state) for place, learner, score in overview(session) if place.title == "Week 5"]
    assert found == [("student-1", "waiting")]


def test_a_page_in_a_frame_may_be_reloaded(campus: Campus) -> None:
    """There, and nowhere else."""
    policy = campus.running.get("/page").headers["Content-Security-Policy"]
    assert f"frame-ancestors {campus.lms.issuer}" in policy


def test_a_tutor_sees_the_names_that_the_platform_gives(campus: Campus) -> None:
    """They are not kept: where the platform gives none just now, its own names for people stand there, and why."""
    campus.lms.members = [{"user_id": "student-1", "name": "Ada <Lovelace>"}]
    post = page(campus)
    post("attempt", client_id="attempt 2", question=1, draw=0, responses={"": "2"})
    tutor = page(campus, sub="tutor-1", roles=[TUTOR])
    html = tutor("view")["html"]
    assert '<th scope="row">Ada &lt;Lovelace&gt;</th>' in html
    assert "waiting" in html.split("Ada &lt;")[1]
    campus.lms.members = [{"nobody": "x"}]
    html = tutor("report")["html"]
    assert '<th scope="row">student-1</th>' in html
    assert "The names of students are not known" in html
