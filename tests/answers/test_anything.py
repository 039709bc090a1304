"""Lists, sets, equations and inequalities, inside one another."""

from __future__ import annotations

import pytest

from quizgen.answers.compare import equal

SAME = [
    ("x+x", "2x"),
    ("1<x", "x>1"),
    ("x+y=1", "y=1-x"),
    ("[1, x>2]", "[1, 2<x]"),
    ("{1, 2, 1+1}", "{2, 1}"),
    ("{1, x>4}", "{4<x, 1}"),
    ("{[-sqrt(2)/sqrt(3), 0], [2/sqrt(6), 0]}", "{[2/sqrt(6), 0], [-2/sqrt(6), 0]}"),
    ("[1, [2, {x+x, 3}]]", "[1, [2, {3, 2x}]]"),
    ("x=±2", "x=2 or x=-2"),
]
OTHER = [
    ("x=2", "x=2 or x=-2", "An equation where a set should be."),
    ("1", "x=1", "A single formula where an equation should be."),
    ("{1,2}", "[1,2]", "A set where a list should be."),
    ("x", "{1,2,3}", "A single formula where a set should be."),
    ("[1,2]", "[1,2,3]", "2 items where there should be 3."),
    ("[2,1]", "[1,2]", "different"),
    ("{1,2}", "{1,2,3}", "A member is missing."),
    ("{1,2,4}", "{1,2}", "4 is a member too many."),
    ("[1,[2,{1,2,3}]]", "[1,[2,{1,2}]]", "3 is a member too many."),
    ("x>1", "x>=1", "different"),
]


@pytest.mark.parametrize(("response", "key"), SAME)
def test_the_same(response: str, key: str) -> None:
    """The same thing in another order, arrangement or writing; either way round, with evidence that holds."""
    for a, b in ((response, key), (key, response)):
        outcome = equal(a, b, kind="any")
        assert (outcome.verdict, outcome.accepted) == ("equal", True)
        assert outcome.judgement is not None
        assert outcome.judgement.check()


@pytest.mark.parametrize(("response", "key", "why"), OTHER)
def test_not_the_same(response: str, key: str, why: str) -> None:
    """Another shape, another number of things, or another thing in one place."""
    outcome = equal(response, key, kind="any")
    assert outcome.verdict == "different"
    assert why in (outcome.note, "different")
    assert equal(key, response, kind="any").verdict == "different"


@pytest.mark.parametrize(
    ("response", "key", "tolerance", "verdict"),
    [
        ("[3.141, 1.414]", "[pi, sqrt(2)]", "5%", "equal"),
        ("[3, 1.414]", "[pi, sqrt(2)]", "0.01", "different"),
        ("{1.414, 3.1}", "{pi, sqrt(2)}", "10%", "equal"),
        ("[3, 1.414]", "{pi, sqrt(2)}", "10%", "different"),
    ],
)
def test_with_a_tolerance(response: str, key: str, tolerance: str, verdict: str) -> None:
    """For the numbers in it."""
    assert equal(response, key, kind="any", tolerance=tolerance).verdict == verdict


@pytest.mark.parametrize(
    ("solutions", "verdict"),
    [("x=2 or x=3", "equal"), ("x=(5±1)/2", "equal"), ("x=2 or x=-3", "different"), ("x=2 or y=3", "undecided")],
)
def test_an_equation_against_its_solutions(solutions: str, verdict: str) -> None:
    """x^2 - 5x + 6 = 0 has another shape than its solutions, which does not make it wrong."""
    for a, b in (("x^2-5x+6=0", solutions), (solutions, "x^2-5x+6=0")):
        outcome = equal(a, b, kind="any")
        assert outcome.verdict == verdict
        assert outcome.judgement is not None
        assert outcome.judgement.check()


def test_large_sets_are_refused() -> None:
    """They are not compared pair by pair."""
    large = "{" + ",".join(map(str, range(200))) + "}"
    assert equal(large, large, kind="any").verdict == "undecided"
