"""Two texts against each other: the function behind `quizgen equal` and its batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import judge, read
from quizgen.answers.kinds import KINDS
from quizgen.answers.listing import points_key
from quizgen.answers.task import Task, Tolerance
from quizgen.answers.units import read_vector
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.errors import InputError
from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.text import to_unicode
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value

Answer: TypeAlias = Literal["equal", "different", "undecided", "unreadable"]


@value
class Outcome:
    """`verdict` in one word; `reads_as` is the response as it was read, in LaTeX; `note` says why, for a person.

    `ambiguous`: the response can be read in another way. The verdict follows the usual reading all the same, and the
    note says so where the other one would have been right. `judgement` and `error` hold the evidence: one of them is
    there.
    """

    verdict: Answer
    reads_as: str
    ambiguous: bool
    by: str
    note: str
    judgement: Judgement | None = None
    error: InputError | None = None


def equal(
    response: str,
    key: str,
    *,
    variables: Iterable[str] | None = None,
    assume: str | None = None,
    kind: str = "expression",
    tolerance: Tolerance | int | str | Decimal | float | None = None,
    given: Mapping[str, str] | None = None,
) -> Outcome:
    """Whether the response is right when `key` is. Never raises for what somebody typed; UnknownName for an unknown
    kind.

    Without `variables` letters are read as they stand, x1 and x_1 as two; with them, as the question's. `assume`
    is a list of conditions ("x>0, y!=0"). A `tolerance` that is a number is absolute and means the decimal that was
    written: 0.001. `given` are definitions to put in: {"y": "1/(1+e^-x)"}.
    """
    KINDS.get(kind)
    try:
        task = task_of(key, variables=variables, assume=assume, kind=kind, tolerance=tolerance, given=given)
    except InputError as error:
        return Outcome("unreadable", "", False, "", f"The key (or a condition) could not be read: {error}", None, error)
    try:
        reading = read(response, task)
    except InputError as error:
        return Outcome("unreadable", "", False, "", str(error), None, error)
    return _outcome(reading, judge(reading, task))


def task_of(
    key: str,
    *,
    variables: Iterable[str] | None = None,
    assume: str | None = None,
    kind: str = "expression",
    tolerance: Tolerance | int | str | Decimal | float | None = None,
    given: Mapping[str, str] | None = None,
) -> Task:
    """The task whose key and conditions are these texts; raises InputError."""
    given = given or {}
    notation = Notation() if variables is None else Notation.of(*variables, *given)
    formula = _key(key, kind, notation)
    definitions = tuple((name, parse(text, notation).expr) for name, text in given.items())
    conditions: tuple[Relation, ...] = parse_conditions(assume, notation) if assume else ()
    return Task(kind, formula, notation, conditions, exactly(tolerance), definitions)


def exactly(tolerance: Tolerance | int | str | Decimal | float | None) -> Tolerance | None:
    """A tolerance as an exact number: a float stands for the decimal that prints it."""
    if isinstance(tolerance, int | str | Decimal | float):
        return Fraction(str(tolerance))
    return tolerance


def _key(text: str, kind: str, notation: Notation) -> Expr:
    match kind:
        case "points":
            return points_key(text, notation)
        case "vector":
            return read_vector(text, notation).expr
        case "equation":
            return parse(text, notation.allowing("relation")).expr
        case _:
            return parse(text, notation).expr


def _outcome(reading: Reading, judgement: Judgement) -> Outcome:
    reads_as = to_latex(reading.expr)
    match judgement.verdict:
        case Equal(by):
            answer: Answer = "equal"
        case Different(by):
            answer = "different"
        case Undecided(by):
            answer = "undecided"
    return Outcome(answer, reads_as, reading.ambiguous, by, _note(judgement), judgement)


def _note(judgement: Judgement) -> str:
    sentences = [finding.message for finding in judgement.findings] or [judgement.verdict.explain()]
    if judgement.instead is not None:
        sentences.insert(0, f"Read as {to_unicode(judgement.instead)} it would be right.")
    return " ".join(sentences)
