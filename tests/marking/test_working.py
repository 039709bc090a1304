"""Lines of working: the first that does not follow is named, with its slip; right ones are not accused."""

from __future__ import annotations

import pickle

import pytest

from quizgen.calculus.derivation import NoDerivative
from quizgen.marking.outcomes import Follows, Right, Said, Slipped, Unread, Working
from quizgen.marking.working import check_working
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def checked(function: str, *lines: str, variable: str = "x", order: int = 1) -> Working:
    return check_working(parse(function, Notation()).expr, variable, lines, order=order)


RIGHT = (
    ("x sin x", ["y = x sin x", "u = x, v = sin x", "du/dx = 1, dv/dx = cos x", "dy/dx = u dv/dx + v du/dx",
                 "dy/dx = x cos x + sin x * 1", "= x cos x + sin x"]),
    ("sin(x^2)", ["Let u = x^2, so y = sin u", "dy/du = cos u", "du/dx = 2x", "dy/dx = dy/du * du/dx",
                  "= cos u * 2x", "= 2x cos(x^2)"]),
    ("sin(x^2)", ["y = sin u where u = x^2", "y' = cos u u'", "= 2x cos(x^2)"]),
    ("x^x", ["ln y = x ln x", "1/y dy/dx = ln x + 1", "dy/dx = y(ln x + 1)", "= x^x (ln x + 1)"]),
    ("(3x+1)^5", ["using the chain rule", "d/dx (3x+1)^5 = 5(3x+1)^4 * d/dx(3x+1)", "= 15(3x+1)^4"]),
    ("cos^2(sin(3x))", ["y = u^2, u = cos w, w = sin 3x", "dy/dx = dy/du du/dw dw/dx",
                        "= 2u * -sin w * 3 cos 3x", "= -6 cos(sin 3x) sin(sin 3x) cos 3x"]),
    ("x^3-2x", ["f(x) = x^3 - 2x", "f'(x) = 3x^2 - 2"]),
    ("x^2", ["y = x^2", "= 2x"]),
    ("x^2+y^2+3x y", ["f_x = 2x + 3y"]),
    ("x^2 y^3", ["z = x^2 y^3", "∂z/∂x = 2x y^3"]),
    ("sqrt(x^2+1)", ["y = (x^2+1)^(1/2)", "y' = 1/2 (x^2+1)^(-1/2) * 2x (chain rule) ✓", "= x/sqrt(x^2+1)"]),
    ("x^2", ["\\frac{dy}{dx} = 2x"]),
    ("tan x", ["y = sin x/cos x", "dy/dx = (cos x cos x + sin x sin x)/cos^2 x", "= sec^2 x"]),
    ("x^3+4x", ["3x^2", "4", "y' = 3x^2 + 4"]),
    ("ln(cosh x)", ["1. dy/dx = (1/cosh x)(sinh x) = tanh x"]),
)  # fmt: skip


@pytest.mark.parametrize(("function", "lines"), RIGHT)
def test_right_working(function: str, lines: list[str]) -> None:
    """Every line is read, none is accused, and the derivative is reached."""
    working = checked(function, *lines)
    assert all(isinstance(line.outcome, Said | Right) for line in working.lines)
    assert working.finished


WRONG = (
    ("x sin x", 3, "table.sign", ["y = x sin x", "u = x, v = sin x", "du/dx = 1, dv/dx = -cos x",
                                  "dy/dx = u dv/dx + v du/dx", "= -x cos x + sin x"]),
    ("sin(x^2)", 2, "chain.inner-derivative-forgotten", ["y = sin u, u = x^2", "dy/dx = cos(x^2)"]),
    ("(x^2+1)/(x-1)", 3, "bracket.minus-first-term-only", ["u = x^2+1 and v = x-1", "y' = (2x(x-1) - (x^2+1))/(x-1)^2",
                                       "= (2x^2 - 2x - x^2 + 1)/(x-1)^2"]),
    ("x e^x", 3, "sign.term", ["= x e^x + e^x", "= e^x(x+1)", "= e^x(x-1)"]),
    ("x^2 y^3", 2, "partial.other-factor-differentiated", ["z = x^2 y^3", "dz/dx = 2x * 3y^2", "= 6x y^2"]),
    ("x^3", 1, "power.integrated", ["dy/dx = x^4/4"]),
)  # fmt: skip


