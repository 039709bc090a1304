"""Two texts against each other: the function behind `quizgen equal` and its batches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from quizgen.answers.form import FORMS
from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import judge, read
from quizgen.answers.kinds import KINDS
from quizgen.answers.task import Task, Tolerance
from quizgen.answers.tolerance import exactly
from quizgen.equivalence.verdict import Different, Equal, Nowhere, Undecided, Verdict
from quizgen.errors import InputError, Span
from quizgen.expr.evaluate import exact
from quizgen.expr.nodes import ZERO, Expr, Quotient, Relation
from quizgen.expr.walk import subtrees
from quizgen.syntax.indices import letters_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value

if TYPE_CHECKING:
    from decimal import Decimal

Word: TypeAlias = Literal["equal", "different", "undecided", "unreadable"]

KIND_OF: Final = {"equation": "equation", "inequality": "any", "comma": "vector", "matrix-shape": "vector"}
"""Why a key cannot be read as one formula -> the kind whose keys look like that."""


@value
class Outcome:
    """`verdict` in one word, `reading` what the response was read as, `by` the procedure, `note` why, for a person.

    The verdict follows the usual reading; the note says so where only another one would have been right. `judgement`
    holds the evidence, `error` what could not be read: one of them is there.
    """

    verdict: Word
    note: str
    by: str = ""
    reading: Reading | None = None
    judgement: Judgement | None = None
    error: InputError | None = None

    @property
    def reads_as(self) -> str:
        """The response as it was read, in LaTeX; "" when it could not be read."""
        from quizgen.expr.latex import to_latex

        return "" if self.reading is None else to_latex(self.reading.expr)

    @property
    def accepted(self) -> bool:
        """Whether it is right, and in the form that was asked for."""
        return self.verdict == "equal" and self.judgement is not None and self.judgement.credit == 1

    @property
    def ambiguous(self) -> bool:
        """Whether the response can be read in another way."""
        return self.reading is not None and self.reading.ambiguous


def equal(
    response: str,
    key: str,
    *,
    variables: str | Iterable[str] | None = None,
    assume: str | None = None,
    kind: str = "expression",
    tolerance: Tolerance | int | str | Decimal | float | None = None,
    given: Mapping[str, str] | None = None,
    form: str | Iterable[str] = (),
) -> Outcome:
    """Whether the response is right when `key` is. Never raises for what somebody typed; UnknownName for an unknown
    kind, TypeError where a text is no str, ValueError for what is no tolerance: programmers' mistakes.

    Without `variables` letters are read as they stand, x1 and x_1 as two; with them ("x, y" or ["x", "y"]), as the
    question's. `assume` is a list of conditions ("x>0, y!=0"). A `tolerance` that is a number is absolute and means
    the decimal that was written: 0.001; "5%", "3 figures" and "2 places" are others. `given` are definitions to put
    in: {"y": "1/(1+e^-x)"}. `form` names what the answer must look like: the verdict is about its value,
    `Outcome.accepted` about both.
    """
    _check_text("response", response)
    _check_text("key", key)
    if assume is not None:
        _check_text("assume", assume)
    KINDS.get(kind)
    tolerance = _checked_tolerance(tolerance)
    form = (form,) if isinstance(form, str) else tuple(form)
    for name in form:
        FORMS.get(name)
    try:
        task = task_of(key, variables=variables, assume=assume, kind=kind, tolerance=tolerance, given=given, form=form)
    except InputError as error:
        return Outcome("unreadable", _unreadable(error, key, assume), error=error)
    try:
        reading = read(response, task)
    except InputError as error:
        return Outcome("unreadable", str(error), error=error)
    judgement = judge(reading, task)
    if assume and _is_impossible(judgement.verdict, task):
        what, advice = "These conditions cannot all hold", "Check the signs: no point satisfies them"
        contradiction = InputError(assume, Span(0, len(assume)), what, advice, "contradictory")
        return Outcome("unreadable", str(contradiction), error=contradiction)
    return _outcome(reading, judgement)


def _unreadable(error: InputError, key: str, assume: str | None) -> str:
    """Which of the author's texts could not be read, and the kind of answer that its shape asks for."""
    whose = {key: "The key", assume: "The condition"}.get(error.text, "What is given")
    kind = KIND_OF.get(error.code, "")
    return f"{whose} could not be read: {error}" + (f'. Keys of this shape are of kind "{kind}"' if kind else "")


