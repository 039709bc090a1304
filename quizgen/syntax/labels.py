"""What people write in front of an answer: `dy/dx =`, `f'(x) =`, `∂z/∂x =`, `\\frac{dy}{dx} =`, `y =`, or `=` alone.

A label names the answer and is no part of it; nor is a title: `tangent: y = 2x + 1`. A bare `y =` is a label only where
y cannot be a symbol of the question.
"""

from __future__ import annotations

import re
from functools import cache

from quizgen.syntax.names import Names
from quizgen.syntax.vocabulary import LETTERS

_LONGEST = 80
_S = r"(?:\s|\\[,;:! ]|&)*+"  # & aligns the rows of a derivation in LaTeX
_NAME = rf"[{LETTERS}](?:_\{{[0-9A-Za-z]+\}}|_[0-9A-Za-z]+|[0-9]+|[₀-₉]+)?"
_ORDER = r"(?:\^\{?[0-9]\}?|[²³⁴])?"
_PRIMES = r"(?:\^?['’′″‴]+|\^\{\s*+['’′″‴]+\s*+\}|\^(?:\\prime|\{(?:\s*+\\prime)+\s*+\}))"
_PLACE = rf"(?:-?[0-9.]*(?:{_NAME}|\\pi)?(?:/[0-9]+)?)"
_AT = rf"(?:\\left)?\({_S}{_PLACE}(?:{_S},{_S}{_PLACE})*{_S}(?:\\right)?\)"
_NABLA = r"(?:∇|\\nabla|grad|\\(?:operatorname|mathrm|text)\{grad\})"
_SHORT = r"[fguvwzF][xyzt]{1,3}"  # fx for f_x
_D = rf"(?:d|∂|\\partial{_S}|\\mathrm(?:\{{d\}}|{_S}d\b)|\\text\{{d\}}|\\differentialD{_S})"
_ABOVE = rf"{_D}{_ORDER}{_S}(?:{_NAME}{_S}(?:{_AT})?)?{_S}"
_BELOW = rf"{_D}{_S}{_NAME}{_S}{_ORDER}(?:{_S}{_D}{_S}{_NAME}{_S}{_ORDER})*"
_SLASHED = rf"(?:{_ABOVE}|{_D}{_S}\([^=]{{1,60}}\){_S})[/⁄∕]{_S}{_BELOW}"
_QUOTIENT = rf"(?:{_SLASHED}|\\[dt]?frac{_S}\{{{_S}{_ABOVE}\}}{_S}\{{{_S}{_BELOW}{_S}\}})"
_TITLES = "answer|ans|derivative|equation|final|gradient|hessian|line|my|normal|plane|result|slope|solution|tangent|the"
_TITLE = rf"\s*+(?:(?:{_TITLES})\s*+)++:(?!=)"
_LABEL = (
    rf"{_S}(?:"
    rf"(?:(?P<primed>{_NAME}){_S}{_PRIMES}{_S}(?:{_AT})?|{_QUOTIENT}|{_NABLA}{_S}{_NAME}{_S}(?:{_AT})?)"
    rf"|{_QUOTIENT}.{{1,60}}"
    rf"|(?P<applied>{_NAME}){_S}{_AT}"
    rf"|(?P<name>{_NAME})|(?P<partial>{_SHORT})"
    rf")?{_S}"
)


@cache
def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compiled when it is first needed: most answers have no label."""
    return re.compile(pattern, flags)


def after_title(text: str, start: int, stop: int) -> int:
    """Where the answer begins: behind the colon of a title in words, or at start when there is none."""
    match = _compiled(_TITLE, re.IGNORECASE).match(text, start, min(stop, start + _LONGEST))
    return match.end() if match else start


def after_label(text: str, start: int, stop: int, names: Names) -> int:
    """Where the answer begins: behind the label's = sign, or at start when there is no label."""
    equals, behind = _first_sign(text, start, min(stop, start + _LONGEST))
    if not behind:
        return start
    match = _compiled(_LABEL).fullmatch(text, start, equals)
    if match is None:
        return start
    name, partial, applied, primed = match["name"], match["partial"], match["applied"], match["primed"]
    if names.is_function(primed or applied or ""):
        return start
    if name and (names.any_letter or names.is_symbol(name)):
        return start
    if partial and (names.any_letter or names.is_symbol(partial[0])):
        return start
    if applied and (names.is_symbol(applied) if not names.any_letter else applied not in "fgFG"):
        return start
    while text.startswith("&", behind):
        behind += 1
    return behind


def _first_sign(text: str, start: int, stop: int) -> tuple[int, int]:
    """Where the first = or ≈ begins and ends; (0, 0) when there is none, or it is part of a longer sign."""
    for at in range(start, stop):
        if text[at] == "≈" or (text[at] == "=" and text[at - 1 : at] not in ("<", ">", "!", ":")):
            return (0, 0) if text[at + 1 : at + 2] in ("=", ">", "<") else (at, at + 1)
        if text.startswith("\\approx", at):
            return at, at + len("\\approx")
    return 0, 0


def derivative_at(text: str, start: int) -> int:
    """Where a derivative such as d/dx(x^2) or \\frac{dy}{dx} that begins at start ends; 0 when none begins there."""
    match = _compiled(rf"{_QUOTIENT}(?:{_S}\([^()]{{0,200}}\))?").match(text, start)
    return len(match[0].rstrip()) + start if match else 0


def derivative_in(text: str, start: int) -> tuple[int, int] | None:
    """The first derivative from start on."""
    match = _compiled(rf"(?<![{LETTERS}]){_QUOTIENT}").search(text, start)
    return (match.start(), match.start() + len(match[0].rstrip())) if match else None
