"""What somebody chose for a link: kept in the link's custom parameters, which only the platform's signature brings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizgen.values import value

PREFIX: Final = "quizgen_"
BETWEEN: Final = " + "
"""Between questions: platforms that keep custom parameters in a text cut it at semicolons and at ends of lines."""

SEEDS: Final = {
    "student": "each student their own variants",
    "attempt": "new variants for each attempt",
    "class": "the same variants for everybody",
}
COUNTS: Final = {"best": "the best attempt counts", "last": "the last attempt counts"}
MOST_ATTEMPTS: Final = 100
MOST_QUESTIONS: Final = 50
LONGEST: Final = 4000
"""Characters of all questions."""


@value
class Chosen:
    """`questions` are lines as in a plan; `attempts` None: any number."""

    title: str
    questions: tuple[str, ...]
    seeds: str = "student"
    attempts: int | None = None
    counts: str = "best"
    hints: bool = True
    solutions: bool = False

    @property
    def fields(self) -> dict[str, object]:
        """These as fields of a placement."""
        names = ("title", "questions", "seeds", "attempts", "counts", "hints", "solutions")
        return {name: getattr(self, name) for name in names if name != "title" or self.title}


def custom_of(chosen: Chosen) -> dict[str, str]:
    """The custom parameters that say this."""
    said = {
        "questions": BETWEEN.join(chosen.questions),
        "seeds": chosen.seeds,
        "attempts": "any" if chosen.attempts is None else str(chosen.attempts),
        "counts": chosen.counts,
        "hints": _yes(chosen.hints),
        "solutions": _yes(chosen.solutions),
    }
    return {PREFIX + name: text for name, text in said.items()}


def chosen_in(custom: Mapping[str, str], title: str) -> Chosen | None:
    """What custom parameters say; None where they name no questions. What they do not say is as it is by itself."""
    said = {name.removeprefix(PREFIX): text.strip() for name, text in custom.items() if name.startswith(PREFIX)}
    if not said.get("questions"):
        return None
    plain = Chosen(title, tuple(filter(None, (line.strip() for line in said["questions"].split(BETWEEN.strip())))))
    return Chosen(
        title,
        plain.questions[:MOST_QUESTIONS],
        one_of(said.get("seeds", ""), SEEDS, plain.seeds),
        attempts_in(said.get("attempts", "")),
        one_of(said.get("counts", ""), COUNTS, plain.counts),
        said.get("hints", _yes(plain.hints)) == "yes",
        said.get("solutions", _yes(plain.solutions)) == "yes",
    )


def attempts_in(text: str) -> int | None:
    """A number of attempts; None (any number) where the text is none."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    return number if 0 < number <= MOST_ATTEMPTS else None


def one_of(text: str, known: Mapping[str, str], otherwise: str) -> str:
    return text if text in known else otherwise


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
