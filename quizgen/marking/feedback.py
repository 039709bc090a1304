"""What one student reads: every answer as it was read, what went wrong and where, what each mark was for."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.expr.text import to_unicode
from quizgen.marking.mark import Award, Judged, PartMark, SheetMark
from quizgen.marking.submission import printable
from quizgen.prose import plain
from quizgen.worth import in_decimals


def feedback(mark: SheetMark, title: str, *, answers: bool = False) -> str:
    """The text for one student. The right answers are in it only with `answers`: the sheet may not be due for all."""
    lines = [f"{title}: {_out_of(mark.given, mark.available, mark.waiting)}"]
    for place, question in enumerate(mark.questions, 1):
        lines += ["", f"{place}. {question.title}: {_out_of(question.given, question.available, question.waiting)}"]
        for part in question.parts:
            lines += _indented(part, _about(part, answers=answers))
    return "\n".join(lines) + "\n"


def _indented(part: PartMark, lines: Iterator[str]) -> Iterator[str]:
    """The lines below the question, the first with the label of the part."""
    label = f"({part.label}) " if part.label else ""
    for count, line in enumerate(lines):
        yield f"   {' ' * len(label) if count else label}{line}"


def _about(part: PartMark, *, answers: bool) -> Iterator[str]:
    if part.response.strip():
        yield f"you wrote  {printable(part.response)}"
        if isinstance(part.outcome, Judged):
            yield f"read as    {to_unicode(part.outcome.expr)}"
    yield from map(plain, part.feedback)
    yield from _awards(part)
    if answers:
        yield from map(plain, part.solution)


def _awards(part: PartMark) -> Iterator[str]:
    """What each mark was for, where some of several are lost."""
    if len(part.awards) < 2 or part.waiting or part.given in (0, part.available):
        return
    for count, award in enumerate(part.awards):
        yield f"{'' if count else 'marks':9}  {_line(award)}"


def _line(award: Award) -> str:
    why = f": {award.why[:1].lower()}{award.why[1:]}" if award.why else ""
    what = award.what[:1].lower() + award.what[1:]
    return f"{in_decimals(award.given or Fraction(0))} of {in_decimals(award.available)} for {what}{why}"


def _out_of(given: Fraction, available: Fraction, waiting: Fraction) -> str:
    still = f" ({in_decimals(waiting)} more wait for your tutor)" if waiting else ""
    return f"{in_decimals(given)} of {in_decimals(available)}{still}"
