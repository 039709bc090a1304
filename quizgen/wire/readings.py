"""What a text was read as, for programs and pages that show it while it is typed; or why it could not be read."""

from __future__ import annotations

from quizgen.errors import InputError
from quizgen.expr.latex import to_latex
from quizgen.expr.mathml import to_mathml
from quizgen.expr.nodes import Expr
from quizgen.expr.sympy_text import to_sympy
from quizgen.expr.text import to_text, to_unicode
from quizgen.syntax.reading import Reading
from quizgen.wire.document import Json


def reading_json(reading: Reading) -> Json:
    """The usual reading in every spelling, and the others that the text allows."""
    others = [{**spellings(other.expr), "why": other.why} for other in reading.others]
    return {"verdict": "read", "reads_as": spellings(reading.expr), "ambiguous": reading.ambiguous, "others": others}


def spellings(e: Expr) -> Json:
    """e as it can be typed again, as people write it, for LaTeX, for a page (inside <math>), and for SymPy."""
    return {
        "text": to_text(e),
        "unicode": to_unicode(e),
        "latex": to_latex(e),
        "mathml": to_mathml(e),
        "sympy": to_sympy(e),
    }


def unread_json(error: InputError, where: str = "text") -> Json:
    """Why a text could not be read: characters start <= i < end of `where`, what was met, what to write instead."""
    return {
        "verdict": "unreadable",
        "where": where,
        "what": error.what,
        "advice": error.advice,
        "code": error.code,
        "start": error.span.start,
        "end": error.span.end,
    }
