"""What is written means one formula: printers are read back, and every spelling of a formula is that formula."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal
from quizgen.errors import InputError
from quizgen.expr.latex import to_latex
from quizgen.expr.nodes import Decimal, Expr
from quizgen.expr.text import to_text, to_unicode
from quizgen.expr.walk import subtrees
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from tests.exhaustive.spellings import Alphabet, Typist
from tests.exhaustive.strategies import formulas, inside, thorough

pytestmark = pytest.mark.exhaustive
NOTATION = Notation.of("x", "y", "z")
ALPHABETS: tuple[Alphabet, ...] = ("calculator", "unicode", "latex")


@thorough(max_examples=1000)
@given(formulas())
def test_text_is_read_back(e: Expr) -> None:
    """parse(to_text(e)) is e, node for node, and nothing else."""
    reading = parse(to_text(e), NOTATION)
    assert reading.expr == e
    assert not reading.ambiguous


@pytest.mark.parametrize("printer", [to_latex, to_unicode])
def test_what_people_see_is_read_back(printer: object) -> None:
    """The LaTeX and the Unicode of a formula, typed in again, are an equal formula with no warning."""

    @thorough(max_examples=700)
    @given(formulas())
    def check(e: Expr) -> None:
        assume(inside(e))
        assert callable(printer)
        shown = printer(e)
        reading = parse(shown, NOTATION)
        assert reading.expr == e or isinstance(decide(reading.expr, e), Equal), shown

    check()


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_spelling_is_the_formula(alphabet: Alphabet) -> None:
    """However it is typed, the very same tree is read."""

    @thorough(max_examples=500)
    @given(formulas(), st.integers(0, 2**32))
    def check(e: Expr, seed: int) -> None:
        typed = Typist(alphabet, Random(seed)).type(e)
        assert parse(typed, NOTATION).expr == e, typed

    check()


WORDS = r"""
    x y x_1 2 3.5 1e9 sin cos^2 ln exp arcsin ^-1 e pi π f( d dy/dx or ( ) [ ] { } | + - * / ^ √ ² ½ _ , = < ± ! '
    ; & $ ° ∞ … \ \\ \frac \sqrt \left( \right) \cdot \begin{pmatrix}
"""
PIECES = st.sampled_from([*WORDS.split(), " ", "\u200b"])
SHAPES = (NOTATION, Notation(), NOTATION.allowing("vector", "matrix", "set", "relation"))


@thorough(max_examples=1000)
@given(st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=30)), st.sampled_from(SHAPES))
@example("|" * 200, NOTATION)
def test_any_text_is_read_or_refused(text: str, notation: Notation) -> None:
    """Reading or InputError, with a place inside the text."""
    try:
        reading = parse(text, notation)
    except InputError as error:
        _check_place(error, text)
        return
    assert all(other.expr != reading.expr for other in reading.others)
    assert not any(isinstance(part, Decimal) and part.value < 0 for part in subtrees(reading.expr))


def _check_place(error: InputError, text: str) -> None:
    assert error.text == text
    assert 0 <= error.span.start <= error.span.end <= len(text)
    assert error.what
    assert error.advice
