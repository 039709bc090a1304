"""What people type is read by the usual rules: the left column means what the right one says in strict syntax."""

from __future__ import annotations

import random

import pytest

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import (
    PI,
    Call,
    Decimal,
    E,
    Expr,
    Integer,
    Neg,
    Power,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
)
from quizgen.expr.walk import depth, symbols
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse, parse_part
from quizgen.syntax.reader import MAX_NESTING

X = Symbol("x")
LETTERS = Notation.of("x", "y", "z", "n", "r", "t", "theta", "alpha", "eta", "x_1", "x_2", "y_1", "t_1", "w_11", "w_12")


def read(text: str) -> Expr:
    return parse(text, LETTERS).expr


PLAIN = [
    ("2x", "2*x"),
    ("2x cos(x^2)", "2*x*cos(x^2)"),
    ("3xy", "3*x*y"),
    ("x(x+1)", "x*(x + 1)"),
    ("(x+1)(x-1)", "(x + 1)*(x - 1)"),
    ("2[x+1]", "2*(x + 1)"),
    ("2{x+1}", "2*(x + 1)"),
    ("-x^2", "-(x^2)"),
    ("+x", "x"),
    ("x+-1", "x + (-1)"),
    ("x--1", "x + (-(-1))"),
    ("2*-x", "2*(-x)"),
    ("1/-3", "1/(-3)"),
    ("2^x^2", "2^(x^2)"),
    ("x^-1", "x^(-1)"),
    ("0.5x^-0.5", "0.5*(x^(-0.5))"),
    ("e^-x^2", "e^(-(x^2))"),
    ("2^-x", "2^(-x)"),
    ("x**2", "x^2"),
    ("2 x ^ 2", "2*(x^2)"),
    ("x^{2}y", "(x^2)*y"),
    ("x^2y^2", "(x^2)*(y^2)"),
    ("x/y/z", "(x/y)/z"),
    ("x/y*z", "(x/y)*z"),
    ("sin(x)/x cos(x)", "(sin(x)/x)*cos(x)"),
    ("1/2 x", "(1/2)*x"),
    ("2n!^2", "2*((n!)^2)"),
    ("max(0,x)", "max(0, x)"),
    ("root(x,3)", "root(x, 3)"),
    ("cbrt(x)", "root(x, 3)"),
    ("cbrt x", "root(x, 3)"),
    ("exp(2x)", "exp(2*x)"),
    ("1e3", "1e3"),
    (".5x", ".5*x"),
    ("5.x", "5.*x"),
]

UNICODE = [
    ("x²", "x^2"),
    ("x⁻¹", "x^(-1)"),
    ("x²³", "x^23"),
    ("e⁻²ˣ", "e^(-(2*x))"),
    ("xⁿ⁻¹", "x^(n - 1)"),
    ("½x", "(1/2)*x"),
    ("3½", "3 + 1/2"),
    ("2·x", "2*x"),
    ("2×x", "2*x"),
    ("x÷2", "x/2"),
    ("x−1", "x - 1"),
    ("x–1", "x - 1"),
    ("√x", "sqrt(x)"),
    ("√(x+1)", "sqrt(x + 1)"),
    ("√2 x", "sqrt(2)*x"),
    ("∛x", "root(x, 3)"),
    ("³√x", "root(x, 3)"),
    ("x⁻½", "x^(-(1/2))"),
    ("x¹⁄²", "x^(1/2)"),
    ("x⁻¹/²", "x^(-(1/2))"),
    ("x²/y", "(x^2)/y"),
    ("𝑥²", "x^2"),
    ("x\u00a0+\u2009y", "x + y"),
]

CONSTANTS_AND_INDICES = [
    ("xe^x", "x*(e^x)"),
    ("2xe^(x^2)", "2*x*(e^(x^2))"),
    ("pi x", "pi*x"),
    ("pix", "pi*x"),
    ("2πx", "2*pi*x"),
    ("αx", "alpha*x"),
    ("alpha x", "alpha*x"),
    ("\\eta x", "eta*x"),
    ("x_1", "x_1"),
    ("x1y1", "x_1*y_1"),
    ("2x2(y1-t1)", "2*x_2*(y_1 - t_1)"),
    ("w11x1", "w_11*x_1"),
    ("w_{11}x_1", "w_11*x_1"),
    ("w_11x_1+w_12x_2", "w_11*x_1 + w_12*x_2"),
    ("x₁²", "x_1^2"),
    ("w₁₁", "w_11"),
]

@pytest.mark.parametrize(
    ("typed", "strict"), [*PLAIN, *CONSTANTS_AND_INDICES, *UNICODE], ids=str
)
def test_the_usual_rules(typed: str, strict: str) -> None:
    """Both spellings give the same tree, and neither has another reading."""
    reading = parse(typed, LETTERS)
    assert reading.expr == read(strict)
    assert not reading.ambiguous
    assert reading.text == typed


