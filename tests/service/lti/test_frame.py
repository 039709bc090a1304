"""A launch in a frame on another site, in a real browser: https tool on localhost, http platform on 127.0.0.1."""

from __future__ import annotations

import http.server
import json
import threading
import time
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from sqlalchemy import select
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from quizgen.gradebook.registrations import add_deployment, add_registration
from quizgen.gradebook.schema import Attempt, Learner
from quizgen.gradebook.store import open_gradebook
from quizgen.service.app import create_app
from quizgen.service.lti.addresses import origin_of
from quizgen.service.lti.invitation import invite
from quizgen.service.settings import Settings
from tests.service.conftest import SECRET
from tests.service.lti.platform import TUTOR, Platform
from tests.service.lti.test_openedx import free_port
from tests.service.pages.browser import Browser, needs_axe, needs_browser

pytestmark = [needs_browser]

BLOCK_THIRD_PARTIES = {"profile.cookie_controls_mode": 1, "profile.block_third_party_cookies": True}
BLOCK_ALL = {"profile.default_content_setting_values.cookies": 2}

COURSE = """<!doctype html><title>course</title><script>
const kept = {};
const storage = %s;
addEventListener("message", (event) => {
  const said = event.data;
  if (said.subject === "org.imsglobal.lti.close") document.title = "closed";
  if (!storage) return;
  if (said.subject === "lti.put_data") kept[said.key] = said.value;
  if (said.subject === "lti.put_data" || said.subject === "lti.get_data")
    event.source.postMessage({...said, subject: said.subject + ".response", value: kept[said.key]}, event.origin);
});
</script><iframe src="%s" width="900" height="700"></iframe>"""

AUTH = """<!doctype html><form method="post" action="%s">
<input name="id_token" value="%s"><input name="state" value="%s">
</form><script>document.forms[0].submit()</script>"""


class Lms(http.server.BaseHTTPRequestHandler):
    """The platform's side: a course page with a frame, a login that knows who is there, keys, and what came back."""

    platform: ClassVar[Platform]
    tool: ClassVar[str]
    returned: ClassVar[list[dict[str, list[str]]]] = []

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        said = {name: texts[0] for name, texts in parse_qs(parts.query).items()}
        match parts.path:
            case "/keys":
                self._answer(json.dumps(self.platform.key_set), "application/json")
            case "/config":
                self._answer(json.dumps(self.platform.configuration), "application/json")
            case "/auth":
                self._answer(self._vouched(said))
            case "/course":
                self._answer(COURSE % ("true" if "storage" in said else "false", self._frame(said)))
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/register":
            self._answer('{"client_id": "made-1"}', "application/json")
            return
        self.returned.append(parse_qs(body.decode()))
        self._answer("<!doctype html><p id=back>back in the course</p>")

    def _frame(self, said: Mapping[str, str]) -> str:
        """What stands in the frame: a login, or whatever else is asked for."""
        if "frame" in said:
            return said["frame"].replace("&", "&amp;")
        login = {"iss": self.platform.issuer, "client_id": "tool-1", "login_hint": "ada"}
        login |= {"target_link_uri": f"{self.tool}/lti/launch", "lti_message_hint": said.get("hint", "")}
        if "storage" in said:
            login["lti_storage_target"] = "_parent"
        return f"{self.tool}/lti/login?{urlencode(login)}".replace("&", "&amp;")

    def _vouched(self, said: Mapping[str, str]) -> str:
        deep: Any = self.platform.deep_linking() if said.get("lti_message_hint") == "deep" else {}
        custom = {} if deep else {"custom": {"quizgen_questions": "1 of chain-rule"}}
        told = {"target_link_uri": f"{self.tool}/lti/launch", **custom, **deep}
        if said.get("lti_message_hint") == "tutor":
            told["roles"] = [TUTOR]
        token = self.platform.signed(self.platform.claims(said["nonce"], time.time(), **told))
        return AUTH % (said["redirect_uri"], token, said["state"])

    def _answer(self, body: str, kind: str = "text/html") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *arguments: object) -> None:
        pass


