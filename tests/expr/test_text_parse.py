"""to_text is what the parser reads back: parse(to_text(e)).expr == e."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import (
    PI,
    Call,
    Decimal,
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
from quizgen.expr.text import to_text
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

NAMES = ("x", "y", "x_1", "w_11", "theta", "t")
NOTATION = Notation(frozenset(NAMES), functions=frozenset({"f"})).allowing("vector", "matrix", "set", "relation")

LEAVES = st.one_of(
    st.integers(0, 999).map(Integer),
    st.sampled_from(NAMES).map(Symbol),
    st.sampled_from((E, PI)),
    st.sampled_from((Decimal(Fraction(1, 2), "0.50"), Decimal(Fraction(5, 4), "1.25"))),
)
ONE_ARGUMENT = sorted(f.name for f in FUNCTIONS.values() if f.arity == 1)


def _nodes(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        inner.map(Neg),
        inner.map(PlusMinus),
        several.map(Sum),
        several.map(Product),
        st.builds(Quotient, inner, inner),
        st.builds(Power, inner, inner),
        st.builds(lambda name, e: Call(name, (e,)), st.sampled_from(ONE_ARGUMENT), inner),
        st.builds(lambda name, a, b: Call(name, (a, b)), st.sampled_from(("log", "root", "max", "min")), inner, inner),
        st.builds(Prime, st.just("f"), st.integers(1, 3), inner),
        inner.map(lambda e: Call("f", (e,))),
    )


FORMULAS = st.recursive(LEAVES, _nodes, max_leaves=12)
SHAPES = st.one_of(
    FORMULAS,
    st.lists(FORMULAS, min_size=2, max_size=3).map(lambda items: Vector(tuple(items))),
    st.lists(FORMULAS, min_size=0, max_size=3).map(lambda items: Set(tuple(items))),
    st.builds(lambda a, b, c, d: Matrix(((a, b), (c, d))), FORMULAS, FORMULAS, FORMULAS, FORMULAS),
    st.builds(Relation, FORMULAS, st.sampled_from(("=", "!=", "<", "<=", ">", ">=")), FORMULAS),
)


@given(SHAPES)
@settings(max_examples=200, deadline=None)
def test_what_is_printed_is_read_back(e: Expr) -> None:
    """The very same tree, and no other reading of it."""
    assume(not (isinstance(e, Relation) and to_text(e).startswith("f")))  # "f(x) =" in front of an answer is a label
    reading = parse(to_text(e), NOTATION)
    assert reading.expr == e
    assert not reading.ambiguous


@pytest.mark.parametrize(
    ("typed", "letters", "text"),
    [
        ("(x^2)/3", ("x",), "(x^2)/3"),
        ("arccos x", ("a", "x"), "arccos(x)"),
        ("arsinh(ax)", ("a", "x"), "arsinh(a*x)"),
    ],
)
def test_what_is_printed_has_no_other_reading(typed: str, letters: tuple[str, ...], text: str) -> None:
    """x^2/3 could be x^(2/3), acos(x) could be a·cos(x): neither is printed."""
    printed = to_text(parse(typed, Notation.of(*letters)).expr)
    assert printed == text
    assert not parse(printed, Notation.of(*letters)).ambiguous
