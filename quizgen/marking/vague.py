"""Answers that come out of nearly anything: 0, or one small number or letter where a function was asked for.

Somewhere in every derivation some wrong rule gives 0 or 1. For such an answer few mal-rules are named, and for 0 none:
to accuse nobody is better than to guess.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from quizgen.calculus.candidates import Candidate
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.strategy import TANGENT, VALUE
from quizgen.expr.nodes import ZERO, Call, Derivative, Expr, Power, Symbol
from quizgen.expr.walk import size, subtrees, symbols
from quizgen.marking.foreign import familiar_to
from quizgen.marking.probe import CLOSE, Probe

Named: TypeAlias = Callable[[Candidate], bool]
"""Whether a slip may be named."""

SMALL = 50
"""A number is small if it is a fraction of numbers up to this: nobody gets to 3e^3 by chance."""

MOST_LOST = 3
LOSSES = ("term.", "factor.", "denominator.", "bracket.")
"""Losing a part leaves at least one part in so many of what should have been written."""

LOST_BY_TWO = 2
"""Two slips at once are not seen in less than one part in so many, nor in a number."""

SHORT = 4
"""A lone letter may be what is left of something as short as 2x."""

TRIVIAL = frozenset(map(Fraction, ("1", "-1", "2", "-2", "1/2", "-1/2")))

FORTHRIGHT = (
    "product.derivatives-multiplied", "product.derivatives-added", "product.one-term-only", "quotient.",
    "order.too-few", "constant.", "power.", "misread.power-over-sum",
)  # fmt: skip
"""What may be named for a trivial number, if it went wrong at the question as a whole."""

ROUNDABOUT = (
    "table.", "derivative.", "sum.", "chain.argument-changed", "chain.inner-function", "order.too-many",
    "factor.differentiated", "factor.added",
)  # fmt: skip
"""What is not named for any small number."""

NUMBERS = ("number.", "copying.")
"""A line has two numbers: that one of them is wrong explains nothing."""

ALWAYS_AT_A_POINT = ("value.", "chain.inner-derivative-forgotten")
AT_A_POINT = (
    *ALWAYS_AT_A_POINT, "product.derivatives-multiplied", "product.one-term-only",
    "quotient.order-swapped", "quotient.plus-for-minus", "quotient.derivatives-divided", "power.not-lowered",
    "power.factor-forgotten", "constant.kept", "table.sign",
)  # fmt: skip
"""The common slips, which may be named for the value of a derivative: some rare one gives nearly any number."""


def worth_naming(d: Derivation, sieve: Probe) -> Named:
    """Which slips may be named: those for which the response says enough and that speak of the same functions."""
    told, familiar = _telling(d, sieve), familiar_to(d, sieve)
    return lambda found: told(found) and familiar(found.gives)


def enough_for_two(d: Derivation, sieve: Probe) -> bool:
    """Whether the response says enough to see two slips in it."""
    return LOST_BY_TWO * size(sieve.response) >= size(d.result) and _lone_number(sieve) is None


def _telling(d: Derivation, sieve: Probe) -> Named:
    if d.rule == VALUE and not symbols(sieve.response):
        return _for_a_value(sieve)
    if d.rule == TANGENT:
        return lambda found: not found.rule.id.startswith(NUMBERS)
    number = _lone_number(sieve)
    if isinstance(sieve.response, Symbol) and _is_function(d) and size(d.result) > SHORT:
        return lambda found: _by_a_rule(found) and _forthright(found, d)
    if number is None:
        mostly_there = MOST_LOST * size(sieve.response) >= size(d.result)
        return lambda found: mostly_there or not (found.writing and found.rule.id.startswith(LOSSES))
    return _for_a_function(d, sieve, number) if symbols(d.result) else _for_a_constant(d, sieve, number)


def _for_a_value(sieve: Probe) -> Named:
    """A number where the value of a derivative was asked for; vectors of numbers are told apart well enough."""
    if any(len(values) != 1 for values in sieve.values):
        return _by_a_rule
    number = _lone_number(sieve)
    common = ALWAYS_AT_A_POINT if number == 0 or number in TRIVIAL else AT_A_POINT
    return lambda found: _by_a_rule(found) and found.rule.id.startswith(common)


def _for_a_constant(d: Derivation, sieve: Probe, number: Fraction) -> Named:
    """A number where another was right."""
    if not _is_function(d):
        return lambda _: True
    if number == 0 and not sieve.agree(d.result, ZERO):
        return lambda _: False
    return lambda found: not found.rule.id.startswith(("chain.", *ROUNDABOUT))


def _for_a_function(d: Derivation, sieve: Probe, number: Fraction) -> Named:
    """A number where a function was right."""
    if number == 0:
        return lambda _: False
    if number in TRIVIAL and not symbols(sieve.response):
        return lambda found: _by_a_rule(found) and _forthright(found, d)
    if symbols(sieve.response):  # written out: cos^2 x + sin^2 x
        calls = _has_calls(sieve.response)
        return lambda found: _plainly(found) and _has_calls(found.gives) == calls
    return _plainly


def _plainly(found: Candidate) -> bool:
    return _by_a_rule(found) and not found.rule.id.startswith(ROUNDABOUT)


def _has_calls(e: Expr) -> bool:
    return any(isinstance(part, Call) for part in subtrees(e))


def _forthright(found: Candidate, d: Derivation) -> bool:
    """Whether the law of the whole went wrong; a square is not taken for a product here."""
    whole = found.goal == d.goal and not (isinstance(found.goal, Derivative) and isinstance(found.goal.body, Power))
    return whole and found.rule.id.startswith(FORTHRIGHT)


def _by_a_rule(found: Candidate) -> bool:
    return not found.everywhere and not found.writing


def _is_function(d: Derivation) -> bool:
    """Whether a function was differentiated, rather than points or steps looked for."""
    return isinstance(d.goal, Derivative) or (isinstance(d.goal, Call) and d.goal.function == "laplacian")


def _lone_number(sieve: Probe) -> Fraction | None:
    """The small number that the response seems to be everywhere; None where it is none, or several."""
    if not sieve.values or any(len(values) != 1 for values in sieve.values):
        return None
    [first] = sieve.values[0]
    if (symbols(sieve.response) and len(sieve.values) < 2) or any(abs(v - first) > CLOSE for (v,) in sieve.values):
        return None
    near = Fraction(first).limit_denominator(SMALL)
    return near if abs(near.numerator) <= SMALL and abs(first - near) <= CLOSE else None
