"""All checks in order, and what they find in one template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from quizgen.bank.model import Source, Template
from quizgen.errors import FileError
from quizgen.lint import answers, choices, slips, variety, words
from quizgen.lint.finding import Finding, name_of
from quizgen.lint.subject import Subject

VARIANTS = 200
"""How many seeds are drawn."""
MOST = 3
"""So many findings of one sort are told of each template: more of the same help nobody."""

CHECKS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    variety.variants,
    variety.duplicates,
    variety.band,
    variety.humane,
    answers.keys,
    answers.samples,
    answers.follow_ups,
    answers.domains,
    choices.choices,
    choices.shown_slips,
    slips.confusions,
    slips.unseen,
    answers.slips,
    words.leaks,
    words.statements,
    words.formats,
    words.raw,
)


def findings(template: Template, count: int = VARIANTS) -> tuple[Finding, ...]:
    """Everything that is wrong with the template, as far as `count` seeds show; nothing where it is sound."""
    try:
        subject = Subject(template, count)
        return tuple(finding for check in CHECKS for finding in islice(check(subject), MOST))
    except FileError as error:
        return tuple(
            Finding("draw", name_of(template), Source(problem.file, problem.line, problem.where), problem.what)
            for problem in error.problems
        )
