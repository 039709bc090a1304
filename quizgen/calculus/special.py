"""Sines, cosines and tangents of angles whose values are known: some multiples of pi, arcsin v, arctan v, ..."""

from __future__ import annotations

from fractions import Fraction

from quizgen.calculus.multiply import term_of
from quizgen.calculus.tidy import tidy
from quizgen.expr.nodes import ONE, PI, TWO, ZERO, Call, Expr, Integer, Neg, Power, Quotient, Sum
from quizgen.expr.walk import rewrite

_SINES: dict[Fraction, Expr] = {
    Fraction(0): ZERO,
    Fraction(1, 6): Quotient(ONE, TWO),
    Fraction(1, 4): Quotient(Call("sqrt", (TWO,)), TWO),
    Fraction(1, 3): Quotient(Call("sqrt", (Integer(3),)), TWO),
    Fraction(1, 2): ONE,
}
"""sin of these multiples of pi."""


def with_known_angles(e: Expr) -> Expr:
    """e with sin, cos, tan worked out where their values are plain: sin(5pi/6) = 1/2, cos(arctan v) = 1/sqrt(1+v^2)."""
    return tidy(rewrite(e, _known))


def _known(e: Expr) -> Expr | None:
    if not isinstance(e, Call) or e.function not in ("sin", "cos", "tan"):
        return None
    found = _split(e.arguments[0])
    if found is None:
        return None
    turns, inverse, positive = found
    if inverse is None:
        sine, cosine = _sine(turns), _sine(turns + Fraction(1, 2))
    elif turns.denominator == 1:
        sine, cosine = _of_inverse(inverse, positive, turns.numerator % 2 == 1)
    else:
        return None
    if sine is None or cosine is None:
        return None
    if e.function == "tan":
        return None if tidy(cosine) == ZERO else tidy(Quotient(sine, cosine))
    return tidy(sine if e.function == "sin" else cosine)


def _split(angle: Expr) -> tuple[Fraction, Call | None, bool] | None:
    """(k, f, s) for an angle k pi, or k pi + f, or k pi - f, f an inverse function's value."""
    turns, inverse, positive = Fraction(0), None, True
    for part in angle.terms if isinstance(angle, Sum) else (angle,):
        term = term_of(part)
        match list(term.powers.items()):
            case [] if term.coefficient == 0:
                continue
            case [(base, 1)] if base == PI:
                turns += Fraction(term.coefficient)
            case [(Call("asin" | "acos" | "atan") as base, 1)] if inverse is None and abs(term.coefficient) == 1:
                inverse, positive = base, term.coefficient == 1
            case _:
                return None
    return turns, inverse, positive


def _sine(turns: Fraction) -> Expr | None:
    """sin(turns pi)"""
    turns %= 2
    if turns >= 1:
        below = _sine(turns - 1)
        return None if below is None else Neg(below)
    return _SINES.get(min(turns, 1 - turns))


def _of_inverse(f: Call, positive: bool, opposite: bool) -> tuple[Expr, Expr]:
    """sin and cos of f or -f, half a turn further if `opposite`."""
    [v] = f.arguments
    other = Call("sqrt", (Sum((ONE, Neg(Power(v, TWO)))),))
    length = Call("sqrt", (Sum((ONE, Power(v, TWO))),))
    sine, cosine = {
        "asin": (v, other), "acos": (other, v), "atan": (Quotient(v, length), Quotient(ONE, length)),
    }[f.function]  # fmt: skip
    sine = sine if positive else Neg(sine)
    return (Neg(sine), Neg(cosine)) if opposite else (sine, cosine)
