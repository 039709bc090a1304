"""How a textbook sets a formula, decided once for every format: order, signs, brackets, what is put next to what.

`Layout(pen).formula(e)` walks the tree and makes every decision; a `Pen` only knows how its format draws a fraction, a
power, a root. The written order is kept. LaTeX, Typst, MathML and the terminal are four pens.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from quizgen.expr.beside import BARE, goes_on_name, is_named, joint
from quizgen.expr.brackets import ATOM, POWER, PRODUCT, RELATION, SUM, level, tall
from quizgen.expr.functions import CLASSIFIED, FUNCTIONS
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
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
from quizgen.expr.pen import Fence, Joint, Pen
from quizgen.expr.walk import symbols


class Layout:
    """Formulas as one pen draws them; `flat` sets fractions with a slash, as in exponents and on a terminal."""

    __slots__ = ("flat", "inline", "pen")

    def __init__(self, pen: Pen, *, flat: bool = False) -> None:
        self.pen = pen
        self.flat = flat
        self.inline = self if flat else Layout(pen, flat=True)

    def formula(self, e: Expr) -> str:
        """e in the pen's format."""
        match e:
            case Symbol(name):
                return self.pen.symbol(name)
            case Integer(value):
                return self.pen.number(str(value))
            case Product(factors):
                return self._product(factors)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Sum(terms):
                return self._sum(terms)
            case Neg(body):
                return self.pen.signed("-", self._at(PRODUCT, body))
            case Call(function, arguments):
                return self._call(function, arguments)
            case Quotient(numerator, denominator) if self.flat:
                return self.pen.slash(self._at(PRODUCT, numerator), self._at(POWER, denominator))
            case Quotient(numerator, denominator):
                return self.pen.fraction(self._beside_bar(numerator), self._beside_bar(denominator))
            case Constant(name):
                return self.pen.constant(name)
            case Decimal(_, text):
                return self._decimal(text)
            case PlusMinus(body):
                return self.pen.signed("±", self._at(PRODUCT, body))
            case Prime(function, order, argument):
                return self.pen.apply(self.pen.prime(self.pen.symbol(function), order), self._bracketed(argument))
            case Derivative(body, variables, partial):
                return self._derivative(body, variables, partial=partial)
            case Vector(items):
                return self._listed("(", items)
            case Set(items):
                return self._listed("{", items)
            case Matrix(rows):
                return self.pen.matrix([[self.formula(item) for item in row] for row in rows])
            case Relation(left, sign, right):
                return self.pen.relation(self._at(SUM, left), sign, self._at(RELATION, right))

    def _bracketed(self, e: Expr) -> str:
        return self.pen.fence("(", self.formula(e), tall=not self.flat and tall(e))

    def _at(self, least: int, e: Expr) -> str:
        """e, in brackets unless it holds together at least as tightly as its place asks for."""
        return self.formula(e) if level(e, flat=self.flat) >= least else self._bracketed(e)

    def _beside_bar(self, e: Expr) -> str:
        """A numerator or denominator; a derivative in it keeps its full size, as in the quotient rule."""
        body = self.formula(e)
        return self.pen.large(body) if _holds_slope(e) else body

    def _listed(self, fence: Fence, items: Sequence[Expr]) -> str:
        body = self.pen.items([self.formula(item) for item in items])
        return self.pen.fence(fence, body, tall=not self.flat and any(map(tall, items)))

    def _decimal(self, text: str) -> str:
        digits, mark, exponent = text.lower().partition("e")
        return self.pen.scientific(digits, exponent.lstrip("+")) if mark else self.pen.number(text)

    def _sum(self, terms: Sequence[Expr]) -> str:
        first = terms[0]
        opening = self._bracketed(first) if isinstance(first, Sum | Relation) else self.formula(first)
        rest = []
        for term in terms[1:]:
            sign, body = _unsigned(term)
            rest.append((sign, self._at(PRODUCT, body)))
        return self.pen.sum(opening, rest)

    def _product(self, factors: Sequence[Expr]) -> str:
        first = factors[0]
        if isinstance(first, Neg) and level(first.body, flat=self.flat) > PRODUCT:
            return self.pen.signed("-", self._product((first.body, *factors[1:])))
        drawn: list[tuple[Joint, str]] = []
        for i, factor in enumerate(factors):
            follower = factors[i + 1] if i + 1 < len(factors) else None
            beside = joint(factors[i - 1], factor, flat=self.flat) if i else ""
            drawn.append((beside, self._factor(factor, follower)))
        return self.pen.product(drawn[0][1], drawn[1:])

    def _factor(self, e: Expr, follower: Expr | None) -> str:
        """One factor, closed where the next one could be taken into its function: cos(x) x, but sin x cos x."""
        if follower is not None and not is_named(follower):
            match e:
                case Call(function, (argument,)) if function in BARE:
                    return self.pen.apply(self.pen.name(function), self._bracketed(argument))
                case Power(Call(function, (argument,)), exponent) if goes_on_name(function, exponent):
                    head = self.pen.power(self.pen.name(function), self.inline.formula(exponent))
                    return self.pen.apply(head, self._bracketed(argument))
                case Call("log", (argument, base)):
                    head = self.pen.below(self.pen.name("log"), self.inline.formula(base))
                    return self.pen.apply(head, self._bracketed(argument))
                case _:
                    pass
        match e:
            case Derivative(Symbol()) | Call("diff", (Symbol(), *_)) if not self.flat:
                return self.formula(e)
            case Derivative() | Call("diff" | "grad" | "laplacian", _) if self.flat or follower is not None:
                return self._bracketed(e)
            case Quotient() if self.flat:
                return self._bracketed(e)
            case Product():
                return self._bracketed(e)
            case _:
                return self._at(PRODUCT, e)

    def _power(self, base: Expr, exponent: Expr) -> str:
        above = self.inline.formula(exponent)
        match base:
            case Call(function, (argument,)) if goes_on_name(function, exponent):
                return self.pen.apply(self.pen.power(self.pen.name(function), above), self._argument(argument))
            case Call(function, _) if function in BARE or function in ("sqrt", "root", "factorial"):
                return self.pen.power(self._bracketed(base), above)
            case Quotient() | Derivative():
                return self.pen.power(self._bracketed(base), above)
            case _:
                return self.pen.power(self._at(ATOM, base), above)

    def _argument(self, e: Expr) -> str:
        match e:
            case Symbol() | Integer() | Constant() | Call("abs", _):
                return self.formula(e)
            case Vector():
                return self.formula(e)
            case _:
                return self._bracketed(e)

    def _call(self, function: str, arguments: Sequence[Expr]) -> str:
        match function, arguments:
            case "sqrt", (body,):
                return self.pen.root(self.formula(body), None)
            case "root", (body, degree):
                return self.pen.root(self.formula(body), self.inline.formula(degree))
            case "abs", (body,):
                return self.pen.fence("|", self.formula(body), tall=not self.flat and tall(body))
            case "log", (argument, base):
                head = self.pen.below(self.pen.name("log"), self.inline.formula(base))
                return self.pen.apply(head, self._argument(argument))
            case "factorial", (body,):
                return self.pen.factorial(self._at(ATOM, body))
            case "sigmoid", _:
                return self.pen.apply(self.pen.symbol("sigma"), self._listed("(", arguments))
            case "diff", (body, Symbol(), *_):
                return self._derivative(body, differentiated_by(arguments), partial=len(symbols(body)) > 1)
            case "grad", (body, *_):
                return self.pen.product(self.pen.symbol("nabla"), [("", self._at(POWER, body))])
            case "at", (body, *pairs) if pairs:
                head = self.formula(body) if isinstance(body, Call) else self._at(POWER, body)
                return self.pen.product(head, [("", self._listed("(", pairs[1::2]))])
            case "laplacian", (body, *_):
                nabla = self.pen.power(self.pen.symbol("nabla"), self.pen.number("2"))
                return self.pen.product(nabla, [("", self._at(POWER, body))])
            case _, (point,) if function in CLASSIFIED:
                kind = "point of inflection" if function == "inflection" else function
                return self.pen.words("saddle point at" if function == "saddle" else f"{kind} at", self.formula(point))
            case _, (argument,) if function in BARE:
                return self.pen.apply(self.pen.name(function), self._argument(argument))
            case _:
                draw = self.pen.name if function in FUNCTIONS or len(function) > 2 else self.pen.symbol
                return self.pen.apply(draw(function), self._listed("(", arguments))

    def _derivative(self, body: Expr, variables: Sequence[str], *, partial: bool) -> str:
        below = [(self.pen.symbol(name), times) for name, times in runs(variables)]
        if isinstance(body, Symbol):
            return self.pen.slope(len(variables), self.pen.symbol(body.name), below, partial=partial)
        operator = self.pen.slope(len(variables), "", below, partial=partial)
        closed = level(body, flat=self.flat) >= POWER and not isinstance(body, Quotient)
        between: Joint = "name" if self.flat or (closed and is_named(body)) else ""
        return self.pen.product(operator, [(between, self.formula(body) if closed else self._bracketed(body))])


def _holds_slope(e: Expr) -> bool:
    match e:
        case Sum(parts) | Product(parts):
            return any(map(_holds_slope, parts))
        case Neg(body):
            return _holds_slope(body)
        case _:
            return isinstance(e, Derivative)


def _unsigned(e: Expr) -> tuple[str, Expr]:
    """The sign that a term brings into a sum, and the term without it: (-3)x brings a minus just as -(3x) does."""
    match e:
        case Neg(body):
            return "-", body
        case PlusMinus(body):
            return "±", body
        case Product((Neg(first), *rest)):
            return "-", Product((first, *rest))
        case _:
            return "+", e


def differentiated_by(arguments: Sequence[Expr]) -> tuple[str, ...]:
    """What diff(y, x, 2, t) differentiates by, in turn: x, x, t."""
    names: list[str] = []
    for argument in arguments[1:]:
        match argument:
            case Symbol(name):
                names.append(name)
            case Integer(times) if names:
                names.extend(names[-1:] * (times - 1))
            case _:
                pass
    return tuple(names)


def runs(variables: Sequence[str]) -> list[tuple[str, int]]:
    """Equal neighbours counted: x, x, y -> (x, 2), (y, 1)."""
    return [(name, len(list(group))) for name, group in groupby(variables)]
