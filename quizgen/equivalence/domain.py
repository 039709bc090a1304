"""Where a formula has a value: conditions read off the tree, made comparable.

The natural domain of a formula is the set of points where every part of it has a real value, with the conventions
of quizgen.expr.balls (0^0 has none; odd roots of negative numbers are real). A condition is split until it speaks
about the simplest formulas: a b != 0 is a != 0 and b != 0, sqrt(x) != 0 is x != 0, x >= 0 and x != 0 is x > 0.
What a power with a variable exponent needs is said in quizgen.equivalence.whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, TypeAlias

from quizgen.equivalence.survey import PARTS
from quizgen.expr.collect import CALL, CONSTANT, NUMBER, PRODUCT, SUM, SYMBOL, Normal, add, scale
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import ZERO, Call, Constant, Expr, Integer, Neg, Power, Product, Quotient, Relation, Sum
from quizgen.expr.normal import normal

Facts: TypeAlias = dict[Normal, tuple[str, Relation]]
"""Normal form of u (its sign normalised) -> which of != < <= > >= 0 must hold, and the condition as it is shown."""


def conditions(e: Expr, whole: frozenset[str] = frozenset()) -> Iterator[Relation]:
    """The conditions for e to have a real value, outermost first; each is u != 0, u > 0 or the like.

    `whole` are variables that stand for whole numbers.
    """
    waiting = [e]
    while waiting:
        node = waiting.pop()
        kind = type(node)
        if kind in PARTS:
            waiting += PARTS[kind](node)
            if kind in _OWN:
                yield from _OWN[kind](node, whole)


def _of_quotient(e: Quotient, _: frozenset[str]) -> Iterator[Relation]:
    yield Relation(e.denominator, "!=", ZERO)


def _of_power(e: Power, whole: frozenset[str]) -> Iterator[Relation]:
    from quizgen.expr.evaluate import exact

    exponent = exact(e.exponent)
    if exponent is not None:
        if exponent.denominator % 2 == 0:
            yield Relation(e.base, ">" if exponent < 0 else ">=", ZERO)
        elif exponent <= 0:
            yield Relation(e.base, "!=", ZERO)
        return
    if isinstance(e.base, Constant):
        return
    base = exact(e.base)
    if base == 0:
        yield Relation(e.exponent, ">", ZERO)
    elif base is None or base < 0:
        form = normal(e.exponent)
        if form[0] == NUMBER:
            yield from _of_power(Power(e.base, _shown(form[1])), whole)
        else:
            yield Relation(e.base, "!=" if whole and whole_valued(form, whole) else ">", ZERO)


def _shown(q: Fraction | int) -> Expr:
    return Quotient(Integer(q.numerator), Integer(q.denominator))


def whole_valued(form: Normal, whole: frozenset[str]) -> bool:
    """Whether a form is a polynomial with integer coefficients in variables that stand for whole numbers."""
    match form:
        case (tag, name) if tag == SYMBOL:
            return name in whole
        case (tag, q) if tag == NUMBER:
            return bool(q.denominator == 1)
        case (tag, terms) if tag == SUM:
            return all(q.denominator == 1 and whole_valued(term, whole) for term, q in terms)
        case (tag, q, factors) if tag == PRODUCT:
            return q.denominator == 1 and all(
                whole_valued(base, whole) and exponent[0] == NUMBER and type(exponent[1]) is int and exponent[1] > 0
                for base, exponent in factors
            )
    return False


def _of_call(e: Call, whole: frozenset[str]) -> Iterator[Relation]:
    match e.function, e.arguments:
        case "log", (u, base):
            yield Relation(u, ">", ZERO)
            yield Relation(base, ">", ZERO)
            yield Relation(base, "!=", Integer(1))
        case "root", (u, degree):
            yield from _of_power(Power(u, Quotient(Integer(1), degree)), whole)
        case name, (u, *_) if name in FUNCTIONS and name not in ("max", "min"):
            yield from FUNCTIONS[name].domain(u)


_OWN: dict[type, Callable[[Any, frozenset[str]], Iterator[Relation]]] = {
    Quotient: _of_quotient,
    Power: _of_power,
    Call: _of_call,
}
_FLIP = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "!=": "!=", "=": "="}


def facts(relations: Iterable[Relation]) -> Facts:
    """The relations split and merged; what holds everywhere is left out."""
    known: Facts = {}
    for relation in (part for whole in relations for part in _parts(whole)):
        right = relation.right
        left = normal(relation.left) if right == ZERO else add((normal(relation.left), scale(normal(right), -1)))
        _learn(known, left, relation.sign, relation)
    return known


def _parts(relation: Relation) -> Iterator[Relation]:
    """a b / c != 0 as a != 0 and b != 0 (c != 0 is a condition already), and so on for roots and powers."""
    if relation.sign != "!=" or relation.right != ZERO:
        yield relation
        return
    match relation.left:
        case Product(factors):
            inside: tuple[Expr, ...] = factors
        case Neg(body) | Power(body, Integer() | Quotient()) | Call("sqrt" | "abs", (body,)) | Quotient(body, _):
            inside = (body,)
        case _:
            yield relation
            return
    for part in inside:
        yield from _parts(Relation(part, "!=", ZERO))


def _learn(known: Facts, form: Normal, sign: str, shown: Relation) -> None:
    tag = form[0]
    if tag == NUMBER and _holds(form[1], sign):
        return
    if tag == PRODUCT:
        if form[1] != 1:
            bare = form[2][0][0] if len(form[2]) == 1 and form[2][0][1] == (NUMBER, 1) else (PRODUCT, 1, form[2])
            _learn(known, bare, sign if form[1] > 0 else _FLIP[sign], shown)
            return
        if sign == "!=":
            for base, _ in form[2]:
                _learn(known, base, "!=", shown)
            return
        if len(form[2]) == 1 and form[2][0][1][0] == NUMBER:
            (base, (_, exponent)) = form[2][0]
            if exponent.numerator % 2 == 0:
                if sign == ">":
                    _learn(known, base, "!=", shown)
                    return
                if sign == ">=":
                    return
                if sign == "<":
                    known[form] = ("never", shown)
                    return
            elif exponent.denominator % 2:
                _learn(known, base, sign, shown)
                return
    if tag == SUM:
        if form[1][0][1] < 0:
            form, sign = scale(form, -1), _FLIP[sign]
        if sign in ("!=", ">", ">=") and positive(form):
            return
        if sign in (">", ">=") and all(q > 0 and _not_negative(term) for term, q in form[1]):
            if sign == ">=":
                return
            sign, shown = "!=", Relation(shown.left, "!=", shown.right)
    elif sign in ("!=", ">", ">=") and positive(form):
        return
    before = known.get(form)
    known[form] = (sign, shown) if before is None else _merge(before, (sign, shown))


def _merge(a: tuple[str, Relation], b: tuple[str, Relation]) -> tuple[str, Relation]:
    if a[0] == b[0]:
        return a
    signs = {a[0], b[0]}
    if "=" in signs and signs <= {"=", ">=", "<="}:
        return a if a[0] == "=" else b
    for strict, loose in ((">", ">="), ("<", "<=")):
        if signs <= {strict, loose, "!="}:
            if strict in signs:
                return a if a[0] == strict else b
            shown = a[1] if a[0] == loose else b[1]
            strict_sign: Any = ">" if shown.sign in (">", ">=") else "<" if shown.sign in ("<", "<=") else shown.sign
            return strict, Relation(shown.left, strict_sign, shown.right)
    return ("never", a[1])


def _holds(q: Any, sign: str) -> bool:
    return bool({"!=": q != 0, ">": q > 0, ">=": q >= 0, "<": q < 0, "<=": q <= 0, "=": q == 0}[sign])


def positive(form: Normal) -> bool:
    """Whether the form is > 0 wherever it has a value, seen at a glance (a sum of squares and a positive number,
    say).
    """
    tag = form[0]
    if tag == NUMBER:
        return bool(form[1] > 0)
    if tag == CONSTANT:
        return True
    if tag == CALL:
        return form[1] in ("cosh", "factorial", "acot")
    if tag == PRODUCT:
        return form[1] > 0 and all(positive(base) for base, _ in form[2])
    if tag == SUM:
        return all(q > 0 and _not_negative(term) for term, q in form[1]) and any(positive(term) for term, _ in form[1])
    return False


def _not_negative(form: Normal) -> bool:
    if form[0] == PRODUCT:
        return form[1] > 0 and all(positive(base) or _even(exponent) for base, exponent in form[2])
    return positive(form) or (form[0] == CALL and form[1] in ("abs", "acos", "acosh"))


def _even(exponent: Normal) -> bool:
    if exponent[0] != NUMBER:
        return False
    q = exponent[1]
    return bool(q.numerator % 2 == 0 or q.denominator % 2 == 0)


def missing(mine: Facts, others: Facts) -> tuple[Relation, ...]:
    """The conditions of `mine` that `others` do not include word for word."""
    return tuple(shown for form, (sign, shown) in mine.items() if not _included(sign, others.get(form)))


def _included(sign: str, other: tuple[str, Relation] | None) -> bool:
    if other is None:
        return False
    implied = {">": (">", ">=", "!="), "<": ("<", "<=", "!=")}.get(other[0], (other[0],))
    return sign in implied


def impossible(known: Facts) -> bool:
    """Whether the conditions contradict each other at a glance: 0 != 0 (as in 1/0), -1 > 0 (as in ln(-1))."""
    return any(form[0] == NUMBER or sign == "never" for form, (sign, _) in known.items())


def nowhere_defined(e: Expr, assume: tuple[Relation, ...] = ()) -> bool:
    """Whether it is certain that e has no real value anywhere under `assume`."""
    known = facts((*assume, *conditions(e)))
    if impossible(known):
        return True
    from quizgen.equivalence.emptiness import contradictory
    from quizgen.equivalence.witness import outside_everywhere

    return outside_everywhere(e) or contradictory(e, assume)


def never_both(left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
    """Whether it is certain that the two are nowhere defined together under `assume`, up to a set without interior."""
    return nowhere_defined(Sum((left, right)), assume)
