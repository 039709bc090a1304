"""The words that people put around points, and the LaTeX and shorthand that is rewritten before a list is cut up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final, Literal, TypeAlias

from quizgen.errors import InputError, Span
from quizgen.near import nearest

Role: TypeAlias = Literal["minimum", "maximum", "saddle", "inflection", "none", "joint", "height", "filler"]

WORDS: Final[dict[str, Role]] = {
    **dict.fromkeys(("min", "mins", "minimum", "minimums", "minima", "minimal", "minimiser", "minimizer"), "minimum"),
    **dict.fromkeys(("max", "maxs", "maximum", "maximums", "maxima", "maximal", "maximiser", "maximizer"), "maximum"),
    **dict.fromkeys(("smallest", "least", "lowest"), "minimum"),
    **dict.fromkeys(("largest", "greatest", "highest", "biggest"), "maximum"),
    **dict.fromkeys(("saddle", "saddles", "saddlepoint", "saddlepoints", "sp"), "saddle"),
    **dict.fromkeys(("inflection", "inflections", "inflexion", "inflexions", "poi", "neither"), "inflection"),
    **dict.fromkeys(("none", "no", "nothing", "empty", "dne"), "none"),
    **dict.fromkeys(("and", "or", "then"), "joint"),
    "value": "height",
    **dict.fromkeys(
        (
            "at", "is", "are", "the", "of", "there", "it", "its", "point", "points", "pt", "pts", "local", "global",
            "relative", "absolute", "strict", "stationary", "critical", "turning", "extremum", "extrema", "only",
            "both", "has", "have", "where", "when", "set", "solution", "solutions", "horizontal", "values", "with",
            "which", "that", "this", "so", "one", "two", "three", "gives", "type", "kind", "nature", "classified", "as",
            "we", "get", "by", "obtain", "also", "each", "occurs", "occur", "lies", "here", "they", "these",
            "respectively", "resp", "nor", "real",
        ),
        "filler",
    ),
}  # fmt: skip
PLURAL: Final = ("mins", "maxs", "ums", "ima", "les", "ts", "ns", "both", "are")
ARTICLES: Final = frozenset(("a", "an"))
NAMING: Final = frozenset((
    "local", "global", "relative", "strict", "stationary", "critical", "turning", "horizontal", "point",
    *(word for word, role in WORDS.items() if role not in ("none", "joint", "height", "filler")),
))  # fmt: skip
"""What follows an article; before anything else the letter a is a letter."""
SPACES: Final = (
    "\\left", "\\right", "\\textrm", "\\text", "\\mathrm", "\\qquad", "\\quad", "\\,", "\\;", "\\ ", "\\!", "$", "~",
)  # fmt: skip
"""What LaTeX puts in without meaning; written over by spaces so that places stay as they were."""
SPELLINGS: Final = {"\\min": " min", "\\max": " max", "\\{": " {", "\\}": " }", "\\lor": "  or", "\\vee": " or ",
                    "\\langle": "      <", "\\rangle": "      >", "+/-": "  ±", "->": " →", "\\in ": " ∈  ",
                    "\\in\\": "  ∈\\", "\\emptyset": "∅        ", "\\varnothing": "∅          ",
                    "=>": " →", "||": " ∨", " in ": " ∈  "}  # fmt: skip


def blanked(text: str) -> str:
    """The text with spacing commands of LaTeX written over by spaces: same length, same places."""
    for command in SPACES:
        text = text.replace(command, " " * len(command))
    for command, plain in SPELLINGS.items():
        text = text.replace(command, plain)
    return _plus_minus(text)


def misspelt(text: str, plain: str) -> InputError | None:
    """The mistake of the first word that is nearly one of the table; None where there is none."""
    known = [word for word in WORDS if len(word) > 3]
    for start, word in _long_words(plain):
        if word not in WORDS and (meant := nearest(word, known, 0.75)):
            span = Span(start, start + len(word))
            return InputError(text, span, f"{text[span.start : span.end]} is not known here",
                              f"Did you mean {meant}?", "points.near-word")  # fmt: skip
    return None


def _long_words(text: str) -> Iterator[tuple[int, str]]:
    """The words of more than three letters, in small letters, and where they begin."""
    start = 0
    for alphabetic, run in groupby(text, key=str.isalpha):
        word = "".join(run)
        if alphabetic and len(word) > 3:
            yield start, word.lower()
        start += len(word)


def _plus_minus(text: str) -> str:
    """"+-1" where a coordinate begins means both signs, not the sum of nothing and -1."""
    place = text.find("+-")
    while place >= 0:
        if text[:place].rstrip()[-1:] in ("", *"=,;([{<"):
            text = f"{text[:place]} ±{text[place + 2 :]}"
        place = text.find("+-", place + 1)
    return text
