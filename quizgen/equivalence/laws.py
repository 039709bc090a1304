"""Which laws, in a student's words, lead from the two formulas to the form that they have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizgen.expr.collect import Normal, scale
from quizgen.expr.nodes import Call, Constant, Expr, Power
from quizgen.expr.normal import normal
from quizgen.expr.walk import subtrees

WAVES = frozenset({"sin", "cos", "tan", "cot", "sec", "csc"})
RATIOS = frozenset({"tan", "cot", "sec", "csc"})
INVERSES = frozenset({"asin", "acos", "atan", "acot", "asec", "acsc"})
HYPERBOLIC = frozenset({"sinh", "cosh", "tanh", "coth", "sech", "csch", "sigmoid"})
AREAS = frozenset({"asinh", "acosh", "atanh", "asech", "acsch", "acoth"})
MOST = 2
_MULTIPLES = {2: "double angle", 3: "triple angle"}


def laws(formulas: Iterable[Expr], meanings: tuple[Expr, ...]) -> tuple[str, ...]:
    """At most two, the most telling first; `meanings` are what the generators of the common form stand for."""
    parts = [part for formula in formulas for part in subtrees(formula)]
    return tuple(dict.fromkeys(_found(parts, meanings)))[:MOST]


def _found(parts: list[Expr], meanings: tuple[Expr, ...]) -> Iterator[str]:
    calls = [part for part in parts if isinstance(part, Call)]
    names = {call.function for call in calls}
    yield from _angles(calls, meanings)
    if names & INVERSES:
        yield "inverse functions"
    if names & HYPERBOLIC:
        yield "sigmoid by e^x" if "sigmoid" in names else "hyperbolic functions by e^x"
    if names & AREAS:
        yield "inverse hyperbolic functions by ln"
    logarithms = {normal(call.arguments[0]) for call in calls if call.function in ("ln", "log")}
    if logarithms and not logarithms <= _arguments(meanings, "ln"):
        yield "laws of logarithms"
    exponents = {normal(part.exponent) for part in parts if isinstance(part, Power) and part.base == Constant("e")}
    if len(exponents) > 1:
        yield "e^(a+b) = e^a·e^b"
    if names & RATIOS:
        yield "tan = sin/cos" if "tan" in names else "sec = 1/cos" if "sec" in names else "by sin and cos"
    if any(isinstance(part, Power) and isinstance(part.base, Call) and part.base.function in WAVES for part in parts):
        yield "sin² + cos² = 1"
    elif names & WAVES and not _arguments(meanings, "sin", "cos"):
        yield "special angles"


def _arguments(meanings: Iterable[Expr], *names: str) -> set[Normal]:
    """The arguments of the generators of these kinds (without the bars of ln|u|)."""
    found: set[Normal] = set()
    for meaning in meanings:
        if isinstance(meaning, Call) and meaning.function in names:
            inside = meaning.arguments[0]
            found.add(normal(inside.arguments[0] if isinstance(inside, Call) and inside.function == "abs" else inside))
            found.add(normal(inside))
    return found


def _angles(calls: list[Call], meanings: tuple[Expr, ...]) -> Iterator[str]:
    """Multiple angles where an angle is a multiple of a generator's, the addition theorems where it is a sum."""
    angles = {normal(call.arguments[0]) for call in calls if call.function in WAVES}
    simple = _arguments(meanings, "sin", "cos")
    if not simple:
        return
    for angle in sorted(angles, key=str):
        multiple = next((k for k in range(1, 13) for u in simple if angle in (scale(u, k), scale(u, -k))), None)
        if multiple is None:
            yield "addition theorems"
        elif multiple > 1:
            yield _MULTIPLES.get(multiple, "multiple angles")
