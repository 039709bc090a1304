"""quizgen inside Open edX's LTI platform, for real: two processes, a browser's steps, and what the grade book says.

QUIZGEN_TEST_LTI_PYTHON names a Python that has lti-consumer-xblock (11.4) and cryptography installed. It is AGPL, and
is run as a program of its own for this test only.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from click.testing import CliRunner

from quizgen.cli.main import main
from quizgen.gradebook.attempts import Answered, record
from quizgen.gradebook.outbox import overview
from quizgen.gradebook.schema import Learner, Placement, Registration
from quizgen.gradebook.store import open_gradebook
from quizgen.gradebook.written import NewMark
from quizgen.service.lti.roster import Member, roster
from quizgen.service.lti.tool import Tool
from quizgen.service.settings import read_settings
from quizgen.service.state import Service
from quizgen.service.tokens import read
from quizgen.sheets.course import load_secret, make_secret
from tests.service.live import Live
from tests.service.lti.test_login import attribute

PYTHON = os.environ.get("QUIZGEN_TEST_LTI_PYTHON", "")
COURSE = Path(__file__).parent / "openedx" / "course.py"

pytestmark = pytest.mark.skipif(not PYTHON, reason="QUIZGEN_TEST_LTI_PYTHON names no Python with lti-consumer-xblock")


class Campus:
    """Open edX at `lms`, quizgen at `tool`, and a browser that belongs to nobody."""

    def __init__(self, lms: str, tool: str, folder: Path, environment: dict[str, str]) -> None:
        self.lms = lms
        self.tool = tool
        self.environment = environment
        self.gradebook = open_gradebook(f"sqlite:///{folder / 'gradebook.db'}")
        self.secret = load_secret(folder / "tool.key")

    def state(self) -> dict[str, Any]:
        """What Open edX knows."""
        known: dict[str, Any] = httpx.get(f"{self.lms}/state").json()
        return known

    def launch(self, **who: str) -> httpx.Response:
        """A person's clicks, from the course to the page: four steps, with the cookie that the second one sets."""
        begun = httpx.get(f"{self.lms}/start", params=who)
        login = httpx.get(begun.headers["Location"])
        assert login.status_code == 302, login.text
        vouched = httpx.get(login.headers["Location"])
        assert vouched.status_code == 200, vouched.text
        form = {name: attribute(vouched.text, f'name="{name}" value') for name in ("id_token", "state")}
        headers = {"Cookie": login.headers["Set-Cookie"].partition(";")[0]}
        return httpx.post(attribute(vouched.text, "action"), data=form, headers=headers)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def open_edx(tool: str, folder: Path) -> Iterator[str]:
    """The platform's address."""
    port = free_port()
    process = subprocess.Popen([PYTHON, str(COURSE), str(port), tool, str(folder)], stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(f"{address}/state", timeout=30).status_code == 200:
                    break
            assert process.poll() is None, "Open edX's platform ended"
            time.sleep(0.25)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campus]:
    """Both processes, registered with each other by `quizgen lti add`."""
    folder = tmp_path_factory.mktemp("openedx")
    make_secret(folder / "tool.key")
    variables = {
        "QUIZGEN_DATABASE": f"sqlite:///{folder / 'gradebook.db'}",
        "QUIZGEN_SECRET_FILE": str(folder / "tool.key"),
        "QUIZGEN_LTI_HOSTS": "127.0.0.1",
    }
    with Live(workers=1, folder=folder, **variables) as live, open_edx(live.url, folder) as lms:
        made = Campus(lms, live.url, folder, variables | {"QUIZGEN_URL": live.url})
        known = made.state()
        api = f"{lms}/api/lti_consumer/v1"
        arguments = ["lti", "add", lms, known["client"], "--deployment", "1", "--login-url", f"{api}/launch/"]
        arguments += ["--token-url", f"{api}/token/{known['passport']}"]
        arguments += ["--keys-url", f"{api}/public_keysets/{known['passport']}"]
        done = CliRunner().invoke(main, arguments, env=made.environment)
        assert done.exit_code == 0, done.output
        yield made
        made.gradebook.close()