class Sites:
    """Two sites of this machine: `lms` frames `tool`, whose host is `origin`."""

    def __init__(self, lms: str, tool: str, database: str) -> None:
        self.lms = lms
        self.tool = tool
        self.origin = origin_of(tool)
        self.gradebook = open_gradebook(database)

    def framed(self, browser: Browser, **said: str) -> None:
        """Opens the course, and looks into its frame."""
        browser.driver.get(f"{self.lms}/course?{urlencode(said)}")
        browser.driver.switch_to.frame(0)


def fronted(app: ASGIApp, path: str) -> ASGIApp:
    """Behind a web server that passes on what is below this path, takes the path away, and has nothing else of ours."""

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not scope["path"].startswith(f"{path}/"):
            await PlainTextResponse("somebody else's", 404)(scope, receive, send)
            return
        inside = {"path": scope["path"].removeprefix(path)} if scope["type"] == "http" else {}
        await app({**scope, **inside}, receive, send)

    return front


@pytest.fixture(scope="module", params=["", "/quizgen"], ids=["a host of its own", "below a path"])
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    folder = tmp_path_factory.mktemp("frame")
    port = free_port()
    tool, database = f"https://localhost:{port}{request.param}", f"sqlite:///{folder / 'gradebook.db'}"
    settings = Settings(
        SECRET, kept=True, url=tool, database=database, workers=1, rate=1000, burst=1000, lti_hosts=("127.0.0.1",)
    )
    certificate(folder)
    config = uvicorn.Config(
        fronted(create_app(settings), request.param),
        port=port,
        log_level="error",
        ssl_certfile=folder / "cert.pem",
        ssl_keyfile=folder / "key.pem",
    )
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, daemon=True).start()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Lms) as lms:
        threading.Thread(target=lms.serve_forever, daemon=True).start()
        Lms.platform, Lms.tool = Platform(f"127.0.0.1:{lms.server_port}"), tool
        _by_http(Lms.platform)
        sites = Sites(Lms.platform.issuer, tool, database)
        with sites.gradebook.writing() as session:
            row = add_registration(session, Lms.platform.issuer, "tool-1", datetime.now(UTC), **Lms.platform.fields)
            add_deployment(session, row, "1")
        while not server.started:
            time.sleep(0.05)
        yield sites
        lms.shutdown()
    sites.gradebook.close()
    server.should_exit = True


def _by_http(platform: Platform) -> None:
    """A platform of this machine has no certificate."""
    secure, platform.issuer = platform.issuer, platform.issuer.replace("https", "http")
    known = platform.configuration.items()
    platform.configuration = {name: text.replace(secure, platform.issuer) for name, text in known}


