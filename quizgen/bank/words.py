"""The question's text: paragraphs of words with $maths$ as people type it.

$$maths$$ is displayed on a line of its own; $raw: LaTeX | the words for it$ is for where nothing else will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from quizgen.bank.language import read_shown
from quizgen.located.place import Place
from quizgen.located.values import Scalar
from quizgen.prose import Inline, Latex, Math, Prose, Text
from quizgen.syntax.notation import Notation
from quizgen.values import value

RAW = "raw:"


@value
class _Piece:
    """A run of words (`signs` ""), or of maths between `$` or `$$`, and the line of the text it begins in."""

    text: str
    signs: str
    line: int


def read_words(place: Place, notation: Notation) -> tuple[Prose, ...]:
    """The paragraphs that stand at `place`; none, with every mistake noted at its line, where they cannot be read."""
    text = place.text()
    if text is None or not isinstance(place.value, Scalar):
        return ()
    paragraphs = []
    for paragraph, line in _paragraphs(place.value.text, place.value.first):
        pieces = _pieces(paragraph, line)
        if pieces is None:
            place.wrong(
                "a $ is missing: maths stands between two of them.", "For the sign itself write \\$.", line=line
            )
        else:
            inlines = [_inline(piece, place, notation) for piece in pieces]
            paragraphs.append(tuple(inline for inline in inlines if inline is not None))
    return tuple(paragraphs)


def _paragraphs(text: str, line: int) -> Iterator[tuple[str, int]]:
    """Blocks between blank lines, with the line in which each begins."""
    block: list[str] = []
    for number, row in enumerate([*text.split("\n"), ""], line):
        if row.strip():
            block.append(row.strip())
        elif block:
            yield "\n".join(block), number - len(block)
            block = []


def _pieces(text: str, line: int) -> list[_Piece] | None:
    """The text cut at its dollar signs; None where one is missing."""
    pieces: list[_Piece] = []
    rest, signs = text, ""
    while rest or signs:
        at = _dollar(rest)
        if at < 0:
            if signs:
                return None
            pieces.append(_Piece(rest, "", line))
            break
        mark = "$$" if rest.startswith("$$", at) and signs != "$" else "$"
        if signs and mark != signs:
            return None
        pieces.append(_Piece(rest[:at], signs, line))
        line += rest[:at].count("\n")
        rest, signs = rest[at + len(mark) :], "" if signs else mark
    return [piece for piece in pieces if piece.text or piece.signs]


def _dollar(text: str) -> int:
    """Where the next $ stands that is not written \\$; -1 if nowhere."""
    at = text.find("$")
    while at > 0 and text[at - 1] == "\\":
        at = text.find("$", at + 1)
    return at


def _inline(piece: _Piece, place: Place, notation: Notation) -> Inline | None:
    if not piece.signs:
        return Text(" ".join(_spaced(piece.text.replace("\\$", "$"))))
    source = piece.text.strip()
    if source.startswith(RAW):
        latex, bar, alt = source.removeprefix(RAW).rpartition("|")
        if bar and latex.strip() and alt.strip():
            return Latex(latex.strip(), alt.strip(), piece.signs == "$$")
        place.wrong(
            "LaTeX needs words beside it, for screens and for ears.",
            "Write $raw: \\sum_i w_i | the sum of all weights$.",
            line=piece.line,
        )
        return None
    expr = read_shown(place, source, notation, line=piece.line)
    return None if expr is None else Math(expr, display=piece.signs == "$$")


def _spaced(text: str) -> list[str]:
    """The words; an empty one in front or behind where the text has a blank there."""
    words = text.split()
    before, after = text[:1].isspace(), text[-1:].isspace()
    return [*([""] if before and words else []), *words, *([""] if after else [])] if words else ["", ""]


def changed(paragraphs: tuple[Prose, ...], change: Callable[[Math], Math]) -> tuple[Prose, ...]:
    """The same words with every formula changed."""
    return tuple(tuple(change(i) if isinstance(i, Math) else i for i in paragraph) for paragraph in paragraphs)
