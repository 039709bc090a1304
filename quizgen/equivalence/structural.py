"""The first rung: the same normal form.

It needs no algebra system, so an answer in the expected form costs no import.
"""

from __future__ import annotations

from quizgen.equivalence.certificates import SameForm
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.verdict import Equal, Verdict


def structural(problem: Problem) -> Verdict | None:
    """Equal if both have the same normal form."""
    if problem.response_form == problem.key_form:
        return Equal("structural", SameForm(problem.key))
    return None
