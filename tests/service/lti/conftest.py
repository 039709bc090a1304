"""A tool and two platforms; a hosted one, where two universities are clients of one issuer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from quizgen.gradebook.registrations import add_deployment, add_registration
from quizgen.service.lti.outside import Outside
from quizgen.service.settings import Settings
from tests.databases import DATABASES, database
from tests.service.conftest import SECRET, Running
from tests.service.lti.platform import TOOL, Internet, Platform, state_and_nonce


class Campus:
    """The tool `running`, the platform `lms`, and `other`: another client of the same issuer. `clock` is its time."""

    def __init__(self, database: str) -> None:
        self.clock = time.time()
        self.lms = Platform()
        self.other = Platform(client_id="tool-2")
        self.internet = Internet(self.lms)
        settings = Settings(
            SECRET, kept=True, url=TOOL, database=database, workers=1, rate=10_000, burst=10_000, body=100_000
        )
        outside = Outside((), self.internet.transport, self.internet.resolve)
        self.running = Running(settings, now=lambda: self.clock, outside=outside)
        self.running.wait(self.running.sender.close())  # tests say when something is sent
        for platform in (self.lms, self.other):
            self.register(platform)
            platform.tool_keys = self.running.get("/lti/keys").json()

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.clock, UTC)

    def register(self, platform: Platform, *deployments: str) -> None:
        with self.running.service.gradebook.writing() as session:
            row = add_registration(session, platform.issuer, platform.client_id, self.at, **platform.fields)
            for deployment in deployments or ("1",):
                add_deployment(session, row, deployment)

    def begin(self, platform: Platform | None = None, **other: str | None) -> Login:
        """A login as far as the platform's own page."""
        said = (platform or self.lms).login(**other)
        return Login(self, platform or self.lms, self.running.get("/lti/login", params=said))

    def launch(self, platform: Platform | None = None, **claims: Any) -> httpx.Response:
        """A whole launch."""
        return self.begin(platform).launch(**claims)


class Login:
    """A login that waits for the platform's answer."""

    def __init__(self, campus: Campus, platform: Platform, answer: httpx.Response) -> None:
        assert answer.status_code == 302, answer.text
        self.campus = campus
        self.platform = platform
        self.location = answer.headers["Location"]
        self.cookie = answer.headers["Set-Cookie"]
        self.state, self.nonce = state_and_nonce(self.location)

    def token(self, **claims: Any) -> str:
        return self.platform.signed(self.platform.claims(self.nonce, self.campus.clock, **claims))

    def launch(self, **claims: Any) -> httpx.Response:
        return self.send(self.token(**claims))

    def send(self, token: str, **other: Any) -> httpx.Response:
        """What the browser sends on; `state` and `cookie` may be another's, None for none."""
        said = {"state": self.state, "cookie": self.cookie, **other}
        headers = {"Cookie": said["cookie"].partition(";")[0]} if said["cookie"] else {}
        form = {"id_token": token, "state": said["state"], **other.get("form", {})}
        return self.campus.running.post("/lti/launch", data=form, headers=headers)


@pytest.fixture(scope="session", params=DATABASES)
def campus(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Campus]:
    """One for all tests: what a test leaves behind is its own link's."""
    with database(request.param, tmp_path_factory.mktemp("lti")) as url:
        made = Campus(url)
        yield made
        made.running.close()
