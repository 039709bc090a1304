"""What is asked for in one part of a question, and the right answer to it."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

from quizgen.expr.nodes import Expr, Relation
from quizgen.syntax.notation import Notation
from quizgen.values import value


@value
class Relative:
    """Within this share of the key: Relative(1/20) is five per cent."""

    share: Fraction


@value
class Figures:
    """Right when rounded to so many significant figures."""

    count: int


@value
class Places:
    """Right when rounded to so many decimal places."""

    count: int


Tolerance: TypeAlias = Fraction | Relative | Figures | Places
"""How near a number must come: a Fraction is absolute, in the key's units, boundary included."""


CONSTANTS = frozenset({"C", "c"})
"""Letters that an answer up to a constant may use for it."""


LETTERS = "ABCDEFGHIJ"
"""What choices are called, in the order in which they stand."""


@value
class Task:
    """The key of one part and everything that is needed to read and judge a response to it.

    `kind` is a name in quizgen.answers.kinds. `key` is a formula; for kind "vector" a Vector or Matrix; for kind
    "points" a Set whose items are points (a Vector, or a plain number in one variable), classified ones wrapped in
    Call("minimum" | "maximum" | "saddle" | "inflection", (point,)); for kind "equation" a Relation. `given` are
    definitions such as y = 1/(1+e^-x) that are put in before judging. `tolerance` None asks for the exact value.
    `form` are names in quizgen.answers.form. `constant_in` are variables: any answer is right that differs from the
    key by what does not depend on them. `letters` are those that the answer may use, None: any. `domain` is the share
    of the credit that an answer loses which is right but not defined everywhere where the key is.
    """

    kind: str
    key: Expr
    notation: Notation
    assume: tuple[Relation, ...] = ()
    tolerance: Tolerance | None = None
    given: tuple[tuple[str, Expr], ...] = ()
    form: tuple[str, ...] = ()
    constant_in: tuple[str, ...] = ()
    letters: tuple[str, ...] | None = None
    domain: Fraction = Fraction(0)
