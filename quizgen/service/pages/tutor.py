"""The tutor's page: a look at the student's, decisions, marking again, and the class as a table for a spreadsheet."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from fastapi import APIRouter, Request, Response

from quizgen.errors import FileError
from quizgen.gradebook.decisions import decide
from quizgen.gradebook.errors import GradebookError, GradebookUnavailable
from quizgen.gradebook.reports import class_csv, class_table
from quizgen.gradebook.standing import standing
from quizgen.service.errors import BadRequest, NotFound, answer
from quizgen.service.pages.drawing import look_through
from quizgen.service.pages.models import DecisionIn, PreviewIn
from quizgen.service.pages.names import names_at
from quizgen.service.pages.pages import here
from quizgen.service.pages.remarking import Remarking
from quizgen.service.pages.report import report
from quizgen.service.pages.standin import subject_of
from quizgen.service.state import page_pass
from quizgen.service.tokens import issue
from quizgen.values import replaced

ROUTES = APIRouter(prefix="/page", include_in_schema=False)


@ROUTES.post("/preview")
async def preview(body: PreviewIn, request: Request) -> Response:
    """A token for the student's page in a student's place. It ends when the tutor's ends."""
    at = await here(request, "tutor", "preview")
    learner = body.learner
    if learner is not None and not await at.service.reading(lambda session: standing(session, at.placement, learner)):
        raise NotFound("This student has answered nothing here.")
    granted = replaced(page_pass(request), role="preview", subject=subject_of(body.variant, learner))
    return answer({"token": issue(granted, at.service.settings.secret)})


@ROUTES.post("/report")
async def again(request: Request) -> Response:
    """Everything on the page, as it is now."""
    at = await here(request, "tutor")
    return answer({"html": await report(at)})


@ROUTES.post("/decide")
async def decision(body: DecisionIn, request: Request) -> Response:
    """A ruling on answers that wait: it holds for all who gave the same, now and later."""
    at = await here(request, "tutor")
    given = _marks(body.given)
    try:
        decided = await at.service.writing(
            lambda session: decide(
                session, at.placement, body.case, given, at.pages.now(), by=at.learner, why=body.why.strip()
            )
        )
    except GradebookUnavailable:
        raise
    except GradebookError as error:
        raise BadRequest(str(error)) from None
    return answer({"decided": decided, "html": await report(at)})


@ROUTES.post("/remark")
async def remark(request: Request) -> Response:
    """Read the banks again and mark everything against them, old marks kept; what is wrong with a bank is told."""
    at = await here(request, "tutor")
    pages, service = at.pages, at.service
    run = pages.remarkings.get(at.placement.id)
    if run is None or not run.running:
        try:
            await service.pool.run(look_through, service.banks)
        except FileError as error:
            return answer({"state": "broken", "message": "\n".join(map(str, error.problems))})
        pages.edition += 1
        run = Remarking(service.pool, service.gradebook, at.placement, at.source)
        pages.remarkings[at.placement.id] = run
        run.start(pages.now())
    return answer(run.told())


@ROUTES.post("/remarked")
async def remarked(request: Request) -> Response:
    """How far marking again is."""
    at = await here(request, "tutor")
    run = at.pages.remarkings.get(at.placement.id)
    return answer({"state": "done", "seen": 0, "total": 0} if run is None else run.told())


@ROUTES.post("/class.csv")
async def table(request: Request) -> Response:
    """The class for a spreadsheet."""
    at = await here(request, "tutor")
    rows = await at.service.reading(lambda session: class_table(session, at.placement))
    names = await names_at(at)
    written = io.StringIO()
    csv.writer(written).writerows(class_csv(rows, names.by_sub))
    return Response("\ufeff" + written.getvalue(), media_type="text/csv; charset=utf-8")


def _marks(text: str) -> Fraction:
    """ "1", "1.5" or "3/2" """
    try:
        return Fraction(text.strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        raise BadRequest(f'"{text}" is no number of marks. Write 1, 1.5 or 3/2.') from None
