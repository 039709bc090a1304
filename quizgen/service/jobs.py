"""The mathematics of our own JSON, as pure functions that run in worker processes. They know no HTTP.

What somebody typed never raises here: a text that cannot be read is a result, {"verdict": "unreadable", ...}. What
names nothing (a template) raises UnknownName.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from quizgen import api
from quizgen.answers.compare import Outcome, equal, word_for
from quizgen.bank.draw import Deck, draw
from quizgen.bank.load import load_banks
from quizgen.bank.model import Bank, Template
from quizgen.bank.variant import Variant
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.narrate import Level
from quizgen.calculus.request import read_variable
from quizgen.errors import InputError
from quizgen.lint.subject import seed_of
from quizgen.marking.marker import mark_question
from quizgen.registry import UnknownName
from quizgen.service.graded import Key, graded
from quizgen.syntax.indices import NAME_ADVICE, is_letter_name
from quizgen.wire.derivations import derivation_json
from quizgen.wire.diagnoses import diagnosis_json
from quizgen.wire.document import Json
from quizgen.wire.marked import mark_json
from quizgen.wire.questions import question_json
from quizgen.wire.readings import reading_json, unread_json
from quizgen.wire.verdicts import outcome_json

Folders = tuple[Path, ...]


def read_text(text: str, variables: tuple[str, ...] | None) -> Json:
    """What the text is read as, while it is being typed."""
    try:
        return reading_json(api.parse(text, variables))
    except InputError as error:
        return unread_json(error)


def compared(
    response: str,
    key: str,
    kind: str,
    variables: Sequence[str] | None,
    assume: str | None,
    tolerance: str | None,
    given: Mapping[str, str],
) -> Json:
    """Whether the response equals the key, as a line of `quizgen equal --batch`."""
    for name in (*(variables or ()), *given):
        if not is_letter_name(name):
            return outcome_json(Outcome("unreadable", f'"{name}" is no name of a variable. {NAME_ADVICE}'))
    try:
        found = equal(
            response, key, variables=variables, assume=assume, kind=kind, tolerance=tolerance or None, given=given
        )
    except ValueError as error:
        return outcome_json(Outcome("unreadable", f"{error}."))
    return outcome_json(found)


def derived(function: str, variable: str, order: int, level: Level) -> Json:
    """The derivative with its working, as `quizgen derive --json`."""
    for where, text in (("function", function), ("variable", variable)):
        try:
            api.parse(text) if where == "function" else read_variable(text)
        except InputError as error:
            return unread_json(error, where)
    try:
        return {"verdict": "derived", **derivation_json(api.derive(function, variable, order=order), level)}
    except NoDerivative as error:
        return {"verdict": "undecided", "note": str(error)}


def diagnosed(function: str, variable: str, response: str) -> Json:
    """Which slips explain a response to "differentiate this", as `quizgen diagnose --json`."""
    for where, text in (("function", function), ("variable", variable), ("response", response)):
        try:
            read_variable(text) if where == "variable" else api.parse(text)
        except InputError as error:
            return unread_json(error, where)
    try:
        case = api.differentiated(function, variable, response)
    except InputError as error:
        return unread_json(error, "response")
    except NoDerivative as error:
        return {"verdict": "undecided", "slips": [], "note": str(error)}
    return {**diagnosis_json(case.diagnosis, case.verdict), "note": NOTES[word_for(case.verdict)]}


NOTES: Final = {
    "equal": "The response is right.",
    "different": "The response is wrong.",
    "undecided": "It could not be decided whether the response is right.",
}


def listed(folders: Folders) -> Json:
    """Every template there is."""
    return [
        {
            "template": f"{bank.name}/{template.name}",
            "title": template.title,
            "topic": bank.topic,
            "difficulty": template.difficulty,
            "marks": template.marks,
        }
        for bank in banks_in(folders).values()
        for template in bank.templates.values()
    ]


def drawn(folders: Folders, template: str, seed: int, answers: bool) -> Json:
    """The variant that `quizgen preview TEMPLATE --seed SEED` shows. Raises UnknownName."""
    return {**question_json(variant_of(folders, template, seed), answers=answers), "seed": seed}


def marked(folders: Folders, template: str, seed: int, responses: Mapping[str, str], answers: bool) -> Json:
    """The mark of responses (by the labels of the parts, "" for a single part) to that variant. Raises UnknownName."""
    variant = variant_of(folders, template, seed)
    labels = tuple(part.label for part in variant.parts)
    for label in responses:
        if label not in labels:
            raise UnknownName("part", label, labels)
    return {**mark_json(mark_question(variant, responses), answers=answers), "seed": seed}


@lru_cache(maxsize=4)
def banks_in(folders: Folders) -> Mapping[str, Bank]:
    """The banks of these folders; a process loads them once."""
    return load_banks(folders)


@lru_cache(maxsize=256)
def _deck(folders: Folders, name: str) -> Deck:
    return Deck(template_in(folders, name))


def template_in(folders: Folders, name: str) -> Template:
    """The template called "bank/template"; raises UnknownName."""
    banks = banks_in(folders)
    first, _, last = name.partition("/")
    if first not in banks:
        raise UnknownName("bank", first, tuple(banks))
    if last not in banks[first].templates:
        raise UnknownName(f"template in {first}", last, tuple(banks[first].templates))
    return banks[first].templates[last]


@lru_cache(maxsize=1024)
def variant_of(folders: Folders, name: str, seed: int) -> Variant:
    """The variant of a template with this number, as `quizgen preview` numbers them."""
    deck = _deck(folders, name)
    return draw(deck.template, seed_of(seed), deck)


def read_again() -> None:
    """Forget all banks: what comes next is of the files as they are then."""
    for known in (banks_in, _deck, variant_of):
        known.cache_clear()


def warm(folders: Folders = ()) -> None:
    """Do one job of every sort, so that everything is imported before the first request."""
    banks_in(folders)
    read_text("sin(x)^2/2", ("x",))
    graded("12 x^2 cos(4x^3)", Key("diff(sin(4x^3), x)"))
    graded("cos(4x^3)", Key("diff(sin(4x^3), x)"))
    derived("sin(4x^3)", "x", 1, "full")
    diagnosed("sin(4x^3)", "x", "cos(4x^3)")
    api.derive_in("stationary", "x^3 - 3x", "x")
