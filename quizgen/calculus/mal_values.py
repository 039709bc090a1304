"""Wrong values of derivatives at a point. Each docstring is what is worked out instead of f'(p)."""

from __future__ import annotations

from collections.abc import Iterator

from quizgen.calculus.derivation import Goal, Plan
from quizgen.calculus.evaluating import read_value_goal
from quizgen.calculus.malrule import by_law
from quizgen.calculus.tidy import tidy
from quizgen.calculus.values import at
from quizgen.expr.nodes import Derivative, Neg


def function_evaluated(goal: Goal) -> Iterator[Plan]:
    """f'(p) = f(p)"""
    match read_value_goal(goal):
        case Derivative(body, (_,)), places:
            yield Plan((), lambda: at(body, places))


def not_evaluated(goal: Goal) -> Iterator[Plan]:
    """f'(p) = f'(x)"""
    if found := read_value_goal(goal):
        yield Plan((found[0],), lambda rate: rate)


def other_order_evaluated(goal: Goal) -> Iterator[Plan]:
    """f'(p) = f''(p), f''(p) = f'(p)"""
    match read_value_goal(goal):
        case Derivative(body, variables, partial), places if len(set(variables)) == 1:
            for others in ((*variables, variables[0]), variables[1:]):
                if others:
                    yield Plan((Derivative(body, others, partial),), lambda rate: at(rate, places))


def sign_of_place(goal: Goal) -> Iterator[Plan]:
    """f'(p) = f'(-p)"""
    if found := read_value_goal(goal):
        inner, places = found
        for name, place in places.items():
            opposite = {**places, name: tidy(Neg(place))}
            yield Plan((inner,), lambda rate, opposite=opposite: at(rate, opposite))


VALUES = (
    by_law("value.function-instead", "Value of the function instead of its derivative",
        "This is the height of the curve there: differentiate first, then put the number in.",
        function_evaluated, ("at(diff(x^3+5x, x), x, 2)", "", "18")),
    by_law("value.not-put-in", "Number not put in",
        "This is the derivative everywhere: put the number in to get its value at the point.",
        not_evaluated, ("at(diff(x^3+5x, x), x, 2)", "", "3x^2+5")),
    by_law("value.other-order", "Another derivative evaluated",
        "Check how often you differentiated before you put the number in.",
        other_order_evaluated, ("at(diff(x^3+5x, x), x, 2)", "", "12")),
    by_law("value.sign-of-place", "Sign of the number put in",
        "Check the sign of the number that you put in.",
        sign_of_place, ("at(diff(x^3+5x^2, x), x, 2)", "", "-8")),
)  # fmt: skip
