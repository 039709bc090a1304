"""The verbs of `from quizgen import ...` beside `equal`, on texts as people type them or on formulas read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.bank.variant import Variant
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import differentiate
from quizgen.expr.nodes import Expr
from quizgen.expr.walk import symbols
from quizgen.marking.diagnosis import Diagnosis
from quizgen.marking.diagnosis import diagnose as explain
from quizgen.marking.mark import Mark
from quizgen.marking.marker import mark_question
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse as read
from quizgen.syntax.reading import Reading

__all__ = ["derive", "diagnose", "mark", "parse"]


def parse(text: str, variables: Iterable[str] | None = None) -> Reading:
    """What a person typed, as a formula, with every other formula that it could mean; raises InputError.

    `variables` are the question's letters ("x", "w_11"); without them whatever letters occur are variables.
    """
    return read(text, Notation() if variables is None else Notation.of(*variables))


def derive(function: str | Expr, variable: str) -> Derivation:
    """The derivative with its working: `.result` is the formula; raises InputError and NoDerivative.

    The curly d is used where the function has other letters too.
    """
    body = _formula(function)
    return differentiate(body, variable, partial=bool(symbols(body) - {variable}))


def diagnose(function: str | Expr, variable: str, response: str | Expr) -> Diagnosis:
    """Which slip of the rules explains `response` as the derivative of `function`; raises InputError."""
    body = _formula(function)
    letters = sorted(symbols(body) | {variable})
    return explain(body, variable, parse(response, letters).expr if isinstance(response, str) else response)


def mark(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are what was typed, by the labels of the parts ("" where there is one)."""
    return mark_question(variant, responses)


def _formula(text: str | Expr) -> Expr:
    return parse(text).expr if isinstance(text, str) else text
