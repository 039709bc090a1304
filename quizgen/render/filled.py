"""A sheet that came back as a filled form: its fields as a Submission, whichever viewer saved them.

Some viewers write a value into the field, some into a parent of it, some only as what is seen; some forget the hidden
fields, some the metadata: each is asked for in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, PasswordError, Pdf, PdfError, Stream, String

from quizgen.errors import FileError, Problem
from quizgen.marking.submission import Response, Submission
from quizgen.render.code import Ticket, read_ticket
from quizgen.render.forms import COURSE, TICKET

LARGEST: Final = 20_000_000
LONGEST: Final = 10_000
"""Characters of one answer."""
DEEPEST: Final = 20

_PART: Final = re.compile(r"(?P<question>[1-9]\d{0,3})(?P<part>[a-z]*)")
_DATE: Final = re.compile(
    r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(?P<z>Z)|(?P<sign>[+-])(?P<h>\d\d)'?(?P<m>\d\d)?)?"
)


def read_form(data: bytes, file: str, arrived: str) -> Submission:
    """What was typed into the fields; `arrived` is the time (ISO 8601) where the file says none of its own.

    FileError: no PDF, or one without fields - a scan, a printout - which is to be marked by hand.
    """
    if len(data) > LARGEST:
        raise _failed(file, "is larger than 20 MB.", "Mark it by hand.")
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            values = dict(_values(pdf))
            kept = {str(key): str(value) for key, value in pdf.docinfo.items()}
    except PasswordError:
        raise _failed(file, "is locked with a password.", "Ask for it without.") from None
    except (PdfError, RecursionError):
        raise _failed(file, "is no PDF that can be opened.", "Ask for it again.") from None
    ticket = read_ticket(values.get(TICKET, "")) or _told(kept.get("/Keywords", ""))
    answers = tuple(_responses(values))
    if ticket is None or not answers:
        whose = f" (sheet {ticket.sheet}, student {ticket.student})" if ticket else ""
        raise _failed(file, f"has no fields to read{whose}: a scan or a printout.", "Mark it by hand.")
    course = values.get(COURSE) or kept.get("/Subject", "")
    at = _moment(kept.get("/ModDate", "")) or arrived
    return Submission(course, ticket.sheet, ticket.student, ticket.edition, at, answers)


def _told(words: str) -> Ticket | None:
    """The ticket among keywords."""
    return next(filter(None, map(read_ticket, words.replace(",", " ").split())), None)


def _responses(values: dict[str, str]) -> Iterator[Response]:
    for name, text in values.items():
        found = _PART.fullmatch(name)
        if found:
            yield Response(int(found["question"]), found["part"], text[:LONGEST].strip())


def _values(pdf: Pdf) -> Iterator[tuple[str, str]]:
    """The full name of every field, and what stands in it."""
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    for field in form.get("/Fields", Array()):
        yield from _inside(field, "", "", 0)


def _inside(field: Object, above: str, inherited: str, depth: int) -> Iterator[tuple[str, str]]:
    if not isinstance(field, Dictionary) or depth > DEEPEST:
        return
    own = _text(field.get("/T"))
    name = f"{above}.{own}" if above and own else own or above
    value = _text(field.get("/V")) or _text(field.get("/RV")) or inherited
    kids = [kid for kid in field.get("/Kids", Array()) if isinstance(kid, Dictionary)]
    fields = [kid for kid in kids if "/T" in kid]
    for kid in fields:
        yield from _inside(kid, name, value, depth + 1)
    if not fields:
        yield name, value or next(filter(None, (_text(kid.get("/V")) for kid in kids)), "")


def _text(item: object) -> str:
    """A text, also where a viewer wrote it as a stream, or with markup (rich text)."""
    match item:
        case Stream():
            words = bytes(item.read_bytes()).decode("utf-8", "replace")
        case String() | Name():
            words = str(item)
        case _:
            return ""
    return re.sub(r"<[^>]*>", "", words) if words.startswith(("<?xml", "<body")) else words


def _moment(date: str) -> str:
    """A PDF's date as ISO 8601, "" where it is none."""
    found = _DATE.match(date)
    if found is None:
        return ""
    year, *rest = found.groups()[:6]
    month, day, hour, minute, second = (part or default for part, default in zip(rest, ("01", "01", "00", "00", "00"),
                                                                                 strict=True))  # fmt: skip
    zone = "+00:00" if found["z"] else f"{found['sign']}{found['h']}:{found['m'] or '00'}" if found["sign"] else ""
    return f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone}"


def _failed(file: str, what: str, advice: str) -> FileError:
    return FileError([Problem(file, 0, "", what, advice)])
