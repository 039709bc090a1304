"""One or several of the choices that stand below a question, by their letters: B, (b), "A and C"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from quizgen.answers.judgement import Component, Finding, Judgement, misshapen, single, together
from quizgen.answers.task import LETTERS, Task
from quizgen.equivalence.ladder import decide
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Set, Symbol
from quizgen.near import listed
from quizgen.syntax.notation import Notation
from quizgen.syntax.reading import Reading
from quizgen.values import replaced, value

BESIDE: Final = ("and", "answer", "choice", "choices", "option")
"""Words that may stand beside the letters."""


@value
class Choice:
    """The key is the right letter, or the set of the right letters where several may be chosen; the task's notation
    has all letters for symbols, and in the second case allows a set."""

    def read(self, text: str, task: Task) -> Reading:
        """The letters that stand in the text, in their order and each once; raises InputError."""
        known = sorted(task.notation.symbols or ())
        several = "set" in task.notation.shapes
        found = sorted({letter for word in _words(text) for letter in _letters(word, text, known, joined=several)})
        if not found:
            raise InputError(text, Span(0, max(1, len(text))), "No choice is named", _advice(known), "choice.none")
        if several:
            return Reading(text, Set(tuple(map(Symbol, found))))
        if len(found) > 1:
            what = f"{listed(found)} are {len(found)} choices"
            raise InputError(text, Span(0, len(text)), what, "Choose one", "choice.several")
        return Reading(text, Symbol(found[0]))

    def judge(self, response: Expr, task: Task) -> Judgement:
        """All the right letters and no other: there is nothing between right and wrong."""
        if response != task.key:
            said = misshapen("another choice is right")
            return single(response, task.key, said, _findings(response, task.key))
        letters = task.key.items if isinstance(task.key, Set) else (task.key,)
        components = tuple(Component(str(number), e, e, decide(e, e)) for number, e in enumerate(letters, 1))
        return replaced(single(response, task.key, together(components)), components=components)


def notation_of_choices(count: int, *, several: bool) -> Notation:
    """What a response to so many choices may consist of."""
    letters = Notation(frozenset(LETTERS[:count]))
    return letters.allowing("set") if several else letters


def _words(text: str) -> Iterator[tuple[str, int]]:
    """The words of a text, each with its place."""
    start = 0
    for end, sign in enumerate([*text, " "]):
        if not sign.isalnum():
            if end > start:
                yield text[start:end], start
            start = end + 1


def _letters(word: tuple[str, int], text: str, known: list[str], *, joined: bool) -> str:
    """The choices that a word names: AC are two where several may be chosen. Raises InputError where it names none."""
    said, start = word
    letters = said.upper()
    if letters in known or (joined and set(letters) <= set(known)):
        return letters
    if said.lower() in BESIDE:
        return ""
    raise InputError(text, Span(start, start + len(said)), f"{said} is no choice", _advice(known), "choice.unknown")


def _advice(known: list[str]) -> str:
    return f"Write its letter: {listed(known, last='or')}"


def _findings(response: Expr, key: Expr) -> Iterator[Finding]:
    """What is missing and what is too much, where several may be chosen."""
    if isinstance(response, Set) and isinstance(key, Set):
        if set(key.items) - set(response.items):
            yield Finding("choice.missing", "A choice that is right is missing.")
        if set(response.items) - set(key.items):
            yield Finding("choice.extra", "A choice that is not right is among them.")


KIND: Final = Choice()
