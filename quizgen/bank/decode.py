"""From located YAML to a Bank: every field read, every formula parsed, every mistake noted at its line."""

from __future__ import annotations

from math import prod

from quizgen.bank.asked import read_parts
from quizgen.bank.definitions import (
    defined_in,
    function_names,
    letters_of,
    numbers_in,
    read_given,
    read_let,
    read_parameters,
)
from quizgen.bank.fields import ALLOW, BANK, TEMPLATE, names
from quizgen.bank.language import names_in, notation_of
from quizgen.bank.model import Bank, Template
from quizgen.bank.offered import formulas_of_choices
from quizgen.bank.pictures import formulas_of_picture, read_picture
from quizgen.bank.scope import Scope, names_of, source_of
from quizgen.bank.words import read_words
from quizgen.located.place import Place, each
from quizgen.prose import Text

MOST_ASSIGNMENTS = 10**15


def read_bank(place: Place) -> Bank | None:
    """The bank that stands at `place`; None, with every mistake noted, where it cannot be read."""
    found = place.fields(*names(BANK))
    name = found["bank"].text() if "bank" in found else None
    title = found["title"].text() if "title" in found else None
    if name:
        _check_name(name, found["bank"], "chain-rule")
    entries = found["templates"].entries() if "templates" in found else ()
    templates = [read_template(name or "", key, entry) for key, entry in entries]
    topic = found["topic"].text() if "topic" in found else ""
    version = found["version"].text() if "version" in found else "1"
    if name is None or title is None or not templates:
        return None
    read = {template.name: template for template in templates if template is not None}
    return Bank(name, title, topic or "", version or "1", place.mistakes.file, read)


def _check_name(name: str, place: Place, example: str) -> None:
    if not (name.isascii() and name.replace("-", "").isalnum() and name == name.lower() and name[0].isalpha()):
        place.wrong(f'"{name}" is not a name.', f"Write small letters, digits and hyphens: {example}.")


def read_template(bank: str, name: str, place: Place) -> Template | None:
    """One template; None, with every mistake noted, where it cannot be read."""
    noted = len(place.mistakes.problems)
    found = place.fields(*names(TEMPLATE))
    _check_name(name, place, "sine-of-a-power")
    notation = notation_of(function_names(found))
    parameters = read_parameters(found.get("parameters"))
    taken = frozenset(parameter.name for parameter in parameters)
    let = read_let(found.get("let"), notation, taken)
    given = read_given(found.get("given"), notation, taken)
    prompt = read_words(found["question"], notation) if "question" in found else ()
    definitions = (*given, *defined_in(prompt, parameters, let, given))
    if "question" in found and not definitions and any(
        isinstance(piece, Text) and " = " in piece.words for paragraph in prompt for piece in paragraph
    ):
        found["question"].wrong("an equation without dollar signs.", "Maths stands between two: $y = a x^2$.")
    known = frozenset().union(
        taken, letters_of(parameters), names_of(prompt), notation.functions, *({n} for n, _ in let),
        *({d.name, *d.arguments} | names_in(d.body) for d in definitions),
    )  # fmt: skip
    sound = len(place.mistakes.problems) == noted
    scope = Scope(notation, known if sound else None, numbers_in(parameters, let))
    for (_, body), (_, entry) in zip(let, found["let"].entries() if let else (), strict=False):
        if wrong := scope.unknown(body):
            entry.wrong(wrong)
    numbers = Scope(notation_of(frozenset()), scope.known)
    where = tuple(condition for item in each(found.get("where")) for condition in numbers.conditions(item))
    parts = read_parts(found, scope, place)
    picture = read_picture(found.get("picture"), scope)
    difficulty = found["difficulty"].whole(1, 3) if "difficulty" in found else 1
    title = found["title"].text() if "title" in found else name.replace("-", " ").capitalize()
    few = found["few-variants"].text() if "few-variants" in found else ""
    allow = frozenset(test for item in each(found.get("allow")) if (test := item.choice(ALLOW)))
    if len(place.mistakes.problems) > noted or difficulty is None or title is None or few is None:
        return None
    template = Template(
        bank, name, title, difficulty, parameters, where, let, definitions, prompt, parts, few, allow, source_of(place),
        picture,
    )  # fmt: skip
    return None if _is_off(template, found) else template


def _is_off(template: Template, found: dict[str, Place]) -> bool:
    """Note parameters that change nothing in the question (variants that differ in them read the same), or too many."""
    used = names_of(template.prompt).union(
        *(names_of(part.ask) for part in template.parts),
        *(names_in(body) for _, body in template.let),
        *(names_in(d.body) for d in template.definitions),
        *(names_in(e) for e in formulas_of_picture(template.picture)),
        *(names_in(e) for part in template.parts for e in formulas_of_choices(part.answer.choices)),
    )
    size = prod(len(parameter.values) for parameter in template.parameters)
    if size > MOST_ASSIGNMENTS:
        found["parameters"].wrong("there are more than 10^15 combinations.", "Use fewer parameters or shorter ranges.")
    idle = [parameter.name for parameter in template.parameters if parameter.name not in used]
    for name in idle:
        found["parameters"].wrong(f"the question does not use {name}.", "Use it in the question, or remove it.")
    return bool(idle) or size > MOST_ASSIGNMENTS
