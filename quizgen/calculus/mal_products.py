"""Wrong laws for products, quotients, sums and constants. Each docstring is the law that is followed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import depends
from quizgen.calculus.malrule import body_and_variable, leaf, of
from quizgen.calculus.numbers import number_of
from quizgen.calculus.rules import as_product
from quizgen.expr.nodes import ONE, TWO, ZERO, Derivative, Expr, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.walk import symbols


def _moving(goal: Goal) -> tuple[tuple[Expr, ...], tuple[Expr, ...]] | None:
    """The constant factors of a product and the two or more others."""
    found = body_and_variable(goal)
    if found is None or not isinstance(found[0], Product):
        return None
    factors = found[0].factors
    kept = tuple(f for f in factors if not depends(f, found[1]))
    moving = tuple(f for f in factors if depends(f, found[1]))
    return (kept, moving) if len(moving) > 1 else None


def _rows(moving: Sequence[Expr], rates: Sequence[Expr]) -> list[Expr]:
    """The terms of the product rule, u v' first."""
    return [Product((*moving[:i], *moving[i + 1 :], rates[i])) for i in reversed(range(len(moving)))]


def _with(kept: Sequence[Expr], e: Expr) -> Expr:
    return Product((*kept, e)) if kept else e


def derivatives_multiplied(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u' v', (u u)' = u' u', (u (1/v))' = u' (1/v)'"""
    if found := _moving(goal):
        kept, moving = found
        yield Plan(of(goal, *moving), lambda *rates: Product((*kept, *rates)))
    match body_and_variable(goal):
        case (Power(base, exponent), x) if exponent == TWO and depends(base, x) and not isinstance(base, Symbol):
            yield Plan(of(goal, base), lambda rate: Power(rate, TWO))
    if (fraction := _fraction(goal)) and symbols(fraction[0]):
        u, v = fraction
        yield Plan(of(goal, u, v), lambda du, dv: Neg(Quotient(Product((du, dv)), Power(v, TWO))))


def one_term_only(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v', or u' v"""
    if found := _moving(goal):
        kept, moving = found
        for i in range(len(moving)):
            if len(moving) == 2:
                yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _rows(moving, rates)[i]))
            else:
                yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _without(_rows(moving, rates), i)))


def _without(rows: Sequence[Expr], i: int) -> Expr:
    return Sum((*rows[:i], *rows[i + 1 :]))


