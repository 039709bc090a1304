"""The verbs of `from quizgen import ...` beside `equal`, on texts as people type them or on formulas read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.bank.variant import Variant
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import derive as worked_out
from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.request import read_request
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Verdict
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Symbol
from quizgen.expr.walk import symbols
from quizgen.marking.diagnosis import Diagnosis, explain
from quizgen.marking.mark import Mark
from quizgen.marking.marker import mark_question
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse as read
from quizgen.syntax.reading import Reading
from quizgen.values import value

__all__ = ["derive", "diagnose", "mark", "parse"]


def parse(text: str, variables: Iterable[str] | None = None) -> Reading:
    """What a person typed, as a formula, with every other formula that it could mean; raises InputError.

    `variables` are the question's letters ("x", "w_11"); without them whatever letters occur are variables.
    """
    return read(text, Notation() if variables is None else Notation.of(*variables))


def derive(function: str | Expr, variable: str, *, order: int = 1) -> Derivation:
    """The derivative of this order with its working: `.result` is the formula; raises InputError and NoDerivative.

    The curly d is used where the function has other letters too.
    """
    body = parse(function).expr if isinstance(function, str) else function
    name = letter(variable)
    return differentiate(body, name, partial=bool(symbols(body) - {name}), order=order)


def derive_in(operator: str, function: str, variables: Iterable[str]) -> Derivation:
    """The "gradient", "hessian", "jacobian", "laplacian" or "mixed" derivative, the "stationary" points, or the
    derivative from "first-principles", with the working.

    Raises InputError, NoDerivative, and Unsolved where the stationary points are not all found.
    """
    return worked_out(read_request(function, [letter(name) for name in variables], operator).goal)


def letter(text: str) -> str:
    """The variable by its canonical name; raises InputError where the text is no variable."""
    e = parse(text).expr
    if not isinstance(e, Symbol):
        what, advice = f"{text} is not a variable", "Name the letter by which to differentiate, such as x"
        raise InputError(text, Span(0, len(text)), what, advice, "not-a-variable")
    return e.name


@value
class Differentiated:
    """A response to "differentiate this": whether it is right, and if not, which slips explain it."""

    verdict: Verdict
    diagnosis: Diagnosis


def differentiated(function: str | Expr, variable: str, response: str | Expr) -> Differentiated:
    """The response held against the derivative of `function`; raises InputError and NoDerivative."""
    derivation = derive(function, variable)
    letters = sorted(symbols(derivation.goal) | {letter(variable)})
    answer = parse(response, letters).expr if isinstance(response, str) else response
    return Differentiated(decide(answer, derivation.result), explain(derivation, answer))


def diagnose(function: str | Expr, variable: str, response: str | Expr) -> Diagnosis:
    """Which slips of the rules give just `response` as the derivative of `function`, the likeliest first.

    Empty where the response is right or nothing explains it. Raises InputError and NoDerivative.
    """
    return differentiated(function, variable, response).diagnosis


def mark(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are what was typed, by the labels of the parts ("" for a single part)."""
    return mark_question(variant, responses)
