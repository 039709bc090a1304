"""Signs by ranges, tangents, squares, and combinations of what is known; cells that contradict themselves are empty."""

from __future__ import annotations

import pytest

from quizgen.equivalence.verdict import Different, Equal
from tests.equivalence.cases import rows
from tests.equivalence.reading import assumed, formula, verdict

SIGNS = """
    |sin x+2| | sin x+2
    sqrt((6+sin x)^2) | 6+sin x
    sqrt((6+sin(9))^2) | 6+sin(9)
    |x^2+x y+y^2| | x^2+x y+y^2
    |x^2-2x y+3y^2+1| | x^2-2x y+3y^2+1
    |e^x-x| | e^x-x
    max(e^x,x) | e^x
    |x-sin x| | x-sin x | x>0
    |x-ln x| | x-ln x
    |sin x+cos x-sqrt(2)| | sqrt(2)-sin x-cos x
    |x^2-y^2| | x^2-y^2 | x>y, y>0
    |x+y|+|x-y| | 2max(|x|,|y|)
    max(x,y,z) | max(x,max(y,z))
    |ln x| | ln x | x>1
    sqrt(1-cos^2 x) | sin x | 0<x, x<pi
    sqrt(1-sin^2 x) | cos x | -pi/2<x, x<pi/2
    arcsin(sin x) | x | -pi/2<x, x<pi/2
    arcsin(sin x) | pi-x | pi/2<x, x<3pi/2
    arccos(cos x) | x | 0<x, x<pi
    arccos(cos x) | |x| | -pi<x, x<pi
    arcosh(cosh x) | |x|
    1/sqrt(1-sin(e-x)^2) | 1/cos(e-x) | cos(-(e-x))>0
    ln|sec x+tan x| | -ln|sec x-tan x|
    ln|sec x+tan x| | 1/2 ln|(1+sin x)/(1-sin x)|
    ln|sec x+tan x| | 1/2 ln((1+sin x)/(1-sin x))
    ln|sec x+tan x| | ln|tan(x/2+pi/4)|
    |arsinh(x-e^x)| | |ln(x-e^x+sqrt((x-e^x)^2+1))|
    x/sqrt((tan(exp(sqrt x))+x)^4) | x/(tan(exp(sqrt x))+x)^2
    0^x | 0
"""
NOT_SO = """
    |sin x+1/2| | sin x+1/2
    |x^2+3x y+y^2| | x^2+3x y+y^2
    |e^x-3x| | e^x-3x
    |x-sin x| | x-sin x
    |x-3ln x-1/2| | x-3ln x-1/2
    |sin x+cos x-7/5| | 7/5-sin x-cos x
    |x^2-y^2| | x^2-y^2 | y>0
    sqrt(1-cos^2 x) | sin x | 0<x, x<4
    arcsin(sin x) | x | -pi/2<x, x<2
    |ln x| | ln x | x>1/2
    arcosh(cosh x) | x
    ln|sec x+tan x| | ln|sec x-tan x|
    0*ln(-x^2) | 0
    sqrt(sin x-2) | 0
    sqrt(sin x-2) | sqrt(sin x-2)
"""


@pytest.mark.parametrize("row", rows(SIGNS), ids=" = ".join)
def test_sign_is_known(row: tuple[str, ...]) -> None:
    """Equal both ways, with a certificate that checks."""
    response, key, assume = row[0], row[1], "".join(row[2:])
    found = verdict(response, key, assume)
    assert isinstance(found, Equal)
    assert found.certificate.check(formula(response), formula(key), assumed(assume))
    assert isinstance(verdict(key, response, assume), Equal)


@pytest.mark.parametrize("row", rows(NOT_SO), ids=" vs ".join)
def test_sign_is_not_that(row: tuple[str, ...]) -> None:
    """The neighbours for which it is not true are different."""
    assert isinstance(verdict(*row), Different)
