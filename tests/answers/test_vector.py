"""Vectors and matrices, component by component."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.compare import equal
from quizgen.answers.judging import judge, read
from quizgen.answers.rows import read_vector
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.syntax.notation import Notation

XY = Notation.of("x", "y")
GRADIENT = "(2x+3y, 3x)"
HESSIAN = "[[2, 3], [4x, 0]]"


@pytest.mark.parametrize(
    ("response", "key", "credit", "messages"),
    [
        ("[3y+2x, 3x]", GRADIENT, 1, []),
        (r"\begin{pmatrix} 2x+3y \\ 3x \end{pmatrix}", GRADIENT, 1, []),
        ("(2x+3y) i + 3x j", GRADIENT, 1, []),
        ("[[2x+3y], [3x]]", GRADIENT, 1, []),
        ("(3x, 2x+3y)", GRADIENT, 0, ["The first component and the second component are the wrong way round."]),
        ("(2x+3y, -3x)", GRADIENT, "1/2", ["The second component has the wrong sign."]),
        ("(2x, 3x)", GRADIENT, "1/2", ["The first component is wrong."]),
        ("(2x+3y, 3x, 0)", GRADIENT, "2/3", ["There is a component too many: the answer has 2, yours 3."]),
        ("2x+3y", GRADIENT, "1/2", ["The answer has 2 components; yours is a single formula."]),
        ("(0.33, 2)", "(1/3, 2)", "1/2", ["The first component is right, but rounded: the exact value is asked for."]),
        ("[2, 3; 4x, 0]", HESSIAN, 1, []),
        ("{{2, 3}, {4x, 0}}", HESSIAN, 1, []),
        ("[[2, 3], [4x, 0]]", HESSIAN, 1, []),
        ("[[2, 3], [-4x, 0]]", HESSIAN, "3/4", ["The entry in row 2, column 1 has the wrong sign."]),
        ("(2, 3)", HESSIAN, 0, ["The answer is 2 by 2, yours 1 by 2."]),
    ],
)
def test_components(response: str, key: str, credit: int | str, messages: list[str]) -> None:
    """Each component earns its share, and the findings say which one is wrong and how."""
    task = Task("vector", read_vector(key, XY).expr, XY)
    judgement = judge(read(response, task), task)
    assert isinstance(judgement.verdict, Equal if credit == 1 else Different)
    assert judgement.credit == Fraction(credit)
    assert [finding.message for finding in judgement.findings] == messages
    assert judgement.check()


@pytest.mark.parametrize("response", ["(1,2)", "i+2j", "[1, 2]"])
def test_a_key_in_unit_vectors(response: str) -> None:
    """The key may be written in i and j as well as the response."""
    assert equal(response, "1i+2j", kind="vector").verdict == "equal"


def test_tolerance_is_for_each_component() -> None:
    """Numbers in a vector may be rounded as far as the task allows."""
    task = Task("vector", read_vector("(1/3, sqrt(2))", XY).expr, XY, tolerance=Fraction(1, 100))
    assert isinstance(judge(read("(0.33, 1.41)", task), task).verdict, Equal)
    assert isinstance(judge(read("(0.33, 1.4)", task), task).verdict, Different)


def test_one_wrong_component_is_enough() -> None:
    """Different wins over undecided: a vector with a wrong component is wrong whatever the others are."""
    from quizgen.answers.judgement import Component, misshapen, together

    components = [Component("1", None, None, Undecided("too large")), Component("2", None, None, misshapen("missing"))]
    assert isinstance(together(components), Different)
    assert isinstance(together(components[:1]), Undecided)
