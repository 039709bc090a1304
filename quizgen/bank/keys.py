"""Keys worked out: definitions put in, operators evaluated through quizgen.calculus, with the derivations kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from quizgen.bank.fill import fill
from quizgen.bank.language import names_in
from quizgen.bank.limits import MOST_WALKS, too_large, walks
from quizgen.bank.model import Definition
from quizgen.bank.numbers import rational
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import along_paths, derivative, derive, differentiate, gradient, hessian, laplacian
from quizgen.calculus.evaluating import value_goal
from quizgen.calculus.lines import tangent_goal
from quizgen.calculus.searches import descent_goal
from quizgen.calculus.solve import solve
from quizgen.calculus.stationary import stationary_points
from quizgen.calculus.strategy import VALUE
from quizgen.calculus.systems import solve_system
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import at, sign
from quizgen.errors import QuizgenError
from quizgen.expr.nodes import Call, Derivative, Expr, Integer, Neg, Prime, Product, Relation, Set, Sum, Symbol, Vector
from quizgen.expr.walk import children, rewrite, size, symbols, with_children
from quizgen.values import value

Definitions: TypeAlias = tuple[Definition, ...]


class BadKey(QuizgenError):
    """A key that cannot be worked out: what stands in it, and why that will not do."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


@value
class Worked:
    """A formula without operators, and how it was found."""

    expr: Expr
    derivations: tuple[Derivation, ...] = ()


SMALL = 40
"""The second derivative of a formula of so many nodes is still a formula of bearable size."""

Operator: TypeAlias = Callable[[Expr, tuple[Expr, ...], Definitions], Worked]
"""First argument, worked out; the others, worked out; the definitions."""


def resolve(e: Expr, definitions: Definitions, keep: frozenset[str] = frozenset()) -> Expr:
    """e with every defined name replaced by its formula, but for those in `keep`."""
    plain = {d.name: d.body for d in definitions if not d.arguments and d.name not in keep}
    functions = {d.name: d for d in definitions if d.arguments}
    if names_in(e).isdisjoint(plain.keys() | functions.keys()):
        return e
    for _ in range(len(definitions) + 1):
        new = fill(rewrite(e, lambda node: _applied(node, functions)), plain)
        if new == e:
            return e
        e = _bounded(new)
    raise BadKey("the definitions go round in a circle")


def _bounded(e: Expr) -> Expr:
    """e, unless it has grown beyond what can be worked with."""
    if too_large(e):
        raise BadKey("it becomes too long when definitions are put in, or too long to be differentiated")
    return e


def _applied(node: Expr, functions: dict[str, Definition]) -> Expr | None:
    """f(u), or f'(u), of a defined function f written out."""
    match node:
        case Call(name, arguments) if definition := functions.get(name):
            if len(arguments) != len(definition.arguments):
                raise BadKey(f"{name} has {len(definition.arguments)} arguments, not {len(arguments)}")
            return _bounded(fill(definition.body, dict(zip(definition.arguments, arguments, strict=True))))
        case Prime(name, order, argument) if definition := functions.get(name):
            if len(definition.arguments) != 1:
                raise BadKey(f"{name}' is for a function of one variable")
            [variable] = definition.arguments
            return _bounded(fill(_derivative(definition.body, variable, order), {variable: argument}))
    return None


def _derivative(body: Expr, variable: str, order: int) -> Expr:
    """One derivative after the other, as long as they do not grow beyond what can be worked with."""
    for _ in range(order):
        body = _bounded(derivative(body, variable))
    return body


def work_out(key: Expr, definitions: Definitions) -> Worked:
    """The key with its operators evaluated. Raises BadKey where one of them cannot be."""
    if isinstance(key, Call) and (operator := _OPERATORS.get(key.function)):
        inner = work_out(key.arguments[0], definitions)
        rest = tuple(work_out(argument, definitions).expr for argument in key.arguments[1:])
        outer = operator(inner.expr, rest, definitions)
        if key.function == "at":
            return _evaluated(inner, outer.expr, rest)
        return Worked(outer.expr, inner.derivations + outer.derivations)
    if isinstance(key, Prime):
        return _prime(key, definitions)
    parts = [work_out(part, definitions) for part in children(key)]
    derivations = tuple(d for part in parts for d in part.derivations)
    whole = _function_calls(with_children(key, [part.expr for part in parts]), definitions)
    return Worked(whole if whole == key else tidy(_spread(whole)), derivations)


