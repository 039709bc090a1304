"""A diagnosis for other programs: which slips explain a response, the likeliest first, and at which step."""

from __future__ import annotations

from quizgen.equivalence.verdict import Different, Equal, Verdict
from quizgen.expr.latex import to_latex
from quizgen.expr.text import to_text
from quizgen.marking.diagnosis import Diagnosis, Explanation
from quizgen.wire.document import Json, dump


def write_diagnosis(diagnosis: Diagnosis, verdict: Verdict) -> str:
    """One JSON object, with its newline. `slips` is empty where the response is right, or nothing explains it."""
    return dump({"verdict": _word(verdict), "slips": [_slip(found) for found in diagnosis.explanations]}, indent=None)


def _word(verdict: Verdict) -> str:
    match verdict:
        case Equal():
            return "equal"
        case Different():
            return "different"
        case _:
            return "undecided"


def _slip(found: Explanation) -> Json:
    return {
        "id": found.rule.id,
        "title": found.rule.title,
        "message": found.rule.message,
        "step": found.step,
        "goal": {"text": to_text(found.goal), "latex": to_latex(found.goal)},
        "gives": {"text": to_text(found.gives), "latex": to_latex(found.gives)},
        "everywhere": found.everywhere,
        "also": None if found.also is None else found.also.id,
    }