@pytest.mark.parametrize(("function", "number", "code", "lines"), WRONG)
def test_the_first_slip(function: str, number: int, code: str, lines: list[str]) -> None:
    """The first line that does not follow is named, with the slip in it."""
    working = checked(function, *lines)
    slip = working.first_slip
    assert slip is not None
    assert isinstance(slip.outcome, Slipped)
    assert (slip.number, slip.outcome.diagnosis.explanations[0].code) == (number, code)
    assert not working.finished


def test_what_follows_from_a_slip() -> None:
    """A line that is wrong only because an earlier one was is not accused again."""
    lines = checked("x sin x", "u = x, v = sin x", "v' = -cos x", "y' = u v' + v u'", "= -x cos x + sin x").lines
    outcomes = [type(line.outcome) for line in lines]
    assert outcomes == [Said, Slipped, Right, Follows]


def test_the_function_copied_wrongly() -> None:
    """The slip is in the line that restates the question."""
    slip = checked("(3x+1)^5", "y = (3x+2)^5", "dy/dx = 15(3x+2)^4").first_slip
    assert slip is not None
    assert isinstance(slip.outcome, Slipped)
    assert slip.number == 1
    assert "not the function" in slip.outcome.explain()


def test_numbers_of_lines_and_reading() -> None:
    """Empty lines count but are not judged; a line that cannot be read accuses nobody."""
    working = checked("x^2", "", "y = x^2", "", "dy/dx = 2*(x", "= 2x")
    assert [line.number for line in working.lines] == [2, 4, 5]
    assert isinstance(working.lines[1].outcome, Unread)
    assert working.first_slip is None
    assert working.finished


def test_not_finished() -> None:
    """Right as far as it goes is not the whole way."""
    assert not checked("e^(2x)", "y = e^u, u = 2x", "dy/du = e^u", "dy/dx = 2e^u").finished
    assert not checked("x^2", "no idea").finished
    assert not checked("x^2").finished


def test_higher_orders_and_conditions() -> None:
    """The second derivative by way of the first; |x| where x is positive."""
    assert checked("x^4", "dy/dx = 4x^3", "d^2y/dx^2 = 12x^2", order=2).finished
    assert not checked("x^4", "dy/dx = 4x^3", order=2).finished
    positive = parse_conditions("x>0", Notation.of("x"))
    assert check_working(parse("|x|", Notation()).expr, "x", ["dy/dx = 1"], assume=positive).finished


ODD = ["=", "= =", "dy/dx =", "d/dx(", "u' v'' = '", "y = y", "∂∂/∂x", ", ; ,", "f(x)=", "so so so", "R_1 = x"]


@pytest.mark.parametrize("text", ODD)
def test_odd_lines_do_not_break_it(text: str) -> None:
    """Whatever is typed, every line gets an outcome."""
    assert len(checked("x sin x", text, "u = x", text).lines) == 3


def test_no_derivative() -> None:
    """What cannot be differentiated is refused at once."""
    with pytest.raises(NoDerivative):
        checked("x!", "y = 1")


def test_working_pickles() -> None:
    """It crosses process borders."""
    working = checked("x sin x", "y' = sin x", "dy/dx = (")
    assert repr(pickle.loads(pickle.dumps(working))) == repr(working)


def test_values_at_a_place() -> None:
    """Numbers behind "at x = 3" are values there, of the derivative or of what was claimed."""
    assert checked("x^2", "dy/dx = 2x", "at x = 3: dy/dx = 2*3 = 6").finished
    assert checked("x^2", "f'(3) = 6").finished
    slip = checked("x^2", "dy/dx = 2x", "x = 3", "dy/dx = 9").first_slip
    assert slip is not None
    assert slip.number == 3
    wrong = checked("x^2", "dy/dx = 3x", "f'(3) = 9")
    assert [type(line.outcome) for line in wrong.lines] == [Slipped, Follows]