def product_minus(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v' - v u'"""
    if found := _moving(goal):
        kept, moving = found
        for i in range(len(moving)):
            yield Plan(of(goal, *moving), lambda *rates, i=i: _with(kept, _flipped(_rows(moving, rates), i)))


def _flipped(rows: Sequence[Expr], i: int) -> Expr:
    return Sum((*rows[:i], Neg(rows[i]), *rows[i + 1 :]))


def derivatives_added(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u' + v'"""
    if found := _moving(goal):
        kept, moving = found
        yield Plan(of(goal, *moving), lambda *rates: _with(kept, Sum(rates)))


def other_factor_lost(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u v' + u', or u' v + v'"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((Product((u, dv)), du))))
        yield Plan(of(goal, u, v), lambda du, dv: _with(kept, Sum((dv, Product((v, du))))))


def rate_lost(goal: Goal) -> Iterator[Plan]:
    """(u v)' = u + v u', or u v' + v"""
    if (found := _moving(goal)) and len(found[1]) == 2:
        kept, (u, v) = found
        yield Plan(of(goal, u), lambda du: _with(kept, Sum((u, Product((v, du))))))
        yield Plan(of(goal, v), lambda dv: _with(kept, Sum((Product((u, dv)), v))))


def _fraction(goal: Goal) -> tuple[Expr, Expr] | None:
    found = body_and_variable(goal)
    if found and isinstance(found[0], Quotient) and depends(found[0].denominator, found[1]):
        return found[0].numerator, found[0].denominator
    return None


def quotient_swapped(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (u v' - v u')/v^2"""
    if (found := _fraction(goal)) and symbols(found[0]):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(Neg(_top(u, v, du, dv)), Power(v, TWO)))


def denominator_not_squared(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' - u v')/v"""
    if found := _fraction(goal):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(_top(u, v, du, dv), v))


def denominator_dropped(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = v u' - u v'"""
    if found := _fraction(goal):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: _top(u, v, du, dv))


def _top(u: Expr, v: Expr, du: Expr, dv: Expr) -> Expr:
    return Sum((Product((v, du)), Neg(Product((u, dv)))))


def quotient_plus(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' + u v')/v^2"""
    if (found := _fraction(goal)) and symbols(found[0]):
        u, v = found
        yield Plan(
            of(goal, u, v), lambda du, dv: Quotient(Sum((Product((v, du)), Product((u, dv)))), Power(v, TWO))
        )


def derivatives_divided(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = u'/v'"""
    if (found := _fraction(goal)) and symbols(found[0]):
        yield Plan(of(goal, *found), lambda du, dv: Quotient(du, dv))


def reciprocal_of_derivative(goal: Goal) -> Iterator[Plan]:
    """(k/v)' = k/v'"""
    if (found := _fraction(goal)) and isinstance(goal, Derivative) and not depends(found[0], goal.variables[0]):
        u, v = found
        yield Plan(of(goal, v), lambda dv: Quotient(u, dv))


def quotient_half(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = u'/v, or -u v'/v^2"""
    if found := _fraction(goal):
        u, v = found
        yield Plan(of(goal, u), lambda du: Quotient(du, v))
        yield Plan(of(goal, v), lambda dv: Neg(Quotient(Product((u, dv)), Power(v, TWO))))
        yield Plan(of(goal, u), lambda du: Quotient(du, Power(v, TWO)))


def derivative_squared_below(goal: Goal) -> Iterator[Plan]:
    """(u/v)' = (v u' - u v')/(v')^2"""
    if found := _fraction(goal):
        u, v = found
        yield Plan(of(goal, u, v), lambda du, dv: Quotient(_top(u, v, du, dv), Power(dv, TWO)))


def term_lost(goal: Goal) -> Iterator[Plan]:
    """(f + g)' = f'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Sum):
        terms = found[0].terms
        for i, term in enumerate(terms):
            if depends(term, found[1]):
                rest = (*terms[:i], *terms[i + 1 :])
                yield Plan(of(goal, *rest), lambda *rates: Sum(rates) if len(rates) > 1 else rates[0])


def sign_of_term(goal: Goal) -> Iterator[Plan]:
    """(f - g)' = f' + g', (f + g)' = f' - g'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Sum):
        terms = found[0].terms
        for i, term in enumerate(terms):
            if depends(term, found[1]):
                flipped = (*terms[:i], Neg(term), *terms[i + 1 :])
                yield Plan(of(goal, *flipped), lambda *rates: Sum(rates))


def minus_over_first_term_only(goal: Goal) -> Iterator[Plan]:
    """(f - (g + h))' = f' - g' + h'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Neg) and isinstance(found[0].body, Sum):
        terms = found[0].body.terms
        yield Plan(of(goal, *terms), lambda first, *rest: Sum((Neg(first), *rest)))


def constant_kept(goal: Goal) -> Iterator[Plan]:
    """(f + c)' = f' + c, c' = c"""
    found = body_and_variable(goal)
    if found and found[0] != ZERO and not symbols(found[0]):
        yield leaf(found[0])


def constant_to_one(goal: Goal) -> Iterator[Plan]:
    """c' = 1"""
    found = body_and_variable(goal)
    if found and not symbols(found[0]) and number_of(found[0]) != 1:
        yield leaf(ONE)


def constant_as_power(goal: Goal) -> Iterator[Plan]:
    """(c^n)' = n c^(n-1)"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Power) and not symbols(found[0]):
        base, n = found[0].base, found[0].exponent
        lower = Product((n, Power(base, Sum((n, Neg(ONE))))))
        yield leaf(lower)
        yield leaf(Product((lower, Symbol(found[1]))))


def constant_integrated(goal: Goal) -> Iterator[Plan]:
    """c' = c x"""
    found = body_and_variable(goal)
    if found and found[0] != ZERO and not symbols(found[0]):
        yield leaf(Product((found[0], Symbol(found[1]))))


def _multiple(goal: Goal) -> tuple[tuple[Expr, ...], Expr] | None:
    found = body_and_variable(goal)
    if found is None:
        return None
    body, x = found
    if isinstance(body, Product):
        kept = tuple(f for f in body.factors if not depends(f, x))
        rest = [f for f in body.factors if depends(f, x)]
        return (kept, as_product(rest)) if kept and rest else None
    if isinstance(body, Quotient) and depends(body.numerator, x) and not depends(body.denominator, x):
        return (Quotient(ONE, body.denominator),), body.numerator
    return None


def factor_lost(goal: Goal) -> Iterator[Plan]:
    """(k f)' = f'"""
    if found := _multiple(goal):
        yield Plan(of(goal, found[1]), lambda df: df)


def factor_differentiated_away(goal: Goal) -> Iterator[Plan]:
    """(k f)' = 0, as k' = 0"""
    if _multiple(goal):
        yield leaf(ZERO)


def factor_power(goal: Goal) -> Iterator[Plan]:
    """(k x^n)' = n x^(n-1) + k, the factor treated as a term"""
    if found := _multiple(goal):
        kept, rest = found
        yield Plan(of(goal, rest), lambda df: Sum((df, as_product(kept))))


def minus_lost(goal: Goal) -> Iterator[Plan]:
    """(-f)' = f'"""
    found = body_and_variable(goal)
    if found and isinstance(found[0], Neg):
        yield Plan(of(goal, found[0].body), lambda df: df)
