"""The first leg, and browsers that keep no cookie in a frame."""

from __future__ import annotations

import logging
from html import unescape

import pytest

from quizgen.service.settings import Settings
from tests.service.conftest import SECRET, Running
from tests.service.lti.conftest import Campus, Login
from tests.service.lti.platform import state_and_nonce


def attribute(text: str, name: str) -> str:
    """The first attribute of this name on a page."""
    return unescape(text.partition(f'{name}="')[2].partition('"')[0])


def test_what_the_platform_gave_goes_back(campus: Campus) -> None:
    """Its hints, by either method; state and nonce are new each time."""
    login = campus.begin(lti_message_hint="a&b")
    assert "lti_message_hint=a%26b" in login.location
    assert "login_hint=hint" in login.location
    posted = campus.running.post("/lti/login", data=campus.lms.login())
    assert posted.status_code == 302
    state, nonce = state_and_nonce(posted.headers["Location"])
    assert len({state, nonce, login.state, login.nonce}) == 4


REFUSED: dict[str, tuple[dict[str, str | None], str]] = {
    "unknown platform": ({"iss": "https://evil.example"}, "LTI_UNKNOWN_PLATFORM"),
    "unknown client": ({"client_id": "x"}, "LTI_UNKNOWN_PLATFORM"),
    "no client where there are two": ({"client_id": None}, "LTI_WHICH_CLIENT"),
    "no hint": ({"login_hint": None}, "LTI_NOT_A_FORM"),
    "a target elsewhere": ({"target_link_uri": "https://evil.example/lti/launch"}, "LTI_FOREIGN_TARGET"),
    "a target that begins like ours": ({"target_link_uri": "https://tool.example/lti.evil"}, "LTI_FOREIGN_TARGET"),
    "unknown deployment": ({"lti_deployment_id": "2"}, "LTI_UNKNOWN_DEPLOYMENT"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_logins_that_are_refused(campus: Campus, name: str, caplog: pytest.LogCaptureFixture) -> None:
    """Each with its line of the log."""
    said, code = REFUSED[name]
    with caplog.at_level(logging.INFO, "quizgen.service"):
        answer = campus.running.get("/lti/login", params=campus.lms.login(**said))
    assert answer.status_code >= 400
    assert [message.split()[5] for message in caplog.messages] == [code]


def test_a_field_that_is_given_twice_is_not_chosen_from(campus: Campus) -> None:
    """The request is refused."""
    query = "iss=https://lms.example&iss=https://evil.example&login_hint=1&target_link_uri=x"
    assert campus.running.get(f"/lti/login?{query}").status_code == 400


def test_without_a_kept_secret_nobody_is_let_in(tmp_path: object, campus: Campus) -> None:
    """Variants would be others after a restart."""
    service = Running(Settings(SECRET, workers=1, url="https://tool.example", database=f"sqlite:///{tmp_path}/g.db"))
    try:
        answer = service.get("/lti/login", params=campus.lms.login())
        assert answer.status_code == 503
        assert "QUIZGEN_SECRET_FILE" in answer.text
    finally:
        service.close()


def test_a_secret_may_be_kept_by_the_platform(campus: Campus) -> None:
    """Its storage is asked by messages to its login's origin; the launch waits until the browser has answered."""
    answer = campus.running.get("/lti/login", params=campus.lms.login(lti_storage_target="_parent"))
    assert answer.status_code == 200
    assert attribute(answer.text, "data-task") == "store"
    assert attribute(answer.text, "data-origin") == "https://lms.example"
    secret, key = attribute(answer.text, "data-secret"), attribute(answer.text, "data-key")
    assert answer.headers["Set-Cookie"].startswith(f"{key}={secret};")
    state, nonce = state_and_nonce(attribute(answer.text, "data-there"))
    token = campus.lms.signed(campus.lms.claims(nonce, campus.clock))
    form = {"id_token": token, "state": state, "lti_storage_target": "_parent"}
    asked = campus.running.post("/lti/launch", data=form)
    assert (asked.status_code, attribute(asked.text, "data-task")) == (200, "fetch")
    assert (attribute(asked.text, "data-key"), attribute(asked.text, "data-field")) == (key, "quizgen_stored")
    ours = {"Sec-Fetch-Site": "same-origin"}
    wrong = campus.running.post("/lti/launch", data={**form, "quizgen_stored": "guess"}, headers=ours)
    assert wrong.status_code == 403
    for theirs in ({}, {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, {"Origin": "null"}):
        forged = campus.running.post("/lti/launch", data={**form, "quizgen_stored": secret}, headers=theirs)
        assert forged.status_code == 403
        assert "another site" in forged.text
    opened = campus.running.post("/lti/launch", data={**form, "quizgen_stored": secret}, headers=ours)
    assert "quizgen-token" in opened.text


def test_an_older_browser_says_where_a_form_comes_from(campus: Campus) -> None:
    """By its Origin, which the page's policy lets it send."""
    login = campus.begin(lti_storage_target=None)
    asked = login.send(login.token(), cookie=None, form={"lti_storage_target": "_parent"})
    assert asked.headers["Referrer-Policy"] == "same-origin"
    secret = login.cookie.partition("=")[2].partition(";")[0]
    form = {"id_token": login.token(), "state": login.state, "quizgen_stored": secret}
    opened = campus.running.post("/lti/launch", data=form, headers={"Origin": "https://tool.example"})
    assert opened.status_code == 200


def test_a_browser_that_keeps_nothing_gets_a_window_of_its_own(campus: Campus) -> None:
    """Where the login is begun again, with the same hints; if nothing is kept there either, it is refused."""
    login = campus.begin(lti_message_hint="hint & more", lti_deployment_id="1")
    answer = login.send(login.token(), cookie=None)
    assert answer.status_code == 200
    link = attribute(answer.text, 'class="button" href')
    assert 'target="_blank"' in answer.text
    again = Login(campus, campus.lms, campus.running.get(link))
    assert "lti_message_hint=hint+%26+more" in again.location
    assert again.launch().status_code == 200
    last = Login(campus, campus.lms, campus.running.get(link))
    assert last.send(last.token(), cookie=None).status_code == 403


def test_where_the_storage_holds_nothing_there_is_a_window(campus: Campus) -> None:
    """A platform may offer a storage and not have it."""
    login = campus.begin()
    form = {"lti_storage_target": "_parent", "quizgen_stored": ""}
    answer = login.send(login.token(), cookie=None, form=form)
    assert 'target="_blank"' in answer.text
