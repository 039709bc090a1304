"""What is asked for in one part of a question, and the right answer to it."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.nodes import Expr, Relation
from quizgen.syntax.notation import Notation
from quizgen.values import value


@value
class Task:
    """The key of one part and everything that is needed to read and judge a response to it.

    `kind` is a name in quizgen.answers.kinds. `key` is a formula; for kind "vector" a Vector or Matrix; for kind "points" a Set whose
    items are points (a Vector, or a plain number in one variable), classified ones wrapped in Call("minimum" | "maximum" |
    "saddle" | "inflection", (point,)). `given` are definitions such as y = 1/(1+e^-x) that are put in before judging.
    `tolerance` is absolute, in the key's units; None asks for the exact value.
    """

    kind: str
    key: Expr
    notation: Notation
    assume: tuple[Relation, ...] = ()
    tolerance: Fraction | None = None
    given: tuple[tuple[str, Expr], ...] = ()
