"""Equations in which x stands inside a function: undo ln, exp and roots from the outside, and solve for the inside."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from quizgen.calculus.build import build
from quizgen.calculus.equations import Solution, Unsolved
from quizgen.calculus.goals import depends
from quizgen.calculus.multiply import term_of
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.polynomials import coefficients, rationals
from quizgen.calculus.solve_polynomials import written
from quizgen.calculus.term import EXP, Exponent
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import sign
from quizgen.calculus.voice import Step, equals, say
from quizgen.expr.nodes import ZERO, Call, Constant, E, Expr, Neg, Power, Quotient, Sum, Symbol

Solve: TypeAlias = Callable[[Expr, str], Solution]
"""(e, x) -> the roots of e = 0: what solves for the inside."""


def in_exponentials(e: Expr, x: str, solve: Solve) -> Solution | None:
    """A polynomial in e^x (and e^(-x), ...) : solve it for z = e^x > 0, then x = ln z."""
    terms = [term_of(part) for part in (e.terms if isinstance(e, Sum) else (e,))]
    powers: dict[int, Fraction] = {}
    for term in terms:
        k = 0
        for base, exponent in term.powers.items():
            multiple = None if isinstance(exponent, int | Fraction) else coefficients(exponent, x)
            n = rationals(multiple) if multiple is not None else None
            if base not in (E, EXP) or n is None or len(n) != 2 or n[0] or n[1].denominator != 1:
                return None
            k = int(n[1])
        powers[k] = powers.get(k, Fraction(0)) + Fraction(term.coefficient)
    low, high = min(powers), max(powers)
    if low == high:
        return None
    p = tuple(powers.get(k, Fraction(0)) for k in range(low, high + 1))
    z = solve(written(p, "z"), "z")
    roots = tuple(tidy(Call("ln", (root,))) for root in z.roots if sign(root) == 1)
    words = say("With ", equals(Symbol("z"), Power(E, Symbol(x))), " it is ", equals(written(p, "z"), ZERO), ".")
    return Solution(roots, (Step("Substitute", (words,), None), *z.steps))


def undone(e: Expr, x: str, solve: Solve) -> Solution:
    """a f(u) + b = 0: f(u) = -b/a, then u is what f undoes."""
    parts = e.terms if isinstance(e, Sum) else (e,)
    moving = [part for part in parts if depends(part, x)]
    if len(moving) == 1:
        still = [Neg(part) for part in parts if not depends(part, x)]
        term = term_of(moving[0])
        held = [base for base in term.powers if not depends(base, x)]
        bases = [(base, k) for base, k in term.powers.items() if base not in held]
        if len(bases) == 1:
            [(base, k)] = bases
            del term.powers[base]
            right = tidy(Quotient(Sum(tuple(still)) if len(still) > 1 else still[0] if still else ZERO, build(term)))
            return _inverted(e, base, k, right, x, solve)
    raise Unsolved(e, "there is no method for it here")


def _inverted(e: Expr, base: Expr, k: Exponent, right: Expr, x: str, solve: Solve) -> Solution:
    way = sign(right)
    if way is None:
        raise Unsolved(e, "the sign of a number is not known")
    inner: Expr
    outer: Expr | None
    if isinstance(base, Constant) and not isinstance(k, int | Fraction):
        inner, outer = k, None if way <= 0 else Call("ln", (right,))
    elif k != 1:
        return _inverse_power(e, base, k, right, way, x, solve)
    else:
        match base:
            case Call("exp", (u,)):
                inner, outer = u, None if way <= 0 else Call("ln", (right,))
            case Call("ln", (u,)):
                inner, outer = u, Power(E, right)
            case Call("abs", (u,)) if way == 0:
                inner, outer = u, ZERO
            case Call("asinh" | "atan" | "tanh" | "sinh" | "asin", (u,)) if way == 0:
                inner, outer = u, ZERO
            case _:
                raise Unsolved(e, "there is no method for it here")
    if outer is None:
        return Solution((), (Step("No real solutions", (say("An exponential is never negative or zero."),), None),))
    new = tidy(Sum((inner, Neg(outer))))
    found = solve(new, x)
    return Solution(found.roots, (Step("Undo", (), equals(inner, tidy(outer))), *found.steps))


def _inverse_power(e: Expr, base: Expr, k: Exponent, right: Expr, way: int, x: str, solve: Solve) -> Solution:
    if not isinstance(k, int | Fraction) or k <= 0:
        raise Unsolved(e, "there is no method for it here")
    even = Fraction(k).numerator % 2 == 0
    if way < 0 and (even or Fraction(k).denominator % 2 == 0):
        return Solution((), (Step("No real solutions", (say("A square is never negative."),), None),))
    root = tidy(Power(right, to_expr(1 / Fraction(k)))) if way > 0 else ZERO
    if way < 0:
        root = tidy(Neg(Power(Neg(right), to_expr(1 / Fraction(k)))))
    found = [solve(tidy(Sum((base, Neg(side)))), x) for side in ([root, Neg(root)] if even and way else [root])]
    return Solution(tuple(r for one in found for r in one.roots), tuple(s for one in found for s in one.steps))
