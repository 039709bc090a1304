"""Equations with sines and cosines, solved on an interval: finitely many roots, all of them, exact.

sin u = c, cos u = c and tan u = c are undone (u linear in x) for every turn that meets the interval; products factor
by factor; polynomials in one of sin u and cos u by substitution; a sin u + b cos u = 0 by tan u = -b/a; the rest is
left to quizgen.calculus.solve.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from quizgen.calculus.build import build
from quizgen.calculus.equations import SOLUTIONS, Solution, Unsolved, ascending
from quizgen.calculus.goals import depends
from quizgen.calculus.multiply import term_of
from quizgen.calculus.polynomials import coefficients, expanded, rationals
from quizgen.calculus.solve import factors, solve, without_line
from quizgen.calculus.term import EXP
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import approximate, sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import ONE, PI, TWO, ZERO, Call, E, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import rewrite, subtrees

MOST_TURNS = 60
"""Longer intervals are refused rather than listed."""

ANGLES: dict[Expr, Fraction] = {
    ZERO: Fraction(0),
    Quotient(ONE, TWO): Fraction(1, 6),
    Quotient(Call("sqrt", (TWO,)), TWO): Fraction(1, 4),
    Quotient(Call("sqrt", (Integer(3),)), TWO): Fraction(1, 3),
    ONE: Fraction(1, 2),
}
"""arcsin of what has a plain angle, in units of pi."""

SLOPES: dict[Expr, Fraction] = {
    ZERO: Fraction(0), ONE: Fraction(1, 4), Call("sqrt", (Integer(3),)): Fraction(1, 3),
    Quotient(Call("sqrt", (Integer(3),)), Integer(3)): Fraction(1, 6),
}  # fmt: skip
"""arctan likewise."""


def solve_on(e: Expr, x: str, low: Expr, high: Expr) -> Solution:
    """The x from `low` to `high` with e = 0. Raises Unsolved where not all of them are found."""
    whole = factors(_without_exponential(without_line(tidy(e))), x)
    if whole is None:
        raise Unsolved(e, f"every {x} solves it")
    found: list[Expr] = []
    steps: list[Step] = []
    if len(whole) > 1:
        zeros = [part if part != " and " else " or " for part in listed([equals(f, ZERO) for f in whole])]
        steps.append(Step("Factorise", (say("A product is zero when a factor is: ", *zeros, "."),), None))
    for factor in whole:
        one = _factor(factor, x, low, high)
        inside = [root for root in one.roots if within(root, low, high)]
        found += [root for root in inside if all(_different(root, other) for other in found)]
        steps += (*one.steps, *_left_out([root for root in one.roots if root not in inside], x))
    return Solution(ascending(found), tuple(steps))


def _left_out(roots: list[Expr], x: str) -> tuple[Step, ...]:
    """What becomes of solutions outside the interval."""
    if not roots:
        return ()
    which = listed([equals(Symbol(x), root) for root in roots])
    end = " is not in the interval." if len(roots) == 1 else " are not in the interval."
    return (Step("Leave out", (say(*which, end),), None),)


def _without_exponential(e: Expr) -> Expr:
    """A sum divided by the power of e that all its terms share, which is never zero."""
    if not isinstance(e, Sum):
        return e
    terms = [term_of(part) for part in e.terms]
    for base, exponent in terms[0].powers.items():
        if base in (E, EXP) and all(term.powers.get(base) == exponent for term in terms):
            for term in terms:
                del term.powers[base]
            return Sum(tuple(map(build, terms)))
    return e


def within(root: Expr, low: Expr, high: Expr) -> bool:
    """Whether low <= root <= high. Raises Unsolved where that cannot be told."""
    ways = [sign(tidy(Sum((root, Neg(low))))), sign(tidy(Sum((high, Neg(root)))))]
    if None in ways:
        raise Unsolved(root, "whether a solution lies in the interval is not known")
    return all(way is not None and way >= 0 for way in ways)


def _different(a: Expr, b: Expr) -> bool:
    return a != b and sign(tidy(Sum((a, Neg(b))))) != 0


def _factor(e: Expr, x: str, low: Expr, high: Expr) -> Solution:
    waves = list(dict.fromkeys(part for part in subtrees(e) if _is_wave(part) and depends(part, x)))
    if not waves:
        return solve(e, x)
    arguments = {wave.arguments[0] for wave in waves if isinstance(wave, Call)}
    if len(arguments) != 1:
        raise Unsolved(e, "it has sines or cosines of different arguments")
    [u] = arguments
    return _by_tangent(e, u, x, low, high) or _by_substitution(e, u, x, low, high)


def _is_wave(e: Expr) -> bool:
    return isinstance(e, Call) and e.function in ("sin", "cos", "tan")


def _put(e: Expr, names: dict[Expr, Expr]) -> Expr:
    return rewrite(e, lambda part: names.get(part) if isinstance(part, Call) else None)


def _by_tangent(e: Expr, u: Expr, x: str, low: Expr, high: Expr) -> Solution | None:
    """a sin u + b cos u = 0 where cos u = 0 solves nothing."""
    sine, cosine = Symbol("s"), Symbol("c")
    plain = _put(e, {Call("sin", (u,)): sine, Call("cos", (u,)): cosine})
    if depends(plain, x) or depends(e, "s") or depends(e, "c"):
        return None
    in_s = coefficients(plain, "s")
    in_c = coefficients(plain, "c")
    if in_s is None or in_c is None or len(in_s) != 2 or len(in_c) != 2 or depends(in_s[1], "c"):
        return None
    if coefficients(in_s[0], "c") is None or (coefficients(in_s[0], "c") or (ONE,))[0] != ZERO:
        return None
    value = answer(Neg(Quotient(in_c[1], in_s[1])))
    roots = tuple(_turns("tan", u, value, x, low, high))
    said = say("Divide by ", Call("cos", (u,)), ": where it is zero, this does not hold.")
    return Solution(roots, (Step("Divide", (said,), equals(Call("tan", (u,)), value)), _listed(x, roots)))


def _by_substitution(e: Expr, u: Expr, x: str, low: Expr, high: Expr) -> Solution:
    """A polynomial in sin u, in cos u or in tan u."""
    z = Symbol("z")
    sine, cosine = Call("sin", (u,)), Call("cos", (u,))
    squares: dict[str, dict[Expr, Expr]] = {"cos": {Power(sine, TWO): Sum((ONE, Neg(Power(cosine, TWO))))},
               "sin": {Power(cosine, TWO): Sum((ONE, Neg(Power(sine, TWO))))}, "tan": {}}  # fmt: skip
    for name, replaced in squares.items():
        written = rewrite(e, replaced.get)
        plain = expanded(_put(written, {Call(name, (u,)): z}))
        if depends(plain, x) or (numbers := coefficients(plain, "z")) is None:
            continue
        found = solve(plain, "z")
        wave = Call(name, (u,))
        steps: list[Step] = []
        if len(numbers) > 2:
            steps = [Step("Substitute", (say("With ", equals(z, wave), " it is ", equals(plain, ZERO), "."),), None)]
            steps += found.steps
        roots: list[Expr] = []
        for value in found.roots:
            new = list(_turns(name, u, value, x, low, high))
            steps += [Step("Undo", (), equals(wave, value)), _listed(x, new)]
            roots += new
        return Solution(tuple(roots), tuple(steps))
    raise Unsolved(e, "there is no method for its sines and cosines here")


def _listed(x: str, roots: Iterator[Expr] | list[Expr] | tuple[Expr, ...]) -> Step:
    found = ascending(list(roots))
    if not found:
        return Step(SOLUTIONS, (say("There is no solution in the interval."),), None)
    shown = [" or " if part == " and " else part for part in listed([equals(Symbol(x), root) for root in found])]
    return Step(SOLUTIONS, (say("In the interval: ", *shown, "."),), None)


def _turns(name: str, u: Expr, value: Expr, x: str, low: Expr, high: Expr) -> Iterator[Expr]:
    """Every x of the interval where sin u (cos u, tan u) has this value; u = a x + b."""
    line = coefficients(u, x)
    if line is None or len(line) != 2 or (rationals((line[1],)) is None and sign(line[1]) is None):
        raise Unsolved(u, "the argument is not linear")
    b, a = line
    firsts, period = _first(name, value)
    for first in firsts:
        ends = [approximate(Quotient(Sum((Product((a, end)), b, Neg(first))), period)) for end in (low, high)]
        if ends[0] is None or ends[1] is None:
            raise Unsolved(u, "the interval has no numbers as ends")
        lowest, highest = floor(min(ends[0], ends[1])), ceil(max(ends[0], ends[1]))
        if highest - lowest > MOST_TURNS:
            raise Unsolved(u, "the interval is too long")
        for k in range(lowest, highest + 1):
            root = answer(Quotient(Sum((first, Product((_whole(k), period)), Neg(b))), a))
            if within(root, low, high):
                yield root


def _whole(k: int) -> Expr:
    return Neg(Integer(-k)) if k < 0 else Integer(k)


def _first(name: str, value: Expr) -> tuple[list[Expr], Expr]:
    """The angles of one turn with this value, and how long a turn is."""
    if name == "tan":
        return [_angle("atan", SLOPES, value)], PI
    if sign(Sum((ONE, Neg(value)))) == -1 or sign(Sum((ONE, value))) == -1:
        return [], tidy(Product((TWO, PI)))
    arcsine = _angle("asin", ANGLES, value)
    if name == "sin":
        return [arcsine, tidy(Sum((PI, Neg(arcsine))))], tidy(Product((TWO, PI)))
    arccosine = tidy(Sum((Quotient(PI, TWO), Neg(arcsine))))
    if isinstance(arcsine, Call) or (isinstance(arcsine, Neg) and isinstance(arcsine.body, Call)):
        arccosine = Call("acos", (value,))
    return [arccosine, tidy(Neg(arccosine))], tidy(Product((TWO, PI)))


def _angle(name: str, known: dict[Expr, Fraction], value: Expr) -> Expr:
    if sign(value) == -1:
        return tidy(Neg(_angle(name, known, tidy(Neg(value)))))
    for plain, share in known.items():
        if sign(tidy(Sum((plain, Neg(value))))) == 0:
            return tidy(Quotient(Product((Integer(share.numerator), PI)), Integer(share.denominator)))
    return Call(name, (value,))
