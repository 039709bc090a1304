"""The laws of differentiation, one short function each: the docstring is the law, None means "not mine".

Each law sees one goal, the inert derivative of a body with respect to one variable, and says which goals come first and
what their results make together. Their order is in quizgen.calculus.strategy.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.calculus.build import build
from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.goals import d, depends, fresh, rate
from quizgen.calculus.multiply import term_of
from quizgen.calculus.term import EXP
from quizgen.expr.functions import FUNCTIONS, derivative_at
from quizgen.expr.nodes import (
    ONE,
    TWO,
    ZERO,
    Call,
    Derivative,
    E,
    Expr,
    Integer,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Sum,
    Symbol,
)
from quizgen.expr.walk import substitute, symbols


def _leaf(result: Expr) -> Plan:
    return Plan((), lambda: result)


def constant(goal: Goal) -> Plan | None:
    """d/dx c = 0"""
    if isinstance(goal, Derivative) and not depends(goal.body, goal.variables[0]) and not symbols(goal.body):
        return _leaf(ZERO)
    return None


def other_variable(goal: Goal) -> Plan | None:
    """d/dx f(y) = 0, as y does not change with x"""
    if isinstance(goal, Derivative) and not depends(goal.body, goal.variables[0]):
        return _leaf(ZERO)
    return None


def identity(goal: Goal) -> Plan | None:
    """d/dx x = 1"""
    return _leaf(ONE) if isinstance(goal, Derivative) and isinstance(goal.body, Symbol) else None


def negation(goal: Goal) -> Plan | None:
    """(-f)' = -f'"""
    if isinstance(goal, Derivative) and isinstance(goal.body, Neg):
        return Plan((d(goal.body.body, goal),), Neg)
    return None


def plus_minus(goal: Goal) -> Plan | None:
    """(±f)' = ±f'"""
    if isinstance(goal, Derivative) and isinstance(goal.body, PlusMinus):
        return Plan((d(goal.body.body, goal),), PlusMinus)
    return None


def sum_of_terms(goal: Goal) -> Plan | None:
    """(f + g)' = f' + g'"""
    if isinstance(goal, Derivative) and isinstance(goal.body, Sum):
        return Plan(tuple(d(term, goal) for term in goal.body.terms), lambda *terms: Sum(terms))
    return None


def constant_multiple(goal: Goal) -> Plan | None:
    """(k f)' = k f'"""
    if not (isinstance(goal, Derivative) and isinstance(goal.body, Product)):
        return None
    x = goal.variables[0]
    kept = tuple(factor for factor in goal.body.factors if not depends(factor, x))
    if not kept:
        return None
    rest = as_product([factor for factor in goal.body.factors if depends(factor, x)])
    return Plan((d(rest, goal),), lambda df: Product((*kept, df)), pattern=Product((*kept, Derivative(rest, (x,)))))


def constant_denominator(goal: Goal) -> Plan | None:
    """(f / k)' = f' / k"""
    if isinstance(goal, Derivative) and isinstance(goal.body, Quotient):
        f, k = goal.body.numerator, goal.body.denominator
        if not depends(k, goal.variables[0]):
            return Plan((d(f, goal),), lambda df: Quotient(df, k))
    return None


LETTERS = ("u", "v", "w", "p", "q", "s")


def product(goal: Goal) -> Plan | None:
    """(u v)' = u v' + v u', and for more factors the sum of the products with one factor differentiated"""
    if not (isinstance(goal, Derivative) and isinstance(goal.body, Product)):
        return None
    factors = goal.body.factors
    names = fresh(goal.body, len(factors), LETTERS)
    letters = [Symbol(name) for name in names]
    return Plan(
        tuple(d(factor, goal) for factor in factors),
        lambda *rates: _leibniz(factors, rates),
        tuple(zip(names, factors, strict=True)),
        _leibniz(letters, [rate(name, goal) for name in names]),
    )


def _leibniz(factors: Sequence[Expr], rates: Sequence[Expr]) -> Expr:
    """The sum of the products in which one factor is replaced by its rate: the last first, as in u v' + v u'."""
    rows = []
    for i in reversed(range(len(factors))):
        rows.append(Product((*factors[:i], *factors[i + 1 :], rates[i])))
    return Sum(tuple(rows))


def quotient(goal: Goal) -> Plan | None:
    """(u / v)' = (v u' - u v') / v^2"""
    if not (isinstance(goal, Derivative) and isinstance(goal.body, Quotient)):
        return None
    u, v = goal.body.numerator, goal.body.denominator
    names = fresh(goal.body, 2, LETTERS)
    rates = [rate(name, goal) for name in names]
    return Plan(
        (d(u, goal), d(v, goal)),
        lambda du, dv: quotient_of(u, v, du, dv),
        ((names[0], u), (names[1], v)),
        quotient_of(Symbol(names[0]), Symbol(names[1]), *rates),
    )


def quotient_of(u: Expr, v: Expr, du: Expr, dv: Expr) -> Expr:
    """(v du - u dv) / v^2"""
    return Quotient(Sum((Product((v, du)), Neg(Product((u, dv))))), Power(v, TWO))


def reciprocal(goal: Goal) -> Plan | None:
    """k / u^n = k u^(-n), to be differentiated as a power"""
    if not (isinstance(goal, Derivative) and isinstance(goal.body, Quotient)):
        return None
    k, v = goal.body.numerator, goal.body.denominator
    if depends(k, goal.variables[0]):
        return None
    power = _inverse(v)
    written = power if k == ONE else Product((k, power))
    return Plan((d(written, goal),), under_a_line, pattern=written)


