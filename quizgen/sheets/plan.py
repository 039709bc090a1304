"""The plan of one sheet: a short YAML file that says which questions, in the tutor's words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from quizgen.bank.model import Bank
from quizgen.located.near import listed, near
from quizgen.located.place import Mistakes, Place, complete
from quizgen.located.reader import read_file
from quizgen.sheets.due import is_mistaken
from quizgen.values import value

NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
FORMS = "Write a template, chain-rule/sine-of-a-power, or a number of them: 2 of chain-rule at difficulty 1."
MOST = 50


@value
class Exactly:
    """One question from this template."""

    bank: str
    template: str
    marks: int | None
    line: int


@value
class Some:
    """`count` questions from a bank, of one difficulty where it is given."""

    count: int
    bank: str
    difficulty: int | None
    marks: int | None
    line: int


Wish: TypeAlias = Exactly | Some


@value
class Plan:
    """`name` is the file's name without suffix; `due` is printed as it stands."""

    name: str
    title: str
    due: str
    questions: tuple[Wish, ...]


def load_plan(path: Path, banks: Mapping[str, Bank]) -> Plan:
    """The plan in a file, checked against the banks; FileError with every mistake at its line."""
    mistakes = Mistakes(str(path))
    value = read_file(path, mistakes)
    if value is None:
        mistakes.check()
        raise AssertionError("read_file says why it read nothing")
    return complete(read_plan(Place(value, "", mistakes), path.stem, banks), mistakes)


def read_plan(place: Place, name: str, banks: Mapping[str, Bank]) -> Plan | None:
    """The plan that stands here; None, with the mistakes noted, where it cannot be read."""
    found = place.fields(("title", "questions"), ("due",))
    title = found["title"].text() if "title" in found else None
    due = _due(found["due"]) if "due" in found else ""
    places = found["questions"].items() if "questions" in found else ()
    wishes = [read_wish(item, banks) for item in places]
    if title is None or due is None or not wishes or None in wishes:
        return None
    return Plan(name, title, due, tuple(wish for wish in wishes if wish is not None))


def _due(place: Place) -> str | None:
    """The deadline: a date, or words."""
    text = place.text()
    if text is not None and is_mistaken(text):
        place.wrong(f'"{text}" is no date.', "Write 2026-12-04 17:00.")
        return None
    return text


def read_wish(place: Place, banks: Mapping[str, Bank]) -> Wish | None:
    """One line of the questions: "2 of product-rule at difficulty 1", "optimum/saddle", either with ": 6 marks"."""
    split = _with_marks(place)
    if split is None:
        return None
    text, marks = split
    match text.split():
        case [reference] if "/" in reference:
            return _exactly(place, reference, marks, banks)
        case [count, "of", bank]:
            return _some(place, count, bank, None, marks, banks)
        case [count, "of", bank, "at", "difficulty", difficulty]:
            return _some(place, count, bank, difficulty, marks, banks)
        case [bank] if bank in banks:
            place.wrong(f'"{bank}" is a bank, not a question.', f"Write 1 of {bank}, or {bank}/ and a template's name.")
        case _:
            place.wrong(f'"{text}" is not a question.', FORMS)
    return None


def _with_marks(place: Place) -> tuple[str, int | None] | None:
    """The wish, and the marks after its colon."""
    if place.value.__class__.__name__ != "Fields":
        text = place.text()
        return None if text is None else (text, None)
    entries = place.entries()
    if len(entries) != 1:
        place.wrong("two questions in one item.", "Begin each with a dash.")
        return None
    [(wish, given)] = entries
    text = given.text()
    if text is None:
        return None
    match text.split():
        case [number] | [number, "mark" | "marks"] if number.isdecimal() and 0 < int(number) <= 100:
            return wish, int(number)
    given.wrong(f'"{text}" is not a number of marks.', "Write 6 marks.")
    return None


def _bank(place: Place, name: str, banks: Mapping[str, Bank]) -> Bank | None:
    if name not in banks:
        place.wrong(f'no bank "{name}".', near(name, banks))
        return None
    return banks[name]


def _exactly(place: Place, reference: str, marks: int | None, banks: Mapping[str, Bank]) -> Wish | None:
    bank_name, _, template = reference.partition("/")
    bank = _bank(place, bank_name, banks)
    if bank is None:
        return None
    if template not in bank.templates:
        place.wrong(f'no template "{template}" in the bank {bank_name}.', near(template, bank.templates))
        return None
    return Exactly(bank_name, template, marks, place.line)


def _some(
    place: Place, count: str, bank_name: str, difficulty: str | None, marks: int | None, banks: Mapping[str, Bank]
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
    return Some(number, bank_name, level, marks, place.line)
