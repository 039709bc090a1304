"""Pages for people: escaped, without script of their own, and readable wherever they stand."""

from __future__ import annotations

from quizgen.service.errors import OwnRow, Refused, Row, refused
from quizgen.service.html import content_policy, page
from tests.service.conftest import Running


def test_what_is_filled_in_is_escaped() -> None:
    """Whoever sent it."""
    answer = page("refused.html", title="<b>", message="a & b", advice="", code="")
    assert b"&lt;b&gt;" in answer.body
    assert b"a &amp; b" in answer.body
    assert b"<script" not in answer.body


def test_a_policy_names_who_may_frame_and_where_forms_go() -> None:
    """Nobody and nowhere else, unless said."""
    assert "frame-ancestors 'none'" in content_policy()
    policy = content_policy(["https://lms.example"], ["https://back.example"])
    assert "frame-ancestors https://lms.example;" in policy
    assert "form-action 'self' https://back.example;" in policy
    assert "unsafe" not in policy


def test_a_refusal_with_a_row_of_its_own_is_a_page_below_lti() -> None:
    """With its status, and with advice for the administrator."""
    error = OwnRow("This link is old.", Row(Refused, 403, 403, "OLD", "Too old"), "Set the clock.")
    answer = refused(error, "/lti/launch")
    assert answer.status_code == 403
    assert b"This link is old." in answer.body
    assert b"Set the clock. <small>OLD</small>" in answer.body
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]


def test_static_files_are_served(running: Running) -> None:
    """And nothing beside them."""
    assert running.get("/static/plain.css").headers["Content-Type"].startswith("text/css")
    assert running.get("/static/../app.py").status_code == 404
