"""The verbs of `from quizgen import ...` beside `equal`, on texts as people type them or on formulas read before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from quizgen.answers.anything import KIND as ANYTHING
from quizgen.answers.task import CONSTANTS, Task
from quizgen.bank.variant import Variant
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import derive as worked_out
from quizgen.calculus.differentiate import differentiate
from quizgen.calculus.network import read_goal
from quizgen.calculus.request import read_request, read_variable
from quizgen.equivalence.verdict import Verdict
from quizgen.errors import InputError
from quizgen.expr.nodes import Expr
from quizgen.expr.walk import symbols
from quizgen.marking.diagnosis import Diagnosis, explain
from quizgen.marking.mark import Mark
from quizgen.marking.marker import mark_question
from quizgen.syntax.indices import letters_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse as read
from quizgen.syntax.reading import Reading
from quizgen.values import value

__all__ = ["derive", "diagnose", "mark", "parse"]


def parse(text: str, variables: str | Iterable[str] | None = None) -> Reading:
    """What a person typed, as a formula, with every other formula that it could mean; raises InputError.

    `variables` are the question's letters, "x, w_11" or ["x", "w_11"]; without them, whatever letters occur.
    """
    return read(text, Notation() if variables is None else Notation.of(*letters_of(variables)))


def derive(function: str | Expr, variable: str, *, order: int = 1) -> Derivation:
    """The derivative of this order with its working: `.result` is the formula; raises InputError and NoDerivative.

    The curly d is used where the function has other letters too.
    """
    body = parse(function).expr if isinstance(function, str) else function
    name = read_variable(variable)
    return differentiate(body, name, partial=bool(symbols(body) - {name}), order=order)


def derive_in(operator: str, function: str, variables: Iterable[str]) -> Derivation:
    """The "gradient", "hessian", "jacobian", "laplacian" or "mixed" derivative, the "stationary" points, or the
    derivative from "first-principles", with the working.

    Raises InputError, NoDerivative, and Unsolved where the stationary points are not all found.
    """
    return worked_out(read_request(function, [read_variable(name) for name in variables], operator).goal)


@value
class Differentiated:
    """A response to "differentiate this": whether it is right, and if not, which slips explain it."""

    verdict: Verdict
    diagnosis: Diagnosis


def differentiated(
    function: str | Expr, variable: str, response: str | Expr, *, order: int = 1, slips: int = 1
) -> Differentiated:
    """The response held against the derivative of `function`; raises InputError and NoDerivative.

    A text may be anything that `quizgen derive` takes: a function, an equation, named quantities with ; between them;
    with several variables, "x,y", the gradient is asked for. With `slips` = 2, any two at once are looked for.
    """
    names = [read_variable(name.strip()) for name in variable.split(",")]
    if isinstance(function, str):
        derivation = worked_out(read_request(function, names, order=order).goal)
    else:
        derivation = derive(function, *names, order=order)
    letters = sorted(symbols(derivation.goal) | set(names))
    answer = _read_answer(response, letters) if isinstance(response, str) else response
    found = read_goal(derivation.goal)
    given = tuple(found[2].items()) if found else ()
    judged = ANYTHING.judge(answer, Task("any", derivation.result, _notation(letters), given=given))
    return Differentiated(judged.verdict, explain(derivation, answer, given=given, slips=slips))


def _read_answer(text: str, letters: Iterable[str]) -> Expr:
    """A response as a formula; a letter too many may be a constant of integration."""
    try:
        return read(text, _notation(letters)).expr
    except InputError as unreadable:
        try:
            return read(text, _notation((*letters, *CONSTANTS))).expr
        except InputError:
            raise unreadable from None


def _notation(letters: Iterable[str]) -> Notation:
    return Notation.of(*letters).allowing("vector", "matrix")


def diagnose(function: str | Expr, variable: str, response: str | Expr, *, order: int = 1, slips: int = 1) -> Diagnosis:
    """Which slips of the rules give just `response` as the derivative of `function`, the likeliest first.

    Empty where the response is right or nothing explains it. Raises InputError and NoDerivative.
    """
    return differentiated(function, variable, response, order=order, slips=slips).diagnosis


def mark(variant: Variant, responses: Mapping[str, str]) -> Mark:
    """The mark of one question; `responses` are what was typed, by the labels of the parts ("" for a single part)."""
    return mark_question(variant, responses)