def _spread(e: Expr) -> Expr:
    """-(a, b) and c (a, b) with the sign or the factor on every component; any other formula as it is."""
    match e:
        case Neg(Vector(items)):
            return Vector(tuple(map(Neg, items)))
        case Product((*factors, Vector(items))) if not any(isinstance(factor, Vector) for factor in factors):
            return Vector(tuple(Product((*factors, item)) for item in items))
    return e


def _evaluated(inner: Worked, result: Expr, pairs: tuple[Expr, ...]) -> Worked:
    """The value of what was worked out last, with its substitution as a step."""
    *others, last = inner.derivations or (None,)
    if last is None or last.result != inner.expr:
        return Worked(result, inner.derivations)
    goal = value_goal(last.goal, dict(zip(_names(pairs[::2]), pairs[1::2], strict=True)))
    plan = VALUE.law(goal)
    if plan is None or plan.combine(last.result) != result:
        return Worked(result, inner.derivations)
    return Worked(result, (*filter(None, others), Derivation(goal, VALUE, (last,), result)))


def _function_calls(e: Expr, definitions: Definitions) -> Expr:
    functions = {d.name: d for d in definitions if d.arguments}
    return _applied(e, functions) or e


def _prime(key: Prime, definitions: Definitions) -> Worked:
    """f'(u) of a defined function: its derivative, at u."""
    definition = next((d for d in definitions if d.name == key.function and len(d.arguments) == 1), None)
    if definition is None:
        raise BadKey(f"{key.function} is not defined as a function of one variable")
    [variable] = definition.arguments
    worked = _diff(definition.body, (Symbol(variable), Integer(key.order)), definitions)
    if key.argument == Symbol(variable):
        return worked
    place = work_out(key.argument, definitions).expr
    return _evaluated(worked, at(worked.expr, {variable: place}), (Symbol(variable), place))


def _names(arguments: Sequence[Expr]) -> tuple[str, ...]:
    names = tuple(argument.name for argument in arguments if isinstance(argument, Symbol))
    if len(names) != len(arguments):
        raise BadKey("a variable's name is expected where something else stands")
    return names


def _number(e: Expr) -> Fraction:
    number = rational(e)
    if number is None:
        raise BadKey("a number is expected where something else stands")
    return number


def _count(e: Expr, most: int) -> int:
    number = _number(e)
    if number.denominator != 1 or not 1 <= number <= most:
        raise BadKey(f"a whole number from 1 to {most} is expected, not {number}")
    return number.numerator


