"""Rewritings that keep the value wherever both sides have one: (left, right, what must be assumed).

u, v, w stand for any formulas, p and q for variables, a and b for variables in exponents, k for a whole number from 2
to 5. A law is put into a context too: h stands for the place of the rewriting, w for any formula."""

from __future__ import annotations

from collections.abc import Mapping

from quizgen.expr.nodes import Expr, Relation
from quizgen.expr.walk import substitute
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.values import value

NOTATION = Notation(frozenset("uvwpqabkh"))

ALGEBRA = (
    ("u + v", "v + u"),
    ("u * v", "v * u"),
    ("(u + v) + w", "u + (v + w)"),
    ("u * (v * w)", "(u * v) * w"),
    ("u * (v + w)", "u*v + u*w"),
    ("(u - v) * w", "w*u - w*v"),
    ("u - v", "-(v - u)"),
    ("u - (v - w)", "u - v + w"),
    ("-u / v", "u / (-v)"),
    ("(u * w) / (v * w)", "u / v"),
    ("(u * (w^2 + 1)) / (v * (w^2 + 1))", "u / v"),
    ("u/w + v/w", "(u + v)/w"),
    ("u/v + w", "(u + w*v)/v"),
    ("u/v + w/p", "(u*p + w*v)/(v*p)"),
    ("u / (v / w)", "u*w/v"),
    ("1/(1/u)", "u"),
    ("(u + v)^2", "u^2 + 2*u*v + v^2"),
    ("(u + v)*(u - v)", "u^2 - v^2"),
    ("(u - v)^3", "u^3 - 3*u^2*v + 3*u*v^2 - v^3"),
    ("u^3 + v^3", "(u + v)*(u^2 - u*v + v^2)"),
    ("(u + 1)^k", "(u + 1)^(k - 1)*u + (u + 1)^(k - 1)"),
    ("u^k * u", "u^(k + 1)"),
    ("u^(-k)", "1/u^k"),
    ("(u*v)^k", "u^k * v^k"),
    ("(u/v)^k", "u^k / v^k"),
    ("u + u", "2*u"),
    ("0.5*u", "u/2"),
)
TRIGONOMETRY = (
    ("sin(u)^2 + cos(u)^2", "1"),
    ("sin(2*u)", "2*sin(u)*cos(u)"),
    ("cos(2*u)", "1 - 2*sin(u)^2"),
    ("cos(2*u)", "2*cos(u)^2 - 1"),
    ("cos(2*u)", "cos(u)^4 - sin(u)^4"),
    ("tan(2*u)", "2*tan(u)/(1 - tan(u)^2)"),
    ("sin(u)^2", "(1 - cos(2*u))/2"),
    ("cos(u/2)^2", "(1 + cos(u))/2"),
    ("tan(u/2)", "(1 - cos(u))/sin(u)"),
    ("tan(u/2)", "sin(u)/(1 + cos(u))"),
    ("sin(3*u)", "3*sin(u) - 4*sin(u)^3"),
    ("sin(u + v)", "sin(u)*cos(v) + cos(u)*sin(v)"),
    ("cos(u - v)", "cos(u)*cos(v) + sin(u)*sin(v)"),
    ("tan(u + v)", "(tan(u) + tan(v))/(1 - tan(u)*tan(v))"),
    ("sin(u)*sin(v)", "(cos(u - v) - cos(u + v))/2"),
    ("sin(u)*cos(v)", "(sin(u + v) + sin(u - v))/2"),
    ("sin(u) + sin(v)", "2*sin((u + v)/2)*cos((u - v)/2)"),
    ("sin(u + pi/2)", "cos(u)"),
    ("cos(pi/2 - u)", "sin(u)"),
    ("cos(u + pi)", "-cos(u)"),
    ("sin(u + 2*pi)", "sin(u)"),
    ("tan(u + pi)", "tan(u)"),
    ("sin(u) + cos(u)", "sqrt(2)*sin(u + pi/4)"),
    ("sin(u + pi/3)", "sin(u)/2 + sqrt(3)/2*cos(u)"),
    ("1 + tan(u)^2", "sec(u)^2"),
    ("1 + cot(u)^2", "csc(u)^2"),
    ("sin(u)/cos(u)", "tan(u)"),
    ("sec(u)*cos(u)", "1"),
    ("csc(u)", "1/sin(u)"),
    ("cot(u)", "1/tan(u)"),
    ("sec(u)*tan(u)", "sin(u)/(1 - sin(u)^2)"),
    ("abs(sin(u))", "sqrt(1 - cos(u)^2)"),
)
EXPONENTIALS = (
    ("e^(u + v)", "e^u * e^v"),
    ("e^(-u)", "1/e^u"),
    ("(e^u)^k", "e^(k*u)"),
    ("exp(u)", "e^u"),
    ("sqrt(e^u)", "e^(u/2)"),
    ("2^u", "e^(u*ln(2))"),
    ("4^u", "(2^u)^2"),
    ("2^(u + 3)", "8*2^u"),
    ("6^u", "2^u * 3^u"),
    ("sinh(u)", "(e^u - e^(-u))/2"),
    ("cosh(u)", "(e^u + 1/e^u)/2"),
    ("tanh(u)", "(e^(2*u) - 1)/(e^(2*u) + 1)"),
    ("sech(u)", "2/(e^u + e^(-u))"),
    ("coth(u)", "cosh(u)/sinh(u)"),
    ("cosh(u)^2 - sinh(u)^2", "1"),
    ("1 - tanh(u)^2", "sech(u)^2"),
    ("sinh(2*u)", "2*sinh(u)*cosh(u)"),
    ("cosh(u + v)", "cosh(u)*cosh(v) + sinh(u)*sinh(v)"),
    ("tanh(u/2)", "2*sigmoid(u) - 1"),
    ("sigmoid(u)", "1/(1 + e^(-u))"),
    ("sigmoid(u)", "e^u/(e^u + 1)"),
    ("sigmoid(-u)", "1 - sigmoid(u)"),
    ("sigmoid(u)*(1 - sigmoid(u))", "e^(-u)/(1 + e^(-u))^2"),
)
LOGARITHMS = (
    ("ln(e^u)", "u"),
    ("e^(ln(u))", "u"),
    ("ln(u*v)", "ln(abs(u)) + ln(abs(v))"),
    ("ln(u/v)", "ln(abs(u)) - ln(abs(v))"),
    ("ln(u) + ln(v)", "ln(u*v)"),
    ("ln(u) - ln(v)", "ln(u/v)"),
    ("ln(u^2)", "2*ln(abs(u))"),
    ("ln(u^3)", "3*ln(u)"),
    ("ln(1/u)", "-ln(u)"),
    ("ln(sqrt(u))", "ln(u)/2"),
    ("ln(k*u)", "ln(k) + ln(u)"),
    ("log(u, k)", "ln(u)/ln(k)"),
    ("log(u, 100)", "log(u, 10)/2"),
    ("e^(2*ln(u))", "u^2"),
    ("e^(ln(u)/2)", "sqrt(u)"),
    ("k^(log(u, k))", "u"),
    ("ln(1 + e^u)", "u + ln(1 + e^(-u))"),
)
ROOTS = (
    ("sqrt(u^2)", "abs(u)"),
    ("(u^2)^(1/2)", "abs(u)"),
    ("sqrt(u)^2", "u"),
    ("sqrt(u^4)", "u^2"),
    ("root(u^3, 3)", "u"),
    ("root(u, 3)^3", "u"),
    ("u^(1/3)", "root(u, 3)"),
    ("u^(2/3)", "(u^2)^(1/3)"),
    ("(u^6)^(1/3)", "u^2"),
    ("(-u)^(1/3)", "-u^(1/3)"),
    ("u*sqrt(u)", "u^(3/2)"),
    ("u/sqrt(u)", "sqrt(u)"),
    ("1/sqrt(u)", "sqrt(u)/u"),
    ("u^(-1/2)", "1/sqrt(u)"),
    ("sqrt(4*u)", "2*sqrt(u)"),
    ("sqrt(u/k)", "sqrt(k*u)/k"),
    ("1/(sqrt(u) + sqrt(v))", "(sqrt(u) - sqrt(v))/(u - v)"),
    ("1/(sqrt(u) - 1)", "(sqrt(u) + 1)/(u - 1)"),
    ("1/(sqrt(2) + u)", "(sqrt(2) - u)/(2 - u^2)"),
    ("u/sqrt(u^2 + 1)", "u*sqrt(u^2 + 1)/(u^2 + 1)"),
    ("sqrt(u^2*v^2)", "abs(u)*abs(v)"),
    ("sqrt(u^2 + 2*u + 1)", "abs(u + 1)"),
    ("sqrt(6)*u", "sqrt(2)*sqrt(3)*u"),
    ("sqrt(3 + 2*sqrt(2))*u", "u + sqrt(2)*u"),
)
SIGNS = (
    ("abs(u*v)", "abs(u)*abs(v)"),
    ("abs(u/v)", "abs(u)/abs(v)"),
    ("abs(u)^2", "u^2"),
    ("abs(-u)", "abs(u)"),
    ("abs(abs(u))", "abs(u)"),
    ("abs(u - v)", "abs(v - u)"),
    ("sign(u)*abs(u)", "u"),
    ("u/abs(u)", "sign(u)"),
    ("abs(u)/u", "sign(u)"),
    ("sign(u*v)", "sign(u)*sign(v)"),
    ("max(u, v)", "(u + v + abs(u - v))/2"),
    ("min(u, v)", "-max(-u, -v)"),
)
INVERSES = (
    ("sin(asin(u))", "u"),
    ("cos(acos(u))", "u"),
    ("tan(atan(u))", "u"),
    ("cos(asin(u))", "sqrt(1 - u^2)"),
    ("sin(acos(u))", "sqrt(1 - u^2)"),
    ("cos(atan(u))", "1/sqrt(1 + u^2)"),
    ("sin(atan(u))", "u/sqrt(1 + u^2)"),
    ("sin(2*atan(u))", "2*u/(1 + u^2)"),
    ("asin(u) + acos(u)", "pi/2"),
    ("asin(-u)", "-asin(u)"),
    ("acos(-u)", "pi - acos(u)"),
    ("atan(-u)", "-atan(u)"),
    ("atan(u) + atan(1/u)", "pi/2*sign(u)"),
    ("atan(u)", "asin(u/sqrt(1 + u^2))"),
    ("acot(u)", "pi/2 - atan(u)"),
    ("asec(u)", "acos(1/u)"),
    ("acsc(u)", "asin(1/u)"),
    ("asinh(u)", "ln(u + sqrt(u^2 + 1))"),
    ("acosh(u)", "ln(u + sqrt(u^2 - 1))"),
    ("atanh(u)", "ln((1 + u)/(1 - u))/2"),
    ("asinh(-u)", "-asinh(u)"),
    ("sinh(asinh(u))", "u"),
    ("asinh(sinh(u))", "u"),
    ("cosh(acosh(u))", "u"),
    ("cosh(asinh(u))", "sqrt(1 + u^2)"),
    ("atanh(tanh(u))", "u"),
)
ASSUMING = (
    ("(p^a)^b", "p^(a*b)", "p > 0"),
    ("p^a * p^b", "p^(a + b)", "p > 0"),
    ("p^a / p", "p^(a - 1)", "p > 0"),
    ("(p*q)^a", "p^a * q^a", "p > 0, q > 0"),
    ("(p/q)^a", "p^a / q^a", "p > 0, q > 0"),
    ("p^a", "e^(a*ln(p))", "p > 0"),
    ("ln(p^a)", "a*ln(p)", "p > 0"),
    ("sqrt(p)*sqrt(q)", "sqrt(p*q)", "p > 0, q > 0"),
    ("sqrt(p^2*q)", "p*sqrt(q)", "p > 0"),
    ("sqrt(p^2)", "-p", "p < 0"),
    ("abs(p)*q", "p*q", "p > 0"),
    ("abs(p*q)", "-p*q", "p > 0, q < 0"),
    ("(p^6)^(1/4)", "p^(3/2)", "p > 0"),
    ("sqrt(p/q)", "sqrt(p*q)/q", "p > 0, q > 0"),
    ("atan(p) + atan(1/p)", "pi/2", "p > 0"),
    ("ln(p^2)", "2*ln(-p)", "p < 0"),
    ("sqrt(u)*sqrt(v)", "sqrt(u*v)", "u > 0, v > 0"),
    ("abs(u)", "u", "u > 0"),
    ("sqrt(u^2)", "-u", "u < 0"),
    ("sqrt(1 - sin(u)^2)", "cos(u)", "cos(u) > 0"),
)
CONTEXTS = (
    "h", "h", "h", "h + w", "w - h", "h * w", "h / w", "w / h", "h^2", "h^3 - h", "sin(h)", "e^h", "ln(abs(h))",
    "atan(h)", "abs(h)", "sqrt(h^2 + 1)", "1/(1 + h^2)", "root(h, 3)",
)  # fmt: skip


