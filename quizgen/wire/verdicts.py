"""The lines of `quizgen equal --batch`: a request to be judged, and its verdict. One JSON object a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from quizgen.answers.compare import Outcome, equal
from quizgen.answers.task import Figures, Places, Relative, Tolerance
from quizgen.answers.tolerance import tolerance_of
from quizgen.errors import FileError
from quizgen.registry import UnknownName
from quizgen.syntax.indices import NAME_ADVICE, is_letter_name
from quizgen.values import value
from quizgen.wire.document import Field, Json, dump, load

LONGEST: Final = 100_000
"""Bytes of one line."""


@value
class Request:
    """One comparison; the fields are the arguments of quizgen.answers.compare.equal, and an id to tell it by."""

    id: str | int | None
    response: str
    key: str
    kind: str
    variables: tuple[str, ...] | None
    assume: str | None
    tolerance: Tolerance | None
    given: tuple[tuple[str, str], ...]
    form: tuple[str, ...] = ()


def judge_lines(lines: Iterable[str], file: str) -> Iterator[str]:
    """A verdict for every line that is not empty, in order. One that is no request is "unreadable" and stops none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _judged(line, f"{file}:{number}")


def read_request(line: str | bytes, file: str) -> Request:
    """The request in a line; raises FileError."""
    return _request(load(line, file, LONGEST))


def _request(top: Field) -> Request:
    kind, assume, variables, given = (_present(top, name) for name in _OPTIONS)
    names = tuple(given.value) if given is not None and isinstance(given.value, dict) else ()
    return Request(
        id=_id(top),
        response=top["response"].text,
        key=top["key"].text,
        kind="expression" if kind is None else kind.text,
        variables=None if variables is None else tuple(_names(variables)),
        assume=None if assume is None else assume.text,
        tolerance=_tolerance(top),
        given=() if given is None else tuple((name, given[name].text) for name in names),
        form=_form(top),
    )


def write_request(request: Request) -> str:
    """The request as one line, with its newline."""
    return dump(
        {
            "id": request.id,
            "kind": request.kind,
            "response": request.response,
            "key": request.key,
            "variables": None if request.variables is None else list(request.variables),
            "assume": request.assume,
            "tolerance": _tolerance_text(request.tolerance),
            "given": dict(request.given),
            "form": list(request.form),
        },
        indent=None,
    )


def answer(request: Request) -> Outcome:
    """The verdict on a request; raises UnknownName for an unknown kind or form."""
    return equal(
        request.response,
        request.key,
        variables=request.variables,
        assume=request.assume,
        kind=request.kind,
        tolerance=request.tolerance,
        given=dict(request.given),
        form=request.form,
    )


def outcome_json(outcome: Outcome, id: str | int | None = None) -> Json:
    """What a verdict looks like to other programs."""
    return {
        **({} if id is None else {"id": id}),
        "verdict": outcome.verdict,
        "accepted": outcome.accepted,
        "reads_as": outcome.reads_as,
        "ambiguous": outcome.ambiguous,
        "by": outcome.by,
        "note": outcome.note,
    }


def write_outcome(outcome: Outcome, id: str | int | None = None) -> str:
    """The verdict as one line, with its newline."""
    return dump(outcome_json(outcome, id), indent=None)


_TOLERANCES: Final = 'Write 0.001, "5%", "3 figures" or "2 places".'
_OPTIONS: Final = ("kind", "assume", "variables", "given")


def _judged(line: str, where: str) -> str:
    id = None
    try:
        top = load(line, where, LONGEST)
        id = _id(top)
        request = _request(top)
    except FileError as error:
        return write_outcome(_unreadable(str(error)), id)
    try:
        return write_outcome(answer(request), request.id)
    except UnknownName as error:
        return write_outcome(_unreadable(str(error)), request.id)
    except Exception as fault:  # the rim: a fault of ours in one comparison must not cost the batch all the others
        return write_outcome(_broken(fault), request.id)


def _broken(fault: Exception) -> Outcome:
    """Nothing is known of this pair but that quizgen could not compare it."""
    note = f"A fault in quizgen stopped this comparison: {type(fault).__name__}: {str(fault)[:200]}"
    return Outcome("undecided", note.rstrip(": "), "fault")


def _unreadable(note: str) -> Outcome:
    return Outcome("unreadable", note)


def _id(top: Field) -> str | int | None:
    field = _present(top, "id")
    if field is None:
        return None
    return field.whole if isinstance(field.value, int) else field.text


def _present(top: Field, name: str) -> Field | None:
    """The field, unless it is absent or null."""
    field = top.get(name)
    return None if field is None or field.value is None else field


def _names(field: Field) -> Iterator[str]:
    """Variables in a list, or in one text with commas between them."""
    if isinstance(field.value, str):
        names = [(field, name.strip()) for name in field.text.split(",") if name.strip()]
    else:
        names = [(one, one.text) for one in field]
    for place, name in names:
        if not is_letter_name(name):
            place.wrong(f'"{name[:40]}" is no name of a variable.', NAME_ADVICE)
        yield name


def _form(top: Field) -> tuple[str, ...]:
    """Names of forms in a list, or one as a text."""
    field = _present(top, "form")
    if field is None:
        return ()
    return (field.text,) if isinstance(field.value, str) else tuple(one.text for one in field)


def _tolerance_text(tolerance: Tolerance | None) -> str | None:
    match tolerance:
        case None:
            return None
        case Relative(share):
            return f"{share * 100}%"
        case Figures(count):
            return f"{count} figures"
        case Places(count):
            return f"{count} places"
        case _:
            return str(tolerance)


def _tolerance(top: Field) -> Tolerance | None:
    """As on the command line, and exact: 0.001 is a thousandth, whatever a float would make of it."""
    field = _present(top, "tolerance")
    if field is None:
        return None
    text = str(field.value)
    found = tolerance_of(text) if isinstance(field.value, str) else None
    if found is not None:
        return found
    try:
        digits, _, exponent = text.lower().partition("e")
        if len(digits) < 400 and -400 < int(exponent or 0) < 400:
            number = Fraction(text)
            if number >= 0:
                return number
    except (ValueError, ZeroDivisionError):
        pass
    return field.wrong(f"{text[:40]} is not a tolerance of moderate size.", _TOLERANCES)