def _diff(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    [variable] = _names(rest[:1])
    whole = _bounded(resolve(body, definitions, frozenset({variable})))
    order = _count(rest[1], 6) if len(rest) > 1 else 1
    if order > 2 or (order == 2 and size(whole) > SMALL):
        _derivative(whole, variable, order - 1)
    derivation = differentiate(whole, variable, partial=len(symbols(whole) | {variable}) > 1, order=order)
    return Worked(derivation.result, (derivation,))


def _by(verb: Callable[[Expr, tuple[str, ...]], Derivation]) -> Operator:
    """An operator that is a verb of quizgen.calculus on a formula and the names of its variables."""

    def operator(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
        names = _names(rest)
        whole = resolve(body, definitions, frozenset(names))
        for name in names if size(whole) > SMALL else ():
            _derivative(whole, name, 1)
        derivation = verb(whole, names)
        return Worked(derivation.result, (derivation,))

    return operator


def _stationary(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    names = _names(rest)
    derivation = _optima(body, names, definitions)
    return Worked(derivation.result, (derivation,))


def _optima(body: Expr, names: tuple[str, ...], definitions: Definitions) -> Derivation:
    """The search for stationary points: slopes, where they vanish, kinds."""
    return derive(Call("stationary", (resolve(body, definitions, frozenset(names)), *map(Symbol, names))))


def _extremes(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    """Where a function is largest and smallest on a closed interval."""
    letter, low, high = rest
    names = _names((letter,))
    if symbols(low) | symbols(high) or sign(tidy(Sum((high, Neg(low))))) != 1:
        raise BadKey("extremes takes the ends of an interval, the smaller number first: extremes(y, x, 0, 2)")
    derivation = derive(Call("extremes", (resolve(body, definitions, frozenset(names)), letter, low, high)))
    return Worked(derivation.result, (derivation,))


def _zeros(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    """Where a formula is zero; of a vector, where all its components are."""
    names = _names(rest)
    whole = resolve(body, definitions, frozenset(names))
    if isinstance(whole, Vector):
        found, _ = solve_system(whole.items, names)
        return Worked(Set(tuple(Vector(tuple(point[name] for name in names)) for point in found)))
    if len(names) != 1:
        raise BadKey("zeros of one formula are found in one variable")
    return Worked(Set(solve(whole, names[0]).roots))


def _of_kind(wanted: str, body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    names = _names(rest)
    points = stationary_points(resolve(body, definitions, frozenset(names)), names)
    items = tuple(p.point[0] if len(names) == 1 else Vector(p.point) for p in points if p.kind == wanted)
    return Worked(Set(items), (_optima(body, names, definitions),))


def _the_one(wanted: str, body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    worked = _of_kind(wanted, body, rest, definitions)
    match worked.expr:
        case Set((point,)):
            return Worked(point, worked.derivations)
    raise BadKey(f"there is not exactly one {wanted}")


def _at(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    if len(rest) % 2:
        raise BadKey("at takes pairs of a variable and a value: at(E, u, 1, v, 2)")
    names = _names(rest[::2])
    whole = resolve(body, definitions, frozenset(names))
    return Worked(at(whole, dict(zip(names, rest[1::2], strict=True))))


def _paths(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    """The chain rule along every path from x to E through the quantities that the question names; they stay named."""
    if not isinstance(body, Symbol) or all(d.name != body.name for d in definitions):
        raise BadKey("paths takes the name of a quantity that the question defines: paths(E, x)")
    functions = {d.name: d for d in definitions if d.arguments}
    named = [(d.name, rewrite(d.body, lambda e: _applied(e, functions))) for d in definitions if not d.arguments]
    if walks({name: symbols(e) for name, e in named}, body.name) > MOST_WALKS:
        raise BadKey("there are too many paths, or they go round in a circle")
    derivation = along_paths(named, body.name, _names(rest)[0])
    return Worked(derivation.result, (derivation,))


def _tangent(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    """y = m x + c with the slope m of y at the point; y is a name that the question defines."""
    if not isinstance(body, Symbol) or all(d.name != body.name for d in definitions):
        raise BadKey("tangent takes the name of a curve that the question defines: tangent(y, x, 2)")
    [name] = _names(rest[:1])
    line = derive(tangent_goal(_bounded(resolve(body, definitions, frozenset({name}))), name, rest[1]))
    return Worked(Relation(body, "=", line.result), (line,))


def _descend(body: Expr, rest: tuple[Expr, ...], definitions: Definitions) -> Worked:
    variables, start, rate, *steps = rest
    names = _names(variables.items if isinstance(variables, Vector) else (variables,))
    whole = resolve(body, definitions, frozenset(names))
    begin = tuple(start.items if isinstance(start, Vector) else (start,))
    if len(begin) != len(names):
        raise BadKey(f"{len(names)} variables but {len(begin)} numbers to start from")
    derivation = derive(descent_goal(whole, names, begin, rate, _count(steps[0], 10) if steps else 1))
    return Worked(derivation.result, (derivation,))


_OPERATORS: dict[str, Operator] = {
    "diff": _diff,
    "grad": _by(gradient),
    "hessian": _by(hessian),
    "laplacian": _by(laplacian),
    "stationary": _stationary,
    "minima": lambda body, rest, definitions: _of_kind("minimum", body, rest, definitions),
    "maxima": lambda body, rest, definitions: _of_kind("maximum", body, rest, definitions),
    "argmin": lambda body, rest, definitions: _the_one("minimum", body, rest, definitions),
    "argmax": lambda body, rest, definitions: _the_one("maximum", body, rest, definitions),
    "extremes": _extremes,
    "at": _at,
    "zeros": _zeros,
    "descend": _descend,
    "paths": _paths,
    "tangent": _tangent,
}


def inert(e: Expr, definitions: Definitions) -> Expr:
    """diff(y, x) as a question shows it: dy/dx, or ∂z/∂x where what is differentiated has more than one variable."""

    def change(node: Expr) -> Expr | None:
        match node:
            case Call("diff", (body, Symbol(name), *order)):
                times = _count(order[0], 6) if order else 1
                return Derivative(body, (name,) * times, _many(body, name, definitions))
        return None

    return rewrite(e, change)


def _many(body: Expr, name: str, definitions: Definitions) -> bool:
    return len(symbols(resolve(body, definitions, frozenset({name}))) | {name}) > 1


def formulas_of(definitions: Iterable[Definition]) -> tuple[tuple[str, Expr], ...]:
    """What a student's response may use by name."""
    return tuple((d.name, d.body) for d in definitions if not d.arguments)
