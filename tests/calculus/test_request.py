"""What people type to have it differentiated."""

from __future__ import annotations

import pytest

from quizgen.calculus.differentiate import derive
from quizgen.calculus.request import read_along, read_descent, read_function, read_interval, read_request
from quizgen.errors import InputError
from quizgen.expr.nodes import Call, Derivative
from quizgen.expr.text import to_unicode


@pytest.mark.parametrize(
    ("text", "variables", "operator", "name", "result"),
    [
        ("x^2", ["x"], "", "y", "2x"),
        ("s = t^2", ["t"], "", "s", "2t"),
        ("y^2", ["y"], "", "f", "2y"),
        ("x^2 y", ["x"], "", "z", "2xy"),
        ("x^2 y", ["x", "y"], "", "f", "(2xy, x²)"),
        ("f x", ["x", "f"], "", "g", "(f, x)"),
        ("x^2 y^2", ["x", "y"], "mixed", "f", "4xy"),
        ("x^2+y^2=25", ["x"], "", None, "-x/y"),
        ("r^2 = x^2 + y^2", ["x"], "", None, "-x/y"),
        ("(x, x y)", ["x", "y"], "", None, "[[1, 0], [y, x]]"),
        ("u = 2x; E = u^2", ["x"], "", None, "4u"),
        ("1/x", ["x"], "first-principles", "y", "-1/x²"),
    ],
)
def test_readings(text: str, variables: list[str], operator: str, name: str | None, result: str) -> None:
    """The goal that is meant, and a name that is free."""
    asked = read_request(text, variables, operator)
    assert (asked.name, to_unicode(derive(asked.goal).result)) == (name, result)


def test_orders_and_searches() -> None:
    """Higher orders, a slope in a direction, a descent."""
    second = read_request("x^3", ["x"], order=2).goal
    assert isinstance(second, Derivative)
    assert second.variables == ("x", "x")
    assert to_unicode(derive(read_along("x y", "(3, 4)", ["x", "y"]).goal).result) == "(3y + 4x)/5"
    descent = read_descent("w^2", ["w"], "1", "1/4", 2).goal
    assert isinstance(descent, Call)
    assert to_unicode(derive(descent).result) == "1/4"


def test_the_name_is_kept() -> None:
    """y = x^2 is a function with a name; x = x^2 is an equation."""
    assert read_function("y = x^2", ["x"])[1] == "y"
    assert read_function("x = x^2", ["x"])[1] is None


@pytest.mark.parametrize("text", ["x > 2", "x^2 = 4", "d/dx x^2", "u = x; v", ";"])
def test_what_cannot_be_meant(text: str) -> None:
    """One clear error, with what to write."""
    with pytest.raises(InputError) as error:
        read_request(text, ["x"])
    assert error.value.advice


def test_intervals_ascend() -> None:
    """The ends are numbers in order."""
    assert [to_unicode(end) for end in read_interval("0", "2pi")] == ["0", "2π"]
    for low, high in (("1", "1"), ("2", "0"), ("a", "2")):
        with pytest.raises(InputError):
            read_interval(low, high)


def test_directions_and_starts_fit() -> None:
    """As many components as variables."""
    with pytest.raises(InputError):
        read_along("x y", "(1, 2, 3)", ["x", "y"])
    with pytest.raises(InputError):
        read_descent("x^2", ["x"], "a", "0.1", 1)