def certificate(folder: Path) -> None:
    """A certificate for localhost that nobody vouches for."""
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder(name, name, private.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(private, hashes.SHA256())
    )
    (folder / "cert.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    plain = serialization.NoEncryption()
    (folder / "key.pem").write_bytes(
        private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    )


def browser_with(preferences: Mapping[str, object]) -> Browser:
    return Browser("--ignore-certificate-errors", preferences=preferences)


@pytest.fixture
def blocking() -> Iterator[Browser]:
    """A browser that keeps no cookies for other sites' frames."""
    browser = browser_with(BLOCK_THIRD_PARTIES)
    yield browser
    browser.close()


@pytest.fixture
def forgetful() -> Iterator[Browser]:
    """A browser that keeps no cookies at all."""
    browser = browser_with(BLOCK_ALL)
    yield browser
    browser.close()


def test_a_launch_opens_in_a_frame(sites: Sites, blocking: Browser) -> None:
    """Its cookie is the frame's own, in the course's partition."""
    sites.framed(blocking)
    blocking.wait(lambda: blocking.all('meta[name="quizgen-token"]'))
    assert blocking.run("return location.origin") == sites.origin
    assert blocking.run("return document.cookie") == ""


def test_without_cookies_the_platform_keeps_the_secret(sites: Sites, forgetful: Browser) -> None:
    """By messages between the two windows."""
    sites.framed(forgetful, storage="yes")
    forgetful.wait(lambda: forgetful.all('meta[name="quizgen-token"]'))


def test_without_either_a_window_is_offered(sites: Sites, forgetful: Browser) -> None:
    """And where nothing is kept there either, the page says so."""
    sites.framed(forgetful)
    forgetful.wait(lambda: "window of its own" in forgetful.text("h1"))
    forgetful.click("a.button")
    forgetful.driver.switch_to.window(forgetful.wait(lambda: forgetful.driver.window_handles[1:])[0])
    forgetful.wait(lambda: "another browser" in forgetful.text("h1"))


@pytest.fixture
def framing(sites: Sites) -> Iterator[Browser]:
    """A browser that keeps no cookies of the tool in the course's frames, partitioned or not, and keeps them elsewhere:
    so do browsers that know no partitions and block other sites' cookies."""
    blocked = {f"{sites.origin},{sites.lms}": {"setting": 2}}
    browser = browser_with({"profile.content_settings.exceptions.cookies": blocked})
    yield browser
    browser.close()


def test_in_a_window_of_its_own_a_student_answers(sites: Sites, framing: Browser) -> None:
    """Where the frame keeps no cookie and the course has no storage, the link begins again in a new window."""
    sites.framed(framing)
    framing.wait(lambda: "window of its own" in framing.text("h1"))
    framing.click("a.button")
    framing.driver.switch_to.window(framing.wait(lambda: framing.driver.window_handles[1:])[0])
    framing.wait(lambda: framing.all("#q1"))
    assert framing.run("return [location.origin, window.top === window]") == [sites.origin, True]
    framing.type("#q1", "1\n")
    framing.wait(lambda: framing.text("#q1-said"))
    framing.reload()
    framing.wait(lambda: framing.text("#q1-said"))
    with sites.gradebook.reading() as session:
        (attempt,) = session.scalars(select(Attempt)).all()
        assert (attempt.responses, session.get_one(Learner, attempt.learner_id).sub) == ({"": "1"}, "student-1")
    assert framing.errors == []


def test_a_tutor_looks_at_the_students_page_in_a_frame(sites: Sites, blocking: Browser) -> None:
    """And comes back to the class, by the browser's own button too."""
    sites.framed(blocking, hint="tutor")
    for back in (lambda: blocking.click("[data-do=class]"), lambda: blocking.run("history.back()")):
        blocking.wait(lambda: blocking.all(".asked"))
        blocking.click("[data-do=preview]")
        blocking.wait(lambda: blocking.all(".preview"))
        blocking.type("#q1", "1\n")
        blocking.wait(lambda: blocking.text("#q1-said"))
        back()
    blocking.wait(lambda: blocking.all(".asked"))
    assert blocking.errors == []


def test_a_choice_made_in_a_frame_goes_back(sites: Sites, blocking: Browser) -> None:
    """By a form that submits itself: the page's policy lets it go to the platform, and nowhere else."""
    sites.framed(blocking, hint="deep")
    blocking.wait(lambda: blocking.all("textarea"))
    blocking.type('input[name="title"]', "Week 4")
    blocking.type("textarea", "1 of chain-rule")
    blocking.click("form button")
    blocking.wait(lambda: blocking.all("#back"))
    assert len(Lms.returned[-1]["JWT"][0].split(".")) == 3
    assert blocking.errors == []


@needs_axe
def test_everybody_can_read_these_pages(sites: Sites, forgetful: Browser, blocking: Browser) -> None:
    """Choosing questions, being refused, and the way out of a frame: axe-core objects to nothing."""
    blocking.driver.get(f"{sites.tool}/lti/login?iss=nobody&login_hint=x&target_link_uri=x")
    assert "LTI_UNKNOWN_PLATFORM" in blocking.text("main")
    assert blocking.violations() == []
    sites.framed(blocking, hint="deep")
    blocking.wait(lambda: blocking.all("textarea"))
    blocking.click("summary")
    assert blocking.violations() == []
    sites.framed(forgetful)
    forgetful.wait(lambda: forgetful.all("a.button"))
    assert forgetful.violations() == []


def test_a_registration_closes_its_window(sites: Sites, blocking: Browser) -> None:
    """The platform hears of it."""
    with sites.gradebook.writing() as session:
        url = invite(session, sites.tool, datetime.now(UTC))
    sites.framed(blocking, frame=f"{url}&{urlencode({'openid_configuration': f'{sites.lms}/config'})}")
    blocking.driver.switch_to.default_content()
    blocking.wait(lambda: blocking.driver.title == "closed")
