"""The normal form keeps the value, does not depend on the order that was written, and is fast to reach."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.expr.nodes import Expr, Neg, Product, Sum
from quizgen.expr.normal import normal
from quizgen.expr.walk import rewrite
from tests.exhaustive.oracle import differ
from tests.exhaustive.strategies import formulas, points, thorough, trees

pytestmark = pytest.mark.exhaustive


@thorough(max_examples=500)
@given(formulas(), st.integers(0, 2**32))
def test_order_does_not_matter(e: Expr, seed: int) -> None:
    """Terms and factors in any order, and a double minus anywhere, give the same form."""
    random = Random(seed)

    def shuffled(part: Expr) -> Expr | None:
        match part:
            case Sum(parts) | Product(parts):
                return type(part)(tuple(random.sample(parts, len(parts))))
            case _ if random.random() < 0.1:
                return Neg(Neg(part))
        return None

    assert normal(rewrite(e, shuffled)) == normal(e)


@thorough(max_examples=500)
@given(trees(("x",), 5), trees(("x",), 5))
def test_the_same_form_is_the_same_function(left: Expr, right: Expr) -> None:
    """Where two small formulas have one form, no point tells them apart."""
    if normal(left) == normal(right):
        assert not any(differ(left, right, point) for point in points(left, right))


@thorough(max_examples=200)
@given(trees(("x",), 5), trees(("x",), 5))
def test_a_verdict_is_not_a_truth_value(left: Expr, right: Expr) -> None:
    """bool(verdict) raises, whatever the verdict."""
    with pytest.raises(TypeError):
        bool(decide(left, right))
