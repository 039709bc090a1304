"""The choices that a template offers, read from its bank: which are right, and what a wrong one shows."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.answers.task import LETTERS
from quizgen.bank.fields import CHOICE, MOST_SLIPS, WAYS_TO_CHOOSE, names
from quizgen.bank.model import Answer, ChoiceTemplate
from quizgen.bank.pictures import formulas_of_picture, read_picture
from quizgen.bank.scope import Scope, formulas_in, source_of
from quizgen.bank.words import read_words
from quizgen.expr.nodes import Expr, Set
from quizgen.located.place import Place, each
from quizgen.located.values import Scalar
from quizgen.prose import Prose

OF_CHOICES = ("kind", "right", "wrong", "slips", "choose")


def read_choices(found: dict[str, Place], place: Place, scope: Scope) -> Answer | None:
    """An answer that is one or several of stated choices; what belongs to other kinds of answer is noted."""
    for name in sorted(found.keys() - set(OF_CHOICES)):
        found[name].wrong(f"choices have no {name}.", "Leave it out; write right: and wrong:.")
    if "right" not in found:
        place.wrong("it is not said which choice is right.", "Write right: and the right one, or a list of right ones.")
        return None
    right = tuple(_read(item, scope, right=True) for item in each(found["right"]))
    wrong = tuple(_read(item, scope, right=False) for item in each(found.get("wrong")))
    made = (found["slips"].whole(1, MOST_SLIPS) or 0) if "slips" in found else 0
    several = "choose" in found and found["choose"].choice(WAYS_TO_CHOOSE) == "several"
    if "slips" not in found or made:
        _check_number(len(right) + len(wrong) + made, place)
    if not several and sum(choice is not None and choice.conditions == () for choice in right) > 1:
        found["right"].wrong("several choices are right.", "Write choose: several, or say with if: when each is right.")
    choices = tuple(choice for choice in (*right, *wrong) if choice is not None)
    return Answer(
        "choice", Set(()), (), None, (), source_of(found["right"]), choices=choices, made=made, several=several
    )


def _check_number(count: int, place: Place) -> None:
    if count < 2:
        advice = "Write wrong: with the wrong choices, or slips: 3 for wrong choices from slips."
        place.wrong("there is only one choice.", advice)
    if count > len(LETTERS):
        place.wrong(f"there are {count} choices.", f"Write {len(LETTERS)} at most.")


def _read(place: Place, scope: Scope, *, right: bool) -> ChoiceTemplate | None:
    """Words alone, or the fields says, picture, if, slip and why."""
    if isinstance(place.value, Scalar):
        words = _words(place, scope)
        return ChoiceTemplate(words, None, () if right else None, "", "") if words else None
    found = place.fields(*names(CHOICE))
    says = _words(found["says"], scope) if "says" in found else ()
    picture = read_picture(found.get("picture"), scope)
    if "says" not in found and "picture" not in found:
        place.wrong("there is nothing to choose here.", "Write says: and its words, or picture: and what is in it.")
    if not right and "if" in found:
        found["if"].wrong("a choice under wrong is always wrong.", "Put it under right, with its if.")
    conditions = tuple(c for item in each(found.get("if")) for c in scope.conditions(item)) if right else None
    slip = found["slip"].text() if "slip" in found else ""
    why = found["why"].text() if "why" in found else ""
    return ChoiceTemplate(says, picture, conditions, slip or "", why or "")


def _words(place: Place, scope: Scope) -> Prose:
    """One paragraph, whose names the question must know."""
    paragraphs = read_words(place, scope.notation)
    for e in formulas_in(paragraphs):
        if wrong := scope.unknown(e):
            place.wrong(wrong)
    if len(paragraphs) > 1:
        place.wrong("a choice is a single paragraph.", "Leave out the empty line.")
    return paragraphs[0] if paragraphs else ()


def formulas_of_choices(choices: tuple[ChoiceTemplate, ...]) -> Iterator[Expr]:
    """Every formula in them."""
    for choice in choices:
        yield from formulas_in([choice.words])
        yield from formulas_of_picture(choice.picture)
        for condition in choice.conditions or ():
            yield from (condition.left, condition.right)
