"""What a student is told about one answer: kind, specific, short, and in its first part without the right answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.answers.judgement import Finding
from quizgen.bank.variant import Part
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Set, Symbol
from quizgen.expr.walk import subtrees, symbols
from quizgen.near import listed
from quizgen.prose import Inline, Math, Prose, Text


def words(text: str) -> Prose:
    """A paragraph of plain words."""
    return (Text(text),)


def discreetly(findings: Sequence[Finding]) -> tuple[Prose, ...]:
    """The findings without what they give away, each said once; two points missing are "A point is missing." once."""
    return tuple(dict.fromkeys(words(finding.discreet or finding.message) for finding in findings))


def the_answer(part: Part) -> Prose:
    """The right answer, in a sentence."""
    if part.choices:
        return Text("The answer is "), *right_choices(part), Text(".")
    return Text("The answer is "), *_in_words(part.task.key), *measured_in(part), Text(".")


def measured_in(part: Part) -> Prose:
    """The unit behind the key: " m/s" behind a number, ", in m/s" behind a formula."""
    if not part.unit:
        return ()
    return (Text(f", in {part.unit}" if symbols(part.task.key) else f" {part.unit}"),)


def right_choices(part: Part) -> Prose:
    """The letters of the right choices, each with its words: "B (2x)"."""
    said: list[Inline] = []
    for letter, choice in part.lettered:
        if Symbol(letter) in subtrees(part.task.key):
            said += (Text(f"{', ' if said else ''}{letter}"), *_in_brackets(choice.words))
    return tuple(said)


def _in_brackets(words: Prose) -> Prose:
    return (Text(" ("), *words, Text(")")) if words else ()


def after(labels: Sequence[str]) -> str:
    """ "your answer to (a)", "your answers to (a) and (b)"."""
    return f"your answer{'s' if len(labels) > 1 else ''} to {parts_named(labels)}"


def parts_named(labels: Sequence[str]) -> str:
    """ "(a)", "(a) and (b)", "(a), (b) and (c)"."""
    return listed(f"({label})" for label in labels)


def two_ways(usual: Expr, other: Expr) -> Prose:
    """A text that can be read in two ways, of which only the unusual one is right: which one is not said."""
    return (
        Text("This can be read as "), Math(usual), Text(" or as "), Math(other),
        Text(". Your tutor will ask which you meant; brackets make it clear."),
    )  # fmt: skip


def perhaps_meant(e: Expr) -> Prose:
    """What is marked where only this reading of a wrong answer is explained by a slip."""
    return Text("You may have meant "), Math(e), Text(", and it was marked as that: write brackets.")


def sentence(text: str) -> str:
    """The text with a full stop, if it has no end."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _in_words(key: Expr) -> Iterator[Text | Math]:
    """A set of classified points as a list of them: minimum at 3, maximum at -3."""
    items = key.items if isinstance(key, Set) else (key,)
    for number, item in enumerate(items):
        if number:
            yield Text(", ")
        match item:
            case Call(kind, (point,)) if kind in CLASSIFIED:
                yield from (Text(f"{kind} at "), Math(point))
            case _:
                yield Math(item)
    if not items:
        yield Text("that there is no such point")
