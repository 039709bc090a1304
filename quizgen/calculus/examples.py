"""The example of a mal-rule read: what was to be differentiated, and what somebody who follows the mal-rule writes."""

from __future__ import annotations

from quizgen.calculus.derivation import Goal
from quizgen.calculus.malrule import Example
from quizgen.expr.nodes import Call, Derivative, Expr, Integer, Symbol
from quizgen.expr.walk import rewrite, symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

OPERATORS = frozenset(
    ("diff", "at", "tangent", "grad", "jacobian", "laplacian", "directional", "implicit", "paths", "descend",
     "stationary")
)  # fmt: skip
KINDS = {"Min": "minimum", "Max": "maximum", "Sad": "saddle"}
"""How an example writes the kind of a point: {Min((1, 0))}."""


def read_example(example: Example) -> tuple[Goal, Expr]:
    """The goal and the wrong answer of an example."""
    function = parse(example.function, Notation(operators=OPERATORS).allowing("relation", "vector")).expr
    response = parse(example.response, Notation(functions=frozenset(KINDS)).allowing("vector", "set", "matrix")).expr
    response = rewrite(response, _named)
    return goal_of(function, example.variable), response


def _named(e: Expr) -> Expr | None:
    return Call(KINDS[e.function], e.arguments) if isinstance(e, Call) and e.function in KINDS else None


def goal_of(function: Expr, variable: str) -> Goal:
    """The goal that is meant by a function and its variable, or by an operator call such as diff(y, x, 2)."""
    match function:
        case Call("diff", (body, Symbol(x))):
            inner = goal_of(body, "")
            earlier = inner.variables if isinstance(inner, Derivative) else ()
            whole = inner.body if isinstance(inner, Derivative) else body
            return Derivative(whole, (*earlier, x), len(symbols(whole)) > 1)
        case Call("diff", (body, Symbol(x), Integer(order))):
            return Derivative(body, (x,) * order, len(symbols(body)) > 1)
        case Call("at", (inner, *pairs)):
            return Call("at", (goal_of(inner, ""), *pairs))
        case Call(name) if name in OPERATORS:
            return function
        case _:
            return Derivative(function, (variable,) if variable else (), bool(symbols(function) - {variable}))
