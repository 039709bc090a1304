"""Small questions about goals that every law asks: what depends on what, which letters are free."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.expr.nodes import Call, Constant, Decimal, Derivative, Expr, Integer, Symbol
from quizgen.expr.walk import children, symbols


def depends(e: Expr, variable: str) -> bool:
    """Whether `variable` occurs in e."""
    kind = type(e)
    if kind is Symbol:
        return e.name == variable  # type: ignore[union-attr]
    if kind is Integer or kind is Constant or kind is Decimal:
        return False
    return any(depends(part, variable) for part in children(e))


def d(body: Expr, goal: Derivative) -> Derivative:
    """The derivative of `body` with respect to the variable of `goal`."""
    return Derivative(body, goal.variables, goal.partial)


def body_of(goal: Derivative | Call) -> Expr:
    """The function that a goal is about: y in dy/dx, in grad y, and in dy/dx at a point."""
    match goal:
        case Derivative(body):
            return body
        case Call("at", (Derivative() | Call() as inner, *_)):
            return body_of(inner)
        case Call(_, arguments):
            return arguments[0]


def rate(name: str, goal: Derivative) -> Derivative:
    """du/dx for the letter `name` and the variable of `goal`."""
    return Derivative(Symbol(name), goal.variables, goal.partial)


def fresh(e: Expr, count: int, letters: Sequence[str]) -> tuple[str, ...]:
    """The first `count` letters that do not occur in e; u_1, u_2, ... when the letters run out."""
    used = symbols(e)
    free = [letter for letter in letters if letter not in used]
    if len(free) >= count:
        return tuple(free[:count])
    numbered = (f"{letters[0]}_{i}" for i in range(1, count + len(used) + 1))
    return tuple([name for name in numbered if name not in used][:count])
