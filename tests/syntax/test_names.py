"""Runs of letters: the longest name wins unless the rest could not be read; nothing is read as another variable."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.expr.nodes import Symbol
from quizgen.syntax.names import Names, names_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from quizgen.syntax.vocabulary import Spelling


def pieces(run: str, *symbols: str) -> list[str]:
    return shown(Names(Notation.of(*symbols)), run)


def shown(names: Names, run: str) -> list[str]:
    """Names of functions with brackets, of symbols without, what is unknown with a question mark."""
    found = []
    for kind, value, start, end in names.split(run):
        assert 0 <= start < end <= len(run)
        match value:
            case Spelling():
                found.append(f"{value.function}()")
            case Symbol(name):
                found.append(name)
            case str():
                found.append(f"{value}?")
            case _:
                found.append(run[start:end] if kind != "refused" else f"{value[0]}!")
    return found


SPLIT = [
    ("xsinx", ("x",), ["x", "sin()", "x"]),
    ("sinhx", ("x",), ["sinh()", "x"]),
    ("sinhx", ("h", "x"), ["sinh()", "x"]),
    ("xexp", ("x",), ["x", "exp()"]),
    ("xex", ("x",), ["x", "e", "x"]),
    ("thx", ("t", "h", "x"), ["t", "h", "x"]),
    ("thx", ("x",), ["tanh()", "x"]),
    ("theta", ("t", "h", "theta"), ["theta"]),
    ("theta", ("t", "h", "a"), ["t", "h", "e", "t", "a"]),
    ("beta", ("b", "eta"), ["b", "eta"]),
    ("w11", ("w_11",), ["w_11"]),
    ("w_11", ("w_11",), ["w_11"]),
    ("w_{11}", ("w_11",), ["w_11"]),
    ("w₁₁", ("w_11",), ["w_11"]),
    ("w_12", ("w_11",), ["w_12?"]),
    ("w_{1,1}", ("w_11",), ["w_11"]),
    ("x_ny", ("x_n", "y"), ["x_n", "y"]),
    ("x_max", ("x_max",), ["x_max"]),
    ("x_{ny}", ("x_n", "y"), ["x_{ny}?"]),
    ("x12", ("x_1",), ["x12?"]),
    ("xy1", ("x", "y_1"), ["x", "y_1"]),
    ("x2", ("x",), ["x", "2"]),
    ("θ1", ("theta_1",), ["theta_1"]),
    ("R_1", ("R1",), ["R1"]),
    ("xdx", ("x",), ["x", "d?", "x"]),
    ("xfoox", ("x",), ["x", "foo?", "x"]),
    ("xsen", ("x",), ["x", "sen?"]),
    ("log2", ("x",), ["log()"]),
    ("sin2", ("x",), ["sin()", "2"]),
    ("int", ("x",), ["integral!"]),
    ("int", ("i", "n", "t"), ["i", "n", "t"]),
]


@pytest.mark.parametrize(("run", "symbols", "expected"), SPLIT)
def test_split(run: str, symbols: tuple[str, ...], expected: list[str]) -> None:
    """The pieces, by what they stand for."""
    assert pieces(run, *symbols) == expected


ANY = [
    ("rho", ["rho"]),
    ("epsilon_0", ["epsilon_0"]),
    ("Ia", ["I", "a"]),
    ("R1", ["R1"]),
    ("R_1", ["R_1"]),
    ("A_n", ["A_n"]),
    ("xth", ["x", "t", "h"]),
    ("Δ", ["Delta"]),
    ("nonsense", ["unknown-word!"]),
    ("because", ["prose!"]),
]


@pytest.mark.parametrize(("run", "expected"), ANY)
def test_any_letter(run: str, expected: list[str]) -> None:
    """Without declared symbols: known names first, then single letters, but no words."""
    assert shown(Names(Notation()), run) == expected


def test_long_runs_take_linear_time() -> None:
    """Ten thousand letters are split at once."""
    assert len(names_of(Notation.of("x")).split("x" * 10_000)) == 10_000


def test_sigma_is_the_logistic_function_where_it_is_no_symbol() -> None:
    """σ(x) is how the sigmoid is printed; a symbol sigma stays one."""
    x = Notation.of("x")
    assert parse("σ(x)(1-σ(x))", x).expr == parse("sigmoid(x)(1-sigmoid(x))", x).expr
    assert parse("\\sigma(x)", x).expr == parse("sigmoid(x)", x).expr
    sigma = Notation.of("x", "sigma")
    assert parse("σ(x)", sigma).expr == parse("sigma*x", sigma).expr


@pytest.mark.parametrize("name", ["1", "", "x y", "+", "_1"])
def test_what_is_no_name_is_refused(name: str) -> None:
    """A symbol of a notation begins with letters."""
    with pytest.raises(InputError) as caught:
        Names(Notation.of(name))
    advice = "Write a letter, perhaps with an index: x, theta, w_11."
    assert str(caught.value) == f'"{name}" is no name of a variable. {advice}'
