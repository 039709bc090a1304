"""Keys worked out a second time, from what the author wrote, by SymPy and by mpmath: nothing of quizgen.calculus in it.

Only the trees are quizgen's. Every operator of the authors' language has its meaning here once more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import mpmath  # type: ignore[import-untyped]
import sympy

from quizgen.bank.model import Definition
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Expr,
    Integer,
    Matrix,
    Neg,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)

Meaning = Any
"""A SymPy formula; a list of them for a vector, a matrix or a set; ("minimum", place) for a classified point."""

NAMES = {"ln": sympy.log, "asin": sympy.asin, "abs": sympy.Abs}
CLASSES = ("minimum", "maximum", "saddle", "inflection")


def variable(name: str) -> sympy.Symbol:
    return sympy.Symbol(name, real=True)


class Reader:
    """What formulas mean where these definitions hold."""

    def __init__(self, definitions: Sequence[Definition]) -> None:
        self.functions = {d.name: d for d in definitions if d.arguments}
        self.plain = {d.name: self.of(d.body) for d in definitions if not d.arguments}

    def of(self, e: Expr) -> Meaning:
        match e:
            case Integer(number):
                return sympy.Integer(number)
            case Decimal(number):
                return sympy.Rational(number.numerator, number.denominator)
            case Constant(name):
                return {"e": sympy.E, "pi": sympy.pi}[name]
            case Symbol(name):
                return variable(name)
            case Neg(body):
                meant = self.of(body)
                return [-item for item in meant] if isinstance(meant, list) else -meant
            case Sum(terms):
                return sympy.Add(*map(self.of, terms))
            case Product(factors):
                return sympy.Mul(*map(self.of, factors))
            case Quotient(top, bottom):
                return self.of(top) / self.of(bottom)
            case Power(base, exponent):
                return self.of(base) ** self.of(exponent)
            case Vector(items) | Set(items):
                return [self.of(item) for item in items]
            case Matrix(rows):
                return [[self.of(item) for item in row] for row in rows]
            case Relation(left, "=", right):
                return self.of(left) - self.of(right)
            case Prime(name, order, argument):
                definition = self.functions[name]
                [x] = map(variable, definition.arguments)
                return sympy.diff(self.of(definition.body), x, order).subs(x, self.of(argument))
            case Call(name, arguments) if name in self.functions:
                pairs = zip(map(variable, self.functions[name].arguments), map(self.of, arguments), strict=True)
                return self.of(self.functions[name].body).subs(list(pairs), simultaneous=True)
            case Call(name, (point,)) if name in CLASSES:
                return (name, self.of(point))
            case Call(name, (body, *rest)) if name in OPERATORS:
                return OPERATORS[name](self, body, rest)
            case Call(name, arguments):
                return (NAMES.get(name) or getattr(sympy, name))(*map(self.of, arguments))
        raise AssertionError(f"no second meaning for {e}")

    def whole(self, meaning: Meaning, keep: Sequence[sympy.Symbol] = ()) -> Meaning:
        """With every defined name put in, but for those in `keep`."""
        if isinstance(meaning, list):
            return [self.whole(item, keep) for item in meaning]
        pairs = [(variable(name), body) for name, body in self.plain.items() if variable(name) not in keep]
        for _ in pairs:
            meaning = meaning.subs(pairs, simultaneous=True)
        return meaning


def _names(rest: Sequence[Expr]) -> list[sympy.Symbol]:
    return [variable(e.name) for e in rest if isinstance(e, Symbol)]


def _diff(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    [x] = _names(rest[:1])
    return sympy.diff(reader.whole(reader.of(body), [x]), x, int(reader.of(rest[1])) if len(rest) > 1 else 1)


def _grad(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    names = _names(rest)
    return [sympy.diff(reader.whole(reader.of(body), names), x) for x in names]


def _hessian(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    names = _names(rest)
    return [[sympy.diff(reader.whole(reader.of(body), names), x, y) for y in names] for x in names]


def _laplacian(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    names = _names(rest)
    return sum(sympy.diff(reader.whole(reader.of(body), names), x, 2) for x in names)


def _stationary(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    names = _names(rest)
    whole = reader.whole(reader.of(body), names)
    hessian = sympy.hessian(whole, names)
    points = []
    for solution in sympy.solve([sympy.diff(whole, x) for x in names], names, dict=True):
        signs = {sympy.sign(value) for value in hessian.subs(solution).eigenvals()}
        kind = "minimum" if signs == {1} else "maximum" if signs == {-1} else "saddle" if signs == {1, -1} else "?"
        place = [solution[x] for x in names]
        points.append((kind, place if len(names) > 1 else place[0]))
    return points


def _extremes(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    [x] = _names(rest[:1])
    low, high = map(reader.of, rest[1:])
    whole = reader.whole(reader.of(body), [x])
    inside = [root for root in sympy.solve(sympy.diff(whole, x), x) if low < root < high]
    heights = {place: sympy.nsimplify(whole.subs(x, place)) for place in (low, high, *inside)}
    best = {"maximum": max(heights.values()), "minimum": min(heights.values())}
    return [(kind, place) for kind, wanted in best.items() for place, height in heights.items() if height == wanted]


def _only(kind: str) -> Callable[[Reader, Expr, Sequence[Expr]], Meaning]:
    def one(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
        [place] = [place for found, place in _stationary(reader, body, rest) if found == kind]
        return place

    return one


def _at(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    names = _names(rest[::2])
    pairs = list(zip(names, map(reader.of, rest[1::2]), strict=True))
    meaning = reader.whole(reader.of(body), names)
    return [item.subs(pairs) for item in meaning] if isinstance(meaning, list) else meaning.subs(pairs)


def _tangent(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    [x] = _names(rest[:1])
    curve, place = reader.whole(reader.of(body)), reader.of(rest[1])
    return reader.of(body) - (curve.subs(x, place) + sympy.diff(curve, x).subs(x, place) * (x - place))


def _descend(reader: Reader, body: Expr, rest: Sequence[Expr]) -> Meaning:
    variables, start, rate, *steps = rest
    names = _names(variables.items if isinstance(variables, Vector) else [variables])
    point = [reader.of(e) for e in (start.items if isinstance(start, Vector) else [start])]
    whole = reader.whole(reader.of(body), names)
    for _ in range(int(reader.of(steps[0])) if steps else 1):
        here = list(zip(names, point, strict=True))
        slopes = [sympy.diff(whole, x).subs(here) for x in names]
        point = [p - reader.of(rate) * slope for p, slope in zip(point, slopes, strict=True)]
    return point if isinstance(variables, Vector) else point[0]


OPERATORS: dict[str, Callable[[Reader, Expr, Sequence[Expr]], Meaning]] = {
    "diff": _diff,
    "paths": _diff,
    "grad": _grad,
    "hessian": _hessian,
    "laplacian": _laplacian,
    "stationary": _stationary,
    "extremes": _extremes,
    "argmin": _only("minimum"),
    "argmax": _only("maximum"),
    "at": _at,
    "tangent": _tangent,
    "descend": _descend,
}


def same(left: Meaning, right: Meaning) -> bool:
    """Equal to twenty-five digits at a point that is nothing special; lists item by item, points in any order."""
    match left, right:
        case [(str(), _), *_], [(str(), _), *_]:
            return sorted(map(str, left)) == sorted(map(str, right))
        case list(), list():
            return len(left) == len(right) and all(map(same, left, right))
        case list(), _:
            return False
    difference = left - right
    names = sorted(difference.free_symbols, key=str)
    point = {s: sympy.Rational(7 + 3 * i, 11 + i) for i, s in enumerate(names)}
    return bool(abs(sympy.N(difference.subs(point), 30)) < 1e-25)


def numeric_slope(whole: Meaning, x: sympy.Symbol, order: int) -> tuple[mpmath.mpf, dict[sympy.Symbol, sympy.Rational]]:
    """The derivative by differences of values, and the point where it was taken."""
    names = sorted(whole.free_symbols | {x}, key=str)
    point = {s: sympy.Rational(8 + 3 * i, 13 + i) for i, s in enumerate(names)}
    fixed = whole.subs({s: v for s, v in point.items() if s != x})
    with mpmath.workdps(40):
        value = sympy.lambdify(x, fixed, "mpmath")
        return mpmath.diff(value, mpmath.mpf(point[x].p) / point[x].q, order), point
