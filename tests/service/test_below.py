"""The service below a path of a host that others use too, whether or not a web server passes the path on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quizgen.service.below import Below, root
from quizgen.service.gate import POLICIES
from quizgen.service.lti.registration import TOOL, description
from quizgen.service.settings import PATHS, Settings
from tests.service.conftest import SECRET, Running

URL = "https://maths.example.org/quizgen"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    database = f"sqlite:///{tmp_path_factory.mktemp('below') / 'g.db'}"
    service = Running(Settings(SECRET, kept=True, url=URL, database=database, workers=1, rate=1000, burst=1000))
    yield service
    service.close()


@pytest.mark.parametrize("before", ["/quizgen", ""])
def test_every_path_is_found_with_and_without_the_root(below: Running, before: str) -> None:
    """Passed on or taken away by the web server in front, request by request."""
    assert below.get(f"{before}/evaluate/health").status_code == 200
    assert below.get(f"{before}/static/page.js").status_code == 200
    assert below.get(f"{before}/lti/keys").json()["keys"]
    assert below.get(f"{before}/lti/launch").status_code == 400
    assert below.get(f"{before}/page").status_code == 200
    assert below.post(f"{before}/page/view", {}).status_code == 401


@pytest.mark.parametrize("path", ["/quizgen/quizgen/lti/keys", "/quizgenx/lti/keys", "/quiz/lti/keys"])
def test_other_paths_are_not_found(below: Running, path: str) -> None:
    """The root counts once, and as a whole."""
    assert below.get(path).status_code == 404


def test_each_contract_answers_below_its_own_path(below: Running) -> None:
    """Also at the root itself, where Lambda Feedback posts: keys are asked for there as elsewhere."""
    assert "error" in below.post("/quizgen", {}).json()
    assert "error" in below.post("/quizgen/", {}).json()
    assert below.post("/quizgen/evaluate", {}).json()["code"] == "PERMISSION_DENIED"


def test_pages_lead_below_the_root(below: Running) -> None:
    """Each address in each page, of those that open and those that refuse."""
    for path in ("/quizgen/page", "/quizgen/lti/launch", "/page"):
        page = below.get(path).text
        assert 'href="/quizgen/static/plain.css"' in page
        assert '"/static/' not in page
        assert '"/lti/' not in page


def test_what_programs_read_says_where_it_is(below: Running, running: Running) -> None:
    """OpenAPI's servers."""
    assert below.get("/quizgen/api/openapi.json").json()["servers"] == [{"url": "/quizgen"}]
    assert "servers" not in running.get("/api/openapi.json").json()


def test_no_layout_writes_a_path_without_the_root() -> None:
    """Nor does a script ask for one: ask.js alone knows where the service is."""
    here = Path(__file__).parents[2]
    for layout in (here / "templates" / "web").glob("*.html"):
        for start in ('href="/', 'src="/', 'action="/'):
            assert start not in layout.read_text(encoding="utf-8"), layout.name
    for script in (here / "quizgen" / "service" / "static").glob("*.js"):
        assert "fetch(" not in script.read_text(encoding="utf-8") or script.name == "ask.js", script.name


def test_the_root_is_one_of_this_request_alone(below: Running) -> None:
    """Another service in the same process has another."""
    assert isinstance(below.app, Below)
    assert root() == ""


def test_all_first_words_of_our_paths_are_known() -> None:
    """So that none of them is taken for a root."""
    assert {policy.start.split("/")[1] for policy in POLICIES} | {"static"} == set(PATHS)


def test_platforms_are_told_addresses_below_the_root(below: Running) -> None:
    """All of them, in what dynamic registration sends."""
    told = description(below.tool)
    ours = [told["initiate_login_uri"], *told["redirect_uris"], told["jwks_uri"], told[TOOL]["target_link_uri"]]
    assert all(url.startswith(f"{URL}/lti/") for url in ours)
    assert told[TOOL]["domain"] == "maths.example.org"