@value
class Law:
    """left = right wherever both have a value and every relation of `assume` holds."""

    left: Expr
    right: Expr
    assume: tuple[Relation, ...] = ()

    def of(self, meaning: Mapping[str, Expr]) -> Law:
        """The law for these formulas."""
        return Law(
            substitute(self.left, meaning),
            substitute(self.right, meaning),
            tuple(Relation(substitute(r.left, meaning), r.sign, substitute(r.right, meaning)) for r in self.assume),
        )

    def within(self, context: Expr, other: Expr) -> Law:
        """The law with both sides in a larger formula."""
        return Law(
            substitute(context, {"h": self.left, "w": other}),
            substitute(context, {"h": self.right, "w": other}),
            self.assume,
        )


def _read(text: str) -> Expr:
    return parse(text, NOTATION).expr


def _laws(rows: tuple[tuple[str, ...], ...]) -> tuple[Law, ...]:
    return tuple(
        Law(_read(left), _read(right), parse_conditions(c[0], NOTATION) if c else ()) for left, right, *c in rows
    )


FAMILIES = {
    "algebra": _laws(ALGEBRA),
    "trigonometry": _laws(TRIGONOMETRY),
    "exponentials": _laws(EXPONENTIALS),
    "logarithms": _laws(LOGARITHMS),
    "roots": _laws(ROOTS),
    "signs": _laws(SIGNS),
    "inverses": _laws(INVERSES),
    "assuming": _laws(ASSUMING),
}
PLACES = tuple(map(_read, CONTEXTS))
