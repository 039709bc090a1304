"""The one table of functions: what quizgen knows of each - derivative, domain, how it prints, what else it is called.

A name that is not in this table is not a function. Angles are radians; everything is real.
Derivatives: Abramowitz and Stegun, Handbook of Mathematical Functions, 3.3, 4.3, 4.4, 4.5, 4.6.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from quizgen.expr.nodes import ONE, TWO, ZERO, Call, Expr, Neg, Power, Product, Quotient, Relation, Sum
from quizgen.values import value

Law: TypeAlias = Callable[[Expr], Expr]
Domain: TypeAlias = Callable[[Expr], tuple[Relation, ...]]


def _call(name: str, *arguments: Expr) -> Expr:
    return Call(name, arguments)


def _square(e: Expr) -> Expr:
    return Power(e, TWO)


def _minus(a: Expr, b: Expr) -> Expr:
    return Sum((a, Neg(b)))


def _over(e: Expr) -> Expr:
    return Quotient(ONE, e)


def _everywhere(_: Expr) -> tuple[Relation, ...]:
    return ()


def _positive(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, ">", ZERO),)


def _nonzero(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, "!=", ZERO),)


def _cosine_nonzero(u: Expr) -> tuple[Relation, ...]:
    return (Relation(_call("cos", u), "!=", ZERO),)


def _sine_nonzero(u: Expr) -> tuple[Relation, ...]:
    return (Relation(_call("sin", u), "!=", ZERO),)


def _between_minus_one_and_one(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, ">=", Neg(ONE)), Relation(u, "<=", ONE))


def _strictly_between_minus_one_and_one(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, ">", Neg(ONE)), Relation(u, "<", ONE))


def _at_least_one(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, ">=", ONE),)


def _beyond_one(u: Expr) -> tuple[Relation, ...]:
    return (Relation(_square(u), ">=", ONE),)


def _strictly_beyond_one(u: Expr) -> tuple[Relation, ...]:
    return (Relation(_square(u), ">", ONE),)


def _at_least_zero(u: Expr) -> tuple[Relation, ...]:
    return (Relation(u, ">=", ZERO),)


@value
class Function:
    """One function of one real argument (`arity` 1) or more.

    `derivative(u)` is f'(u), the factor before du; None where a rule of its own is needed (several arguments).
    `domain(u)` are the conditions for f(u) to be a real number. `inverse` is what sin^-1 means.
    `latex` is the control word or the text of \\operatorname; `synonyms` are what else people write.
    """

    name: str
    derivative: Law | None
    domain: Domain
    latex: str
    speech: str
    synonyms: tuple[str, ...] = ()
    inverse: str | None = None
    arity: int = 1


def _inverse_trigonometric() -> tuple[Function, ...]:
    def one_minus_square(u: Expr) -> Expr:
        return _call("sqrt", _minus(ONE, _square(u)))

    def square_minus_one(u: Expr) -> Expr:
        return Product((_call("abs", u), _call("sqrt", _minus(_square(u), ONE))))

    def one_plus_square(u: Expr) -> Expr:
        return Sum((ONE, _square(u)))

    return (
        Function("asin", lambda u: _over(one_minus_square(u)), _between_minus_one_and_one, r"\arcsin", "arc sine",
                 ("arcsin",), "sin"),
        Function("acos", lambda u: Neg(_over(one_minus_square(u))), _between_minus_one_and_one, r"\arccos",
                 "arc cosine", ("arccos",), "cos"),
        Function("atan", lambda u: _over(one_plus_square(u)), _everywhere, r"\arctan", "arc tangent",
                 ("arctan", "arctg"), "tan"),
        Function("asec", lambda u: _over(square_minus_one(u)), _beyond_one, "arcsec", "arc secant",
                 ("arcsec",), "sec"),
        Function("acsc", lambda u: Neg(_over(square_minus_one(u))), _beyond_one, "arccsc", "arc cosecant",
                 ("arccsc", "acosec", "arccosec"), "csc"),
        Function("acot", lambda u: Neg(_over(one_plus_square(u))), _everywhere, "arccot", "arc cotangent",
                 ("arccot",), "cot"),
    )  # fmt: skip


def _trigonometric() -> tuple[Function, ...]:
    return (
        Function("sin", lambda u: _call("cos", u), _everywhere, r"\sin", "sine", (), "asin"),
        Function("cos", lambda u: Neg(_call("sin", u)), _everywhere, r"\cos", "cosine", (), "acos"),
        Function("tan", lambda u: _square(_call("sec", u)), _cosine_nonzero, r"\tan", "tangent", ("tg",), "atan"),
        Function("sec", lambda u: Product((_call("sec", u), _call("tan", u))), _cosine_nonzero, r"\sec", "secant",
                 (), "asec"),
        Function("csc", lambda u: Neg(Product((_call("csc", u), _call("cot", u)))), _sine_nonzero, r"\csc",
                 "cosecant", ("cosec",), "acsc"),
        Function("cot", lambda u: Neg(_square(_call("csc", u))), _sine_nonzero, r"\cot", "cotangent",
                 ("cotan", "ctg"), "acot"),
    )  # fmt: skip


def _hyperbolic() -> tuple[Function, ...]:
    return (
        Function("sinh", lambda u: _call("cosh", u), _everywhere, r"\sinh", "hyperbolic sine", ("sh",), "asinh"),
        Function("cosh", lambda u: _call("sinh", u), _everywhere, r"\cosh", "hyperbolic cosine", ("ch",), "acosh"),
        Function("tanh", lambda u: _square(_call("sech", u)), _everywhere, r"\tanh", "hyperbolic tangent", ("th",),
                 "atanh"),
        Function("sech", lambda u: Neg(Product((_call("sech", u), _call("tanh", u)))), _everywhere, "sech",
                 "hyperbolic secant", (), "asech"),
        Function("csch", lambda u: Neg(Product((_call("csch", u), _call("coth", u)))), _nonzero, "csch",
                 "hyperbolic cosecant", ("cosech",), "acsch"),
        Function("coth", lambda u: Neg(_square(_call("csch", u))), _nonzero, r"\coth", "hyperbolic cotangent", (),
                 "acoth"),
    )  # fmt: skip


def _inverse_hyperbolic() -> tuple[Function, ...]:
    def root_of_square_plus(u: Expr, n: Expr) -> Expr:
        return _call("sqrt", Sum((_square(u), n)))

    def one_minus_square(u: Expr) -> Expr:
        return _minus(ONE, _square(u))

    def zero_to_one(u: Expr) -> tuple[Relation, ...]:
        return (Relation(u, ">", ZERO), Relation(u, "<=", ONE))

    return (
        Function("asinh", lambda u: _over(root_of_square_plus(u, ONE)), _everywhere, "arsinh",
                 "inverse hyperbolic sine", ("arsinh", "arcsinh"), "sinh"),
        Function("acosh", lambda u: _over(root_of_square_plus(u, Neg(ONE))), _at_least_one, "arcosh",
                 "inverse hyperbolic cosine", ("arcosh", "arccosh"), "cosh"),
        Function("atanh", lambda u: _over(one_minus_square(u)), _strictly_between_minus_one_and_one, "artanh",
                 "inverse hyperbolic tangent", ("artanh", "arctanh"), "tanh"),
        Function("asech", lambda u: Neg(_over(Product((u, _call("sqrt", one_minus_square(u)))))), zero_to_one,
                 "arsech", "inverse hyperbolic secant", ("arsech", "arcsech"), "sech"),
        Function("acsch", lambda u: Neg(_over(Product((_call("abs", u), root_of_square_plus(u, ONE))))), _nonzero,
                 "arcsch", "inverse hyperbolic cosecant", ("arcsch", "arccsch"), "csch"),
        Function("acoth", lambda u: _over(one_minus_square(u)), _strictly_beyond_one, "arcoth",
                 "inverse hyperbolic cotangent", ("arcoth", "arccoth"), "coth"),
    )  # fmt: skip


def _others() -> tuple[Function, ...]:
    def logistic_slope(u: Expr) -> Expr:
        return Product((_call("sigmoid", u), _minus(ONE, _call("sigmoid", u))))

    return (
        Function("exp", lambda u: _call("exp", u), _everywhere, r"\exp", "exponential", (), "ln"),
        Function("ln", _over, _positive, r"\ln", "natural logarithm", (), "exp"),
        Function("log", None, _positive, r"\log", "logarithm", (), None, 2),
        Function("sqrt", lambda u: _over(Product((TWO, _call("sqrt", u)))), _at_least_zero, r"\sqrt", "square root"),
        Function("root", None, _everywhere, r"\sqrt", "root", (), None, 2),
        Function("abs", lambda u: Quotient(u, _call("abs", u)), _everywhere, "abs", "absolute value", ("modulus",)),
        Function("sign", lambda _: ZERO, _everywhere, "sgn", "sign", ("sgn", "signum")),
        Function("sigmoid", logistic_slope, _everywhere, "sigmoid", "sigmoid", ("logistic",)),
        Function("max", None, _everywhere, r"\max", "maximum", (), None, 2),
        Function("min", None, _everywhere, r"\min", "minimum", (), None, 2),
        Function("factorial", None, _at_least_zero, "factorial", "factorial"),
    )


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        *_trigonometric(), *_inverse_trigonometric(), *_hyperbolic(), *_inverse_hyperbolic(), *_others(),
    )
}  # fmt: skip
"""Every function by its canonical name. `log` is log(argument, base), `root` is root(argument, degree)."""

CANONICAL: dict[str, str] = {
    written: function.name for function in FUNCTIONS.values() for written in (function.name, *function.synonyms)
}
"""What people write -> canonical name. (`cbrt`, `lg`, `log10`, `log2` are spellings that the parser rewrites.)"""

CLASSIFIED = ("minimum", "maximum", "saddle", "inflection")
"""The operators that say what kind of point their one argument is: Call("saddle", (point,))."""


def derivative_at(name: str, u: Expr) -> Expr:
    """f'(u) for the function `name` of one argument; KeyError for an unknown name, ValueError where there is no law."""
    law = FUNCTIONS[name].derivative
    if law is None:
        raise ValueError(f"{name} has no derivative of one argument")
    return law(u)
