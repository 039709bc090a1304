"""Polynomial equations in one variable: rational roots, the quadratic formula, pure powers, even polynomials."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from quizgen.calculus.equations import Solution, Unsolved, either, roots_told
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.polynomials import (
    Rationals,
    pure_roots,
    quadratic,
    rational_roots,
    rationals,
    real_root_count,
    root_of_fraction,
)
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import sign
from quizgen.calculus.voice import Step, equals, say
from quizgen.expr.nodes import (
    TWO,
    ZERO,
    Call,
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


def by_formula(e: Expr, p: tuple[Expr, ...], x: str) -> Solution:
    """a x + b = 0, and a x^2 + b x + c = 0 with known signs."""
    if len(p) == 2:
        root = answer(Quotient(Neg(p[0]), p[1]))
        words = (say("From ", equals(e, ZERO), ":"),)
        return Solution((root,), () if e == Symbol(x) else (Step("Solve", words, equals(Symbol(x), root)),))
    if len(p) == 3:
        roots = quadratic(*p)
        if roots is not None:
            return Solution(roots, (Step("Quadratic formula", (_formula(p, x),), None), roots_told(x, roots)))
    raise Unsolved(e, "its coefficients are not numbers")


def _formula(p: tuple[Expr, ...], x: str) -> Prose:
    c, b, a = p
    inside = Sum((Power(b, TWO), Neg(Product((Integer(4), a, c)))))
    minus_b = tidy(Neg(b))
    top = Sum((minus_b, PlusMinus(Call("sqrt", (inside,))))) if minus_b != ZERO else PlusMinus(Call("sqrt", (inside,)))
    return say("The roots are ", equals(Symbol(x), Quotient(top, Product((TWO, a)))), ".")


def by_polynomial(e: Expr, p: Rationals, x: str) -> Solution:
    """e = 0 for a polynomial e with rational coefficients p: rational roots first, then what is left of it."""
    roots, rest = rational_roots(p)
    steps = [] if len(p) - 1 == len(roots) == 1 else _factorised(e, roots, rest, p, x)
    found: list[Expr] = [to_expr(root) for root in dict.fromkeys(roots)]
    if len(rest) > 1:
        more = _irrational(e, rest, x)
        found += more.roots
        steps += more.steps
    return Solution(tuple(found), (*steps, roots_told(x, found)))


def _factorised(e: Expr, roots: Sequence[Fraction], rest: Rationals, p: Rationals, x: str) -> list[Step]:
    if not roots:
        return []
    pieces: list[Expr] = [Sum((Symbol(x), tidy(Neg(to_expr(r))))) if r else Symbol(x) for r in roots]
    ordered = [*pieces, written(rest, x)] if len(rest) > 1 else [written(rest, x), *pieces]
    left: Expr = tidy(Product(tuple(ordered)))
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
    words = say(
        "It is a polynomial in ", Power(Symbol(x), TWO), ", with ", *either([_square(x, s) for s in squares]), "."
    )
    return Solution(tuple(found), (Step("Substitute", (words,), None),))


def _square(x: str, s: Expr) -> Expr:
    return equals(Power(Symbol(x), TWO), s)
