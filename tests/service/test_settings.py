"""Settings: from the environment and from options, every mistake at once, every variable described."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.service.clients import new_key
from quizgen.service.settings import NAMES, VARIABLES, Settings, read_settings
from quizgen.sheets.course import make_secret


def test_without_anything_this_machine_is_served() -> None:
    """On the loopback, to nobody else, with a secret of its own."""
    settings = read_settings({})
    assert (settings.host, settings.port, settings.address) == ("127.0.0.1", 8000, "http://127.0.0.1:8000")
    assert settings.only_loopback
    assert len(settings.secret) == 32
    assert not settings.kept
    assert read_settings({}).secret != settings.secret


def test_options_come_before_the_environment() -> None:
    """And what is neither told nor set keeps its default."""
    settings = read_settings({"QUIZGEN_PORT": "9000", "QUIZGEN_SECONDS": "2.5"}, port="9001", host=None)
    assert (settings.port, settings.seconds, settings.host) == (9001, 2.5, "127.0.0.1")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Each by the name under which it was given."""
    clients = tmp_path / "clients"
    clients.write_text("lms sha256:12\n\n# nobody\nlone\n")
    environment = {
        "QUIZGEN_PORT": "70000",
        "QUIZGEN_WROKERS": "3",
        "QUIZGEN_URL": "http://marker.example.org",
        "QUIZGEN_CLIENT_KEYS": str(clients),
        "QUIZGEN_SECRET_FILE": str(tmp_path / "none"),
        "QUIZGEN_SECONDS": "nan",
        "PATH": "/bin",
    }
    with pytest.raises(FileError) as caught:
        read_settings(environment, database="mysql://x")
    said = str(caught.value)
    for part in (
        "QUIZGEN_WROKERS: is not a setting. Did you mean QUIZGEN_WORKERS?",
        "QUIZGEN_PORT: ",
        "QUIZGEN_URL: ",
        "QUIZGEN_SECONDS: ",
        "--database: ",
        f"{clients}:1  ",
        f"{clients}:4  ",
        "there is no such file",
    ):
        assert part in said
    assert len(caught.value.problems) == 8


def test_two_clients_of_one_name_are_a_mistake() -> None:
    """Or one would answer for the other."""
    lines = [new_key("lms")[1], new_key("lms")[1]]
    with pytest.raises(FileError, match='there are two clients called "lms"'):
        read_settings({"QUIZGEN_CLIENTS": ",".join(lines)})


def test_a_key_file_keeps_the_pages(tmp_path: Path) -> None:
    """The same secret in every process."""
    make_secret(tmp_path / "service.key")
    environment = {"QUIZGEN_SECRET_FILE": str(tmp_path / "service.key")}
    assert read_settings(environment).kept
    assert read_settings(environment).secret == read_settings(environment).secret


def test_every_setting_is_described() -> None:
    """What is read and what is listed are the same."""
    source = (Path(__file__).parents[2] / "quizgen" / "service" / "settings.py").read_text()
    for name in NAMES:
        assert f'"{name}"' in source.partition("def read_settings")[2], name
    assert len(NAMES) == len(VARIABLES.strip().splitlines())


def test_nothing_else_reads_the_environment() -> None:
    """One home for each decision."""
    room = Path(__file__).parents[2] / "quizgen" / "service"
    readers = [path.name for path in room.rglob("*.py") if "environ" in path.read_text().replace("environment", "")]
    assert readers == ["settings.py"]


@pytest.mark.parametrize(
    "path", ["a b", "a//b", "..", "a/./b", "%71", "ü", "<x>", "page", "lti/x", "static", "a;b", 'a"b']
)  # fmt: skip
def test_a_path_below_which_nothing_could_be_found(path: str) -> None:
    """Looks otherwise when it is written elsewhere, or is one of the service's own."""
    with pytest.raises(FileError, match="QUIZGEN_URL"):
        read_settings({"QUIZGEN_URL": f"https://maths.example.org/{path}"})


def test_an_address_may_have_a_path() -> None:
    """Of several steps; without one the service has its host alone."""
    for url, root in (("https://m.example.org/apps/quiz-1", "/apps/quiz-1"), ("https://m.example.org/", ""), ("", "")):
        assert read_settings({"QUIZGEN_URL": url}).root == root


def test_an_address_from_outside_is_used() -> None:
    """Platforms are told it."""
    assert read_settings({"QUIZGEN_URL": "https://m.example.org/quiz/"}).address == "https://m.example.org/quiz"
    assert Settings(bytes(32), host="::1").address == "http://[::1]:8000"
    assert Settings(bytes(32), host="0.0.0.0").address == "http://127.0.0.1:8000"
