"""What authors write and students may not: functions that a parameter names, and operators."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Call, Expr, Integer, Neg, Power, Prime, Product, Sum, Symbol, Vector
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X, Y, A, N = Symbol("x"), Symbol("y"), Symbol("a"), Symbol("n")
AUTHOR = Notation(frozenset(["x", "y", "a", "n"]), frozenset(["f"]), frozenset(["diff", "grad", "descend"]))

WRITTEN: list[tuple[str, Expr]] = [
    ("diff(y, x)", Call("diff", (Y, X))),
    ("diff(y, x, 2)", Call("diff", (Y, X, Integer(2)))),
    ("grad(x y, x, y)", Call("grad", (Product((X, Y)), X, Y))),
    ("descend(x, (x, y), (1, 2))", Call("descend", (X, Vector((X, Y)), Vector((Integer(1), Integer(2)))))),
    ("f(a x^n)", Call("f", (Product((A, Power(X, N))),))),
    ("f'(x)", Prime("f", 1, X)),
    ("f''(x)", Prime("f", 2, X)),
    ("f’(x)", Prime("f", 1, X)),
    (
        "a n x^(n-1) f'(a x^n)",
        Product((A, N, Power(X, Sum((N, Neg(Integer(1))))), Prime("f", 1, Product((A, Power(X, N)))))),
    ),
]


@pytest.mark.parametrize(("text", "e"), WRITTEN)
def test_what_authors_write(text: str, e: Expr) -> None:
    """Operators are calls, primes of a parameter's function are Primes."""
    assert parse(text, AUTHOR).expr == e


@pytest.mark.parametrize("text", ["f", "f x", "f'x", "f()", "f'(x, y)", "diff", "diff x", "diff(y x"])
def test_brackets_are_needed(text: str) -> None:
    """Neither acts without brackets."""
    with pytest.raises(InputError):
        parse(text, AUTHOR)
