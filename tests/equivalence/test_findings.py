"""What is said of domains beside Equal, and where principal values contradict each other."""

from __future__ import annotations

import pytest

from quizgen.equivalence.verdict import Continues, Equal, Finding, NotDefined
from tests.equivalence.reading import formula, verdict


def findings(response: str, key: str) -> tuple[Finding, ...]:
    found = verdict(response, key)
    assert isinstance(found, Equal), found
    return found.findings


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("sqrt(y)/(2sqrt(x))", "y/(2sqrt(x y))"),
        ("x/(sqrt(x-1)sqrt(x+1))", "x/sqrt(x^2-1)"),
        ("sqrt(x)sqrt(x+1)", "sqrt(x^2+x)"),
        ("sqrt(x)sqrt(x^3)", "x^2"),
        ("sqrt(x^3)/sqrt(x)", "x"),
        ("x^(1/2) y^(1/2)", "(x y)^(1/2)"),
        ("sqrt(x-3)sqrt(x-5)", "sqrt((x-3)(x-5))"),
    ],
)
def test_continues(narrow: str, wide: str) -> None:
    """Equal both ways, and the side without a real value is said to contradict the other beyond the real numbers."""
    for response, key, side in ((narrow, wide, "response"), (wide, narrow, "key")):
        (one,) = (finding for finding in findings(response, key) if isinstance(finding, Continues))
        assert one.side == side
        assert one.beyond_the_reals().check(formula(response), formula(key))
        assert str(one).startswith("equal where both are defined; ")


@pytest.mark.parametrize(("narrow", "wide"), [("x^(2k)", "(x^2)^k"), ("ln x+ln y", "ln(x y)"), ("sqrt(x)^2", "x")])
def test_no_contradiction(narrow: str, wide: str) -> None:
    """Where the principal value agrees or is not real, a smaller domain is all there is to say."""
    assert [type(one) for one in findings(narrow, wide)] == [NotDefined]

def test_a_line_divides_what_factoring_leaves_whole() -> None:
    """2 - y^2 vanishes where y - sqrt 2 does: nothing is said of what needs less, or of two that need alike."""
    (one,) = findings("1/(sqrt(2)-y)", "(sqrt(2)+y)/(2-y^2)")
    assert isinstance(one, NotDefined)
    assert one.side == "key"
    assert findings("1/(y^2-2)", "1/((y-sqrt(2))(y+sqrt(2)))") == ()
