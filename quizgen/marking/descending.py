"""Lines in which gradient descent is worked out: every line a step from the one before.

    dE/dw = 2w,  w_1 = 1 - 0.1*2 = 0.8,  w_2 = 0.8 - 0.1*1.6 = 0.64

Numbers may be rounded: then they are compared to as many places as were written. Slopes are judged as on any page of
working, at the point that has been reached.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.calculus.differentiate import derive
from quizgen.calculus.searches import descent_goal
from quizgen.calculus.values import at, rounded
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.errors import InputError
from quizgen.expr.nodes import Decimal, Derivative, Expr, Prime, Symbol
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import subtrees, symbols
from quizgen.marking.diagnosis import explain
from quizgen.marking.lines import Statement
from quizgen.marking.outcomes import Follows, Line, Outcome, Right, Slipped, Unread, Working, gravest
from quizgen.marking.working import Page


def check_descent(function: Expr, variable: str, start: Expr, rate: Expr, steps: int, lines: Sequence[str]) -> Working:
    """The lines of `steps` steps of gradient descent from `start`, judged one after another. Raises NoDerivative."""
    page = _Descent(function, variable, start, rate, steps)
    judged = (Line(number, line, page.judge(line)) for number, line in enumerate(lines, 1) if line.strip())
    return Working(tuple(judged))


class _Descent:
    """Where the descent is by what the student wrote, and whether that is right so far, but for rounding."""

    def __init__(self, function: Expr, variable: str, start: Expr, rate: Expr, steps: int) -> None:
        self.function, self.variable, self.rate, self.steps = function, variable, rate, steps
        self.page = Page(function, variable)
        self.page.place = self.here = start
        self.done, self.slipped = 0, False

    def judge(self, line: str) -> Outcome:
        """What becomes of the next line."""
        try:
            statements = self.page.reader.statements(line)
        except InputError as error:
            return Unread(error)
        return gravest([outcome for statement in statements for outcome in self._stated(statement)])

    def _stated(self, statement: Statement) -> Iterator[Outcome]:
        subject = statement.subject
        if isinstance(subject, Derivative | Prime):
            self.page.place = self.here
            yield self.page.stated(statement)
            return
        values = [formula.expr for formula in statement.values]
        if subject is not None and not isinstance(subject, Symbol):
            values.insert(0, subject)
        closed = [e for e in values if not symbols(e)]
        if closed and not self._is(closed[-1], self.here):
            yield from self._step(closed)

    def _step(self, values: Sequence[Expr]) -> Iterator[Outcome]:
        """1 - 0.1*2 = 0.8: the new value as it is put together, then worked out."""
        before, expected = self.here, self._after(self.here)
        self.here, self.done = values[-1], self.done + 1
        for value, worked in pairwise(values):
            if not self._is(worked, value):
                self.slipped = True
                yield Slipped(why=f"{to_unicode(value)} is not {to_unicode(worked)}: work it out again.")
                return
        if self._is(self.here, expected):
            yield Follows() if self.slipped else Right(self.done == self.steps)
        else:
            self.slipped = True
            yield self._slip(before, values)

    def _slip(self, before: Expr, values: Sequence[Expr]) -> Slipped:
        step = derive(descent_goal(self.function, (self.variable,), (before,), self.rate, 1))
        return Slipped(explain(step, at(values[-1], {})))

    def _after(self, w: Expr) -> Expr:
        """The point one step downhill from w."""
        return derive(descent_goal(self.function, (self.variable,), (w,), self.rate, 1)).result

    def _is(self, typed: Expr, e: Expr) -> bool:
        """Whether a typed number is e, to as many decimal places as it was written with."""
        if isinstance(decide(typed, e), Equal):
            return True
        places = _places(typed)
        return bool(places) and isinstance(decide(typed, rounded(e, places)), Equal)


def _places(e: Expr) -> int:
    """How many decimal places a number was written with."""
    return max((len(part.text.partition(".")[2]) for part in subtrees(e) if isinstance(part, Decimal)), default=0)
