"""`quizgen lti`: platforms are registered, listed, and found wanting in words."""

from __future__ import annotations

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli.exits import UNREADABLE
from quizgen.cli.main import main
from quizgen.errors import FileError

ISSUER = "https://lms.example"
URLS = ["--login-url", f"{ISSUER}/auth", "--token-url", f"{ISSUER}/token", "--keys-url", f"{ISSUER}/keys"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where quizgen serve keeps its gradebook, and an address of the tool."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QUIZGEN_URL", "https://tool.example")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lti", *arguments])


def test_a_platform_is_registered_by_hand() -> None:
    """And changed by the same command; what the platform's form asks for is shown."""
    done = run("add", ISSUER, "tool-1", *URLS, "--deployment", "1", "--deployment", "2")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        "https://lms.example  client tool-1  registered",
        "deployments  1, 2",
        "tool and redirect URL  https://tool.example/lti/launch",
        "login URL              https://tool.example/lti/login",
        "key set URL            https://tool.example/lti/keys",
    ]
    changed = ["--name", "Moodle", "--audience", f"{ISSUER}/aud", "--frame-origin", "https://frame.example/"]
    assert run("add", ISSUER, "tool-1", *changed).exit_code == 0
    (row,) = json.loads(run("list", "--json").output)
    assert (row["name"], row["audience"], row["keys_url"]) == ("Moodle", f"{ISSUER}/aud", f"{ISSUER}/keys")
    assert (row["frame_origins"], row["deployments"]) == (["https://frame.example"], ["1", "2"])
    assert run("add", ISSUER, "tool-1", "--off").exit_code == 0
    assert "deployments  1, 2   off" in run("list").output
    assert "switched off" in run("check").output


def test_everything_that_is_wrong_is_said_at_once() -> None:
    """And nothing is kept."""
    done = run(
        "add", "lms.example", "tool-1", "--login-url", "http://lms.example/auth", "--token-url", f"{ISSUER}/token"
    )
    assert isinstance(done.exception, FileError)
    said = str(done.exception)
    assert all(option in said for option in ("--login-url", "--keys-url", "ISSUER"))
    assert json.loads(run("list", "--json").output) == []
    assert run("add", ISSUER).exit_code == 2


def test_an_invitation_is_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a note where nobody else would find it."""
    done = run("add")
    assert done.output.startswith("https://tool.example/lti/register?invitation=")
    assert done.stderr == ""
    monkeypatch.delenv("QUIZGEN_URL")
    assert "QUIZGEN_URL" in run("add").stderr


def test_without_platforms_there_is_nothing_to_check() -> None:
    """It says how to register one."""
    assert "quizgen lti add" in run("list").output
    done = run("check", "https://other.example")
    assert isinstance(done.exception, FileError)
    assert "no platform called https://other.example is registered" in str(done.exception)


class Answers(http.server.BaseHTTPRequestHandler):
    """A platform that has no keys and gives no tokens."""

    def do_GET(self) -> None:
        self._answer(200 if self.path == "/keys" else 404, b'{"keys": []}')

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self._answer(400, b'{"error": "invalid_client"}')

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture
def platform() -> Iterator[str]:
    """The address of a platform on this machine."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_platform_is_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """On this machine only where its host is named; what is wrong is said, and the exit code says that something is."""
    urls = ["--login-url", f"{platform}/auth", "--token-url", f"{platform}/token", "--keys-url", f"{platform}/keys"]
    assert isinstance(run("add", platform, "tool-1", *urls).exception, FileError)
    monkeypatch.setenv("QUIZGEN_LTI_HOSTS", "127.0.0.1")
    assert run("add", platform, "tool-1", *urls).exit_code == 0
    done = run("check", platform)
    assert done.exit_code == UNREADABLE
    assert "!!  its key set has no RSA key with a name. No launch works. Is --keys-url right?" in done.output
    assert "!!  it gives no token for scores: 127.0.0.1 answers 400 (invalid_client)." in done.output
    assert "Give the platform our key set, https://tool.example/lti/keys" in done.output
    assert "??  no deployment is known" in done.output
    found = json.loads(run("check", "--json").output)
    assert {finding["grade"] for finding in found["platforms"][0]["findings"]} == {"good", "doubtful", "wrong"}
