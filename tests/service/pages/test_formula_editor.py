"""The formula editor over a plain field, with MathLive itself in a real browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.service.pages.browser import Browser, needs_axe, needs_browser
from tests.service.pages.desk import Desk, check

MATHLIVE = Path(os.environ.get("QUIZGEN_TEST_MATHLIVE", "node_modules/mathlive"))
BUTTON = "#question-1 [data-do=editor]"

pytestmark = [
    needs_browser,
    pytest.mark.skipif(
        not (MATHLIVE / "mathlive.min.mjs").is_file(),
        reason="MathLive is not installed: npm install mathlive, QUIZGEN_TEST_MATHLIVE=path/to/node_modules/mathlive",
    ),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = Desk(tmp_path_factory.mktemp("course"), mathlive=str(MATHLIVE.resolve()))
    with made.live:
        yield made
        made.browser.close()


def editing(desk: Desk) -> Browser:
    """A student's page with the editor of the first question open and in use."""
    page = desk.student()
    page.click(BUTTON)
    page.wait(lambda: page.run("return document.activeElement.tagName") == "MATH-FIELD")
    return page


def typed(page: Browser, text: str) -> None:
    """In what has the focus, as fast as people may type."""
    keys = ActionChains(page.driver)
    for key in text:
        keys.send_keys(key).pause(0.02)
    keys.perform()


def held(page: Browser) -> str:
    return str(page.one("#q1").get_attribute("value"))


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("3cos(3x)", "3*cos(3*x)"),
        ("x^12y", "x^12*y"),
        ("x^123+1", "x^123 + 1"),
        ("x^3 2", "x^3*2"),
        ("(x + 1)^2", "(x + 1)^2"),
        ("1/(1+e^-x )", "1/(1 + e^(-x))"),
        ("arsinh(x)", "arsinh(x)"),
        ("log_2 x", "log(x, 2)"),
    ],
)
def test_what_is_typed_in_it_becomes_plain_text(desk: Desk, keys: str, text: str) -> None:
    """As soon as it is read."""
    page = editing(desk)
    typed(page, keys)
    page.wait(lambda: held(page) == text)


def test_nothing_is_loaded_before_it_is_asked_for(desk: Desk) -> None:
    """And then everything comes from us, and offends nothing that the page's policy says."""
    page = desk.student()
    loaded = "return performance.getEntriesByType('resource').map(one => one.name)"
    assert not [one for one in page.run(loaded) if "mathlive" in one or "editor" in one]
    page.click(BUTTON)
    page.wait(lambda: page.run("return document.activeElement.tagName") == "MATH-FIELD")
    typed(page, "1/x")
    page.waited_for("#q1-read", "We read")
    assert all(one.startswith(desk.live.url) for one in page.run(loaded))
    assert page.errors == []


def test_it_is_sent_by_enter_and_left_for_plain_text(desk: Desk) -> None:
    """The answer counts like a typed one; what was drawn stays as text, and is drawn again."""
    page = editing(desk)
    typed(page, "3cos(3x)" + Keys.ENTER)
    page.waited_for("#q1-said", "Right")
    page.click(BUTTON)
    page.wait(lambda: not page.all("math-field"))
    page.wait(lambda: page.one("#q1").get_attribute("value") == "3*cos(3*x)")
    page.click(BUTTON)
    page.wait(lambda: page.all("math-field"))
    assert page.run("return document.querySelector('math-field').getValue('latex')") == r"3\cos(3x)"


def test_an_empty_box_is_not_counted(desk: Desk) -> None:
    """It is said in words, without the LaTeX that nobody typed."""
    page = editing(desk)
    typed(page, "1/")
    page.waited_for("#q1-read", "A box is still empty here")
    assert "frac" not in page.text("#q1-read")
    check(page, 1)
    page.waited_for("#question-1 .sending", "It was not counted")


def test_what_cannot_be_read_is_not_drawn(desk: Desk) -> None:
    """The text stays as it is, and it is said why."""
    page = desk.student()
    page.type("#q1", "3cos(3x")
    page.click(BUTTON)
    page.waited_for("#question-1 .sending", "The formula editor cannot show this")
    assert not page.all("math-field")
    assert held(page) == "3cos(3x"


@needs_axe
@pytest.mark.parametrize("width", [1000, 360])
def test_nothing_stands_in_anybodys_way(desk: Desk, width: int) -> None:
    """axe-core with the editor open; the keyboard leaves it."""
    page = editing(desk)
    page.look(width=width)
    typed(page, "1/x")
    page.waited_for("#q1-read", "We read")
    assert page.violations() == []
    page.look()
