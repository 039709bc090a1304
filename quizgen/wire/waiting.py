"""Cases that wait for a person, for other programs: one JSON object a line."""

from __future__ import annotations

from quizgen.marking.waiting import Case
from quizgen.prose import plain
from quizgen.wire.document import dump
from quizgen.wire.formula import spelled


def write_case(case: Case) -> str:
    """The case as one line, with its newline."""
    lettered = {letter: plain(choice.shown) for letter, choice in case.part.lettered}
    choices = {"choices": lettered} if lettered else {}
    return dump(
        {
            "case": case.id,
            "question": case.number,
            "part": case.part.label,
            "template": case.variant.template,
            "prompt": [plain(prose) for prose in (*case.variant.prompt, *case.part.prompt)],
            "marks": str(case.marks),
            "key": spelled(case.part.task.key),
            **choices,
            "response": case.response,
            "earlier": dict(case.earlier),
            "readings": [spelled(e) for e in case.readings],
            "students": list(case.students),
            "why": case.why,
        },
        indent=None,
    )
