"""The mark of one question, for other programs: exact fractions as text, and one word for what became of each part."""

from __future__ import annotations

from quizgen.marking.mark import Blank, Failed, Judged, Mark, PartMark, Unreadable
from quizgen.prose import plain
from quizgen.wire.document import Json
from quizgen.wire.formula import spelled


def mark_json(mark: Mark, *, answers: bool = False) -> Json:
    """The mark with its parts; the right answers only with `answers`.

    What waits for a person is in `waiting`, and not in `given`: it is no zero.
    """
    return {
        "template": mark.template,
        "title": mark.title,
        "given": str(mark.given),
        "waiting": str(mark.waiting),
        "available": str(mark.available),
        "needs_review": mark.needs_review,
        "parts": [part_json(part, answers=answers) for part in mark.parts],
    }


def part_json(part: PartMark, *, answers: bool = False) -> Json:
    """The mark of one part."""
    solution = {"solution": [plain(prose) for prose in part.solution]} if answers else {}
    return {
        "label": part.label,
        "response": part.response,
        "outcome": word_of(part),
        "reads_as": spelled(part.outcome.expr) if isinstance(part.outcome, Judged) else None,
        "given": str(part.given),
        "waiting": str(part.waiting),
        "available": str(part.available),
        "review": part.review,
        "feedback": [plain(prose) for prose in part.feedback],
        "slip": None
        if part.slip is None
        else {"code": part.slip.code, "title": part.slip.title, "step": part.slip.step},
        "awards": [
            {
                "sort": award.sort,
                "what": award.what,
                "given": None if award.given is None else str(award.given),
                "available": str(award.available),
                "why": award.why,
            }
            for award in part.awards
        ],
        "follows": list(part.follows),
        **solution,
    }


def word_of(part: PartMark) -> str:
    """right, partly, wrong; blank; or what waits: unreadable, undecided, failed."""
    match part.outcome:
        case Blank():
            return "blank"
        case Unreadable():
            return "unreadable"
        case Failed():
            return "failed"
        case Judged():
            if part.waiting:
                return "undecided"
            return "right" if part.given == part.available else "partly" if part.given else "wrong"
