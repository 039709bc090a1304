"""`quizgen lti`: learning platforms that open quizgen's pages. For whoever looks after the service."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.course_gradebook import NeedsPackage, opened
from quizgen.cli.exits import UNREADABLE
from quizgen.errors import FileError, Problem
from quizgen.wire.document import dump

if TYPE_CHECKING:
    from quizgen.gradebook.schema import Registration
    from quizgen.gradebook.store import Gradebook
    from quizgen.service.lti.finding import Finding
    from quizgen.service.settings import Settings

Command = Callable[..., None]
SIGNS = {"good": "ok", "doubtful": "??", "wrong": "!!"}


@click.group()
def lti() -> None:
    """Register learning platforms (LTI 1.3), list them, and find out what is wrong with one."""


def of_a_service(command: Command) -> Command:
    """Adds the options that say which service; they are those of quizgen serve, and so are the variables."""
    course = click.option("--course", metavar="DIR", help="The course folder with which quizgen serve is started.")
    database = click.option("--database", metavar="URL", help="The gradebook: sqlite:///FILE or postgresql://...")
    return course(database(command))


@contextmanager
def chosen(course: str | None, database: str | None) -> Iterator[tuple[Settings, Gradebook]]:
    """The settings of the service, and its gradebook."""
    try:
        importlib.import_module("quizgen.service.lti.tool")
        from quizgen.service.settings import read_settings
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("quizgen"):
            raise
        raise NeedsPackage("quizgen lti", "web") from None
    settings = read_settings(course=course, database=database)
    with opened(settings.database, settings.course.folder if settings.course else None) as gradebook:
        yield settings, gradebook


@lti.command(short_help="Let a platform register itself, or register one by hand.")
@click.argument("issuer", required=False)
@click.argument("client", required=False)
@click.option("--login-url", metavar="URL", help="Where the platform signs people in (OIDC authorization).")
@click.option("--token-url", metavar="URL", help="Where it gives access tokens.")
@click.option("--keys-url", metavar="URL", help="Its public keys (JWKS).")
@click.option("--deployment", multiple=True, metavar="ID", help="A deployment; may be given several times.")
@click.option("--audience", metavar="TEXT", help="What it wants as audience of our assertions.  [default: --token-url]")
@click.option("--frame-origin", multiple=True, metavar="URL", help="Who shows our pages in a frame.  [default: it]")
@click.option("--name", help="What you call it.")
@click.option("--off", is_flag=True, help="Let nobody in from there any more; what is kept stays.")
@of_a_service
def add(issuer: str | None, client: str | None, course: str | None, database: str | None, **told: Any) -> None:
    """Print an address under which a platform can register itself, once.

    With ISSUER and CLIENT: register it by hand, or change what is registered.
    """
    if (issuer is None) != (client is None):
        raise click.UsageError("Give ISSUER and CLIENT, or neither.")
    with chosen(course, database) as (settings, gradebook):
        if issuer is None or client is None:
            _invite(settings, gradebook)
        else:
            _add(settings, gradebook, issuer, client, told)


def _invite(settings: Settings, gradebook: Gradebook) -> None:
    from quizgen.service.lti.invitation import LIFETIME, invite

    with gradebook.writing() as session:
        url = invite(session, settings.address, datetime.now(UTC))
    click.echo(f"{url}\nGive it to the platform's dynamic registration; it works once, for {LIFETIME.days} days.")
    if not settings.url:
        click.echo("Note  other machines do not find that address: set QUIZGEN_URL first", err=True)


def _add(settings: Settings, gradebook: Gradebook, issuer: str, client: str, told: dict[str, Any]) -> None:
    from quizgen.gradebook.registrations import add_deployment, add_registration, deployments, registrations

    names = ("login_url", "token_url", "keys_url", "audience", "name")
    fields: dict[str, Any] = {name: told[name].strip() for name in names if told[name] is not None}
    if told["frame_origin"]:
        fields["frame_origins"] = tuple(origin.rstrip("/") for origin in told["frame_origin"])
    fields["active"] = not told["off"]
    with gradebook.writing() as session:
        known = any(row.client_id == client for row in registrations(session, issuer))
        _check(settings, issuer, fields, complete=known or told["off"])
        row = add_registration(session, issuer, client, datetime.now(UTC), **fields)
        for deployment in told["deployment"]:
            add_deployment(session, row, deployment)
        found = deployments(session, row)
    click.echo(f"{issuer}  client {client}  {'off' if told['off'] else 'registered'}")
    click.echo(f"deployments  {', '.join(found) or 'the first from which a link is opened'}")
    _echo_ours(settings)


def _check(settings: Settings, issuer: str, fields: dict[str, Any], *, complete: bool) -> None:
    """Raises FileError with everything that is wrong with what was typed."""
    from quizgen.service.lti.addresses import Unreachable, check_form

    urls = {"login_url": "--login-url", "token_url": "--token-url", "keys_url": "--keys-url"}
    problems = [
        Problem(issuer, 0, option, "is missing.", "The platform shows it where tools are registered.")
        for name, option in urls.items()
        if not complete and not fields.get(name)
    ]
    for name, option in urls.items():
        try:
            if fields.get(name):
                check_form(fields[name], settings.lti_hosts)
        except Unreachable as error:
            problems.append(Problem(issuer, 0, option, f"{error}", "Write https://..."))
    if not issuer.startswith(("https://", "http://")):
        problems.append(Problem(issuer, 0, "ISSUER", "is not an address.", "Write https://lms.example.org."))
    if problems:
        raise FileError(problems)


@lti.command(name="list", short_help="Show the platforms, and this tool's addresses.")
@of_a_service
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(course: str | None, database: str | None, as_json: bool) -> None:
    """Show the platforms that are registered, and what they need to know of this tool."""
    from quizgen.gradebook.registrations import deployments

    with chosen(course, database) as (settings, gradebook):
        rows = _platforms(gradebook)
        with gradebook.reading() as session:
            known = {row.id: deployments(session, row) for row in rows}
    if as_json:
        click.echo(dump([_json(row, known[row.id]) for row in rows]), nl=False)
        return
    for row in rows:
        click.echo(f"{row.issuer}  client {row.client_id}{f'  ({row.name})' if row.name else ''}")
        click.echo(f"  deployments  {', '.join(known[row.id]) or 'none yet'}{'' if row.active else '   off'}")
    if not rows:
        click.echo("No platform is registered: quizgen lti add")
    _echo_ours(settings)


@lti.command(short_help="Say what is wrong with registrations.")
@click.argument("issuer", required=False)
@of_a_service
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def check(issuer: str | None, course: str | None, database: str | None, as_json: bool) -> None:
    """Ask the platforms (or the one called ISSUER) what launches and scores would ask them, and say what is wrong."""
    import asyncio

    with chosen(course, database) as (settings, gradebook):
        rows = [row for row in _platforms(gradebook) if issuer in (None, row.issuer)]
    if not rows:
        what = "is registered" if issuer is None else f"called {issuer} is registered"
        raise FileError([Problem(issuer or "quizgen lti", 0, "", f"no platform {what}.", "quizgen lti add")])
    ours, found = asyncio.run(_found(settings, rows))
    if as_json:
        click.echo(dump(_findings_json(ours, rows, found)), nl=False)
    else:
        _echo(tuple(ours))
        for row, findings in zip(rows, found, strict=True):
            click.echo(f"{row.issuer}  client {row.client_id}")
            _echo(findings)
    if any(finding.grade == "wrong" for finding in [*ours, *(one for findings in found for one in findings)]):
        sys.exit(UNREADABLE)


async def _found(settings: Settings, rows: Sequence[Registration]) -> tuple[list[Finding], list[list[Finding]]]:
    """What is wrong here, and with each platform."""
    from quizgen.service.lti.check import findings, own_findings
    from quizgen.service.lti.own_address import address_findings
    from quizgen.service.lti.tool import Tool
    from quizgen.service.state import Service

    service = Service(settings)
    tool = Tool(service)
    try:
        ours = [*own_findings(tool), *await address_findings(tool)]
        return ours, [await findings(tool, row) for row in rows]
    finally:
        await tool.close()
        service.gradebook.close()


def _platforms(gradebook: Gradebook) -> list[Registration]:
    """The registrations that are platforms; a course that is run from the command line is none."""
    from quizgen.gradebook.registrations import registrations

    with gradebook.reading() as session:
        return [row for row in registrations(session) if row.login_url or row.keys_url]


def _echo(findings: Sequence[Finding]) -> None:
    for finding in findings:
        click.echo(f"  {SIGNS[finding.grade]}  {finding.what}{f'. {finding.advice}' if finding.advice else ''}")


def _echo_ours(settings: Settings) -> None:
    """What the platform's form asks for."""
    click.echo(f"tool and redirect URL  {settings.address}/lti/launch")
    click.echo(f"login URL              {settings.address}/lti/login")
    click.echo(f"key set URL            {settings.address}/lti/keys")


def _json(row: Registration, deployments: Sequence[str]) -> dict[str, object]:
    return {
        "issuer": row.issuer,
        "client": row.client_id,
        "name": row.name,
        "login_url": row.login_url,
        "token_url": row.token_url,
        "keys_url": row.keys_url,
        "audience": row.audience,
        "frame_origins": list(row.frame_origins),
        "deployments": list(deployments),
        "active": row.active,
    }


def _findings_json(
    ours: Sequence[Finding], rows: Sequence[Registration], found: Sequence[Sequence[Finding]]
) -> dict[str, object]:
    def plain(findings: Sequence[Finding]) -> list[dict[str, str]]:
        return [{"grade": one.grade, "what": one.what, "advice": one.advice} for one in findings]

    platforms = [
        {"issuer": row.issuer, "client": row.client_id, "findings": plain(findings)}
        for row, findings in zip(rows, found, strict=True)
    ]
    return {"tool": plain(ours), "platforms": platforms}
