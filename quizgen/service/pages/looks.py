"""What the student's page says of an attempt and of a question: words for outcomes, marks and attempts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from quizgen.gradebook.schema import Placement
from quizgen.gradebook.standing import Stands, Total
from quizgen.service.html import fill
from quizgen.service.pages.made import Made, closed, draw_now, ended, left
from quizgen.wire.document import Json
from quizgen.worth import in_figures, in_words

HEADINGS: Final = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not right yet",
    "blank": "Left empty",
    "waiting": "Waits for your tutor",
}
RULED: Final = "Your tutor has looked at this"


def said_now(said: Json, mark: Stands) -> dict[str, Json]:
    """What is said of a part just after it was marked; `said` is the worker's, in HTML."""
    return _said(mark, said["paragraphs"], (), None)


def said_before(mark: Stands, why: str | None) -> dict[str, Json]:
    """What is said of a part when the page is opened again; `why` a tutor decided as it stands, None where none did."""
    return _said(mark, (), tuple(filter(None, mark.feedback.split("\n"))), why)


def outcome_of(mark: Stands) -> str:
    """One of HEADINGS."""
    if mark.verdict == "blank":
        return "blank"
    if mark.waiting:
        return "waiting"
    return "right" if mark.given == mark.available else "partly" if mark.given else "wrong"


def out_of(given: Total, whom: str = "your tutor") -> str:
    """ "2½ of 3 marks, 1 more waits for your tutor" """
    waits = f", {in_figures(given.waiting)} more {'wait' if given.waiting > 1 else 'waits'} for {whom}"
    return f"{in_figures(given.given)} of {in_words(given.available)}{waits if given.waiting else ''}"


def state_of(placement: Placement, made: Made, total: Total, now: datetime) -> dict[str, Json]:
    """What stands below a question, and how it is with all of them."""
    over = ended(placement, made, now)
    return {
        "status": status_of(made),
        "left": _left(placement, made, now),
        "best": f"{_counts(placement)}: {out_of(made.counts)}" if made.counts is not None else "",
        "total": out_of(total),
        "open": not closed(placement, now) and left(placement, made.count) != 0,
        "solution": placement.solutions and over and (made.last is not None or placement.seeds != "attempt"),
        "fresh": made.count > 0 and placement.seeds == "attempt" and draw_now(placement, made.count) == made.count,
    }


def status_of(made: Made) -> str:
    """For a glance at all questions: open, waiting, full, some or none."""
    if made.counts is None:
        return "open"
    if made.counts.waiting:
        return "waiting"
    return "full" if made.full else "some" if made.counts.given else "none"


def _said(mark: Stands, paragraphs: Json, plain: tuple[str, ...], why: str | None) -> dict[str, Json]:
    outcome = outcome_of(mark)
    ruled = mark.decision_id is not None
    marks = "" if outcome == "waiting" else f"{in_figures(mark.given)} of {in_words(mark.available)}"
    said: Mapping[str, object] = {
        "outcome": outcome,
        "heading": RULED if ruled else HEADINGS[outcome],
        "marks": marks,
        "paragraphs": () if ruled else paragraphs,
        "plain": (why,) if ruled and why else () if ruled else plain,
    }
    return {"outcome": outcome, "html": fill("said.html", said=said)}


def _left(placement: Placement, made: Made, now: datetime) -> str:
    if why := closed(placement, now):
        return why
    most = placement.attempts
    if most is None:
        return "" if not made.count else "1 attempt so far" if made.count == 1 else f"{made.count} attempts so far"
    still = left(placement, made.count)
    return f"{still} of {most} {'attempt' if most == 1 else 'attempts'} left"


def _counts(placement: Placement) -> str:
    return "Best so far" if placement.counts == "best" else "Counts so far"
