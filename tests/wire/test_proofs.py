"""Proofs survive being written and read: what was proved on Friday can be checked again on Monday."""

from __future__ import annotations

import pytest

from quizgen.answers.compare import equal
from quizgen.answers.judgement import Judgement
from quizgen.wire.document import dump, load
from quizgen.wire.nouns import decode, encode

PAIRS = [
    ("2x cos(x^2)", "cos(x^2)*2x", "expression"),
    ("sin(2x)", "2 sin x cos x", "expression"),
    ("x^2-1", "(x-1)(x+1)", "expression"),
    ("sqrt(x^2)", "|x|", "expression"),
    ("2x", "3x", "expression"),
    ("(sin(2x), 1)", "(2 sin x cos x, x/x)", "vector"),
    ("0.6001", "0.6", "number"),
    ("min (1,0)", "(1,0) min", "points"),
    ("cos(2pi/5)", "(sqrt(5)-1)/4", "expression"),
    ("arcsin x + arccos x", "pi/2", "expression"),
]


@pytest.mark.parametrize(("response", "key", "kind"), PAIRS)
def test_a_judgement_is_the_same_after_the_journey(response: str, key: str, kind: str) -> None:
    """decode(encode(judgement)) == judgement, and its evidence still holds."""
    judgement = equal(response, key, kind=kind).judgement
    assert judgement is not None
    again = decode(Judgement, load(dump(encode(judgement)), "marks.json"))
    assert again == judgement
    assert again.check()
