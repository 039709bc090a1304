"""What people type to have it differentiated: a function, `y =` a function, an equation, named quantities."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.derivation import Goal
from quizgen.calculus.goals import depends
from quizgen.calculus.network import goal_of
from quizgen.calculus.searches import descent_goal
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import sign
from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Call, Derivative, Expr, Neg, Relation, Sum, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import value

OPERATORS = {
    "gradient": "grad",
    "hessian": "hessian",
    "jacobian": "jacobian",
    "laplacian": "laplacian",
    "stationary": "stationary",
    "first-principles": "chord",
}
"""What can be asked for beside derivatives, and what the goal is called."""

ANYTHING = Notation().allowing("relation", "vector")


@value
class Asked:
    """The goal, and what the function is called in the steps (None: it has a name already, or needs none)."""

    goal: Goal
    name: str | None


def read_variable(text: str) -> str:
    """The variable by its canonical name. Raises InputError where the text is no variable."""
    e = parse(text, Notation()).expr
    if not isinstance(e, Symbol):
        what, advice = f"{text} is not a variable", "Name the letter by which to differentiate, such as x"
        raise InputError(text, Span(0, len(text)), what, advice, "not-a-variable")
    return e.name


def read_request(text: str, variables: Sequence[str], operator: str = "", order: int = 1) -> Asked:
    """What is to be worked out. `operator` is "", "mixed" or one of OPERATORS; "" in several variables: the gradient.

    An equation gives dy/dx by implicit differentiation; "y_1 = ...; E = ..." the chain rule along every path to the
    last quantity. Raises InputError.
    """
    if ";" in text:
        return _network(text, variables)
    e, name = read_function(text, variables)
    if isinstance(e, Relation):
        return _implicit(text, e, variables)
    several = len(variables) > 1
    if not operator and isinstance(e, Vector) and several:
        operator = "jacobian"
    called = name or _free_name(e, variables, several=several)
    if operator == "mixed":
        return Asked(Derivative(e, tuple(variables), True), called)
    if operator or several:
        goal = Call(OPERATORS[operator or "gradient"], (e, *map(Symbol, variables)))
        return Asked(goal, None if operator == "jacobian" else called)
    [x] = variables
    return Asked(Derivative(e, (x,) * order, bool(symbols(e) - {x})), called)


def read_along(text: str, direction: str, variables: Sequence[str]) -> Asked:
    """The slope of a function in the direction of a vector. Raises InputError."""
    e, name = read_function(text, variables)
    along = parse(direction, ANYTHING).expr
    if not isinstance(along, Vector) or len(along.items) != len(variables):
        raise _wrong(direction, "this is no direction", f"Write a vector with {len(variables)} components: (3, 4)")
    called = name or _free_name(e, variables, several=True)
    return Asked(Call("directional", (e, along, *map(Symbol, variables))), called)


def read_descent(text: str, variables: Sequence[str], start: str, rate: str, steps: int) -> Asked:
    """Gradient descent from a point, a vector in several variables. Raises InputError."""
    e, name = read_function(text, variables)
    begin = parse(start, ANYTHING).expr
    point = begin.items if isinstance(begin, Vector) else (begin,)
    if len(point) != len(variables) or symbols(begin):
        shown = "a number" if len(variables) == 1 else f"a point with {len(variables)} coordinates: (1, 2)"
        raise _wrong(start, "the descent cannot start here", f"Write {shown}")
    eta = parse(rate, Notation.of()).expr
    goal = descent_goal(e, variables, point, eta, steps)
    return Asked(goal, name or _free_name(e, variables, several=len(variables) > 1))


def read_interval(low: str, high: str) -> tuple[Expr, Expr]:
    """The ends of an interval, two numbers in ascending order. Raises InputError."""
    a, b = (parse(end, Notation.of()).expr for end in (low, high))
    if sign(tidy(Sum((b, Neg(a))))) != 1:
        raise _wrong(high, f"the interval would end at {high}, and begin at {low}", "Write the smaller number first")
    return a, b


def read_function(text: str, variables: Sequence[str]) -> tuple[Expr, str | None]:
    """The formula, and the name that `y =` gives it. Raises InputError for what is no formula."""
    e = _read(text)
    match e:
        case Relation(Symbol(name), "=", right) if name not in variables and not depends(right, name):
            return right, name
        case Relation(_, sign, _) if sign != "=":
            raise _wrong(text, f"{sign} makes a comparison", "Write a function, or an equation with =")
        case _:
            return e, None


def _read(text: str) -> Expr:
    try:
        return parse(text, ANYTHING).expr
    except InputError as error:
        if error.code != "derivative-left":
            raise
        advice = "Leave the sign of the derivative out: write the function, then the variable"
        raise InputError(text, error.span, "To differentiate is what is asked already", advice, error.code) from None


def _implicit(text: str, equation: Relation, variables: Sequence[str]) -> Asked:
    if len(variables) != 1:
        raise _wrong(text, "an equation is differentiated in one variable", "Give one variable, such as x")
    [x] = variables
    others = sorted(symbols(equation) - {x})
    if not others or x not in symbols(equation):
        raise _wrong(text, f"this equation does not tie another letter to {x}", "Write it in two letters: x^2+y^2=25")
    y = "y" if "y" in others else others[-1]
    return Asked(Call("implicit", (equation, Symbol(y), Symbol(x))), None)


def _network(text: str, variables: Sequence[str]) -> Asked:
    """Named quantities, the last of them the output."""
    definitions: list[tuple[str, Expr]] = []
    for part in filter(str.strip, text.split(";")):
        match _read(part):
            case Relation(Symbol(name), "=", body):
                definitions.append((name, body))
            case _:
                raise _wrong(part, "this names no quantity", "Write a name, = and a formula: y_1 = w_11 x_1")
    if not definitions:
        raise _wrong(text, "nothing stands between the semicolons", "Write named quantities: y_1 = w_11 x_1; E = y_1^2")
    if len(variables) != 1:
        raise _wrong(text, "one variable at a time", "Give the one that the last quantity is differentiated by")
    return Asked(goal_of(definitions, definitions[-1][0], variables[0]), None)


def _free_name(e: Expr, variables: Sequence[str], *, several: bool) -> str | None:
    """y for a function of one variable, z for one of several, f where an operator acts on it; what is not taken."""
    taken = symbols(e) | set(variables)
    names = ("f", "g", "h") if several else ("z", "f", "g") if len(taken) > 1 else ("y", "f", "g")
    return next((name for name in names if name not in taken), None)


def _wrong(text: str, what: str, advice: str) -> InputError:
    return InputError(text, Span(0, len(text)), what[:1].upper() + what[1:], advice, "not-a-request")
