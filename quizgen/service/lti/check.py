"""What is wrong with a registration, in words: found by asking the platform what a launch and a score would ask it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from quizgen.errors import FileError
from quizgen.gradebook.outbox import FAILED, GIVEN_UP, overview
from quizgen.gradebook.schema import Registration
from quizgen.gradebook.store import Session
from quizgen.service.lti.addresses import Unreachable
from quizgen.service.lti.claims import LEEWAY
from quizgen.service.lti.finding import Finding, Grade
from quizgen.service.lti.jwks import keys_in
from quizgen.service.lti.outside import Answer
from quizgen.service.lti.placing import SCORES
from quizgen.service.lti.tool import Tool

NEAR: Final = 10
"""Seconds by which clocks may differ without being mentioned."""


Check: TypeAlias = Callable[[Tool, Registration], AsyncIterator[Finding]]


def own_findings(tool: Tool) -> list[Finding]:
    """What is wrong here, whatever the platform."""
    settings = tool.service.settings
    found = []
    if not settings.url:
        what = f"platforms are told that this tool is at {tool.address}"
        found.append(Finding("wrong", what, "Set QUIZGEN_URL to its address as browsers see it."))
    elif not settings.url.startswith("https://"):
        found.append(Finding("doubtful", f"{settings.url} is http", "Only browsers on this machine keep its cookies."))
    if not settings.kept:
        advice = "Start it with --course, or set QUIZGEN_SECRET_FILE, here as for quizgen serve."
        found.append(Finding("wrong", "the tool has no key of its own: it refuses launches", advice))
    return found or [Finding("good", f"this tool is at {tool.address}")]


async def findings(tool: Tool, registration: Registration) -> list[Finding]:
    """Everything that was looked at for one registration."""
    if not registration.active:
        return [Finding("doubtful", "it is switched off", "quizgen lti add ISSUER CLIENT switches it on again.")]
    found = [finding for finding in _written(registration) if finding.grade != "good"]
    for check in CHECKS:
        found += [finding async for finding in check(tool, registration)]
    return found


def _written(registration: Registration) -> list[Finding]:
    """What can be seen without asking anybody."""
    found = []
    if registration.issuer != registration.issuer.strip() or not urlsplit(registration.issuer).scheme:
        advice = "Write it as the platform does, usually https://lms.example.org."
        found.append(Finding("wrong", f'"{registration.issuer}" is not an issuer', advice))
    for option, url in _addresses(registration):
        if not url:
            found.append(Finding("wrong", f"{option} is missing", "The platform's administrator can see it."))
        elif url.startswith("http://"):
            found.append(Finding("wrong", f"{option} is http, not https", "Register it with https."))
    return found


def _addresses(registration: Registration) -> tuple[tuple[str, str], ...]:
    return (
        ("--login-url", registration.login_url),
        ("--token-url", registration.token_url),
        ("--keys-url", registration.keys_url),
    )


async def _keys(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    """The platform's keys, and with them its clock."""
    if not registration.keys_url:
        return
    try:
        answer = await tool.outside.get(registration.keys_url)
        keys = dict(keys_in(answer.json()))
    except Unreachable as error:
        yield Finding("wrong", f"the key set cannot be read: {_said(error)}", "No launch works. Is --keys-url right?")
        return
    if keys:
        yield Finding("good", f"its key set has {len(keys)} RSA key{'' if len(keys) == 1 else 's'} with names")
    else:
        yield Finding("wrong", "its key set has no RSA key with a name", "No launch works. Is --keys-url right?")
    for finding in _clock(answer, tool.now()):
        yield finding


def _clock(answer: Answer, now: datetime) -> list[Finding]:
    """Whether launches will be too old or too early by the platform's clock."""
    try:
        told = parsedate_to_datetime(answer.headers["date"])
        apart = round((now - told).total_seconds())
    except (KeyError, ValueError, TypeError):
        return []
    if abs(apart) <= NEAR:
        return [Finding("good", "its clock agrees with ours")]
    grade: Grade = "wrong" if abs(apart) > LEEWAY else "doubtful"
    way = "behind" if apart > 0 else "ahead of"
    advice = f"Launches are refused beyond {LEEWAY} seconds: let both machines set their clocks (NTP)."
    return [Finding(grade, f"its clock is {abs(apart)} seconds {way} ours", advice)]


async def _issuer(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    """Whether the platform calls itself as it is registered; many do not say, and that is no fault."""
    try:
        answer = await tool.outside.get(f"{registration.issuer.rstrip('/')}/.well-known/openid-configuration")
        called = answer.json()["issuer"].text
    except (Unreachable, FileError):
        return
    if called == registration.issuer:
        yield Finding("good", "it calls itself by the issuer that is registered")
    else:
        advice = f"Launches are refused: quizgen lti add {called} {registration.client_id} ..."
        yield Finding("wrong", f'it calls itself "{called}", not "{registration.issuer}"', advice)


async def _login(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    """Whether anything is where people are sent to sign in. Without parameters it may well answer with an error."""
    if not registration.login_url:
        return
    try:
        answer = await tool.outside.ask("GET", registration.login_url)
    except Unreachable as error:
        yield Finding("wrong", f"its login cannot be reached: {_said(error)}", "Is --login-url right?")
        return
    if answer.status == 404:
        yield Finding("doubtful", "nothing is found at its login address", "Is --login-url right?")
    else:
        yield Finding("good", "its login answers")


async def _token(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    """Whether the platform knows our key: a token for sending scores."""
    if not registration.token_url:
        return
    try:
        await tool.access.fresh(registration, (SCORES,))
    except Unreachable as error:
        known = error.status in (400, 401, 403)
        ours = f"Give the platform our key set, {tool.address}/lti/keys; if it has it, it may want an --audience."
        yield Finding(
            "wrong", f"it gives no token for scores: {_said(error)}", ours if known else "Is --token-url right?"
        )
    else:
        yield Finding("good", "it gives tokens for scores")


async def _deployments(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    known = await tool.deployments(registration)
    if known:
        yield Finding("good", f"deployments: {', '.join(known)}")
    else:
        yield Finding("doubtful", "no deployment is known", "The first from which a link is opened will be.")


async def _outbox(tool: Tool, registration: Registration) -> AsyncIterator[Finding]:
    """Scores that did not arrive."""
    stuck = await tool.service.reading(lambda session: _stuck(session, registration))
    if stuck:
        advice = f"The last one: {stuck[-1]} quizgen gradebook retry sends them again."
        yield Finding("wrong", f"{len(stuck)} scores did not arrive", advice)


def _said(error: Unreachable) -> str:
    """In the middle of a sentence."""
    return str(error).rstrip(".")


def _stuck(session: Session, registration: Registration) -> list[str]:
    return [
        score.error
        for placement, _, score in overview(session)
        if placement.registration_id == registration.id and score.state in (FAILED, GIVEN_UP)
    ]


CHECKS: Final[tuple[Check, ...]] = (_issuer, _login, _keys, _token, _deployments, _outbox)
"""In the order in which a launch would meet them."""