def _is_impossible(verdict: Verdict, task: Task) -> bool:
    """Whether nothing has a value because the conditions contradict each other."""
    match verdict:
        case Different(_, Nowhere("both")):
            from quizgen.equivalence.domain import nowhere_defined

            return nowhere_defined(ZERO, task.assume)
    return False


def _check_text(argument: str, given: object) -> None:
    if not isinstance(given, str):
        raise TypeError(f"{argument} is to be a str, not {type(given).__name__}")


def _checked_tolerance(tolerance: Tolerance | int | str | Decimal | float | None) -> Tolerance | None:
    try:
        return exactly(tolerance)
    except (ValueError, ZeroDivisionError):
        advice = 'write 0.001, "5%", "3 figures" or "2 places"'
        raise ValueError(f"tolerance: {tolerance!r} is none; {advice}") from None


def in_form(text: str, form: str, *, key: str = "1", variables: str | Iterable[str] | None = None) -> str:
    """What is wrong with the form of a text, as a sentence; "" when nothing is. Its value is not looked at.

    `key` is for the forms that measure an answer by it ("simplified"). Raises InputError, and UnknownName for a form.
    """
    notation = (Notation() if variables is None else Notation.of(*letters_of(variables))).allowing("relation")
    predicate, expr = FORMS.get(form), parse(text, notation).expr
    if any(isinstance(part, Quotient) and exact(part.denominator) == 0 for part in subtrees(expr)):
        return "It divides by zero."
    return predicate(expr, parse(key, notation).expr)


def task_of(
    key: str,
    *,
    variables: str | Iterable[str] | None = None,
    assume: str | None = None,
    kind: str = "expression",
    tolerance: Tolerance | int | str | Decimal | float | None = None,
    given: Mapping[str, str] | None = None,
    form: str | Iterable[str] = (),
) -> Task:
    """The task whose key and conditions are these texts; raises InputError."""
    names = None if variables is None else letters_of(variables)
    forms = (form,) if isinstance(form, str) else tuple(form)
    return _task(key, names, assume or "", kind, exactly(tolerance), tuple((given or {}).items()), forms)


@lru_cache(maxsize=256)
def _task(
    key: str,
    names: tuple[str, ...] | None,
    assume: str,
    kind: str,
    tolerance: Tolerance | None,
    given: tuple[tuple[str, str], ...],
    forms: tuple[str, ...],
) -> Task:
    """Many answers are held against one key: it is read once."""
    notation = Notation() if names is None else Notation.of(*names, *(name for name, _ in given))
    formula = _key(key, kind, notation)
    definitions = tuple((name, parse(text, notation).expr) for name, text in given)
    conditions = _conditions(assume, notation) if assume else ()
    return Task(kind, formula, notation, conditions, tolerance, definitions, forms)


def _conditions(text: str, notation: Notation) -> tuple[Relation, ...]:
    from quizgen.syntax.conditions import parse_conditions

    return parse_conditions(text, notation)


def _key(text: str, kind: str, notation: Notation) -> Expr:
    match kind:
        case "points":
            from quizgen.answers.listing import points_key

            return points_key(text, notation)
        case "vector":
            from quizgen.answers.rows import read_vector

            return read_vector(text, notation).expr
        case "equation":
            return parse(text, notation.allowing("relation")).expr
        case "any":
            return parse(text, notation.allowing("vector", "matrix", "set", "relation")).expr
        case _:
            return parse(text, notation).expr


def _outcome(reading: Reading, judgement: Judgement) -> Outcome:
    verdict = judgement.verdict
    by = verdict.reason if isinstance(verdict, Undecided) else verdict.by
    return Outcome(word_for(verdict), _note(judgement), by, reading, judgement)


def word_for(verdict: Verdict) -> Word:
    """The verdict in one word, as programs and exit codes know it."""
    match verdict:
        case Equal():
            return "equal"
        case Different():
            return "different"
        case Undecided():
            return "undecided"


def _note(judgement: Judgement) -> str:
    sentences = [finding.message for finding in judgement.findings] or [judgement.verdict.explain()]
    if judgement.instead is not None:
        from quizgen.expr.text import to_unicode

        sentences.insert(0, f"Read as {to_unicode(judgement.instead)} it would be right.")
    return " ".join(sentences)
