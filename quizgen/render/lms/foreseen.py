"""The wrong answers to a part that known slips lead to: what they are, what they earn, what is said to them.

Every one is marked by quizgen itself, so that a file gives the marks and the diagnosis that quizgen would give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Final

from quizgen.answers.kinds import KINDS
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.candidates import mistakes
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.tidy import answer
from quizgen.equivalence.verdict import Different
from quizgen.expr.nodes import Expr, Relation, Set, Symbol
from quizgen.expr.text import to_text
from quizgen.expr.walk import subtrees
from quizgen.marking.mark import Judged, PartMark
from quizgen.marking.part import mark_part
from quizgen.marking.ranking import rank
from quizgen.prose import Prose, Text
from quizgen.sheets.practice import Practised
from quizgen.values import replaced, value

LIKELIEST: Final = 8
"""So many slips of one part are foreseen: the likeliest."""
TRIED: Final = 40
"""So many wrong answers are marked in search of them."""


@value
class Foreseen:
    """A wrong answer: the slip that explains it, its share of the part's marks, what is said to whoever gave it."""

    code: str
    response: Expr
    share: Fraction
    words: Prose


@value
class Posed:
    """A question with its variants, and for each variant the slips that are foreseen in each of its parts."""

    template: str
    title: str
    variants: tuple[Variant, ...]
    slips: tuple[tuple[tuple[Foreseen, ...], ...], ...]


@value
class Export:
    """Questions under a title; `name` is that of the plan, for identifiers. `launch` is where LTI links lead, "" where
    none are wanted."""

    name: str
    title: str
    questions: tuple[Posed, ...]
    launch: str = ""


def posed(question: Practised) -> Posed:
    """The question with all that is foreseen; a matter of seconds for some, so callers may spread it over processes."""
    slips = tuple(tuple(map(foreseen, variant.parts)) for variant in question.variants)
    return Posed(question.template, question.title, question.variants, slips)


def unposed(question: Practised) -> Posed:
    """The question without anything foreseen, for formats that do not mark."""
    return Posed(question.template, question.title, question.variants, ())


def foreseen(part: Part, most: int = LIKELIEST) -> tuple[Foreseen, ...]:
    """The likeliest slips, each with one answer; of a choice of one, all wrong choices that show a slip."""
    found: dict[str, Foreseen] = {}
    for response in _responses(part):
        one = _marked(part, response)
        if one is None or any(_alike(part, one.response, other.response) for other in found.values()):
            continue
        found.setdefault(one.code if not part.choices else to_text(response), one)
        if len(found) == most:
            break
    return tuple(found.values())


def _responses(part: Part) -> Iterator[Expr]:
    """Wrong answers, likely ones first, each once."""
    if part.choices:
        wrong = (Symbol(letter) for letter, _ in part.lettered if Symbol(letter) not in subtrees(part.task.key))
        return wrong if isinstance(part.task.key, Symbol) else iter(())
    ranked = sorted(_mistaken(part), key=lambda pair: pair[0])
    return iter(list(dict.fromkeys(response for _, response in ranked))[:TRIED])


def _mistaken(part: Part) -> Iterator[tuple[float, Expr]]:
    for derivation in part.derivations:
        as_answer = _as_answer(part.task.key, derivation)
        if as_answer is not None:
            for candidate in mistakes(derivation):
                place = rank(candidate.rule.id, candidate.goal, everywhere=candidate.everywhere)
                yield place, as_answer(answer(candidate.gives))


def _as_answer(key: Expr, derivation: Derivation) -> Callable[[Expr], Expr] | None:
    """How the result of a derivation becomes the answer: as it is, or as an equation; None where it is only a step."""
    match key:
        case Relation(Symbol() as left, "=", right) if derivation.result == right:
            return lambda result: Relation(left, "=", result)
        case _ if derivation.result == key:
            return lambda result: result
        case _:
            return None


def _marked(part: Part, response: Expr) -> Foreseen | None:
    """The slip with which quizgen explains the answer; None where it has none, or the answer is not simply wrong."""
    mark = mark_part(part, to_text(response))
    if mark.slip is None or mark.review or not isinstance(mark.outcome, Judged) or mark.given == mark.available:
        return None
    if isinstance(part.task.key, Set) and not isinstance(mark.outcome.expr, Set):
        return None
    return Foreseen(mark.slip.code, mark.outcome.expr, mark.given / mark.available, _words(part, mark))


_MESSAGES: Final = {rule.id: rule.message for rule in MALRULES}


def _words(part: Part, mark: PartMark) -> Prose:
    """The slip's message, which is the same in all variants; of a choice, what its template says."""
    assert mark.slip is not None
    message = None if part.choices else _MESSAGES.get(mark.slip.code)
    return mark.feedback[-1] if message is None else (Text(message),)


def _alike(part: Part, one: Expr, other: Expr) -> bool:
    """Whether two wrong answers are the same, or not known to be different."""
    if one == other or part.choices:
        return one == other
    task = replaced(part.task, key=other)
    return not isinstance(KINDS.get(task.kind).judge(one, task).verdict, Different)
