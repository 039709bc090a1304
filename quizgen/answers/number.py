"""A number: the exact value, or one that is near enough."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from quizgen.answers.balls import WithinTolerance, at_most, magnitude, minus, power_of_ten, rational, times
from quizgen.answers.judgement import Finding, Judgement, single
from quizgen.answers.reading import after_name, put_in, read_value, read_within
from quizgen.answers.task import Figures, Places, Relative, Task, Tolerance
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Apart, Different, Equal, Undecided, Verdict
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Decimal, Expr, Integer, Neg
from quizgen.expr.walk import symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value

HALF: Final = Fraction(1, 2)


@value
class Number:
    """Exact when the task has no tolerance; a rounded value is then told from a wrong one."""

    def read(self, text: str, task: Task) -> Reading:
        start = _after_rounded(text)
        if start and task.tolerance is None:
            what, advice = "This is said to be rounded, but the exact number is asked for", "Write it as pi/4 or 2/3"
            raise InputError(text, Span(0, start), what, advice, "rounded")
        try:
            return _read_behind(text, start, task.notation) if start else read_value(text, task.notation)
        except InputError as error:
            raise _with_unit(text, error, task.notation) or error from None

    def judge(self, response: Expr, task: Task) -> Judgement:
        mine, keys = put_in(response, task.given), put_in(task.key, task.given)
        verdict = near(mine, keys, task.tolerance)
        return single(mine, keys, verdict, _findings(response, keys, verdict, task.tolerance))


KIND: Final = Number()


WORDS_BEHIND: Final = frozenset({"unknown-letter", "unknown-name", "near-name", "prose"})
"""The mistakes in reading that a unit behind a number makes: 5 m/s, 3 litres per minute."""
ALSO_FUNCTION: Final = "min"
"""The one unit that is a function too."""


ROUNDED: Final = ("approximately", "approx.", "approx", "about", "roughly", "~", "≈")
"""What people put in front of a number that they have rounded."""


def _after_rounded(text: str) -> int:
    """Where the number begins in "about 0.785" or "x = ~0.785"; 0 where it is not said to be rounded."""
    name = after_name(text)
    said = text[name:].lstrip()
    for word in ROUNDED:
        number = said[len(word) :].lstrip()
        if said.lower().startswith(word) and number[:1] in tuple("+-−.0123456789"):
            return len(text) - len(number)
    return 0


def _read_behind(text: str, start: int, notation: Notation) -> Reading:
    """What stands behind a name or a word, as the reading of the whole text."""
    reading = read_within(text, start, len(text), notation)
    return Reading(text, reading.expr, reading.others)


def _with_unit(text: str, error: InputError, notation: Notation) -> InputError | None:
    """The mistake in the words for a number with a unit behind it; None where it is another one."""
    if error.code not in WORDS_BEHIND and text[error.span.start : error.span.end] != ALSO_FUNCTION:
        return None
    start = after_name(text)
    end = next((at for at in range(start, len(text)) if text[at].isalpha()), len(text))
    number = text[start:end].strip()
    if not number or not _is_number(number, notation):
        return None
    what, advice = "A number is asked for", f"Write it alone, without a unit: {number}"
    return InputError(text, Span(end, len(text)), what, advice, "unit")


def _is_number(text: str, notation: Notation) -> bool:
    try:
        return not symbols(parse(text, notation).expr)
    except InputError:
        return False


def near(response: Expr, key: Expr, tolerance: Tolerance | None) -> Verdict:
    """Whether a closed number equals the key, or is near enough, boundary included."""
    verdict = decide(response, key)
    bound = None if tolerance is None or isinstance(verdict, Equal) else allowance(key, tolerance)
    if bound is None:
        return verdict
    match at_most(minus(response, key), bound), verdict:
        case True, _:
            return Equal("tolerance", WithinTolerance(bound))
        case False, Different():
            return verdict
        case None, Different(_, witness) if not isinstance(witness, Apart):
            return verdict
        case _, Undecided():
            return verdict
        case _:
            return Undecided("no proof found", "the distance from the key could not be settled")


def allowance(key: Expr, tolerance: Tolerance) -> Expr | None:
    """How far a response may be from the key, as a closed number >= 0; None where only the exact value will do."""
    match tolerance:
        case Relative(share):
            return times(share, key)
        case Places(count):
            return times(HALF, power_of_ten(-count))
        case Figures(count):
            first = magnitude(key)
            return None if first is None else times(HALF, power_of_ten(first + 1 - count))
        case Fraction():
            return rational(tolerance)


def places_written(e: Expr) -> int | None:
    """How many decimal places a plain number was written with: 2 for -0.50; None for what is not a plain number."""
    match e:
        case Neg(body):
            return places_written(body)
        case Integer():
            return 0
        case Decimal(_, text) if text.replace(".", "", 1).isdecimal():
            return len(text.partition(".")[2])
        case _:
            return None


def figures_written(e: Expr) -> int | None:
    """How many significant figures a plain number was written with: 3 for 0.0120; None for what is not one."""
    match e:
        case Neg(body):
            return figures_written(body)
        case Decimal(_, text) if text.replace(".", "", 1).isdecimal():
            return len(text.replace(".", "").lstrip("0"))
        case Integer(number):
            return len(str(number))
        case _:
            return None


def _findings(response: Expr, key: Expr, verdict: Verdict, tolerance: Tolerance | None) -> Iterator[Finding]:
    match verdict, tolerance:
        case Equal(), Figures(count) if 0 < (figures_written(response) or count) < count:
            yield Finding("number.figures", f"Write all {count} significant figures, final zeros too.")
        case Equal(), Places(count) if (places := places_written(response)) is not None and places < count:
            yield Finding("number.places", f"Write all {count} decimal places, final zeros too.")
        case Different(), _:
            yield from _slips(response, key, tolerance)


def is_rounded(response: Expr, key: Expr) -> bool:
    """Whether a decimal is the key, rounded to as many places as it has."""
    places = places_written(response)
    return bool(places) and at_most(minus(response, key), times(HALF, power_of_ten(-(places or 0)))) is True


def _slips(response: Expr, key: Expr, tolerance: Tolerance | None) -> Iterator[Finding]:
    if isinstance(near(Neg(response), key, tolerance), Equal):
        yield Finding("number.sign", "The sign is wrong.")
    elif is_rounded(response, key):
        yield Finding("number.rounded", f"Right, but rounded: {asked_instead(tolerance)}.")


def asked_instead(tolerance: Tolerance | None) -> str:
    """What a rounded number is not, in words."""
    return "the exact value is asked for" if tolerance is None else "more decimal places are asked for"
