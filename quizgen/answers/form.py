"""What an answer must look like, apart from being right: predicates on the tree, each with its message and never by
string.

An answer that is right in value and wrong in form stays Equal: it loses a share of the credit and gets the finding. So
does one in other letters than those asked for, and, where the task has a price for it, one with a smaller domain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Final, TypeAlias

from quizgen.answers.judgement import Finding, Judgement
from quizgen.answers.task import CONSTANTS, Task
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr, Symbol
from quizgen.expr.walk import symbols
from quizgen.registry import Registry
from quizgen.values import replaced

Form: TypeAlias = Callable[[Expr, Expr], str]
"""From a response and the key, what is wrong with the response's form, as a sentence; "" when nothing is."""

FORMS: Final[Registry[Form]] = Registry(
    "form of answer",
    "quizgen.forms",
    {
        "exact": "quizgen.answers.shapes:exact",
        "no-negative-powers": "quizgen.answers.shapes:no_negative_powers",
        "single-fraction": "quizgen.answers.shapes:single_fraction",
        "simplified": "quizgen.answers.shapes:simplified",
        "no-derivative": "quizgen.answers.shapes:no_derivative",
        "lowest-terms": "quizgen.answers.terms:lowest_terms",
        "expanded": "quizgen.answers.factors:expanded",
        "factorised": "quizgen.answers.factors:factorised",
    },
)

NARROWER: Final = ("domain.narrower", "domain.point-missing")
"""Findings about a response that is not defined everywhere where the key is."""

SHARE: Final = Fraction(1, 2)
"""What is left of the credit of a right answer in the wrong form."""


def judge_form(judgement: Judgement, response: Expr, task: Task) -> Judgement:
    """The judgement of a right answer, with what is wrong with its form."""
    if not isinstance(judgement.verdict, Equal):
        return judgement
    messages = ((name, FORMS.get(name)(response, task.key)) for name in task.form)
    findings = tuple(Finding(f"form.{name}", message) for name, message in messages if message)
    findings += _letters(response, task)
    kept = (SHARE if findings else Fraction(1)) * (1 - _price(judgement, task))
    if kept == 1:
        return judgement
    return replaced(judgement, credit=judgement.credit * kept, findings=(*judgement.findings, *findings))


def _letters(response: Expr, task: Task) -> tuple[Finding, ...]:
    """What is said where the answer uses a letter that it may not: "in terms of y" is a form as well."""
    if task.letters is None:
        return ()
    wrong = sorted(symbols(response) - set(task.letters) - (CONSTANTS if task.constant_in else frozenset()))
    if not wrong:
        return ()
    asked = f"in terms of {_listed(task.letters)} only" if task.letters else "as a number"
    return (Finding("form.letters", f"Write your answer {asked}, without {_listed(wrong)}."),)


def _listed(letters: Iterable[str]) -> str:
    """ "x", "x and y", "x, y and z", as people read them."""
    from quizgen.expr.text import to_unicode

    *before, last = (to_unicode(Symbol(letter)) for letter in letters)
    return f"{', '.join(before)} and {last}" if before else last


def _price(judgement: Judgement, task: Task) -> Fraction:
    """The share that a smaller domain than the key's costs."""
    narrower = any(finding.code in NARROWER for finding in judgement.findings)
    return task.domain if narrower else Fraction(0)
