"""Systems of equations e1 = 0, e2 = 0, ... in several variables, solved exactly by the moves that people make by hand.

One move at a time: split a product into cases, solve an equation that holds one variable only, express a variable that
occurs linearly with a constant factor and put it into the others. Whoever cannot go on raises Unsolved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import gcd
from typing import TypeAlias

from quizgen.calculus.equations import Unsolved
from quizgen.calculus.goals import depends
from quizgen.calculus.linear import terms_of
from quizgen.calculus.multiply import term_of
from quizgen.calculus.polynomials import coefficients, expanded
from quizgen.calculus.solve import factors, never_zero_in, solve, without_line
from quizgen.calculus.sums import times
from quizgen.calculus.tidy import answer, tidy
from quizgen.calculus.values import sign
from quizgen.calculus.voice import Step, equals, listed, say
from quizgen.expr.nodes import ONE, ZERO, Expr, Integer, Neg, Quotient, Symbol
from quizgen.expr.walk import substitute, symbols
from quizgen.prose import Prose

Assignment: TypeAlias = Mapping[str, Expr]

DEEPEST = 24
"""Moves in a row before the system is given up as too hard."""


Solutions: TypeAlias = tuple[tuple[dict[str, Expr], ...], tuple[Step, ...]]


def solve_system(equations: Sequence[Expr], variables: Sequence[str]) -> Solutions:
    """All real solutions, and the steps to them. Raises Unsolved where they are not all found or not isolated."""
    steps: list[Step] = []
    found: list[dict[str, Expr]] = []
    for solution in _solutions(tuple(plain(without_line(tidy(e))) for e in equations), tuple(variables), {}, steps, 0):
        point = {name: solution[name] for name in variables}
        if point not in found:
            found.append(point)
    return tuple(found), tuple(steps)


def _solutions(
    equations: tuple[Expr, ...], variables: tuple[str, ...], known: Assignment, steps: list[Step], depth: int
) -> Iterator[dict[str, Expr]]:
    """Every way to complete `known`; `steps` collects what is done on the way."""
    if depth > DEEPEST:
        raise Unsolved(equations[0], "it takes too many steps")
    broken = _broken(equations, variables)
    if broken is not None:
        said = say("Then an equation says ", equals(broken, ZERO), ": there is no solution here.")
        steps.append(Step("No solution", (said,), None))
        return
    left = tuple(e for e in equations if any(depends(e, v) for v in variables))
    free = [v for v in variables if v not in known]
    if not left:
        if free:
            raise Unsolved(equations[0], "the solutions are not isolated points")
        yield dict(known)
        return
    for move in (_cases, _alone, _expressed):
        branches = move(left, free, steps)
        if branches is not None:
            for new_equations, new in branches:
                steps += _case(move, branches, new_equations, new)
                yield from _solutions(new_equations, variables, _with(known, new), steps, depth + 1)
            return
    raise Unsolved(left[0], "no variable of the system can be expressed by the others")


def _broken(equations: Sequence[Expr], variables: Sequence[str]) -> Expr | None:
    """The first equation that can never hold: 1 = 0. Raises Unsolved where that is not known."""
    for e in equations:
        if any(depends(e, v) for v in variables):
            continue
        if (way := sign(expanded(e))) is None:
            raise Unsolved(e, "whether a number is zero is not known")
        if way:
            return expanded(e)
    return None


def _with(known: Assignment, new: Assignment) -> dict[str, Expr]:
    """`known`, with the new values put into it, and the new values themselves."""
    return {**{name: answer(substitute(e, new)) for name, e in known.items()}, **new}


Branches: TypeAlias = list[tuple[tuple[Expr, ...], dict[str, Expr]]]
Move: TypeAlias = Callable[[tuple[Expr, ...], Sequence[str], list[Step]], Branches | None]


def _case(move: Move, branches: Branches, equations: tuple[Expr, ...], new: Assignment) -> list[Step]:
    """Which of several branches is looked at, where what follows depends on it."""
    if move is _cases and len(branches) > 1:
        return [_taken(equals(equations[0], ZERO))]
    if len({rest for rest, _ in branches}) > 1:
        found = [equals(Symbol(name), root) for name, root in new.items()]
        return [_taken(*listed(found))]
    return []


def _cases(equations: tuple[Expr, ...], free: Sequence[str], steps: list[Step]) -> Branches | None:
    """An equation that is a product: one case for each factor that can be zero."""
    for i, e in enumerate(equations):
        parts = [f for v in free for f in factors(e, v) or () if depends(e, v)]
        parts = list(dict.fromkeys(parts))
        if parts == [e]:
            continue
        rest = (*equations[:i], *equations[i + 1 :])
        if len(parts) > 1:
            said = say("From ", equals(e, ZERO), ": ", *_cases_of(parts), ".")
            steps.append(Step("Cases", (said,), None))
        elif parts:
            steps.append(Step("Simplify", _why(e, free), equals(parts[0], ZERO)))
        else:
            said = say("The left side of ", equals(e, ZERO), " is never zero.")
            steps.append(Step("No solutions", (said,), None))
        return [((part, *rest), {}) for part in parts]
    return None


def _why(e: Expr, free: Sequence[str]) -> tuple[Prose, ...]:
    """Why only one factor of e matters."""
    never = list(dict.fromkeys(part for v in free for part in never_zero_in(e, v)))
    return (say("From ", equals(e, ZERO), *([", where ", never[0], " is never zero"] if never else []), ":"),)


def _cases_of(parts: Sequence[Expr]) -> list[str | Expr]:
    said: list[str | Expr] = []
    for part in parts:
        said += [" or " if said else "either ", equals(part, ZERO)]
    return said


def _alone(equations: tuple[Expr, ...], free: Sequence[str], steps: list[Step]) -> Branches | None:
    """An equation in one variable only: solved, and its roots put into the others."""
    for i, e in enumerate(equations):
        names = [v for v in free if depends(e, v)]
        if len(names) == 1:
            solution = solve(e, names[0])
            found = [Step("Solve", (), equals(Symbol(names[0]), root)) for root in solution.roots]
            steps += [step for step in solution.steps or found if not _said(step, steps)]
            rest = (*equations[:i], *equations[i + 1 :])
            return [(_put(rest, names[0], root), {names[0]: root}) for root in solution.roots]
    return None


def _said(step: Step, steps: Sequence[Step]) -> bool:
    """Whether a step that was not in another case, or the case itself, says the same."""
    cases = [i for i, other in enumerate(steps) if other.title == "Case"]
    before, here = (steps[: cases[0]], steps[cases[-1] :]) if cases else (steps, ())
    if step.equation is None:
        return step in (*before, *here)
    return any(other.equation == step.equation or other == _taken(step.equation) for other in (*before, *here))


def _taken(*known: str | Expr) -> Step:
    return Step("Case", (say("Take ", *known, "."),), None)


def _expressed(equations: tuple[Expr, ...], free: Sequence[str], steps: list[Step]) -> Branches | None:
    """An equation a v + b = 0 with a number a: v = -b/a goes into the others."""
    found = []
    for i, e in enumerate(equations):
        for v in free:
            p = coefficients(e, v)
            if p is not None and len(p) == 2 and not symbols(p[1]) & set(free) and sign(p[1]):
                found.append((len(symbols(p[0]) & set(free)), i, v, answer(Quotient(Neg(p[0]), p[1]))))
    if not found:
        return None
    _, i, v, value = min(found, key=lambda way: way[:2])
    words = say("From ", equals(equations[i], ZERO), ", to be put into the rest:")
    steps.append(Step("Substitute", (words,), equals(Symbol(v), value)))
    rest = (*equations[:i], *equations[i + 1 :])
    return [(_put(rest, v, value), {v: value})]


def plain(e: Expr) -> Expr:
    """e divided by the whole number that all its terms share: x^9 - x for 4x^9 - 4x."""
    numbers = [term_of(part).coefficient for part in terms_of(e)]
    common = gcd(*(c for c in numbers if isinstance(c, int)))
    if common < 2 or not all(isinstance(c, int) for c in numbers):
        return e
    return times(e, Quotient(ONE, Integer(common)))


def _put(equations: Sequence[Expr], name: str, value: Expr) -> tuple[Expr, ...]:
    return tuple(plain(answer(expanded(substitute(e, {name: value})))) for e in equations)
