"""Assignment and grade services 2.0: one score of the outbox reaches the platform's grade book."""

from __future__ import annotations

from fractions import Fraction
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from quizgen.errors import FileError
from quizgen.gradebook.outbox import Delivery
from quizgen.gradebook.placements import add_placement
from quizgen.gradebook.schema import Placement, Registration
from quizgen.service.lti.addresses import Unreachable, cannot, check_form, host_of, of_one_origin
from quizgen.service.lti.outside import Answer, in_time
from quizgen.service.lti.placing import LINE_ITEMS, SCORES
from quizgen.service.lti.tool import Tool
from quizgen.wire.document import Field, Json, dump

ITEM: Final = "application/vnd.ims.lis.v2.lineitem+json"
CONTAINER: Final = "application/vnd.ims.lis.v2.lineitemcontainer+json"
SCORE: Final = "application/vnd.ims.lis.v1.score+json"


async def send_score(tool: Tool, delivery: Delivery) -> None:
    """The platform has this score when this returns; raises Unreachable."""
    registration, placement = delivery.registration, delivery.placement
    body = dump(score_json(delivery), indent=None).encode()
    async with in_time(host_of(placement.line_item or placement.line_items)):
        item = placement.line_item or await line_item(tool, registration, placement)
        headers = {"Content-Type": SCORE}
        await tool.access.call(registration, (SCORES,), "POST", scores_url(item), headers, body)


def score_json(delivery: Delivery) -> Json:
    """A score with all that platforms ask for. What waits for a person is said, and is not counted as wrong."""
    score, waits = delivery.score, delivery.score.waiting > 0
    return {
        "userId": delivery.learner.sub,
        "scoreGiven": _number(score.given),
        "scoreMaximum": _number(score.maximum),
        "activityProgress": "Submitted" if waits else "Completed",
        "gradingProgress": "PendingManual" if waits else "FullyGraded",
        "timestamp": delivery.stamp.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }


def scores_url(item: str) -> str:
    """Where scores of a line item go: /scores comes at the end of its path, before a query. Raises Unreachable."""
    try:
        parts = urlsplit(item)
    except ValueError:
        cannot("the line item", "has no address.")
    return urlunsplit(parts._replace(path=f"{parts.path.rstrip('/')}/scores"))


async def line_item(tool: Tool, registration: Registration, placement: Placement) -> str:
    """The line item of a placement that has none yet: found at the platform, or else made there, and kept."""
    async with tool.making(placement.id):
        placement = await tool.service.reading(lambda session: session.get_one(Placement, placement.id))
        found = placement.line_item or await _found(tool, registration, placement)
        found = found or await _made(tool, registration, placement)
        check_form(found, tool.service.settings.lti_hosts)
        if not of_one_origin(found, placement.line_items):
            cannot(host_of(found), "is not where the line items of this platform are.")
        await tool.service.writing(
            lambda session: add_placement(
                session, registration, placement.deployment, placement.resource_link, tool.now(), line_item=found
            )
        )
        return found


async def _found(tool: Tool, registration: Registration, placement: Placement) -> str:
    """The line item of this resource link, "" where there is none."""
    asked = urlencode({"resource_link_id": placement.resource_link})
    url = f"{placement.line_items}{'&' if '?' in placement.line_items else '?'}{asked}"
    async for answer in tool.access.pages(registration, (LINE_ITEMS,), url, CONTAINER):
        try:
            ours = [item for item in answer.json() if _text(item, "resourceLinkId") == placement.resource_link]
            if ours:
                return ours[0]["id"].text
        except FileError as error:
            raise _unusable(answer, error) from None
    return ""


async def _made(tool: Tool, registration: Registration, placement: Placement) -> str:
    item = {
        "label": placement.title or "Questions",
        "scoreMaximum": _number(placement.score_maximum) or 1,
        "resourceLinkId": placement.resource_link,
        "resourceId": f"quizgen-{placement.id}",
        "tag": "quizgen",
    }
    headers = {"Content-Type": ITEM, "Accept": ITEM}
    body = dump(item, indent=None).encode()
    answer = await tool.access.call(registration, (LINE_ITEMS,), "POST", placement.line_items, headers, body)
    try:
        return answer.json()["id"].text
    except FileError as error:
        raise _unusable(answer, error) from None


def _unusable(answer: Answer, error: FileError) -> Unreachable:
    return Unreachable(answer.host, f"says of its line items something else: {error.problems[0].what}.", answer.status)


def _text(field: Field, name: str) -> str:
    found = field.get(name)
    return "" if found is None or found.value is None else found.text


def _number(marks: Fraction) -> int | float:
    """Marks as JSON: whole where they are."""
    return int(marks) if marks.denominator == 1 else float(marks)
