"""Cases that wait for a person, for other programs: one JSON object a line."""

from __future__ import annotations

from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from quizgen.marking.waiting import Case
from quizgen.prose import plain
from quizgen.wire.document import Json, dump


def write_case(case: Case) -> str:
    """The case as one line, with its newline."""
    return dump(
        {
            "case": case.id,
            "question": case.number,
            "part": case.part.label,
            "template": case.variant.template,
            "prompt": [plain(prose) for prose in (*case.variant.prompt, *case.part.prompt)],
            "marks": str(case.marks),
            "key": _spelled(case.part.task.key),
            "response": case.response,
            "earlier": dict(case.earlier),
            "readings": [_spelled(e) for e in case.readings],
            "students": list(case.students),
            "why": case.why,
        },
        indent=None,
    )


def _spelled(e: Expr) -> Json:
    return {"text": to_text(e), "latex": to_latex(e)}