def test_the_registration_is_found_sound(campus: Campus) -> None:
    """By `quizgen lti check`, which gets a token from Open edX."""
    done = CliRunner().invoke(main, ["lti", "check"], env=campus.environment)
    assert "ok  its key set has 1 RSA key with names" in done.output
    assert "ok  it gives tokens for scores" in done.output
    assert re.findall("!!  (.*)", done.output) == [
        "--login-url is http, not https. Register it with https.",
        "--token-url is http, not https. Register it with https.",
        "--keys-url is http, not https. Register it with https.",
    ]


def test_a_link_is_chosen_launched_answered_and_graded(campus: Campus) -> None:
    """Deep linking, launch, score and roster in the order of a course's life."""
    page = campus.launch(user="1", role="staff", dl="1")
    assert page.status_code == 200, page.text
    form = {"ticket": attribute(page.text, 'name="ticket" value'), "title": "Week 4", "seeds": "student"}
    form |= {"count:chain-rule": "1", "attempts": "3"}
    back = httpx.post(f"{campus.tool}/lti/choose", data=form)
    saved = httpx.post(attribute(back.text, "action"), data={"JWT": attribute(back.text, 'name="JWT" value')})
    assert saved.status_code == 200, saved.text
    (link,) = campus.state()["links"]
    assert link["url"] == f"{campus.tool}/lti/launch"
    assert link["custom"]["quizgen_questions"].startswith("chain-rule/")

    opened = campus.launch(user="2", role="student")
    assert opened.status_code == 200, opened.text
    granted = read(unescape(attribute(opened.text, 'name="quizgen-token" content')), campus.secret, time.time())
    assert granted.role == "learner"
    with campus.gradebook.writing() as session:
        placement = session.get_one(Placement, int(granted.placement))
        learner = session.get_one(Learner, int(granted.subject))
        registration = session.get_one(Registration, placement.registration_id)
        answered = Answered("once", 1, "chain-rule/x", "1", "seed", {"": "2x"}, datetime.now(UTC))
        half = NewMark("", "2x", "case", "different", placement.score_maximum / 2, placement.score_maximum)
        record(session, placement, learner, answered, [half], "test")
    assert learner.sub == "person-2"
    assert (placement.attempts, placement.score_maximum) == (3, Fraction(int(link["lineItem"]["scoreMaximum"])))

    known = awaited(campus)
    assert known["grades"] == [{"user": "person-2", "score": 0.5, "maximum": 10}]
    assert known["scores"][0]["grading_progress"] == "FullyGraded"
    (item,) = known["items"]
    assert (item["tag"], item["score_maximum"]) == ("quizgen", int(placement.score_maximum))

    assert members(campus, registration, placement) == (
        Member("person-1", "", True, True),
        Member("person-2", "", False, True),
        Member("person-3", "", False, True),
    )


def test_who_teaches_is_a_tutor_there_too(campus: Campus) -> None:
    """Staff of the course."""
    opened = campus.launch(user="1", role="staff")
    granted = read(unescape(attribute(opened.text, 'name="quizgen-token" content')), campus.secret, time.time())
    assert granted.role == "tutor"


def test_a_score_that_it_has_already_can_be_sent_again(campus: Campus) -> None:
    """As after a time-out, when nobody knows whether it arrived."""
    with campus.gradebook.writing() as session:
        ((_, _, score),) = overview(session)
        score.state, score.claimed = "waiting", datetime.now(UTC) - timedelta(seconds=1)
    for _ in range(120):
        with campus.gradebook.reading() as session:
            ((_, _, score),) = overview(session)
        if score.state != "waiting":
            break
        time.sleep(0.25)
    assert (score.state, score.error) == ("sent", "")


def awaited(campus: Campus) -> dict[str, Any]:
    """What Open edX knows once a grade has arrived."""
    for _ in range(120):
        known = campus.state()
        if known["grades"]:
            return known
        time.sleep(0.25)
    raise AssertionError(f"no grade arrived: {campus.state()}")


def members(campus: Campus, registration: Registration, placement: Placement) -> tuple[Member, ...]:
    """The roster, one person a page, as a tutor's page would ask for it."""

    async def asked() -> tuple[Member, ...]:
        service = Service(read_settings(campus.environment))
        tool = Tool(service)
        try:
            placement.roster_url += "?limit=1"
            return await roster(tool, registration, placement)
        finally:
            await tool.close()
            service.gradebook.close()

    return asyncio.run(asked())
