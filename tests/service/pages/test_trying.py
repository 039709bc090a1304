"""Links to a course that is tried out without a platform."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quizgen.gradebook.placements import placements
from quizgen.gradebook.store import open_gradebook
from quizgen.service.errors import NoAccess
from quizgen.service.pages.trying import Link, links
from quizgen.service.run import trying
from quizgen.service.settings import Settings, read_settings
from quizgen.service.state import Service
from quizgen.service.tokens import issue, read
from quizgen.sheets.course import make_secret
from quizgen.values import replaced
from tests.service.conftest import Running


def tried(folder: Path, due: str = "") -> tuple[Settings, list[Link]]:
    """A course of one plan, and the links to it."""
    if not (folder / "course.toml").exists():
        (folder / "course.toml").write_text('name = "Calculus"\n', encoding="utf-8")
        (folder / "notes.yaml").write_text("just: notes\n", encoding="utf-8")
        make_secret(folder / "course.key")
    line = f"due: {due}\n" if due else ""
    plan = f"title: Week\n{line}questions: [chain-rule/sine-of-a-power]\n"
    (folder / "week.yaml").write_text(plan, encoding="utf-8")
    settings = read_settings({}, course=str(folder))
    assert settings.course is not None
    gradebook = open_gradebook(settings.database, folder)
    found = list(links(settings, settings.course, gradebook, time.time()))
    with gradebook.reading() as session:
        assert [place.title for place in placements(session)] == ["Week"]
    gradebook.close()
    return settings, found


def test_each_plan_has_a_link_for_each_role(tmp_path: Path) -> None:
    """Signed by the course's own key, for a few hours; the token is behind the #, which no browser sends."""
    settings, found = tried(tmp_path)
    assert [(link.plan, link.role) for link in found] == [("week", "learner"), ("week", "tutor")]
    for link in found:
        address, _, token = link.url.partition("#")
        assert address == "http://127.0.0.1:8000/page"
        assert read(token, settings.secret, time.time()).role == link.role
        with pytest.raises(NoAccess, match="too long ago"):
            read(token, settings.secret, time.time() + 60 * settings.token_minutes + 1)


def test_the_same_placement_is_served_again(tmp_path: Path) -> None:
    """What was answered before a restart is there after it."""
    tried(tmp_path)
    tried(tmp_path)


DUE = {
    "2026-12-04 17:00+00:00": True, "2026-12-04 17:00+01:00": True, "2026-12-04 17:00-01:00": False,
    "2026-12-02": True, "2026-12-06": False, "in the lecture": False, "": False,
}  # fmt: skip
"""By a plan's due time, whether an answer is too late a second after five in the afternoon of 4 December, UTC."""


def test_what_is_due_is_due_through_a_link_too(tmp_path: Path) -> None:
    """Then an answer is refused, and told why, as on a platform's page."""
    settings, (link, _) = tried(tmp_path)
    at = datetime(2026, 12, 4, 17, 0, 1, tzinfo=UTC).timestamp()
    granted = replaced(read(link.url.partition("#")[2], settings.secret, time.time()), expires=int(at) + 60)
    headers = {"Authorization": f"Bearer {issue(granted, settings.secret)}"}
    running = Running(settings, now=lambda: at)
    try:
        for due, late in DUE.items():
            tried(tmp_path, due)
            sent = {"client_id": "due-and-sent", "question": 1, "draw": 0, "responses": {"": "y ="}}
            told = running.post("/page/attempt", sent, headers=headers).json()
            assert (told["state"], "This was due on" in str(told)) == ("refused" if late else "unclear", late), due
    finally:
        running.close()


def test_a_due_time_that_is_taken_back_holds_no_longer(tmp_path: Path) -> None:
    """With the next start."""
    for due in ("2020-01-01", ""):
        settings, _ = tried(tmp_path, due)
        assert settings.course is not None
        gradebook = open_gradebook(settings.database, settings.course.folder)
        with gradebook.reading() as session:
            assert [place.due is not None for place in placements(session)] == [bool(due)]
        gradebook.close()


def test_a_server_for_others_prints_no_links(tmp_path: Path) -> None:
    """What it prints is kept in its logs."""
    settings, _ = tried(tmp_path)
    assert len(trying(Service(settings))) == 2
    assert trying(Service(replaced(settings, host="0.0.0.0"))) == []
    assert trying(Service(replaced(settings, url="https://quizgen.example.org"))) == []
