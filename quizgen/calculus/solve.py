"""Equations e = 0 in one variable, solved exactly over the reals with the steps that people show.

Tried in turn: factors, polynomials, undoing ln, exp and roots from the outside. What is not solved completely raises
Unsolved: a root left out would be a wrong key.
"""

from __future__ import annotations

from fractions import Fraction

from quizgen.calculus.build import build
from quizgen.calculus.equations import SOLUTIONS, Solution, Unsolved, ascending, either, roots_told
from quizgen.calculus.fractions import denominators
from quizgen.calculus.goals import depends
from quizgen.calculus.multiply import term_of
from quizgen.calculus.polynomials import coefficients, rationals
from quizgen.calculus.solve_inverses import in_exponentials, undone
from quizgen.calculus.solve_polynomials import by_formula, by_polynomial
from quizgen.calculus.sums import times
from quizgen.calculus.term import EXP, Term, never_negative
from quizgen.calculus.tidy import tidy
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import ONE, ZERO, Call, Constant, Expr, Integer, Neg, Power, Product, Quotient, Sum


def solve(e: Expr, x: str) -> Solution:
    """The real x with e = 0. Raises Unsolved where not all of them are found, or where every x is one."""
    plain = without_line(tidy(e))
    whole = factors(plain, x)
    if whole is None:
        raise Unsolved(e, f"every {x} solves it")
    said = _never(plain, x)
    if len(whole) == 1:
        one = _factor(whole[0], x)
        return Solution(ascending(one.roots), (*said, *one.steps))
    if not whole:
        return Solution((), (*said, roots_told(x, ())))
    solutions = [_factor(factor, x) for factor in whole]
    found = ascending(list(dict.fromkeys(root for one in solutions for root in one.roots)))
    zeros = [equals(factor, ZERO) for factor in whole]
    split = Step("Factorise", (say("A product is zero when a factor is: ", *either(zeros), "."),), None)
    told = [step for one in solutions for step in one.steps if step.title != SOLUTIONS]
    return Solution(found, (*said, split, *told, roots_told(x, found)))


def _never(e: Expr, x: str) -> tuple[Step, ...]:
    """What is said of the factors that change with x and are never zero."""
    found = never_zero_in(e, x)
    verb = "is" if len(found) == 1 else "are"
    return (Step("Factors", (say(*listed(found), f" {verb} never zero."),), None),) if found else ()


def never_zero_in(e: Expr, x: str) -> tuple[Expr, ...]:
    """The factors of e that change with x and that are seen never to be zero: e^(-x)."""
    found = []
    for base, exponent in term_of(e).powers.items():
        in_exponent = not isinstance(exponent, int | Fraction) and depends(exponent, x)
        above = not isinstance(exponent, int | Fraction) or exponent > 0
        if above and (in_exponent or (depends(base, x) and _never_zero(base))):
            alone = Term()
            alone.powers[base] = exponent
            found.append(build(alone))
    return tuple(found)


def factors(e: Expr, x: str) -> list[Expr] | None:
    """What must be zero for e to be zero: its factors that contain x and can vanish. None if e is 0 itself."""
    term = term_of(e)
    if term.coefficient == 0:
        return None
    shared, rest = taken_out(e)
    if rest is not e:
        return [*(factors(shared, x) or ()), *(factors(rest, x) or ())]
    found = []
    for base, exponent in term.powers.items():
        if not depends(base, x) or not isinstance(exponent, int | Fraction) or exponent <= 0:
            continue
        if base != EXP and not _never_zero(base):
            found.append(base)
    return found


def taken_out(e: Expr) -> tuple[Expr, Expr]:
    """(c, rest) with e = c rest, c the powers that all terms of the sum e share; (1, e) if there are none."""
    if not isinstance(e, Sum):
        return ONE, e
    terms = [term_of(part) for part in e.terms]
    shared = Term()
    for base in terms[0].powers:
        least = min((_exponent(term, base) for term in terms), default=Fraction(0))
        if least > 0:
            shared.powers[base] = least
    if not shared.powers:
        return ONE, e
    c = build(shared)
    return c, times(e, tidy(Quotient(ONE, c)))


def _exponent(term: Term, base: Expr) -> Fraction | int:
    exponent = term.powers.get(base, 0)
    return exponent if isinstance(exponent, int | Fraction) else 0


def without_line(e: Expr) -> Expr:
    """A sum of fractions multiplied by their common denominator: zero where e is, wherever e is defined."""
    if not isinstance(e, Sum):
        return e
    common = denominators([term_of(part) for part in e.terms])
    return times(e, build(common)) if common.powers else e


def _never_zero(e: Expr) -> bool:
    """Whether it can be seen that e > 0: exponentials, and sums of squares with something positive."""
    match e:
        case Constant() | Call("exp" | "cosh" | "sech" | "sigmoid"):
            return True
        case Integer(n):
            return n > 0
        case Power(base, exponent):
            return _never_zero(base) or (depends_on_anything(exponent) and never_negative(base))
        case Product(parts):
            return all(map(_never_zero, parts))
        case Sum(parts):
            return all(map(never_negative, parts)) and any(map(_never_zero, parts))
        case _:
            return False


def depends_on_anything(e: Expr) -> bool:
    """Whether e is more than a number."""
    return not isinstance(e, Integer) and not isinstance(e, Quotient) and not isinstance(e, Neg)


def _factor(e: Expr, x: str) -> Solution:
    p = coefficients(e, x)
    if p is not None:
        numbers = rationals(p)
        return by_formula(e, p, x) if numbers is None or len(p) == 2 else by_polynomial(e, numbers, x)
    return in_exponentials(e, x, solve) or undone(e, x, solve)
