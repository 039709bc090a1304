"""The page on which somebody who teaches chooses what a link asks. A form, without script.

Its ticket is a random value that works once: it says for which link the choice is, and shows that it was made on a page
of ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any, Final

from starlette.responses import Response

from quizgen.gradebook.credentials import held, remember, take
from quizgen.gradebook.schema import Learner, Placement, Registration
from quizgen.service.html import page
from quizgen.service.jobs import listed
from quizgen.service.lti.chosen import (
    COUNTS,
    LONGEST,
    MOST_QUESTIONS,
    SEEDS,
    Chosen,
    attempts_in,
    one_of,
)
from quizgen.service.lti.claims import Launch
from quizgen.service.lti.refusals import CHOSEN_ALREADY, refuse
from quizgen.service.lti.state import digest, new_secret
from quizgen.service.lti.tool import Tool, frames_of
from quizgen.service.placed import Planned, plans_in
from quizgen.values import value

KIND: Final = "lti choice"
LIFETIME: Final = timedelta(hours=4)


@value
class Ticket:
    """For whom the choice is: a placement (and who chose, `learner`), or else a deep link that goes to `return_url`.

    `data` is the platform's own, given back as it came; `line_items`: whether a link may bring a column of grades.
    """

    registration: int
    deployment: str
    placement: int = 0
    learner: int = 0
    return_url: str = ""
    data: str | None = None
    line_items: bool = True


async def choosing_for_placement(
    tool: Tool, registration: Registration, launched: Launch, placement: Placement, learner: Learner
) -> Response:
    """The page for a link at which nothing is set yet."""
    ticket = Ticket(registration.id, launched.deployment, placement.id, learner.id)
    return await choosing(tool, registration, ticket, Chosen(launched.title, ()))


async def choosing(
    tool: Tool, registration: Registration, ticket: Ticket, chosen: Chosen, problems: Sequence[str] = ()
) -> Response:
    """The page, with what is chosen so far and what is wrong with it."""
    name = new_secret()
    bound: dict[str, Any] = {field: getattr(ticket, field) for field in Ticket.__match_args__}
    expires = tool.now() + LIFETIME
    await tool.service.writing(lambda session: remember(session, KIND, digest(name), bound, expires))
    return page(
        "lti_choose.html",
        422 if problems else 200,
        frames=frames_of(registration),
        ticket=name,
        chosen=chosen,
        problems=problems,
        banks=await _banks(tool),
        plans=await _plans(tool),
        seeds=SEEDS,
        counts=COUNTS,
    )


async def ticket_of(tool: Tool, name: str) -> Ticket:
    """What the ticket of this name is for; refuses one that was used."""
    bound = await tool.service.reading(lambda session: held(session, KIND, digest(name), tool.now()))
    return refuse(CHOSEN_ALREADY) if bound is None else Ticket(**bound)


async def use_up(tool: Tool, name: str) -> None:
    """The choice is made; refuses where it was before."""
    if await tool.service.writing(lambda session: take(session, KIND, digest(name), tool.now())) is None:
        refuse(CHOSEN_ALREADY)


async def entered(tool: Tool, sent: Sequence[tuple[str, str]]) -> Chosen:
    """What somebody entered on the page, nothing of it checked against the banks yet."""
    said = dict(sent)
    plans = {plan.name: plan.questions for plan in await _plans(tool)}
    lines = [*plans.get(said.get("plan", ""), ()), *said.get("questions", "")[:LONGEST].splitlines()]
    lines += [text for name, text in sent if name == "template"]
    lines += [
        f"{text} of {name.removeprefix('count:')}"
        for name, text in sent
        if name.startswith("count:") and text.strip() not in ("", "0")
    ]
    return Chosen(
        said.get("title", "").strip()[:200] or "Questions",
        tuple(line.strip() for line in lines if line.strip())[:MOST_QUESTIONS],
        one_of(said.get("seeds", ""), SEEDS, "student"),
        attempts_in(said.get("attempts", "")),
        one_of(said.get("counts", ""), COUNTS, "best"),
        "hints" in said,
        "solutions" in said,
    )


async def _banks(tool: Tool) -> list[dict[str, Any]]:
    """The banks with their templates, as the page lists them."""
    found = await tool.service.pool.run(listed, tool.service.banks)
    return [
        {"name": name, "topic": templates[0]["topic"], "templates": templates}
        for name, group in groupby(found, key=lambda one: one["template"].partition("/")[0])
        if (templates := list(group))
    ]


async def _plans(tool: Tool) -> list[Planned]:
    course = tool.service.settings.course
    return [] if course is None else await tool.service.pool.run(plans_in, tool.service.banks, course.folder)