def _inverse(v: Expr) -> Expr:
    match v:
        case Power(base, Neg(exponent)):
            return Power(base, exponent)
        case Power(base, Sum() as exponent):
            return Power(base, Neg(exponent))
        case Power(base, exponent):
            return Power(base, Neg(exponent))
        case Call("sqrt", (u,)):
            return Power(u, Neg(Quotient(ONE, TWO)))
        case Call("exp", (u,)):
            return Call("exp", (Neg(u),))
        case _:
            return Power(v, Neg(ONE))


def under_a_line(e: Expr) -> Expr:
    """e with its negative powers written under a fraction line: u^(-n) = 1 / u^n"""
    term = term_of(e)
    term.down |= {base for base in term.powers if base not in (E, EXP)}
    return build(term)


def power(goal: Goal) -> Plan | None:
    """(x^n)' = n x^(n-1), for every real n that does not depend on x"""
    match goal:
        case Derivative(Power(Symbol(name), n), (x,)) if name == x and not depends(n, x):
            return _leaf(lowered(Symbol(x), n))
        case _:
            return None


def lowered(base: Expr, n: Expr) -> Expr:
    """n base^(n-1)"""
    exponent: Expr = Integer(n.value - 1) if isinstance(n, Integer) and n.value else Sum((n, Neg(ONE)))
    return Product((n, Power(base, exponent)))


def exponential(goal: Goal) -> Plan | None:
    """(a^x)' = a^x ln a, so (e^x)' = e^x"""
    match goal:
        case Derivative(Power(a, Symbol(name)) as body, (x,)) if name == x and not depends(a, x):
            return _leaf(body if a == E else Product((body, Call("ln", (a,)))))
        case _:
            return None


def logarithmic(goal: Goal) -> Plan | None:
    """(f^g)' = f^g (g ln f)'"""
    match goal:
        case Derivative(Power(f, g) as body, (x,)) if depends(f, x) and depends(g, x):
            exponent = Product((g, Call("ln", (f,))))
            return Plan((d(exponent, goal),), lambda df: Product((body, df)), pattern=exponent)
        case _:
            return None


def table(goal: Goal) -> Plan | None:
    """(f(x))' = f'(x) for each function f of the table: (sin x)' = cos x, (ln x)' = 1/x, ..."""
    match goal:
        case Derivative(Call(f, (Symbol(name),)), (x,)) if name == x and f in FUNCTIONS and FUNCTIONS[f].derivative:
            return _leaf(derivative_at(f, Symbol(x)))
        case Derivative(Call("log", (Symbol(name), base)), (x,)) if name == x and not depends(base, x):
            return _leaf(Quotient(ONE, Product((Symbol(x), Call("ln", (base,))))))
        case Derivative(Call(f, (Symbol(name),)), (x,)) if name == x and f not in FUNCTIONS:
            return _leaf(Prime(f, 1, Symbol(x)))
        case Derivative(Prime(f, order, Symbol(name)), (x,)) if name == x:
            return _leaf(Prime(f, order + 1, Symbol(x)))
        case _:
            return None


def chain(goal: Goal) -> Plan | None:
    """(f(u))' = f'(u) u', that is dy/dx = dy/du du/dx"""
    if not isinstance(goal, Derivative):
        return None
    x = goal.variables[0]
    (name,) = fresh(goal.body, 1, LETTERS)
    u = Symbol(name)
    layers = _layers(goal.body, x, u)
    if layers is None:
        return None
    outer, inner = layers
    return Plan(
        (Derivative(outer, (name,)), d(inner, goal)),
        lambda rate_of_outer, rate_of_inner: Product((substitute(rate_of_outer, {name: inner}), rate_of_inner)),
        ((name, inner),),
        Product((Derivative(outer, (name,)), rate(name, goal))),
    )


def _layers(e: Expr, x: str, u: Symbol) -> tuple[Expr, Expr] | None:
    """e as (f(u), what u stands for), if e is a power or a function of something that depends on x."""
    match e:
        case Power(base, exponent):
            moving = depends(exponent, x)
            if depends(base, x):
                return None if moving else (Power(u, exponent), base)
            return (Power(base, u), exponent) if moving else None
        case Call(f, (inner,)) if f not in FUNCTIONS or FUNCTIONS[f].derivative:
            return Call(f, (u,)), inner
        case Call("log", (inner, base)) if not depends(base, x):
            return Call("log", (u, base)), inner
        case Prime(f, order, inner):
            return Prime(f, order, u), inner
        case _:
            return None


def root_as_power(goal: Goal) -> Plan | None:
    """the n-th root of u is u^(1/n)"""
    match goal:
        case Derivative(Call("root", (u, n)), (x,)) if not depends(n, x):
            written = Power(u, Quotient(ONE, n))
            return Plan((d(written, goal),), under_a_line, pattern=written)
        case _:
            return None


def change_of_base(goal: Goal) -> Plan | None:
    """log_b(u) = ln u / ln b"""
    match goal:
        case Derivative(Call("log", (u, b))):
            written = Quotient(Call("ln", (u,)), Call("ln", (b,)))
            return Plan((d(written, goal),), lambda du: du, pattern=written)
        case _:
            return None


def as_product(factors: Sequence[Expr]) -> Expr:
    """The product of one or more factors."""
    return factors[0] if len(factors) == 1 else Product(tuple(factors))
