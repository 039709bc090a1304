"""Keys that build on earlier parts: worked out again from what a student answered there, right or wrong.

In a formula the answer to part a is the symbol "(a)", a name that nobody can type as a variable.
"""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.answers.task import Task
from quizgen.bank.model import Definition
from quizgen.expr.nodes import Call, Expr, Neg, Relation, Set, Sum, Symbol
from quizgen.expr.walk import rewrite, substitute, symbols
from quizgen.values import value


@value
class Follow:
    """The key of a part as a formula of the answers to earlier parts, operators and defined names still in it."""

    formula: Expr
    definitions: tuple[Definition, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The parts whose answers it uses, in order."""
        return labels_in(self.formula)

    def with_answers(self, answers: Mapping[str, Expr]) -> Expr:
        """The formula with these answers, by label, in their places."""
        return substitute(self.formula, {answer_to(label).name: e for label, e in answers.items()})


def answer_to(label: str) -> Symbol:
    """What stands in a formula for the answer to the part with this label."""
    return Symbol(f"({label})")


def labels_in(e: Expr) -> tuple[str, ...]:
    """The parts whose answers stand in e, in order."""
    return tuple(sorted(name[1:-1] for name in symbols(e) if name.startswith("(")))


def references_read(e: Expr) -> Expr:
    """e with every part(a) that its author wrote as the answer to part a."""

    def change(node: Expr) -> Expr | None:
        match node:
            case Call("part", (Symbol(label),)):
                return answer_to(label)
        return None

    return rewrite(e, change)


def chosen(e: Expr, task: Task) -> Expr:
    """Of several numbers where one is asked for, the only one that what is assumed admits; otherwise e itself."""
    if task.kind != "number" or not isinstance(e, Set):
        return e
    admitted = [item for item in e.items if all(_may_hold(condition, item) for condition in task.assume)]
    return admitted[0] if len(admitted) == 1 else e


def _may_hold(condition: Relation, item: Expr) -> bool:
    from quizgen.calculus.values import sign

    letters = symbols(condition)
    if len(letters) != 1:
        return True
    here = dict.fromkeys(letters, item)
    side = sign(substitute(Sum((condition.left, Neg(condition.right))), here))
    return side is None or side in _SIGNS[condition.sign]


_SIGNS: dict[str, tuple[int, ...]] = {
    "=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1),
}  # fmt: skip
"""Which signs left - right may have."""
