"""What somebody chose for a link: kept in the link's custom parameters, which only the platform's signature brings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from quizgen.values import value

PREFIX: Final = "quizgen_"
BETWEEN: Final = " + "
"""Between questions: platforms that keep custom parameters in a text cut it at semicolons and at ends of lines."""

DATES: Final = {
    "opens": "$ResourceLink.available.startDateTime",
    "due": "$ResourceLink.submission.endDateTime",
}
"""Dates of a placement: variables in whose place a platform that knows them writes its own with every launch."""

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
    return {PREFIX + name: text for name, text in (said | DATES).items()}


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


def dates_in(custom: Mapping[str, str]) -> dict[str, datetime | None]:
    """The dates that a platform wrote in place of DATES, as fields of a placement; None: it has none.

    A variable that still stands there, or anything that is no date with its distance from UTC, says nothing.
    """
    found: dict[str, datetime | None] = {}
    for name in DATES:
        text = custom.get(PREFIX + name, "$").strip()
        if not text:
            found[name] = None
        elif (moment := _moment(text)) is not None:
            found[name] = moment
    return found


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo is not None else None


def attempts_in(text: str) -> int | None:
    """A number of attempts; None (any number) where the text is none."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
    return number if 0 < number <= MOST_ATTEMPTS else None


def one_of(text: str, known: Mapping[str, str], otherwise: str) -> str:
    return text if text in known else otherwise


def _yes(flag: bool) -> str:
    return "yes" if flag else "no"
