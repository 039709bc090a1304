"""The plan of one sheet: a short YAML file that says which questions, in the tutor's words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeAlias

from quizgen.bank.model import Bank
from quizgen.located.place import Mistakes, Place, complete
from quizgen.located.reader import read_file
from quizgen.near import listed, near
from quizgen.sheets.due import is_mistaken
from quizgen.sheets.wanted import FIELDS, LARGEST, Wanted, millimetres, read_wanted
from quizgen.values import replaced, value

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
FORMS = "Write a template, chain-rule/sine-of-a-power, or a number of them: 2 of chain-rule at difficulty 1."
MOST = 50


@value
class Exactly:
    """One question from this template; `room` for work in millimetres, where the plan gives it."""

    bank: str
    template: str
    marks: int | None
    line: int
    room: int | None = None


@value
class Some:
    """`count` questions from a bank, of one difficulty where it is given, each with this `room` for work."""

    count: int
    bank: str
    difficulty: int | None
    marks: int | None
    line: int
    room: int | None = None


Wish: TypeAlias = Exactly | Some


@value
class Plan:
    """`name` is the file's name without suffix; `due` is printed as it stands."""

    name: str
    title: str
    due: str
    questions: tuple[Wish, ...]
    wanted: Wanted = Wanted()


def load_plan(path: Path, banks: Mapping[str, Bank], layouts: Collection[str] | None = None) -> Plan:
    """The plan in a file, checked against the banks and the layouts that there are (None: any may be); FileError with
    every mistake at its line."""
    mistakes = Mistakes(str(path))
    value = read_file(path, mistakes)
    if value is None:
        mistakes.check()
        raise AssertionError("read_file says why it read nothing")
    return complete(read_plan(Place(value, "", mistakes), path.stem, banks, layouts), mistakes)


def read_plan(
    place: Place, name: str, banks: Mapping[str, Bank], layouts: Collection[str] | None = None
) -> Plan | None:
    """The plan that stands here; None, with the mistakes noted, where it cannot be read."""
    found = place.fields(("title", "questions"), ("due", *FIELDS))
    title = found["title"].text() if "title" in found else None
    due = _due(found["due"]) if "due" in found else ""
    places = found["questions"].items() if "questions" in found else ()
    wishes = [read_wish(item, banks) for item in places]
    wanted = read_wanted(found, layouts)
    if title is None or due is None or not wishes or None in wishes:
        return None
    return Plan(name, title, due, tuple(wish for wish in wishes if wish is not None), wanted)


def _due(place: Place) -> str | None:
    """The deadline: a date, or words."""
    text = place.text()
    if text is not None and is_mistaken(text):
        place.wrong(f'"{text}" is no date.', "Write 2026-12-04 17:00.")
        return None
    return text


def read_wish(place: Place, banks: Mapping[str, Bank]) -> Wish | None:
    """One line of the questions: "2 of product-rule at difficulty 1", "optimum/saddle", either with ": 6 marks",
    ": 80 mm" or ": 6 marks, 80 mm"."""
    split = _with_more(place)
    if split is None:
        return None
    text, more = split
    match text.split():
        case [reference] if "/" in reference:
            return _exactly(place, reference, more, banks)
        case [count, "of", bank]:
            return _some(place, count, bank, None, more, banks)
        case [count, "of", bank, "at", "difficulty", difficulty]:
            return _some(place, count, bank, difficulty, more, banks)
        case [bank] if bank in banks:
            place.wrong(f'"{bank}" is a bank, not a question.', f"Write 1 of {bank}, or {bank}/ and a template's name.")
        case _:
            place.wrong(f'"{text}" is not a question.', FORMS)
    return None


@value
class More:
    """What stands behind the colon of a question: its marks, and millimetres of room for work."""

    marks: int | None = None
    room: int | None = None


def _with_more(place: Place) -> tuple[str, More] | None:
    """The wish, and what stands behind its colon."""
    if place.value.__class__.__name__ != "Fields":
        text = place.text()
        return None if text is None else (text, More())
    entries = place.entries()
    if len(entries) != 1:
        place.wrong("two questions in one item.", "Begin each with a dash.")
        return None
    [(wish, given)] = entries
    text = given.text()
    if text is None:
        return None
    more = More()
    for piece in text.split(","):
        match piece.split():
            case [number] | [number, "mark" | "marks"] if number.isdecimal() and 0 < int(number) <= 100:
                more = replaced(more, marks=int(number))
            case [*_, last] if last.endswith("mm") and (room := millimetres(piece, LARGEST)) is not None:
                more = replaced(more, room=room)
            case [*_, last] if last.endswith("mm"):
                given.wrong(f'"{piece.strip()}" is not a length from 0 to {LARGEST} mm.', "Write 80 mm.")
                return None
            case _:
                given.wrong(f'"{piece.strip()}" is not a number of marks.', "Write 6 marks.")
                return None
    return wish, more


def _bank(place: Place, name: str, banks: Mapping[str, Bank]) -> Bank | None:
    if name not in banks:
        place.wrong(f'no bank "{name}".', near(name, banks))
        return None
    return banks[name]


def _exactly(place: Place, reference: str, more: More, banks: Mapping[str, Bank]) -> Wish | None:
    bank_name, _, template = reference.partition("/")
    bank = _bank(place, bank_name, banks)
    if bank is None:
        return None
    if template not in bank.templates:
        place.wrong(f'no template "{template}" in the bank {bank_name}.', near(template, bank.templates))
        return None
    return Exactly(bank_name, template, more.marks, place.line, more.room)


def _some(
    place: Place, count: str, bank_name: str, difficulty: str | None, more: More, banks: Mapping[str, Bank]
) -> Wish | None:
    number = NUMBERS.get(count.lower()) or (
        int(count) if count.isascii() and count.isdecimal() and len(count) < 4 else 0
    )
    if not 0 < number <= MOST:
        place.wrong(f'"{count}" is not a number of questions.', f"Write a number from 1 to {MOST}.")
    bank = _bank(place, bank_name, banks)
    if difficulty not in (None, "1", "2", "3"):
        place.wrong(f'"{difficulty}" is not a difficulty.', "Write 1, 2 or 3.")
        return None
    if bank is None or not number:
        return None
    level = None if difficulty is None else int(difficulty)
    levels = sorted({template.difficulty for template in bank.templates.values()})
    if level is not None and level not in levels:
        here = listed(map(str, levels), last="and")
        place.wrong(f"the bank {bank_name} has nothing of difficulty {level}.", f"It has difficulty {here}.")
        return None
    return Some(number, bank_name, level, more.marks, place.line, more.room)
