"""What was meant by a name that the question does not have."""

from __future__ import annotations

import pytest

from quizgen.syntax.meant import nearest_name, other_case, wanted
from quizgen.syntax.names import Names
from quizgen.syntax.notation import Notation

X = Names(Notation.of("x"))


def test_what_is_wanted_in_words() -> None:
    """The symbols of the question as a list that can be read aloud, cut short where it is long."""
    assert wanted(X) == "x"
    assert wanted(Names(Notation.of("x", "y", "z"))) == "x, y and z"
    assert wanted(Names(Notation.of())) == "numbers"
    assert wanted(Names(Notation.of(*"abcdfghj"))).endswith("h and j")
    assert wanted(Names(Notation.of(*"abcdfghjk"))).endswith("h and ...")


def test_other_case() -> None:
    """Capital letters are other symbols; that one was meant is only supposed."""
    assert other_case(X, "X") == "x"
    assert other_case(X, "Y") == ""


@pytest.mark.parametrize(
    ("unknown", "meant"),
    [("sine", "sin"), ("cosen", "cos"), ("snih", "sinh"), ("sqr", "sqrt"), ("arctam", "arctan"), ("q" * 21, ""),
     ("qqq", "")],
)  # fmt: skip
def test_nearest_name(unknown: str, meant: str) -> None:
    """Names in other languages, letters in another order, a letter that is missing or wrong; else nothing."""
    assert nearest_name(X, unknown) == meant


def test_nearest_symbol() -> None:
    """Long symbols of the question can be meant as well."""
    assert nearest_name(Names(Notation.of("alpha")), "aplha") == "alpha"
