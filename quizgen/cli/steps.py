"""A worked solution on the terminal, formulas in plain characters or in LaTeX."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.calculus.voice import Step
from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_unicode
from quizgen.prose import Latex, Math, Prose, Text, plain


def shown(steps: Sequence[Step], given: Expr | None = None, *, latex: bool = False) -> str:
    """What is given, then the steps with their numbers."""
    return "\n".join(_lines(steps, given, latex=latex))


def _lines(steps: Sequence[Step], given: Expr | None, *, latex: bool) -> Iterator[str]:
    show = to_latex if latex else to_unicode
    if given is not None:
        yield show(given)
    for number, step in enumerate(steps, 1):
        yield f"{number}. {step.title}"
        for words in step.words:
            yield f"   {_in_latex(words) if latex else plain(words).strip()}"
        if step.equation is not None:
            yield f"      {show(step.equation)}"


def _in_latex(words: Prose) -> str:
    return "".join(map(_inline, words))


def _inline(inline: Text | Math | Latex) -> str:
    match inline:
        case Text(words):
            return words
        case Math(expr):
            return f"${to_latex(expr)}$"
        case Latex(source):
            return source