TREES = [
    ("x - y", Sum((X, Neg(Symbol("y"))))),
    ("2x cos x", Product((Integer(2), X, Call("cos", (X,))))),
    ("2*x*y", Product((Integer(2), X, Symbol("y")))),
    ("2(xy)", Product((Integer(2), Product((X, Symbol("y")))))),
    ("(x+y)+z", Sum((Sum((X, Symbol("y"))), Symbol("z")))),
    ("-2x", Neg(Product((Integer(2), X)))),
    ("(-2)x", Product((Neg(Integer(2)), X))),
    ("-x/2", Neg(Quotient(X, Integer(2)))),
    ("sqrt(x)", Call("sqrt", (X,))),
    ("x^(1/2)", Power(X, Quotient(Integer(1), Integer(2)))),
    ("e^x", Power(E, X)),
    ("exp x", Call("exp", (X,))),
    ("pi", PI),
    ("n!", Call("factorial", (Symbol("n"),))),
    ("w_{11}", Symbol("w_11")),
]


@pytest.mark.parametrize(("text", "tree"), TREES)
def test_the_tree_keeps_what_was_written(text: str, tree: Expr) -> None:
    """Nothing is simplified: brackets nest, signs stay, a root is a Call and x^(1/2) a Power."""
    assert read(text) == tree


def test_decimals_are_exact_and_keep_their_text() -> None:
    """0.10 is one tenth, and still says 0.10."""
    number = read("0.10")
    assert isinstance(number, Decimal)
    assert (number.value.numerator, number.value.denominator, number.text) == (1, 10, "0.10")


def test_e_and_i_are_letters_where_the_question_says_so() -> None:
    """A declared e is a symbol; 2e3 is then no number; an undeclared i is refused."""
    notation = Notation.of("e", "x")
    assert parse("e x", notation).expr == Product((Symbol("e"), X))
    assert parse("2e3", notation).expr == Product((Integer(2), Symbol("e"), Integer(3)))
    with pytest.raises(InputError):
        parse("i", Notation.of("x"))


def test_any_letters() -> None:
    """Without declared symbols the letters that occur are the symbols; x1 and x_1 are different ones."""
    anything = Notation()
    text = parse("rho z V/(4 pi epsilon_0 (R^2+z^2)^(3/2))", anything).expr
    assert {str(part) for part in _names(text)} == {"rho", "z", "V", "epsilon_0", "R"}
    assert parse("Ia(R1+R2)", anything).expr == Product(
        (Symbol("I"), Symbol("a"), Sum((Symbol("R1"), Symbol("R2"))))
    )
    assert parse("x1", anything).expr != parse("x_1", anything).expr


def _names(e: Expr) -> set[str]:
    return set(symbols(e))


def test_alternatives_are_a_set() -> None:
    """x = 1 or x = -1, where sets and relations are allowed."""
    e = parse("x=1 or x=-1", Notation.of("x").allowing("set", "relation")).expr
    assert e == Set((Relation(X, "=", Integer(1)), Relation(X, "=", Neg(Integer(1)))))


def test_a_part_of_a_text() -> None:
    """Errors in a part point into the whole text."""
    text = "min at (x+, 1)"
    assert parse_part("f: 2x; g", Span(3, 5), LETTERS).expr == read("2x")
    with pytest.raises(InputError) as caught:
        parse_part(text, Span(8, 10), LETTERS)
    assert caught.value.text == text
    assert caught.value.span == Span(9, 10)


PIECES = """
x y 2 3.5 . 1e3 ( ) [ ] { } | + - * / ^ ** ! , = < > sin cos ln log e pi π θ √ ² ⁻¹ ½ x_1 _ ' \\frac \\sqrt \\left(
\\right) \\cdot \\sin ^{ _{ sin^2 asin n max( f( f' d/dx dy/dx= y= ± 1/2 x2 # $ \\ и ∫ diff( 2e-3 ⁽ ⁾ ≈ & \\\\ or and
|x| \\mathrm{ \\begin{pmatrix} \\end{pmatrix} \\placeholder{} \u200b \x00
""".split(" ")  # noqa: SIM905  a line break stays in the pieces, and is one of them
NOTATIONS = [
    Notation.of("x"),
    Notation(),
    LETTERS.allowing("vector", "set", "relation", "matrix"),
    Notation(frozenset(["x", "e", "d"]), frozenset(["f"]), frozenset(["diff"])),
]


def test_garbage_is_read_or_refused() -> None:
    """Whatever is typed gives a Reading whose readings differ, or an InputError that points at a character."""
    draw = random.Random(20251204)
    places: list[tuple[int, int, int]] = []
    for _ in range(6_000):
        text = "".join(draw.choice((*PIECES, " ")) for _ in range(draw.randint(1, 12)))
        try:
            reading = parse(text, draw.choice(NOTATIONS))
        except InputError as refused:
            places.append((refused.span.start, refused.span.end, len(text)))
            continue
        assert len({reading.expr, *(other.expr for other in reading.others)}) == 1 + len(reading.others) <= 9, text
        assert depth(reading.expr) <= MAX_NESTING
    assert all(0 <= start < end <= size for start, end, size in places)
