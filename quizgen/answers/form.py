"""What an answer must look like, apart from being right: predicates on the tree, each with its message and never by
string.

An answer that is right in value and wrong in form stays Equal: it loses a share of the credit and gets the finding.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Final, TypeAlias

from quizgen.answers.judgement import Finding, Judgement
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr
from quizgen.registry import Registry

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

SHARE: Final = Fraction(1, 2)
"""What is left of the credit of a right answer in the wrong form."""


def judge_form(judgement: Judgement, response: Expr, task: Task) -> Judgement:
    """The judgement of a right answer, with what is wrong with its form."""
    if not task.form or not isinstance(judgement.verdict, Equal):
        return judgement
    messages = ((name, FORMS.get(name)(response, task.key)) for name in task.form)
    findings = tuple(Finding(f"form.{name}", message) for name, message in messages if message)
    if not findings:
        return judgement
    return Judgement(
        judgement.verdict, judgement.credit * SHARE, (*judgement.findings, *findings), judgement.components
    )
