"""A response held against a key that a program sends with it: as one part of a question that no bank knows.

The key may say what is to be done, as in a bank: for `diff(sin(4x^3), x)` it is worked out, and its derivation names
the slip behind a wrong answer and earns method marks.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final

from quizgen.answers.compare import task_of
from quizgen.answers.judging import read
from quizgen.answers.kinds import KINDS
from quizgen.answers.task import Task
from quizgen.bank.asked import KIND_OF_OPERATOR
from quizgen.bank.keys import BadKey, work_out
from quizgen.bank.language import OPERATORS, SHAPES
from quizgen.bank.parts import SHAPES_OF_KIND
from quizgen.bank.variant import Part
from quizgen.calculus.derivation import Derivation, NoDerivative
from quizgen.calculus.equations import Unsolved
from quizgen.equivalence.verdict import Different
from quizgen.errors import InputError
from quizgen.expr.nodes import Call
from quizgen.expr.walk import subtrees, symbols
from quizgen.marking.mark import Judged, PartMark, Unreadable
from quizgen.marking.part import mark_part
from quizgen.prose import plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import replaced, value
from quizgen.wire.document import Json
from quizgen.wire.marked import part_json, word_of
from quizgen.wire.readings import reading_json, spellings, unread_json

ANY: Final = "any"


@value
class Key:
    """What a response is held against. `tolerance` is as on the command line: "0.001", "5%", "3 figures"."""

    text: str
    variables: tuple[str, ...] | None = None
    kind: str = ANY
    assume: str = ""
    tolerance: str | None = None
    given: tuple[tuple[str, str], ...] = ()
    form: tuple[str, ...] = ()


@value
class Case:
    """An answer that the task's author foresaw. `right` overrules the verdict; None leaves it."""

    key: Key
    feedback: str
    right: bool | None = None


@value
class Graded:
    """What marking found. `credit` is the share that is proved right; None where a person must look.

    `word` is right, partly, wrong, blank, unreadable or undecided. `said` gives nothing of the right answer away.
    `reading` is the JSON of quizgen.wire.readings, `part` that of quizgen.wire.marked. `case` is the number of the
    foreseen answer that it is; `unusable` are the numbers of those that could not be compared, and why.
    """

    word: str
    credit: Fraction | None
    said: tuple[str, ...]
    review: str
    slip: str
    reading: Json
    part: Json
    case: int | None = None
    unusable: tuple[tuple[int, str], ...] = ()


class UnreadableKey(InputError):
    """The key, not the response, could not be read: the caller's mistake."""


KEY_ERRORS: Final = (UnreadableKey, BadKey, NoDerivative, Unsolved)
"""What can be wrong with a key."""


def graded(response: str, key: Key, marks: int = 1) -> Graded:
    """The response marked out of `marks`. Raises UnreadableKey, BadKey, NoDerivative, Unsolved, UnknownName."""
    part = part_of(key, marks)
    mark = mark_part(part, response)
    credit = None if mark.waiting else mark.given / mark.available
    slip = mark.slip.code if mark.slip else ""
    return Graded(word_of(mark), credit, said_of(mark), mark.review, slip, _reading(mark, part.task), part_json(mark))


def graded_with_cases(response: str, key: Key, cases: tuple[Case, ...], marks: int = 1) -> Graded:
    """As `graded`; a wrong response that equals a foreseen answer gets its author's words, the first that fits."""
    found = graded(response, key, marks)
    if found.credit is None or found.credit == 1 or found.word == "blank":
        return found
    unusable: list[tuple[int, str]] = []
    for number, case in enumerate(cases):
        try:
            if mark_part(part_of(case.key, 1), response).given == 1:
                return _foreseen(found, number, case, tuple(unusable))
        except KEY_ERRORS as error:
            unusable.append((number, str(error)))
    return replaced(found, unusable=tuple(unusable))


def _foreseen(found: Graded, number: int, case: Case, unusable: tuple[tuple[int, str], ...]) -> Graded:
    said = (case.feedback,) if case.feedback else found.said
    found = replaced(found, case=number, said=said, unusable=unusable)
    if case.right is None:
        return found
    return replaced(found, word="right" if case.right else "wrong", credit=Fraction(case.right))


def said_of(mark: PartMark) -> tuple[str, ...]:
    """The feedback in plain characters. Where nobody could read it: what to write instead."""
    if isinstance(mark.outcome, Unreadable):
        return (f"{mark.outcome.what}. {mark.outcome.advice}".strip(),)
    return tuple(map(plain, mark.feedback))


def _reading(mark: PartMark, task: Task) -> Json:
    match mark.outcome:
        case Judged(expr):
            return reading_json(read(mark.response, task)) if not mark.follows else spellings(expr)
        case Unreadable(span, what, advice, code):
            return unread_json(InputError(mark.response, span, what, advice, code), "response")
        case _:
            return None


@lru_cache(maxsize=512)
def part_of(key: Key, marks: int) -> Part:
    """The part that asks for this key; read and worked out once for all who answer it."""
    try:
        task, derivations = _asked(key)
    except InputError as error:
        raise UnreadableKey(*error.args) from None
    if isinstance(KINDS.get(task.kind).judge(task.key, task).verdict, Different):
        raise BadKey("It has no value anywhere, so that no answer could be right.")
    return Part("", (), task, Fraction(marks), derivations)


def _asked(key: Key) -> tuple[Task, tuple[Derivation, ...]]:
    options = {"assume": key.assume or None, "tolerance": key.tolerance, "given": dict(key.given), "form": key.form}
    formula = parse(key.text, Notation(operators=frozenset(OPERATORS), shapes=SHAPES)).expr
    if not any(isinstance(node, Call) and node.function in OPERATORS for node in subtrees(formula)):
        return task_of(key.text, variables=key.variables, kind=key.kind, **options), ()  # type: ignore[arg-type]
    worked = work_out(formula, ())
    kind = KIND_OF_OPERATOR.get(formula.function, "expression") if isinstance(formula, Call) else "expression"
    letters = symbols(formula) | symbols(worked.expr) | frozenset(key.variables or ())
    notation = Notation(letters).allowing(*SHAPES_OF_KIND.get(kind, ()))
    plain_task = task_of("0", variables=sorted(letters), **options)  # type: ignore[arg-type]
    return replaced(plain_task, kind=kind, key=worked.expr, notation=notation), worked.derivations
