"""Any frozen value to JSON and back."""

from __future__ import annotations

import json
import pkgutil
from fractions import Fraction
from importlib import import_module

import pytest

import quizgen.answers
import quizgen.equivalence
from quizgen.answers.compare import equal
from quizgen.answers.judgement import Judgement
from quizgen.answers.task import Figures, Relative, Task
from quizgen.expr.nodes import Expr, Symbol, Vector
from quizgen.syntax.notation import Notation
from quizgen.wire.document import load
from quizgen.wire.nouns import EVIDENCE, decode, encode

X = Symbol("x")


@pytest.mark.parametrize("package", [quizgen.equivalence, quizgen.answers])
def test_every_certificate_is_known(package: object) -> None:
    """A certificate that JSON did not know of would make the marks of a class unwritable."""
    name, path = package.__name__, package.__path__  # type: ignore[attr-defined]
    for module in pkgutil.iter_modules(path, f"{name}."):
        for thing in vars(import_module(module.name)).values():
            if isinstance(thing, type) and hasattr(thing, "describe") and thing.__module__ == module.name:
                assert module.name in EVIDENCE or getattr(thing, "_is_protocol", False), thing


@pytest.mark.parametrize(
    "task",
    [
        Task("expression", X, Notation()),
        Task("vector", Vector((X, X)), Notation.of("x"), (), Fraction(1, 1000), (("y", X),), ("exact",)),
        Task("number", X, Notation(frozenset(), frozenset({"f"})), tolerance=Relative(Fraction(1, 20))),
        Task("number", X, Notation.of(), tolerance=Figures(3)),
    ],
)
def test_tasks(task: Task) -> None:
    """decode(type(n), encode(n)) == n, through text."""
    assert decode(Task, load(json.dumps(encode(task)), "x.json")) == task


@pytest.mark.parametrize(
    ("response", "key", "kind"),
    [
        ("x+x", "2x", "expression"),
        ("sin(x)^2", "1-cos(x)^2", "expression"),
        ("x^2/x", "x", "expression"),
        ("sqrt(x^2)", "x", "expression"),
        ("1/0", "x", "expression"),
        ("cos(x±y)", "cos(x)cos(y) ∓ sin(x)sin(y)", "expression"),
        ("2x+2y=1", "y=1/2-x", "equation"),
        ("2x+2y=2", "y=1/2-x", "equation"),
        ("2y", "y=1/2-x", "equation"),
        ("(x, x+x)", "(x, 2x)", "vector"),
        ("(2x, x)", "(x, 2x)", "vector"),
        ("(1,0) min", "min (1,0)", "points"),
        ("(0,1) min", "min (1,0)", "points"),
    ],
)
def test_judgements(response: str, key: str, kind: str) -> None:
    """A judgement comes back with all its evidence, and the evidence still holds."""
    judgement = equal(response, key, kind=kind).judgement
    assert judgement is not None
    again = decode(Judgement, load(json.dumps(encode(judgement)), "x.json"))
    assert again == judgement
    assert again.check()


def test_what_is_none_of_ours() -> None:
    """Only values that can be read again are written."""
    with pytest.raises(TypeError, match="is not a frozen value"):
        encode(object())


def test_a_letter_is_not_a_text() -> None:
    """A parameter that is a formula and one that is a word stay two things, also when they look the same."""
    kind = tuple[Expr | str, ...]
    both = (X, "x")
    assert decode(kind, load(json.dumps(encode(both)), "x.json")) == both
