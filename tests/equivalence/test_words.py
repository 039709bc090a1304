"""What a student reads: the form that both have in common, in at most two lines."""

from __future__ import annotations

import pytest

from quizgen.equivalence.verdict import Equal
from tests.equivalence.cases import EQUAL, table
from tests.equivalence.reading import verdict

SAID = """
    sin(2x) ## 2sin x cos x ## both are 2·s·c with s = sin x, c = cos x (double angle)
    2x*cos(x^2) ## cos(x^2)*2x ## both are the same after collecting terms: 2x cos(x²)
    (x+1)^2 ## x^2+2x+1 ## both are x² + 2·x + 1
    sin(x)^2+cos(x)^2 ## 1 ## both are 1 (sin² + cos² = 1)
    tanh(x) ## (e^(2x)-1)/(e^(2x)+1) ## both are (E² - 1)/(E² + 1) with E = e^x (hyperbolic functions by e^x)
    ln(x^2) ## 2ln x ## both are 2·L with L = ln|x| (laws of logarithms)
    2x/(x^2+1) ## 2/(x+1/x) ## both are 2·x/(x² + 1)
    2^x ## e^(x ln 2) ## both are E with E = 2^x (laws of logarithms)
    sqrt(x^2+1)-x ## 1/(sqrt(x^2+1)+x) ## both are r - x with r = √(x² + 1)
    sin(x+y)+sin(x-y) ## 2sin(x)cos(y) ## addition theorems
    cos(pi/4) ## 1/sqrt(2) ## both are 1/√2 (special angles)
    max(x,y) ## (x+y+|x-y|)/2 ## where y > x: both are y
    (-1)^(n+1) ## -(-1)^n ## where n is even: both are -1
    sigmoid(x)(1-sigmoid(x)) ## e^-x/(1+e^-x)^2 ## (sigmoid by e^x)
"""


@pytest.mark.parametrize("row", SAID.strip().splitlines())
def test_said(row: str) -> None:
    """The common form with its letters explained, and the law in a word."""
    response, key, said = (part.strip() for part in row.split(" ## "))
    found = verdict(response, key)
    assert isinstance(found, Equal)
    assert said in found.certificate.describe()


@pytest.mark.parametrize("row", table(EQUAL), ids=" = ".join)
def test_two_lines(row: tuple[str, ...]) -> None:
    """Never more than two lines, and nothing of the machinery in them."""
    found = verdict(*row)
    assert isinstance(found, Equal)
    lines = found.certificate.describe().splitlines()
    assert 1 <= len(lines) <= (2 if "±" not in row[0] else 4)
    assert not any("g0" in line or "where :" in line for line in lines)
