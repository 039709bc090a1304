"""Proofs by the ladder: derivatives equal SymPy's, and every equation of the working is true."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator

import pytest
import sympy

from quizgen.calculus.derivation import Derivation, steps
from quizgen.calculus.differentiate import derive, differentiate
from quizgen.calculus.narrate import narrate
from quizgen.calculus.strategy import STRATEGY
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Verdict
from quizgen.expr.nodes import Derivative, Expr, Relation, Symbol
from quizgen.expr.walk import subtrees
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse
from tests.calculus.helpers import random_formula, to_sympy, typed

LECTURE = (
    "x sin x", "sin(x^2)", "x exp(-x^2-y^2)", "x^3+e^x", "3cos x", "(x-t)^2", "1/(1+e^-x)", "(x^2-1)/(x^2+1)",
    "cos^2(sin(3x))", "3^x", "log_10(x)", "x^x", "x^7 ln x", "sqrt(x^2+1)", "x e^x sin x", "tan(5x)", "x/sqrt(x^2+1)",
    "ln(x+sqrt(x^2+1))", "1/(2x-1)^3", "ln(cosh x)", "arctan(y/x)", "sinh(2x) cosh(x)",
)  # fmt: skip


def claims(d: Derivation) -> Iterator[tuple[Expr, Expr]]:
    """The right side of every equation that the working reaches, with the derivative that stands on its left."""
    body = d.goal.body if isinstance(d.goal, Derivative) else d.goal
    for step in narrate(d):
        match step.equation:
            case Relation(Derivative(left) as goal, "=", right) if left == body or not isinstance(left, Symbol):
                if not any(isinstance(part, Derivative | Relation) for part in subtrees(right)):
                    yield right, derive(goal).result
            case _:
                pass


def beside_sympy(e: Expr, variables: tuple[str, ...]) -> Verdict:
    """The derivative held against SymPy's, for positive variables."""
    theirs = str(sympy.diff(to_sympy(e), sympy.Symbol("x"))).replace("**", "^").replace("log(", "ln(").replace("E", "e")
    positive = parse_conditions(", ".join(f"{v}>0" for v in variables), Notation.of(*variables))
    return decide(differentiate(e, "x").result, parse(theirs, Notation.of(*variables)).expr, assume=positive)


@pytest.mark.parametrize("text", LECTURE)
def test_the_lecture_is_proved(text: str) -> None:
    """Every equation of the working is proved, and the derivative is SymPy's."""
    e = typed(text)
    assert all(isinstance(decide(a, b), Equal) for a, b in claims(differentiate(e, "x")))
    assert isinstance(beside_sympy(e, ("t", "x", "y")), Equal)


def outcomes(seeds: range) -> Counter[str]:
    found: Counter[str] = Counter()
    for seed in seeds:
        variables = ("x", "y", "z")[: 1 + seed % 3]
        e = random_formula(random.Random(seed), 1 + seed // 5 % 5, variables)
        d = differentiate(e, "x")
        assert all(node.rule in STRATEGY for node in steps(d))
        verdicts = [decide(a, b) for a, b in claims(d)] + [beside_sympy(e, variables)]
        assert not any(isinstance(verdict, Different) for verdict in verdicts), seed
        found.update(type(verdict).__name__ for verdict in verdicts)
    return found


def test_random_functions_are_proved() -> None:
    """None is different; all but a few that are too large for the ladder are proved."""
    found = outcomes(range(60))
    assert found["Undecided"] <= 0.03 * found.total()


@pytest.mark.exhaustive
def test_2000_random_functions_are_proved() -> None:
    """Depth to 5, one to three variables."""
    found = outcomes(range(2000))
    assert found["Undecided"] <= 0.03 * found.total()
