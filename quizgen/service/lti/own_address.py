"""Whether the address that platforms are given leads to this tool: found by asking it for our own key set."""

from __future__ import annotations

from typing import Final
from urllib.parse import urljoin

from quizgen.errors import FileError
from quizgen.service.lti.addresses import HERE, Unreachable, host_of, origin_of
from quizgen.service.lti.finding import Finding, Grade
from quizgen.service.lti.jwks import entries_in
from quizgen.service.lti.outside import Answer, Outside
from quizgen.service.lti.tool import Tool

KEYS: Final = "/lti/keys"
PASSED_ON: Final = "Does it pass everything below {} on to quizgen serve? See docs/lti.md."


async def address_findings(tool: Tool, outside: Outside | None = None) -> list[Finding]:
    """What is found at our own address; nothing where none is set, or one that is not asked.

    The address is the administrator's word, so that it may be a private one, as it is behind a web server at home.
    """
    url = tool.service.settings.url
    if not url or (url.startswith("http://") and host_of(url) not in HERE):
        return []
    asking = outside or Outside((host_of(url),))
    try:
        return [await _found(tool, asking)]
    finally:
        if outside is None:
            await asking.close()


async def _found(tool: Tool, outside: Outside) -> Finding:
    address = tool.address
    try:
        answer = await outside.ask("GET", address + KEYS)
    except Unreachable as error:
        what = f"{address} cannot be asked from here: {str(error).rstrip('.')}"
        grade: Grade = "wrong" if "certificate" in error.what or "not a host" in error.what else "doubtful"
        return Finding(grade, what, "Platforms fetch our keys there: is the name right, and the web server running?")
    if 300 <= answer.status < 400:
        return _elsewhere(address, answer)
    if answer.status in (502, 503, 504):
        advice = "Is quizgen serve running, at the address to which the web server passes on?"
        return Finding("wrong", f"the web server at {address} answers {answer.status}", advice)
    published = _names(answer)
    if published is None:
        return await _other_service(tool, outside, answer)
    if published & {key.kid for key in await tool.keys()}:
        return Finding("good", f"{address} leads to this tool")
    advice = "Give quizgen lti the --course or --database of the quizgen serve that is to be found there."
    return Finding("wrong", f"another quizgen is at {address}, with a gradebook of its own", advice)


def _elsewhere(address: str, answer: Answer) -> Finding:
    """Platforms follow no redirections with their forms."""
    there = urljoin(answer.url, answer.headers.get("location", "")).removesuffix(KEYS)[:200]
    advice = f"Set QUIZGEN_URL to where it leads, and register that: {there}"
    return Finding("wrong", f"{address} sends its visitors on", advice)


async def _other_service(tool: Tool, outside: Outside, answer: Answer) -> Finding:
    """Somebody else answered; where we are below a path, we may be at the host's root instead."""
    address, root = tool.address, tool.service.settings.root
    if root:
        host = origin_of(address)
        try:
            if _names(await outside.ask("GET", host + KEYS)):
                what = f"this tool is at {host}, not below {root}"
                return Finding("wrong", what, f"Set QUIZGEN_URL={host}, or let the web server pass {root} on.")
        except Unreachable:
            pass
    said = "answers 404" if answer.status == 404 else f"answers {answer.status}, but not as this tool does"
    return Finding("wrong", f"what is at {address} {said}", PASSED_ON.format(address))


def _names(answer: Answer) -> set[str] | None:
    """The names of the keys that were answered; None where it is no key set."""
    if answer.status != 200:
        return None
    try:
        return {entry["kid"].text for entry in entries_in(answer.json())}
    except (Unreachable, FileError):
        return None
