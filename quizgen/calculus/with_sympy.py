"""The only door to SymPy: polynomial systems that our own solver gives up. Imported when it is needed, never before.

What comes back is checked by the caller; what is not complete (floats, root objects, families of points) is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from quizgen.calculus.goals import depends
from quizgen.calculus.numbers import to_expr
from quizgen.calculus.polynomials import coefficients
from quizgen.calculus.tidy import answer
from quizgen.expr.nodes import ONE, TWO, Call, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import size, symbols

MOST_VARIABLES, LARGEST_SYSTEM = 3, 120
"""Larger systems are refused rather than waited for."""


def real_solutions(equations: Sequence[Expr], variables: Sequence[str]) -> list[tuple[Expr, ...]] | None:
    """All real solutions of polynomial equations with numeric coefficients; None where that is not assured."""
    if len(variables) > MOST_VARIABLES or sum(map(size, equations)) > LARGEST_SYSTEM:
        return None
    if any(symbols(e) - set(variables) or not symbols(e) for e in equations):
        return None
    if not all(_polynomial(e, variables) for e in equations):
        return None
    import sympy

    letters = {v: sympy.Symbol(v, real=True) for v in variables}
    system = [_to_sympy(e, letters) for e in equations]
    try:
        found = sympy.solve_poly_system(system, *letters.values(), strict=True)
    except (NotImplementedError, sympy.PolynomialError, sympy.polys.polyerrors.UnsolvableFactorError, ValueError):
        return None
    if found is None:
        return []
    points = []
    for solution in found:
        if any(c.is_real is None for c in solution):
            return None
        if all(c.is_real for c in solution):
            point = [_from_sympy(sympy.radsimp(c)) for c in solution]
            if any(c is None for c in point):
                return None
            points.append(tuple(answer(c) for c in point if c is not None))
    return points


def _polynomial(e: Expr, variables: Sequence[str]) -> bool:
    held = [v for v in variables if depends(e, v)]
    p = coefficients(e, held[0]) if held else (e,)
    return p is not None and all(_polynomial(c, held[1:]) for c in p if held)


def _to_sympy(e: Expr, letters: dict[str, Any]) -> Any:
    import sympy

    match e:
        case Integer(n):
            return sympy.Integer(n)
        case Decimal(n, _):
            return sympy.Rational(n.numerator, n.denominator)
        case Symbol(name):
            return letters[name]
        case Neg(body):
            return -_to_sympy(body, letters)
        case Sum(terms):
            return sympy.Add(*[_to_sympy(t, letters) for t in terms])
        case Product(factors):
            return sympy.Mul(*[_to_sympy(f, letters) for f in factors])
        case Quotient(top, bottom):
            return _to_sympy(top, letters) / _to_sympy(bottom, letters)
        case Power(base, exponent):
            return _to_sympy(base, letters) ** _to_sympy(exponent, letters)
        case _:
            raise ValueError(f"not a polynomial: {e}")


def _from_sympy(e: Any) -> Expr | None:
    """Numbers made of fractions and roots; None for anything else."""
    if e.is_Integer:
        return Integer(int(e)) if e >= 0 else Neg(Integer(-int(e)))
    if e.is_Rational:
        return to_expr(Fraction(int(e.p), int(e.q)))
    parts = [_from_sympy(part) for part in e.args]
    known = [part for part in parts if part is not None]
    if not parts or len(known) != len(parts):
        return None
    if e.is_Add:
        return Sum(tuple(known))
    if e.is_Mul:
        return Product(tuple(known))
    if e.is_Pow:
        return Call("sqrt", (known[0],)) if known[1] == Quotient(ONE, TWO) else Power(known[0], known[1])
    return None
