"""A diagnosis for other programs: which slips explain a response or a line of working, the likeliest first."""

from __future__ import annotations

from quizgen.answers.compare import word_for
from quizgen.equivalence.verdict import Verdict
from quizgen.marking.diagnosis import Diagnosis, Explanation
from quizgen.marking.outcomes import Follows, Outcome, Right, Said, Slipped, Unread, Unsure, Working
from quizgen.wire.document import Json, dump
from quizgen.wire.formula import spelled


def write_diagnosis(diagnosis: Diagnosis, verdict: Verdict) -> str:
    """One JSON object, with its newline. `slips` is empty where the response is right, or nothing explains it."""
    return dump(diagnosis_json(diagnosis, verdict), indent=None)


def diagnosis_json(diagnosis: Diagnosis, verdict: Verdict) -> Json:
    """What `write_diagnosis` writes."""
    slips = [_slip(found) for found in diagnosis.explanations]
    return {"verdict": word_for(verdict), "slips": slips}


def write_working(working: Working) -> str:
    """One JSON object, with its newline: every line with what became of it; the first slip's number."""
    first = working.first_slip
    lines = [{"number": line.number, "text": line.text, **_outcome(line.outcome)} for line in working.lines]
    shown = {"first_slip": None if first is None else first.number, "finished": working.finished, "lines": lines}
    return dump(shown, indent=None)


def _outcome(outcome: Outcome) -> Json:
    match outcome:
        case Said():
            return {"outcome": "said"}
        case Right(final):
            return {"outcome": "right", "final": final}
        case Follows():
            return {"outcome": "follows"}
        case Slipped(diagnosis):
            slips = [_slip(found) for found in diagnosis.explanations]
            return {"outcome": "slipped", "message": outcome.explain(), "slips": slips}
        case Unsure(reason):
            return {"outcome": "undecided", "message": reason}
        case Unread(error):
            return {"outcome": "unreadable", "message": str(error)}


def _slip(found: Explanation) -> Json:
    return {
        "id": found.rule.id,
        "title": found.rule.title,
        "message": found.rule.message,
        "step": found.step,
        "goal": spelled(found.goal),
        "gives": spelled(found.gives),
        "everywhere": found.everywhere,
        "also": None if found.also is None else found.also.id,
    }
