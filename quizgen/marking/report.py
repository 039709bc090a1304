"""What a tutor wants to see of a class, as values: the table by question, a row for each student, what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quizgen.marking.mark import Blank, Judged, Mark, PartMark, SheetMark, Unreadable
from quizgen.marking.submission import printable
from quizgen.values import value
from quizgen.worth import in_decimals


@value
class QuestionRow:
    """How a class did on the question in one place of the sheet: how many have full, part and no marks, or wait for a
    person.

    `commonest` is what went wrong most and how often, "" and 0 when nothing has a name.
    """

    number: int
    template: str
    full: int
    part: int
    none: int
    waiting: int
    blank: int
    commonest: str
    times: int


@value
class Waiting:
    """An answer at which a person must look, and why."""

    student: str
    question: int
    part: str
    response: str
    why: str


def class_table(marks: Sequence[SheetMark]) -> tuple[QuestionRow, ...]:
    """One row for each question, in the order of the sheet."""
    count = max((len(mark.questions) for mark in marks), default=0)
    return tuple(
        _row(number, [mark.questions[number - 1] for mark in marks if len(mark.questions) >= number])
        for number in range(1, count + 1)
    )


def waiting(marks: Iterable[SheetMark]) -> tuple[Waiting, ...]:
    """Every answer that waits for a person."""
    return tuple(
        Waiting(mark.student, number, part.label, printable(part.response), printable(part.review))
        for mark in marks
        for number, question in enumerate(mark.questions, 1)
        for part in question.parts
        if part.review
    )


def marks_rows(marks: Sequence[SheetMark], names: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """A header and a row for each student, for a spreadsheet. What waits is not in the total; "missing" students have
    no marks."""
    count = max((len(mark.questions) for mark in marks), default=0)
    header = ("student", "name", "marks", "out of", "waiting", "late", *(f"question {n}" for n in range(1, count + 1)))
    by_student = {mark.student: mark for mark in marks}
    numbers = sorted({*by_student, *names})
    return header, *(_marks_row(number, names.get(number, ""), by_student.get(number), count) for number in numbers)


def _row(number: int, questions: Sequence[Mark]) -> QuestionRow:
    open_ones = [question for question in questions if question.waiting]
    done = [question for question in questions if not question.waiting]
    full = sum(question.given == question.available for question in done)
    none = sum(question.given == 0 != question.available for question in done)
    blank = sum(all(isinstance(part.outcome, Blank) for part in question.parts) for question in questions)
    commonest = Counter(name for question in questions for part in question.parts for name in _wrong(part))
    what, times = min(commonest.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    templates = sorted({question.template for question in questions})
    template = templates[0] if len(templates) == 1 else ", ".join(sorted({t.partition("/")[0] for t in templates}))
    return QuestionRow(number, template, full, len(done) - full - none, none, len(open_ones), blank, what, times)


def _wrong(part: PartMark) -> Iterator[str]:
    """What went wrong in a part, once each: the slip that explains it, else what the findings are about."""
    if part.slip is not None:
        yield part.slip.title
    elif isinstance(part.outcome, Unreadable):
        yield "could not be read"
    elif isinstance(part.outcome, Judged):
        yield from dict.fromkeys(_TITLES[f.code] for f in part.outcome.judgement.findings if f.code in _TITLES)


_TITLES = {
    "choice.missing": "a right choice missing",
    "choice.extra": "a wrong choice",
    "vector.sign": "wrong sign in a component",
    "vector.swapped": "components exchanged",
    "vector.shape": "wrong number of components",
    "number.sign": "wrong sign",
    "number.rounded": "rounded",
    "points.missing": "a point missing",
    "points.extra": "a point too many",
    "points.height": "wrong height",
    "points.sign": "wrong sign in a coordinate",
    "points.kind-wrong": "wrong kind of point",
    "points.kind-missing": "kind of point missing",
    "points.kinds-swapped": "kinds of points exchanged",
    "points.coordinates-swapped": "coordinates exchanged",
    "points.coordinates-missing": "coordinates missing",
    "domain.narrower": "not defined everywhere",
    "domain.point-missing": "not defined everywhere",
    "form.letters": "in other letters than asked for",
    "form.exact": "not exact",
    "form.factorised": "not factorised",
    "form.expanded": "not multiplied out",
    "form.single-fraction": "not a single fraction",
    "form.lowest-terms": "not in lowest terms",
    "form.no-negative-powers": "negative powers",
    "form.simplified": "not simplified",
    "form.no-derivative": "a derivative left to do",
    "domain.partly-right": "right on part of the domain only",
}


def _marks_row(student: str, name: str, mark: SheetMark | None, count: int) -> tuple[str, ...]:
    if mark is None:
        return safe(student), safe(name), "", "", "", "missing", *[""] * count
    cells = [in_decimals(question.given) for question in mark.questions]
    totals = (in_decimals(mark.given), in_decimals(mark.available), in_decimals(mark.waiting) if mark.waiting else "")
    return safe(student), safe(name), *totals, "late" if mark.late else "", *cells, *[""] * (count - len(cells))


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
