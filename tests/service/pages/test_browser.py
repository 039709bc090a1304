"""Both pages as people meet them: in a real browser, over a real connection that can be cut."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Literal

import httpx
import pytest

from tests.service.pages.browser import needs_axe, needs_browser
from tests.service.pages.desk import Desk, check

pytestmark = [needs_browser]


def test_what_is_typed_is_read_back(desk: Desk) -> None:
    """The last text wins; what is not finished is said quietly. Nothing on the page offends its policy."""
    page = desk.student()
    assert page.one("math") is not None
    page.type("#q1", "3cos(3x")
    page.waited_for("#q1-read", "never closed")
    page.one("#q1").send_keys(")")
    page.waited_for("#q1-read", "We read")
    page.wait(lambda: page.all("#q1-read math"))
    assert page.one("#q1").get_attribute("aria-invalid") is None
    assert page.errors == []


def test_a_wrong_answer_names_the_slip(desk: Desk) -> None:
    """A screen reader hears of it too; then the right answer is right, and the score has risen."""
    page = desk.student()
    page.type("#q1", "cos(3x)\n")
    page.waited_for("#q1-said", "Multiply by the derivative of what is inside")
    assert "Multiply by the derivative" in page.wait(
        lambda: page.run("return document.getElementById('live').textContent")
    )
    page.type("#q1", "3cos(3x)\n")
    page.waited_for("#q1-said", "Right")
    assert page.text("#total") == "2 of 9 marks"
    page.reload()
    assert page.one("#q1").get_attribute("value") == "3cos(3x)"
    page.waited_for("#q1-said", "Right")


def test_an_ambiguous_answer_asks_back(desk: Desk) -> None:
    """It is not counted; a button settles it, and then it is."""
    page = desk.student()
    page.type("#q1", "e^2x")
    check(page, 1)
    page.waited_for("#question-1 .sending", "It was not counted")
    assert page.text("#question-1 .left") == "5 of 5 attempts left"
    buttons = page.all("#question-1 .ask button")
    heard = [one.get_attribute("textContent") for one in page.all("#question-1 .ask .heard")]
    assert heard == ["e squared times x", "e to the power 2 x end power"]
    assert page.driver.switch_to.active_element == buttons[0]
    buttons[1].click()
    assert page.one("#q1").get_attribute("value") == "e^(2*x)"
    check(page, 1)
    page.waited_for("#question-1 .left", "4 of 5 attempts left")


def test_a_cut_connection_loses_nothing(desk: Desk) -> None:
    """What is on its way says so, survives the page, and is counted once when the connection is back."""
    url = desk.links()["learner"]
    page = desk.browser
    page.open(url)
    page.connection(offline=True)
    page.type("#q1", "3cos(3x)")
    check(page, 1)
    page.waited_for("#question-1 .sending", "Not sent yet")
    assert page.one("#q1").get_attribute("readonly")
    page.click("#question-1 .sending button")
    page.waited_for("#question-1 .sending", "Not sent yet")
    page.connection(offline=False)
    page.waited_for("#q1-said", "Right")
    page.connection(offline=True)
    page.type("#q2a", "6x")
    page.type("#q2b", "12")
    check(page, 2)
    page.waited_for("#question-2 .sending", "Not sent yet")
    page.connection(offline=False)
    page.open(url)
    page.waited_for("#q2b-said", "Right")
    assert page.text("#question-2 .left") == "4 of 5 attempts left"
    page.reload()
    assert page.text("#question-2 .left") == "4 of 5 attempts left"


def test_a_killed_server_loses_nothing(desk: Desk) -> None:
    """The page goes on by itself with the next one, and its token still holds."""
    page = desk.student()
    page.type("#q1", "3cos(3x)")
    desk.live.process.kill()
    desk.live.process.wait()
    check(page, 1)
    page.waited_for("#question-1 .sending", "Not sent yet")
    desk.live.__exit__(None, None, None)
    desk.live.__enter__()
    page.waited_for("#question-1 .left", "4 of 5 attempts left")
    assert "Right" in page.text("#q1-said")


def test_what_was_typed_is_there_again(desk: Desk) -> None:
    """Also where it was never sent."""
    page = desk.student()
    page.type("#q1", "sin(x)")
    page.reload()
    assert page.one("#q1").get_attribute("value") == "sin(x)"
    page.wait(lambda: page.all("#q1-read math"))


def test_a_page_that_ends_while_somebody_types_loses_nothing(desk: Desk) -> None:
    """It says what to do; opened again, what was sent too late is sent, and what was typed is there."""
    url, page = desk.links()["learner"], desk.browser
    page.open(desk.ending(url, 4))
    page.wait(lambda: page.all("#q1"))
    time.sleep(4)
    page.type("#q2a", "6x")
    page.waited_for("#q2a-read", "Open the question from your course again")
    page.type("#q1", "3cos(3x)\n")
    page.waited_for("#question-1 .sending", "Your answer is kept on this device")
    page.open(url)
    page.waited_for("#q1-said", "Right")
    assert page.one("#q2a").get_attribute("value") == "6x"


def test_parts_may_be_empty_but_not_by_mistake(desk: Desk) -> None:
    """It is said before an attempt is used."""
    page = desk.student()
    check(page, 2)
    page.waited_for("#question-2 .sending", "Write an answer first")
    page.type("#q2a", "6x")
    check(page, 2)
    page.waited_for("#question-2 .sending", "Still empty: (b)")
    check(page, 2)
    page.waited_for("#q2a-said", "Right")
    assert "Left empty" in page.text("#q2b-said")


def test_choices_and_hints_work_by_keyboard(desk: Desk) -> None:
    """One of several, several of several, and a hint."""
    page = desk.student()
    page.one('[name="q3"]').send_keys(" ")
    page.one("#question-3 [type=submit]").send_keys("\n")
    page.wait(lambda: page.text("#q3-said"))
    for box in page.all('[name="q4"]'):
        box.send_keys(" ")
    page.one("#question-4 [type=submit]").send_keys("\n")
    page.waited_for("#q4-said", "A choice that is not right is among them")
    page.one("#question-1 [data-do=hint]").send_keys("\n")
    page.waited_for("#question-1 .hints", "Chain rule")
    assert "function of a function" in page.heard


def test_a_token_is_not_left_in_the_address(desk: Desk) -> None:
    """It is kept for this window only; the page may be reloaded all the same, also at a question."""
    page = desk.student()
    assert page.driver.current_url.endswith("/page")
    page.reload()
    assert page.text("h1") == "Derivatives"
    page.click('nav a[href="#question-3"]')
    page.wait(lambda: page.driver.current_url.endswith("/page#question-3"))
    page.reload()
    assert page.text("h1") == "Derivatives"
    page.open(f"{desk.live.url}/page")
    assert "This page has no token" in page.text("#page")


def test_each_attempt_may_ask_anew(desk: Desk) -> None:
    """The next version comes when it is asked for."""
    urls = desk.links(seeds="attempt", questions=("mine/many",))
    page = desk.browser
    page.open(urls["learner"])
    first = page.text(".prompt")
    page.type("#q1", "ln x\n")
    page.waited_for("#q1-said", "Not right yet")
    assert not page.one("#question-1 [type=submit]").is_displayed()
    page.click("#question-1 [data-do=renew]")
    page.wait(lambda: page.text(".prompt") != first)
    assert page.one("#q1").get_attribute("value") == ""
    page.type("#q1", "ln x\n")
    page.waited_for("#question-1 .left", "3 of 5 attempts left")


def test_a_tutor_decides_and_takes_the_table_home(desk: Desk, tmp_path: Path) -> None:
    """What waits is decided on the page, and the class is told of in pictures and numbers."""
    urls = desk.links(questions=("mine/slope", "mine/sine"))
    page = desk.browser
    token = urls["learner"].partition("#")[2]
    waits = {"client_id": "attempt 1", "question": 1, "draw": 0, "responses": {"": "16x^3/2x^2"}, "accepted": [""]}
    sent = httpx.post(f"{desk.live.url}/page/attempt", json=waits, headers={"Authorization": f"Bearer {token}"})
    assert sent.json()["status"] == "waiting"
    page.open(urls["learner"])
    page.type("#q2", "cos(3x)\n")
    page.waited_for("#q2-said", "Multiply")
    page.open(urls["tutor"])
    assert "Inner derivative forgotten" in page.text("#page")
    page.type(".decide [name=given]", "1")
    page.type(".decide [name=why]", "Write brackets")
    page.click(".decide button")
    page.waited_for("#remarking", "Decided: 1 answer has 1 now")
    assert not page.all(".decide")
    page.click("[data-do=remark]")
    page.waited_for("#remarking", "2 had this mark already")
    page.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    page.click("[data-do=csv]")
    page.wait(lambda: (tmp_path / "class.csv").is_file())
    assert (tmp_path / "class.csv").read_text(encoding="utf-8-sig").startswith("student,name,marks")
    assert page.all(".histogram")
    assert page.errors == []
    page.open(urls["learner"])
    assert "Write brackets" in page.text("#q1-said")


@needs_axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 360])
def test_nothing_stands_in_anybodys_way(desk: Desk, width: int, scheme: Literal["light", "dark"]) -> None:
    """axe-core on both pages with everything open, in both colour schemes; nothing is wider than a phone."""
    urls = desk.links()
    page = desk.browser
    page.open(urls["learner"])
    page.look(width=width, scheme=scheme)
    page.type("#q1", "cos(3x)\n")
    page.waited_for("#q1-said", "Multiply")
    page.click("#question-1 [data-do=hint]")
    page.type("#q2a", "e^2x\n")
    page.type("#q2b", "(3\n")
    check(page, 2)
    page.waited_for("#question-2 .sending", "It was not counted")
    page.click('[name="q3"]')
    check(page, 3)
    page.wait(lambda: page.text("#q3-said"))
    assert page.wide == width
    assert page.violations() == []
    page.open(urls["tutor"])
    page.wait(lambda: page.all(".asked"))
    assert page.wide == width
    assert page.violations() == []
    page.look()
