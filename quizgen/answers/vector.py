"""A vector or a matrix, judged component by component: a gradient, a Hessian, a point of gradient descent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from quizgen.answers.expression import same_value
from quizgen.answers.judgement import Component, Finding, Judgement, misshapen, remarks, together
from quizgen.answers.number import asked_instead, is_rounded
from quizgen.answers.reading import put_in
from quizgen.answers.rows import read_vector
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import Expr, Matrix, Neg, Set, Vector
from quizgen.syntax.reading import Reading
from quizgen.values import value

Shape: TypeAlias = tuple[int, int]
"""Rows and columns; a vector has one row."""

ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@value
class VectorAnswer:
    """In any brackets, as a row or a column, or as a i + b j."""

    def read(self, text: str, task: Task) -> Reading:
        return read_vector(text, task.notation)

    def judge(self, response: Expr, task: Task) -> Judgement:
        mine, keys = _rows(put_in(response, task.given)), _rows(put_in(task.key, task.given))
        if len(keys) == 1 and len(mine) > 1 and all(len(row) == 1 for row in mine):
            mine = (tuple(row[0] for row in mine),)
        return _of_shape(mine, keys, task) if _shape(mine) == _shape(keys) else _of_other_shape(mine, keys, task)


KIND: Final = VectorAnswer()


def _rows(e: Expr) -> tuple[tuple[Expr, ...], ...]:
    match e:
        case Matrix(rows):
            return rows
        case Vector(items) | Set(items) if items and all(isinstance(item, Vector) for item in items):
            return tuple(item.items for item in items if isinstance(item, Vector))
        case Vector(items) | Set(items):
            return (items,)
        case _:
            return ((e,),)


def _shape(rows: Sequence[Sequence[Expr]]) -> Shape | None:
    widths = {len(row) for row in rows}
    return (len(rows), widths.pop()) if len(widths) == 1 else None


def _of_shape(mine: Sequence[Sequence[Expr]], keys: Sequence[Sequence[Expr]], task: Task) -> Judgement:
    components = tuple(_components(mine, keys, task))
    right = sum(isinstance(component.verdict, Equal) for component in components)
    found = dict.fromkeys(finding for component in components for finding in remarks(component.verdict))
    findings = (*found, *_slips(components, task))
    return Judgement(together(components), Fraction(right, len(components) or 1), findings, components)


def _of_other_shape(mine: Sequence[Sequence[Expr]], keys: Sequence[Sequence[Expr]], task: Task) -> Judgement:
    """Too many components, too few, or no vector at all: what stands in the right place still earns its share."""
    reason = _reason(_shape(mine), _shape(keys))
    components: tuple[Component, ...] = ()
    if len(mine) == len(keys) == 1:
        components = tuple(_components(mine, keys, task))
    most = max(sum(map(len, mine)), sum(map(len, keys)))
    right = sum(isinstance(component.verdict, Equal) for component in components)
    return Judgement(misshapen(reason), Fraction(right, most), (Finding("vector.shape", f"{reason}."),), components)


def _reason(mine: Shape | None, keys: Shape | None) -> str:
    match mine, keys:
        case (1, 1), (1, wanted):
            return f"The answer has {wanted} components; yours is a single formula"
        case (1, count), (1, wanted) if count < wanted:
            return f"A component is missing: the answer has {wanted}, yours {count}"
        case (1, count), (1, wanted):
            return f"There is a component too many: the answer has {wanted}, yours {count}"
        case None, _:
            return "The rows of your matrix have different lengths"
        case (rows, columns), (wanted_rows, wanted_columns):
            return f"The answer is {wanted_rows} by {wanted_columns}, yours {rows} by {columns}"
        case _:
            return "The answer has another shape"


def _components(mine: Sequence[Sequence[Expr]], keys: Sequence[Sequence[Expr]], task: Task) -> Iterator[Component]:
    for i, (row, wanted) in enumerate(zip(mine, keys, strict=False)):
        for j, (one, key) in enumerate(zip(row, wanted, strict=False)):
            label = f"component {j + 1}" if len(keys) == 1 else f"row {i + 1}, column {j + 1}"
            verdict = same_value(one, key, task)
            yield Component(label, one, key, verdict, Fraction(isinstance(verdict, Equal)))


def _slips(components: Sequence[Component], task: Task) -> Iterator[Finding]:
    wrong = [i for i, component in enumerate(components) if isinstance(component.verdict, Different)]
    pairs = ((i, j) for i in wrong for j in wrong if i < j)
    swapped = next(((i, j) for i, j in pairs if _exchanged(components[i], components[j], task)), ())
    if swapped:
        first, second = (_name(components[i]) for i in swapped)
        yield Finding("vector.swapped", f"{first} and {second} are the wrong way round.".capitalize())
    for i in wrong:
        if i not in swapped:
            yield _slip(components[i], task)


def _slip(component: Component, task: Task) -> Finding:
    name = _name(component).capitalize()
    match component:
        case Component(_, response, key) if response is not None and key is not None:
            if isinstance(same_value(Neg(response), key, task), Equal):
                return Finding("vector.sign", f"{name} has the wrong sign.")
            if is_rounded(response, key):
                return Finding("vector.rounded", f"{name} is right, but rounded: {asked_instead(task.tolerance)}.")
    return Finding("vector.component", f"{name} is wrong.")


def _exchanged(one: Component, other: Component, task: Task) -> bool:
    if one.response is None or one.key is None or other.response is None or other.key is None:
        return False
    return isinstance(same_value(one.response, other.key, task), Equal) and isinstance(
        same_value(other.response, one.key, task), Equal
    )


def _name(component: Component) -> str:
    """ "the second component", or "row 1, column 2"."""
    word, _, number = component.label.partition(" ")
    if word != "component":
        return f"the entry in {component.label}"
    return numbered("component", int(number))


def numbered(noun: str, number: int) -> str:
    """ "the second component"; from the eleventh on, "component 11"."""
    return f"the {ORDINALS[number - 1]} {noun}" if number <= len(ORDINALS) else f"{noun} {number}"
