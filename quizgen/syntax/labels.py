"""What people write in front of an answer: `dy/dx =`, `f'(x) =`, `∂z/∂x =`, `\\frac{dy}{dx} =`, `y =`, or `=` alone.

A label names the answer and is no part of it. A bare `y =` is a label only where y cannot be a symbol of the question.
"""

from __future__ import annotations

import re

from quizgen.syntax.names import LETTERS, Names

_LONGEST = 80
_NAME = rf"[{LETTERS}](?:_\{{[0-9A-Za-z]+\}}|_[0-9A-Za-z]+|[0-9]+|[₀-₉]+)?"
_ORDER = r"(?:\^\{?[0-9]\}?|[²³⁴])?"
_PRIMES = r"(?:['’′″‴]+|\^\{?\\prime\}?)"
_PLACE = rf"(?:{_NAME}|-?[0-9.]+)"
_AT = rf"\(\s*{_PLACE}(?:\s*,\s*{_PLACE})*\s*\)"
_D = r"(?:d|∂|\\partial\s*|\\mathrm\{d\}|\\differentialD\s*)"
_BELOW = rf"{_D}\s*{_NAME}\s*{_ORDER}(?:\s*{_D}\s*{_NAME}\s*{_ORDER})*"
_QUOTIENT = (
    rf"(?:{_D}{_ORDER}\s*(?:{_NAME}(?:\s*{_AT})?)?\s*/\s*{_BELOW}"
    rf"|\\[dt]?frac\s*\{{\s*{_D}{_ORDER}\s*(?:{_NAME})?(?:\s*{_AT})?\s*\}}\s*\{{\s*{_BELOW}\s*\}})"
)
_LABEL = re.compile(
    rf"\s*(?:"
    rf"(?P<derivative>{_NAME}\s*{_PRIMES}\s*(?:{_AT})?|{_QUOTIENT}|(?:∇|\\nabla|grad)\s*{_NAME}\s*(?:{_AT})?)"
    rf"|(?P<of_derivative>{_QUOTIENT}.{{1,60}})"
    rf"|(?P<applied>{_NAME})\s*{_AT}"
    rf"|(?P<name>{_NAME})"
    rf")?\s*"
)
DERIVATIVE_LEFT = re.compile(rf"{_QUOTIENT}(?:\s*\([^()]*\))?")


def after_label(text: str, start: int, stop: int, names: Names) -> int:
    """Where the answer begins: behind the label's = sign, or at start when there is no label."""
    equals = text.find("=", start, min(stop, start + _LONGEST))
    if equals < 0 or text[equals - 1 : equals] in ("<", ">", "!", ":") or text[equals + 1 : equals + 2] in ("=", ">", "<"):
        return start
    match = _LABEL.fullmatch(text, start, equals)
    if match is None:
        return start
    name = match["name"]
    if name and (names.any_letter or names.is_symbol(name)):
        return start
    applied = match["applied"]
    if applied and (names.is_symbol(applied) or names.any_letter and applied not in "fgFG"):
        return start
    return equals + 1
