"""One drawn question, for other programs: what is asked, and with leave the key and the worked solution."""

from __future__ import annotations

from quizgen.bank.solution import names_of, solution_of
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.voice import Step
from quizgen.expr.latex import to_latex
from quizgen.expr.text import to_unicode
from quizgen.figures.speak import spoken
from quizgen.prose import Latex, Math, Prose, Text, plain
from quizgen.wire.derivations import step_json
from quizgen.wire.document import Json
from quizgen.wire.formula import spelled


def question_json(variant: Variant, *, answers: bool = False) -> Json:
    """The question, never its seed; keys and worked solutions only with `answers`."""
    told = solution_of(variant, names_of(variant)) if answers else {}
    return {
        "template": variant.template,
        "title": variant.title,
        "marks": str(variant.marks),
        "difficulty": f"{variant.difficulty:.1f}",
        "prompt": [_paragraph(prose) for prose in variant.prompt],
        "pictures": [spoken(figure) for figure in variant.pictures],
        "parts": [_part(part, told.get(part.label)) for part in variant.parts],
    }


def _part(part: Part, told: tuple[Step, ...] | None) -> Json:
    """`told` is its worked solution; None where neither that nor the key is to be given away."""
    symbols = part.task.notation.symbols
    shown = {
        "label": part.label,
        "prompt": [_paragraph(prose) for prose in part.prompt],
        "marks": str(part.marks),
        "kind": part.task.kind,
        "variables": None if symbols is None else sorted(symbols),
    }
    if told is None:
        return shown
    return {**shown, "key": spelled(part.task.key), "solution": list(map(step_json, told))}


def _paragraph(prose: Prose) -> Json:
    """Plain characters for any screen, and pieces for those that typeset."""
    return {"text": plain(prose), "pieces": [_piece(inline) for inline in prose]}


def _piece(inline: Text | Math | Latex) -> Json:
    match inline:
        case Text(words):
            return {"words": words}
        case Math(expr, display):
            return {"text": to_unicode(expr), "latex": to_latex(expr), "display": display}
        case Latex(source, alt):
            return {"latex": source, "alt": alt}
