"""A course that is served, with a browser before it."""

from __future__ import annotations

import time
from pathlib import Path

from quizgen.gradebook.placements import placements
from quizgen.gradebook.store import open_gradebook
from quizgen.service.pages.trying import Link, links
from quizgen.service.settings import read_settings
from quizgen.service.tokens import issue, read
from quizgen.sheets.course import load_course, load_secret, make_secret
from quizgen.values import replaced
from tests.service.live import Live
from tests.service.pages.bank import BANK
from tests.service.pages.browser import Browser

PLAN = """title: Derivatives
questions: [mine/sine, mine/chain, mine/one-of, mine/which, vector-fields/where-the-arrows-lead]
"""


class Desk:
    """A course that is served, and a browser before it. Each test opens a plan of its own: nobody has answered it."""

    def __init__(self, folder: Path, plans: int = 16, mathlive: str = "") -> None:
        (folder / "course.toml").write_text('name = "Calculus"\n', encoding="utf-8")
        (folder / "banks").mkdir()
        (folder / "banks" / "mine.yaml").write_text(BANK, encoding="utf-8")
        for number in range(plans):
            (folder / f"plan-{number:02}.yaml").write_text(PLAN, encoding="utf-8")
        make_secret(folder / "course.key")
        self._folder = folder
        self._unused = [f"plan-{number:02}" for number in range(plans)]
        self.live = Live(QUIZGEN_COURSE=str(folder), QUIZGEN_MATHLIVE=mathlive)
        self.browser = Browser()

    def links(self, **fields: object) -> dict[str, str]:
        """Of the next plan, by role: as `quizgen serve` prints them. `fields` are other terms of its placement."""
        plan = self._unused.pop()
        settings = read_settings({}, course=str(self._folder), port=str(self.live.port))
        gradebook = open_gradebook(settings.database, self._folder)
        found: list[Link] = list(links(settings, load_course(self._folder), gradebook, time.time()))
        with gradebook.writing() as session:
            [placement] = [one for one in placements(session) if one.resource_link == plan]
            for name, field in fields.items():
                setattr(placement, name, field)
        gradebook.close()
        return {link.role: link.url for link in found if link.plan == plan}

    def ending(self, url: str, seconds: int) -> str:
        """This link, which ends so soon."""
        secret = load_secret(self._folder / "course.key")
        address, _, token = url.partition("#")
        return f"{address}#{issue(replaced(read(token, secret, 0), expires=int(time.time()) + seconds), secret)}"

    def student(self) -> Browser:
        self.browser.look()
        self.browser.open(self.links()["learner"])
        return self.browser


def check(browser: Browser, question: int) -> None:
    browser.click(f"#question-{question} [type=submit]")
