"""Where the key of a part contains what an earlier part asked for, so that no author has to say that it follows.

Each law takes a key and an earlier key, both as their authors wrote them, and says what the key is in terms of the
answer to the earlier part; it declines by returning None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from quizgen.bank.follow import answer_to
from quizgen.expr.nodes import Call, Expr, Integer, Neg, Prime, Product, Relation, Sum, Symbol
from quizgen.expr.walk import rewrite

Law: TypeAlias = Callable[[Expr, Expr, Expr], Expr | None]
"""From a key, an earlier key and the answer to it, to the key in terms of that answer."""


def in_terms_of_earlier(key: Expr, earlier: Sequence[tuple[str, Expr]]) -> Expr:
    """The key with what earlier parts ask for, nearest first, replaced by the answers given there."""
    for label, asked in reversed(earlier):
        if isinstance(asked, Call | Prime):
            key = rewrite(key, _replacing(asked, answer_to(label)))
    return key


def _replacing(asked: Expr, answer: Expr) -> Callable[[Expr], Expr | None]:
    def change(node: Expr) -> Expr | None:
        if not isinstance(node, Call | Prime):
            return None
        found = (law(node, asked, answer) for law in LAWS)
        return next((e for e in found if e is not None), None)

    return change


def _same(node: Expr, asked: Expr, answer: Expr) -> Expr | None:
    """What was asked for stands in the key as it is."""
    return answer if node == asked else None


def _higher(node: Expr, asked: Expr, answer: Expr) -> Expr | None:
    """diff(y, x, n) is diff(diff(y, x, m), x, n - m)."""
    match node, asked:
        case Call("diff", (y, x, *high)), Call("diff", (z, u, *low)) if (y, x) == (z, u):
            more = _count(high) - _count(low)
            return Call("diff", (answer, x, Integer(more))) if more > 0 else None
    return None


def _optimum(node: Expr, asked: Expr, answer: Expr) -> Expr | None:
    """Optima are where the derivative, or the gradient, is zero."""
    match node, asked:
        case Call("argmin" | "argmax" | "minima" | "maxima", (y, *xs)), Call("diff" | "grad", (z, *us)):
            return Call("zeros", (answer, *xs)) if (y, xs) == (z, us) else None
    return None


def _descent(node: Expr, asked: Expr, answer: Expr) -> Expr | None:
    """More steps of gradient descent go on from where fewer have led, and one step goes down the slope at the start."""
    match node, asked:
        case Call("descend", (e, w, _, rate, *many)), Call("descend", (f, v, _, other, *few)):
            more = _count(many) - _count(few)
            if (e, w, rate) == (f, v, other) and node.arguments[2] == asked.arguments[2] and more > 0:
                return Call("descend", (e, w, answer, rate, Integer(more)))
        case Call("descend", (e, Symbol() as w, start, rate)), Call("at", (Call("diff", (f, v)), u, there)):
            if (e, w, w, start) == (f, v, u, there):
                return Sum((start, Neg(Product((rate, answer)))))
    return None


def _tangent(node: Expr, asked: Expr, answer: Expr) -> Expr | None:
    """A tangent has the slope that was found for its point, or that the derivative has there."""
    match node, asked:
        case Call("tangent", (y, x, p)), Call("at", (Call("diff", (z, u)), v, q)) if (y, x, x, p) == (z, u, v, q):
            slope = answer
        case Call("tangent", (y, x, p)), Call("diff", (z, u)) if (y, x) == (z, u):
            slope = Call("at", (answer, x, p))
        case _:
            return None
    return Relation(y, "=", Sum((Product((slope, Sum((x, Neg(p))))), Call("at", (y, x, p)))))


def _count(rest: Iterable[Expr]) -> int:
    """The number that may stand at the end of diff and descend; 1 where there is none."""
    return next((e.value for e in rest if isinstance(e, Integer)), 1)


LAWS: tuple[Law, ...] = (_same, _higher, _optimum, _descent, _tangent)
