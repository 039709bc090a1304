"""The worked examples of the lecture (week 4), as golden cases. Where the scan is wrong, right is right."""

from __future__ import annotations

import pytest

from quizgen.answers.judging import judge, read
from quizgen.bank.checks import Draft
from quizgen.bank.draw import Deck
from quizgen.bank.load import bank_of
from quizgen.equivalence.verdict import Equal
from quizgen.expr.text import to_text

EXAMPLES = [
    ("$y = x sin(x)$", "diff(y, x)", ["x cos(x) + 1 sin(x)", "sin x + x cos x"], ["x cos(x)", "cos x"]),
    ("$y = sin(x^2)$", "diff(y, x)", ["cos(x^2) 2x", "2x cos(x^2)"], ["cos(x^2)", "2x cos(x)", "cos(2x)"]),
    ("$z = x y$", "diff(z, x)", ["y"], ["x", "1"]),
    ("$z = x y$", "diff(z, y)", ["x"], ["y"]),
    ("$z = x y$", "grad(z, x, y)", ["(y, x)"], ["(x, y)"]),
    ("$z = x exp(-x^2 - y^2)$", "diff(z, x)",
     ["(1 - 2x^2) exp(-x^2-y^2)", "e^(-x^2-y^2) - 2x^2 e^(-x^2) e^(-y^2)"], ["exp(-x^2-y^2)", "-2x exp(-x^2-y^2)"]),
    ("$z = x exp(-x^2 - y^2)$", "diff(z, y)", ["-2 x y exp(-x^2-y^2)"], ["2 x y exp(-x^2-y^2)"]),
    ("$y = x^2$", "diff(y, x)", ["2x"], ["x", "2x^2"]),
    ("$y = x^2$", "stationary(y, x)", ["minimum at x = 0", "min 0"], ["maximum at x = 0", "minimum at x = 1"]),
    ("$y = x^3 + e^x$", "diff(y, x)", ["3x^2 + e^x"], ["3x^2 + x e^(x-1)"]),
    ("$y = 3 cos(x)$", "diff(y, x)", ["-3 sin(x)"], ["3 cos(x)", "3 sin(x)"]),
    ("$y = m x + c$", "diff(y, x)", ["m"], ["m x", "m + c"]),
    ("$y = x^n$", "diff(y, x)", ["n x^(n-1)", "n x^n / x"], ["x^(n-1)"]),
    ("$y = ln(x)$", "diff(y, x)", ["1/x"], ["ln(x)"]),
    ("$E = u^2$", "diff(E, u)", ["2u"], ["2"]),
    ("$E = u^2 + 2 u + 20$", "diff(E, u)", ["2u + 2", "2(u + 1)"], ["2u + 22", "2u"]),
    ("$y_1 = 3 x_1$", "diff(y_1, x_1)", ["3"], ["3 x_1"]),
    ("$y_1 = w_11 x_1 + w_12 x_2$", "diff(y_1, x_1)", ["w_11", "w11"], ["x_1", "w_11 + w_12"]),
    ("$y_1 = w_11 x_1 + w_12 x_2$", "diff(y_1, w_12)", ["x_2"], ["w_12"]),
    ("$E = (y_1 - t_1)^2$, where $y_1 = w_11 x_1 + w_12 x_2$", "diff(E, y_1)",
     ["2(y_1 - t_1)"], ["2 y_1", "y_1 - t_1"]),
    ("$E = (y_1 - t_1)^2$, where $y_1 = w_11 x_1 + w_12 x_2$", "diff(E, w_12)",
     ["x_2 2(y_1 - t_1)", "2 x_2 (w_11 x_1 + w_12 x_2 - t_1)"], ["2(y_1 - t_1)", "2 x_1 (y_1 - t_1)"]),
    ("$E = (y_1 - t_1)^2 + (y_2 - t_2)^2$, where $y_1 = w_11 x_1 + w_12 x_2$ and $y_2 = w_21 x_1 + w_22 x_2$",
     "diff(E, x_2)", ["2(y_1 - t_1) w_12 + 2(y_2 - t_2) w_22"], ["2(y_1 - t_1) w_12", "2(y_1 - t_1) + 2(y_2 - t_2)"]),
    ("$y = 1/(1 + e^(-a))$", "diff(y, a)",
     ["y (1 - y)", "e^(-a)/(1 + e^(-a))^2"], ["y (1 + y)", "-e^(-a)/(1 + e^(-a))^2"]),
    ("$y = u v$, where $u = x^2$ and $v = sin(x)$", "diff(y, x)",
     ["v 2x + u cos x", "2x sin x + x^2 cos x"], ["2x cos x"]),
]  # fmt: skip
"""Question, key, what must be marked right, what must be marked wrong."""


def drawn(question: str, key: str) -> Draft:
    fields = f"    question: |\n      Let {question}.\n    answer:\n      key: {key}\n    marks: 1\n"
    [template] = bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{fields}").templates.values()
    [draft] = Deck(template).every()
    return draft


@pytest.mark.parametrize(("question", "key", "right", "wrong"), EXAMPLES)
def test_the_lecture(question: str, key: str, right: list[str], wrong: list[str]) -> None:
    """The lecture's answers are right, in several forms; the slips one expects are wrong."""
    [part] = drawn(question, key).parts
    for text in [*right, to_text(part.task.key)]:
        assert isinstance(judge(read(text, part.task), part.task).verdict, Equal), text
    for text in wrong:
        assert not isinstance(judge(read(text, part.task), part.task).verdict, Equal), text
