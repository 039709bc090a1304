"""The rung for large formulas that share parts: every sum that occurs in both becomes a letter.

The derivative of f / (1 + g^2)^2, written twice, holds g and 1 + g^2 on both sides; over common denominators it has
thousands of terms, as a formula in two letters it has five. What holds whatever the letters are holds for what they
stand for. Where the letters alone are not enough, they are put back into the numerator of the difference, outermost
first, until that vanishes.
"""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.equivalence.arithmetic import NoField
from quizgen.equivalence.cells import Cells, settled_cells
from quizgen.equivalence.certificates import ByCells, CellProof, LazyProof
from quizgen.equivalence.collected import collected
from quizgen.equivalence.domain import positive
from quizgen.equivalence.points import Place
from quizgen.equivalence.problem import Problem
from quizgen.equivalence.proofs import modest, proofs
from quizgen.equivalence.samples import places_inside
from quizgen.equivalence.verdict import Equal, Verdict
from quizgen.equivalence.witness import as_flint, value_or_reason
from quizgen.expr.collect import CALL, PRODUCT, SUM, SYMBOL, Normal, scale, without_content
from quizgen.expr.nodes import ZERO, Expr, Relation, Symbol
from quizgen.expr.walk import substitute
from quizgen.values import replaced

MOST = 24


def by_letters(problem: Problem) -> Verdict | None:
    """Equal if the two are, written in letters for the sums that they share."""
    shared = set(_sums(problem.response_form)) & set(_sums(problem.key_form))
    if not 0 < len(shared) <= MOST:
        return None
    lettered, meanings = _in_letters(problem, sorted(shared, key=lambda form: (-len(str(form)), str(form))))
    try:
        cells = settled_cells(lettered)
    except NoField:
        return None
    if cells.open or not cells.equal:
        return None
    return Equal("common parts", ByCells(LazyProof(None, lambda: _proofs(problem, cells, meanings))))


def _sums(form: Normal) -> Iterator[Normal]:
    """The sums inside a normal form, without numbers in front."""
    match form:
        case (tag, terms) if tag == SUM:
            yield without_content(form)[1]
            for term, _ in terms:
                yield from _sums(term)
        case (tag, _, factors) if tag == PRODUCT:
            for base, exponent in factors:
                yield from _sums(base)
                yield from _sums(exponent)
        case (tag, _, arguments) if tag == CALL:
            for argument in arguments:
                yield from _sums(argument)


def _in_letters(problem: Problem, shared: list[Normal]) -> tuple[Problem, dict[str, Expr]]:
    """The problem with a letter for each of these sums (largest first), and what the letters stand for."""
    free = (name for k in range(10**6) if (name := f"u_{k}") not in problem.variables)
    names = dict(zip(shared, free, strict=False))
    assume = [Relation(Symbol(name), ">", ZERO) for form, name in names.items() if positive(form)]
    lettered = Problem(
        collected(_written(problem.response_form, names)),
        collected(_written(problem.key_form, names)),
        (*problem.assume, *assume),
        problem.budget,
    )
    lettered.whole = problem.whole
    lettered.letters = tuple((name, collected(_inside(form, names))) for form, name in names.items())
    return lettered, {name: collected(form) for form, name in names.items()}


def _written(form: Normal, names: dict[Normal, str]) -> Normal:
    """The form with its shared sums as letters."""
    if form[0] == SUM:
        content, sum_ = without_content(form)
        if sum_ in names:
            return scale((SYMBOL, names[sum_]), content)
    return _inside(form, names)


def _inside(form: Normal, names: dict[Normal, str]) -> Normal:
    match form:
        case (tag, terms) if tag == SUM:
            return (SUM, tuple((_written(term, names), q) for term, q in terms))
        case (tag, q, factors) if tag == PRODUCT:
            return (PRODUCT, q, tuple((_written(base, names), _written(e, names)) for base, e in factors))
        case (tag, name, arguments) if tag == CALL:
            return (CALL, name, tuple(_written(argument, names) for argument in arguments))
    return form


def _proofs(problem: Problem, cells: Cells, meanings: dict[str, Expr]) -> tuple[CellProof, ...]:
    """The proofs on all cells, in the variables of the problem, at places of the problem."""
    return tuple(_in_full(problem, cell, meanings) for cell in proofs(cells, cells.equal))


def _in_full(problem: Problem, cell: CellProof, meanings: dict[str, Expr]) -> CellProof:
    generators = tuple(substitute(generator, meanings) for generator in cell.generators)
    supposed = tuple((substitute(factor, meanings), sign) for factor, sign in cell.supposed)
    candidates = (place for place in places_inside(problem) if _fits(supposed, place))
    where, _ = modest(problem, generators, candidates)
    return replaced(cell, generators=generators, supposed=supposed, places=where)


def _fits(supposed: tuple[tuple[Expr, int], ...], place: Place) -> bool:
    """Whether the factors have these signs at the place."""
    values = [(value_or_reason(factor, as_flint(place)), sign) for factor, sign in supposed]
    return all(not isinstance(value, str) and value * sign > 0 for value, sign in values)
