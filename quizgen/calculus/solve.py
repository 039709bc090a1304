"""Equations e = 0 in one variable, solved exactly over the reals with the steps that people show.

Tried in turn: factors, polynomials (rational roots, quadratic formula, pure powers, even polynomials), undoing ln,
exp and roots from the outside. What is not solved completely raises Unsolved: a root left out would be a wrong key.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizgen.calculus.fractions import denominators
from quizgen.calculus.goals import depends
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.polynomials import (
    Rationals,
    coefficients,
    pure_roots,
    quadratic,
    rational_roots,
    rationals,
    real_root_count,
    root_of_fraction,
)
from quizgen.calculus.sums import times
from quizgen.calculus.terms import EXP, Exponent, Term, build, never_negative, term_of
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import approximate, sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.errors import QuizgenError
from quizgen.expr.nodes import (
    ONE,
    TWO,
    ZERO,
    Call,
    Constant,
    E,
    Expr,
    Integer,
    Neg,
    PlusMinus,
    Power,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.prose import Prose
from quizgen.values import value


class Unsolved(QuizgenError):
    """An equation that quizgen cannot solve completely, and why."""

    def __init__(self, equation: Expr, why: str) -> None:
        super().__init__(equation, why)
        self.equation = equation
        self.why = why

    def __str__(self) -> str:
        return f"quizgen cannot solve this equation completely: {self.why}"


@value
class Solution:
    """All real roots, in ascending order where they are numbers, and how they were found."""

    roots: tuple[Expr, ...]
    steps: tuple[Step, ...] = ()


def solve(e: Expr, x: str) -> Solution:
    """The real x with e = 0. Raises Unsolved where not all of them are found, or where every x is one."""
    whole = factors(without_line(tidy(e)), x)
    if whole is None:
        raise Unsolved(e, f"every {x} solves it")
    found: list[Expr] = []
    steps: list[Step] = []
    if len(whole) > 1:
        zeros = [equals(factor, ZERO) for factor in whole]
        steps.append(Step("Factorise", (say("A product is zero when a factor is: ", *_or(zeros), "."),), None))
    for factor in whole:
        one = _factor(factor, x)
        found += [root for root in one.roots if root not in found]
        steps += one.steps
    return Solution(ascending(found), tuple(steps))


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


def ascending(roots: Sequence[Expr]) -> tuple[Expr, ...]:
    """Numbers in ascending order; formulas with letters stay in the order in which they were found."""
    sizes = [approximate(root) for root in roots]
    if any(size is None for size in sizes):
        return tuple(roots)
    return tuple(root for _, _, root in sorted(zip(sizes, range(len(roots)), roots, strict=True), key=lambda r: r[:2]))


def _or(items: Sequence[Expr]) -> list[str | Expr]:
    parts = listed(items)
    return [" or " if part == " and " else part for part in parts]


def _factor(e: Expr, x: str) -> Solution:
    p = coefficients(e, x)
    if p is not None:
        numbers = rationals(p)
        return _by_formula(e, p, x) if numbers is None or len(p) == 2 else _polynomial(e, numbers, x)
    return _in_exponentials(e, x) or _undone(e, x)


def _by_formula(e: Expr, p: tuple[Expr, ...], x: str) -> Solution:
    """a x + b = 0, and a x^2 + b x + c = 0 with known signs."""
    if len(p) == 2:
        root = answer(Quotient(Neg(p[0]), p[1]))
        words = (say("From ", equals(e, ZERO), "."),)
        return Solution((root,), () if e == Symbol(x) else (Step("Solve", words, equals(Symbol(x), root)),))
    if len(p) == 3:
        roots = quadratic(*p)
        if roots is not None:
            return Solution(roots, (Step("Quadratic formula", (_formula(p, x),), None), _solutions(x, roots)))
    raise Unsolved(e, "its coefficients are not numbers")


def _formula(p: tuple[Expr, ...], x: str) -> Prose:
    c, b, a = p
    inside = Sum((Power(b, TWO), Neg(Product((Integer(4), a, c)))))
    minus_b = tidy(Neg(b))
    top = Sum((minus_b, PlusMinus(Call("sqrt", (inside,))))) if minus_b != ZERO else PlusMinus(Call("sqrt", (inside,)))
    return say("The roots are ", equals(Symbol(x), Quotient(top, Product((TWO, a)))), ".")


def _solutions(x: str, roots: Sequence[Expr]) -> Step:
    if not roots:
        return Step("Solutions", (say("There are no real solutions."),), None)
    return Step("Solutions", (say("So ", *_or([equals(Symbol(x), root) for root in roots]), "."),), None)


def _polynomial(e: Expr, p: Rationals, x: str) -> Solution:
    roots, rest = rational_roots(p)
    steps = [] if len(p) - 1 == len(roots) == 1 else _factorised(e, roots, rest, p, x)
    found: list[Expr] = [to_expr(root) for root in dict.fromkeys(roots)]
    if len(rest) > 1:
        more = _irrational(e, rest, x)
        found += more.roots
        steps += more.steps
    return Solution(tuple(found), (*steps, _solutions(x, ascending(found))))


def _factorised(e: Expr, roots: Sequence[Fraction], rest: Rationals, p: Rationals, x: str) -> list[Step]:
    if not roots:
        return []
    pieces: list[Expr] = [Sum((Symbol(x), tidy(Neg(to_expr(r))))) if r else Symbol(x) for r in roots]
    left: Expr = tidy(Product((written(rest, x), *pieces)))
    return [Step("Factorise", (), equals(e, left))] if left != e else []


def written(p: Rationals, x: str) -> Expr:
    """The polynomial as people write it, highest power first."""
    terms = [Product((to_expr(c), Power(Symbol(x), Integer(i)))) for i, c in enumerate(p) if c]
    return tidy(Sum(tuple(reversed(terms)))) if len(terms) > 1 else tidy(terms[0]) if terms else ZERO


def _irrational(e: Expr, p: Rationals, x: str) -> Solution:
    """The roots of a polynomial without rational ones."""
    if real_root_count(p) == 0:
        words = say("The equation ", equals(written(p, x), ZERO), " has no real solutions.")
        return Solution((), (Step("No real solutions", (words,), None),))
    pure = pure_roots(p)
    if pure is not None:
        equation = equals(Power(Symbol(x), Integer(len(p) - 1)), to_expr(-p[0] / p[-1]))
        return Solution(pure, (Step("Take roots", (), equation),))
    if len(p) == 3:
        exprs = tuple(map(to_expr, p))
        roots = quadratic(*exprs)
        assert roots is not None
        return Solution(roots, (Step("Quadratic formula", (_formula(exprs, x),), None),))
    if not any(p[1::2]):
        return _even(e, p, x)
    raise Unsolved(e, "it has irrational roots that no formula of ours reaches")


def _even(e: Expr, p: Rationals, x: str) -> Solution:
    """p(x) = q(x^2): solve q(z) = 0, then x^2 = z."""
    roots, rest = rational_roots(p[::2])
    squares: list[Expr] = [to_expr(r) for r in dict.fromkeys(roots)]
    if len(rest) > 1:
        squares += _irrational(e, rest, "z").roots
    found: list[Expr] = []
    for square in squares:
        way = sign(square)
        if way is None:
            raise Unsolved(e, "the sign of a square is not known")
        if way > 0:
            n = rationals((square,))
            root = tidy(Call("sqrt", (square,))) if n is None else root_of_fraction(n[0], 2)
            found += [tidy(Neg(root)), root]
    words = say("It is a polynomial in ", Power(Symbol(x), TWO), ", with ", *_or([_square(x, s) for s in squares]), ".")
    return Solution(tuple(found), (Step("Substitute", (words,), None),))


def _square(x: str, s: Expr) -> Expr:
    return equals(Power(Symbol(x), TWO), s)


def _in_exponentials(e: Expr, x: str) -> Solution | None:
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


def _undone(e: Expr, x: str) -> Solution:
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
            return _inverted(e, base, k, right, x)
    raise Unsolved(e, "there is no method for it here")


def _inverted(e: Expr, base: Expr, k: Exponent, right: Expr, x: str) -> Solution:
    way = sign(right)
    if way is None:
        raise Unsolved(e, "the sign of a number is not known")
    inner: Expr
    outer: Expr | None
    if isinstance(base, Constant) and not isinstance(k, int | Fraction):
        inner, outer = k, None if way <= 0 else Call("ln", (right,))
    elif k != 1:
        return _inverse_power(e, base, k, right, way, x)
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


def _inverse_power(e: Expr, base: Expr, k: Exponent, right: Expr, way: int, x: str) -> Solution:
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

