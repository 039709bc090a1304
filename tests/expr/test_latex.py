"""LaTeX as a textbook has it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import (
    ONE,
    PI,
    TWO,
    Call,
    Decimal,
    Derivative,
    E,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)

u, v, x, y, z = map(Symbol, "uvxyz")
x2, y2 = Power(x, TWO), Power(y, TWO)
sin_x, cos_x = Call("sin", (x,)), Call("cos", (x,))

LECTURE: list[tuple[Expr, str]] = [
    (Product((x, sin_x)), r"x\sin x"),
    (Call("sin", (x2,)), r"\sin(x^2)"),
    (Product((TWO, x, Call("cos", (x2,)))), r"2x\cos(x^2)"),
    (Product((x, Power(E, Sum((Neg(x2), Neg(y2)))))), r"x\mathrm{e}^{-x^2-y^2}"),
    (Product((x, Call("exp", (Sum((Neg(x2), Neg(y2))),)))), r"x\exp(-x^2-y^2)"),
    (Product((Symbol("w_11"), Symbol("x_1"))), r"w_{11}x_1"),
    (Quotient(ONE, Sum((ONE, Power(E, Neg(Symbol("a")))))), r"\frac{1}{1+\mathrm{e}^{-a}}"),
    (Product((y, Sum((ONE, Neg(y))))), r"y(1-y)"),
    (Derivative(y, ("x",)), r"\frac{\mathrm{d}y}{\mathrm{d}x}"),
    (Derivative(z, ("x", "y"), partial=True), r"\frac{\partial^2 z}{\partial x\,\partial y}"),
    (Derivative(z, ("x", "x"), partial=True), r"\frac{\partial^2 z}{\partial x^2}"),
    (Derivative(Product((x, sin_x)), ("x",)), r"\frac{\mathrm{d}}{\mathrm{d}x}(x\sin x)"),
    (Call("grad", (Symbol("E"),)), r"\nabla E"),
    (Call("factorial", (Symbol("n"),)), "n!"),
]

NUMBERS: list[tuple[Expr, str]] = [
    (Product((TWO, Power(Integer(3), x))), r"2\cdot 3^x"),
    (Product((TWO, Quotient(ONE, Integer(3)))), r"2\cdot\frac{1}{3}"),
    (Product((Sum((x, y)), TWO)), r"(x+y)\cdot 2"),
    (Decimal(Fraction(1, 2), "0.50"), "0.50"),
    (Decimal(Fraction(1, 1000), "1e-3"), r"1\times 10^{-3}"),
    (Product((TWO, PI, x)), r"2\pi x"),
]

SIGNS: list[tuple[Expr, str]] = [
    (Neg(Product((TWO, x, y))), "-2xy"),
    (Sum((x2, Neg(Sum((x, y))))), "x^2-(x+y)"),
    (Sum((x, Product((Neg(Integer(3)), y)))), "x-3y"),
    (Product((x, Neg(y))), "x(-y)"),
    (Neg(Neg(x)), "-(-x)"),
    (Power(Neg(x), TWO), "(-x)^2"),
    (Neg(x2), "-x^2"),
    (Sum((x, PlusMinus(y))), r"x\pm y"),
]

FUNCTIONS: list[tuple[Expr, str]] = [
    (Power(sin_x, TWO), r"\sin^2 x"),
    (Power(Call("sin", (Product((TWO, x)),)), TWO), r"\sin^2(2x)"),
    (Power(sin_x, Neg(ONE)), r"(\sin x)^{-1}"),
    (Power(Call("ln", (x,)), TWO), r"(\ln x)^2"),
    (Call("ln", (Call("abs", (x,)),)), r"\ln|x|"),
    (Call("abs", (Neg(x),)), r"\lvert-x\rvert"),
    (Call("abs", (Quotient(x, y),)), r"\left|\frac{x}{y}\right|"),
    (Call("sqrt", (x,)), r"\sqrt{x}"),
    (Call("root", (x, Integer(3))), r"\sqrt[3]{x}"),
    (Call("log", (x, Integer(10))), r"\log_{10}x"),
    (Call("asinh", (x,)), r"\operatorname{arsinh}x"),
    (Call("sigmoid", (x,)), r"\sigma(x)"),
    (Call("f", (x,)), "f(x)"),
    (Prime("f", 1, x2), "f'(x^2)"),
    (Product((sin_x, cos_x)), r"\sin x\cos x"),
    (Product((cos_x, x)), r"\cos(x)\,x"),
    (Product((cos_x, TWO, x)), r"\cos(x)\cdot 2x"),
    (Product((Call("sigmoid", (x,)), Sum((ONE, Neg(Call("sigmoid", (x,))))))), r"\sigma(x)(1-\sigma(x))"),
]

SHAPES: list[tuple[Expr, str]] = [
    (Quotient(Product((TWO, x)), Sum((x2, ONE))), r"\frac{2x}{x^2+1}"),
    (Power(Quotient(x, y), TWO), r"\left(\frac{x}{y}\right)^2"),
    (Power(x, Quotient(ONE, TWO)), "x^{1/2}"),
    (Power(E, Neg(Quotient(x2, Product((TWO, y2))))), r"\mathrm{e}^{-x^2/(2y^2)}"),
    (Product((Derivative(y, ("u",)), Derivative(u, ("x",)))),
     r"\frac{\mathrm{d}y}{\mathrm{d}u}\cdot\frac{\mathrm{d}u}{\mathrm{d}x}"),
    (Quotient(Product((v, Derivative(u, ("x",)))), Power(v, TWO)),
     r"\frac{\displaystyle v\frac{\mathrm{d}u}{\mathrm{d}x}}{v^2}"),
    (Vector((Product((TWO, x)), Product((TWO, y)))), r"(2x, 2y)"),
    (Set((ONE, Neg(ONE))), r"\{1, -1\}"),
    (Set(()), r"\emptyset"),
    (Matrix(((x, y), (ONE, TWO))), r"\begin{pmatrix}x & y \\ 1 & 2\end{pmatrix}"),
    (Relation(x, "<=", ONE), r"x \le 1"),
    (Call("minimum", (Vector((ONE, Integer(0))),)), r"\text{minimum at }(1, 0)"),
]  # fmt: skip


@pytest.mark.parametrize(("e", "latex"), [*LECTURE, *NUMBERS, *SIGNS, *FUNCTIONS, *SHAPES])
def test_a_formula_is_set_as_in_a_textbook(e: Expr, latex: str) -> None:
    """Order as written, upright e and d, no bracket that is not needed, none missing."""
    assert to_latex(e) == latex
