"""Lines in which an equation is solved: every line must have the solutions of the one before, and all are to be found.

    3x^2 - 3 = 0,  x^2 = 1,  x = 1 or x = -1

A solution that is lost (by dividing by something that may be zero) or gained (by squaring) is a slip; what our own
solver gives up is left open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from quizgen.calculus.equations import Unsolved
from quizgen.calculus.solve import solve
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import sign
from quizgen.expr.nodes import Expr, Neg, PlusMinus, Sum, Symbol
from quizgen.expr.text import to_unicode
from quizgen.expr.walk import rewrite, subtrees, symbols
from quizgen.marking.lines import Formula, Statement
from quizgen.marking.outcomes import Follows, Outcome, Right, Said, Slipped, Unsure


class Solving:
    """What was found so far of the solutions of `right` = 0, which the student has written as `claimed` = 0."""

    def __init__(self, right: Expr, claimed: Expr, x: str) -> None:
        self.x = x
        self.truth = _roots(right, x)
        self.before = self.truth if claimed == right else _roots(claimed, x)
        self.named: tuple[Expr, ...] = ()

    def judge(self, statements: Sequence[Statement]) -> Outcome:
        """What becomes of a line: an equation, or several that make cases, or the solutions themselves."""
        x = Symbol(self.x)
        if any(s.subject == x or (s.subject is None and self.named) for s in statements):
            return self._solutions([f for s in statements if s.subject in (x, None) for f in s.values])
        equations = [pair for s in statements for pair in _pairs(s)]
        if not equations or any(symbols(left) | symbols(right) != {self.x} for left, right in equations):
            return Said()
        if self.before is None:
            return Unsure("the equation could not be solved")
        found: list[Expr] = []
        for left, right in equations:
            roots = _roots(Sum((left, Neg(right))), self.x)
            if roots is None:
                return Unsure("the equation could not be solved")
            found += roots
        return self._held_against(_distinct(found))

    def _held_against(self, roots: tuple[Expr, ...]) -> Outcome:
        before, self.before = self.before, roots
        assert before is not None
        if self.truth is not None and _all_in(roots, self.truth) and _all_in(self.truth, roots):
            return Right()
        lost = [root for root in before if not _among(root, roots)]
        gained = [root for root in roots if not _among(root, before)]
        if not lost and not gained:
            return Follows()
        if lost and gained:
            return Slipped(why=f"This has other solutions than the line before, which has {self._told(before)}.")
        if lost:
            return Slipped(
                why=f"A solution is lost here: {self._told(lost)}. Dividing loses what makes the divisor zero."
            )
        return Slipped(why=f"This has a solution that the line before has not: {self._told(gained)}.")

    def _solutions(self, formulas: Sequence[Formula]) -> Outcome:
        """x = 1 or x = -1: all must be solutions; those that are missing may come in the next line."""
        roots = _distinct([root for formula in formulas for root in _signs(formula.expr)])
        if self.before is None or self.truth is None or any(symbols(root) for root in roots):
            return Unsure("the equation could not be solved")
        self.named = _distinct([*self.named, *roots])
        wrong = [root for root in roots if not _among(root, self.truth)]
        if not wrong:
            return Right(_all_in(self.truth, self.named))
        if _all_in(wrong, self.before):
            return Follows()
        return Slipped(why=f"This is no solution: {self._told(wrong)}.")

    def missed(self) -> Outcome | None:
        """The slip of somebody who stopped with some of the solutions; None where all were named, or none."""
        missing = [root for root in self.before or () if self.named and not _among(root, self.named)]
        if not missing:
            return None
        return Slipped(why=f"Not every solution is here: what about {self._told(missing)}?")

    def _told(self, roots: Iterable[Expr]) -> str:
        return " and ".join(f"{self.x} = {to_unicode(root)}" for root in roots)


def _pairs(statement: Statement) -> list[tuple[Expr, Expr]]:
    """a = b = c is a = b and b = c."""
    chain = [*([] if statement.subject is None else [statement.subject]), *(f.expr for f in statement.values)]
    return list(pairwise(chain))


def _roots(e: Expr, x: str) -> tuple[Expr, ...] | None:
    """The solutions of e = 0; both of them where ± stands in it; None where they are not all found."""
    try:
        return _distinct([root for one in _signs(e) for root in solve(one, x).roots])
    except Unsolved:
        return None


def _signs(e: Expr) -> list[Expr]:
    if not any(isinstance(part, PlusMinus) for part in subtrees(e)):
        return [tidy(e)]
    plus = rewrite(e, lambda part: part.body if isinstance(part, PlusMinus) else None)
    minus = rewrite(e, lambda part: Neg(part.body) if isinstance(part, PlusMinus) else None)
    return [tidy(plus), tidy(minus)]


def _distinct(roots: Sequence[Expr]) -> tuple[Expr, ...]:
    kept: list[Expr] = []
    for root in roots:
        if not _among(root, kept):
            kept.append(root)
    return tuple(kept)


def _among(root: Expr, others: Iterable[Expr]) -> bool:
    return any(root == other or sign(tidy(Sum((root, Neg(other))))) == 0 for other in others)


def _all_in(roots: Iterable[Expr], others: Sequence[Expr]) -> bool:
    return all(_among(root, others) for root in roots)
