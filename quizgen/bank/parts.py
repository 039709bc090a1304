"""One part of a question for drawn parameters: its words, its key worked out, how a response will be read."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.answers.task import CONSTANTS, Task
from quizgen.bank.checks import DraftPart
from quizgen.bank.choices import offered
from quizgen.bank.earlier import in_terms_of_earlier
from quizgen.bank.fill import Value, fill, filled
from quizgen.bank.follow import Follow, chosen, labels_in
from quizgen.bank.keys import BadKey, formulas_of, inert, work_out
from quizgen.bank.model import Answer, Definition, PartTemplate, Source
from quizgen.bank.numbers import monstrous
from quizgen.bank.scope import formulas_in
from quizgen.bank.words import changed
from quizgen.bank.worked import worked_solution
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.equations import Unsolved
from quizgen.errors import FileError, Problem
from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.walk import symbols
from quizgen.prose import Math, Prose
from quizgen.syntax.notation import Notation
from quizgen.values import replaced, value


def failed(source: Source, what: str, advice: str = "") -> FileError:
    """What is wrong with a template, where it stands in its bank."""
    return FileError([Problem(source.file, source.line, source.where, what, advice)])


@value
class Around:
    """What a part stands in: the parameters' values, what the question defines and says, and its earlier parts."""

    values: Mapping[str, Value]
    definitions: tuple[Definition, ...]
    prompt: tuple[Prose, ...] = ()
    earlier: tuple[DraftPart, ...] = ()
    asked: tuple[tuple[str, Expr], ...] = ()
    """The keys of the earlier parts as their author wrote them, by label."""

    def words(self, paragraphs: tuple[Prose, ...]) -> tuple[tuple[Prose, ...], bool]:
        """The words with their formulas filled, and whether a 0 or 1 made something vanish from one."""
        lost = False

        def change(math: Math) -> Math:
            nonlocal lost
            result = filled(math.expr, self.values)
            lost |= result.lost
            return Math(inert(result.expr, self.definitions), math.display)

        return changed(paragraphs, change), lost


def drawn_part(part: PartTemplate, label: str, around: Around) -> tuple[DraftPart, bool]:
    """The part for these values, and whether something vanished from its words. Raises FileError where its key cannot
    be worked out, Unfit where these values make no choices."""
    ask, lost = around.words(part.ask)
    answer = part.answer
    try:
        if answer.choices:
            found = offered(answer, around.values, around.definitions)
            drawn = DraftPart(label, ask, found.task, part.marks, found.derivations, None, found.choices)
        else:
            drawn = _keyed(part, label, ask, around)
        solution = worked_solution(part.solution, around.values, around.definitions)
    except (BadKey, NoDerivative, Unsolved) as error:
        raise failed(answer.source, f"the key cannot be worked out: {error}.") from None
    return replaced(drawn, solution=solution, unit=answer.unit), lost


def _keyed(part: PartTemplate, label: str, ask: tuple[Prose, ...], around: Around) -> DraftPart:
    """A part whose key is a formula."""
    answer = part.answer
    if any(monstrous(e) for e in (answer.key, *(d.body for d in around.definitions))):
        raise failed(answer.source, "a power in this question or its key is too high to be worked out.")
    earlier = {one.label: one.task.key for one in around.earlier}
    worked = work_out(Follow(fill(answer.key, around.values)).with_answers(earlier), around.definitions)
    task = _task(answer, worked.expr, ask, around)
    return DraftPart(label, ask, task, part.marks, worked.derivations, _follow(answer, around))


def _task(answer: Answer, key: Expr, ask: tuple[Prose, ...], around: Around) -> Task:
    assume = tuple(c for a in answer.assume if isinstance(c := fill(a, around.values), Relation))
    definitions = around.definitions
    given = formulas_of(definitions if answer.kind != "equation" else _unnamed(definitions, key))
    seen = (*formulas_in((*around.prompt, *ask)), key, *(body for _, body in given))
    letters = frozenset[str]().union(*map(symbols, seen)) | (CONSTANTS if answer.constant_in else frozenset())
    notation = Notation(letters).allowing(*SHAPES_OF_KIND.get(answer.kind, ()))
    task = Task(
        answer.kind, key, notation, assume, answer.tolerance, given, answer.form,
        answer.constant_in, answer.letters, answer.domain,
    )  # fmt: skip
    return replaced(task, key=chosen(key, task))


def _follow(answer: Answer, around: Around) -> Follow | None:
    """The key in terms of earlier answers: as its author says, or where it contains what was asked for earlier."""
    formula = fill(answer.follows or answer.key, around.values)
    if answer.follows is None:
        formula = in_terms_of_earlier(formula, around.asked)
    return Follow(formula, around.definitions) if labels_in(formula) else None


def _unnamed(definitions: tuple[Definition, ...], key: Expr) -> tuple[Definition, ...]:
    """The definitions that an equation may use: in y = 2x + 1, y is a coordinate and not the curve of the question."""
    return tuple(d for d in definitions if d.name not in symbols(key))


SHAPES_OF_KIND = {"vector": ("vector", "matrix"), "points": ("vector", "set"), "equation": ("relation",)}
"""What a response of this kind may be beside a formula."""
