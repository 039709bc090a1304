"""Marks for one part."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.task import Task
from quizgen.bank.variant import Part
from quizgen.calculus.differentiate import differentiate
from quizgen.marking.mark import Blank, Judged, Unreadable
from quizgen.marking.part import mark_part
from quizgen.prose import plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def part_of(key: str, kind: str = "expression", marks: int = 2) -> Part:
    notation = Notation.of("x", "y")
    return Part("", (), Task(kind, parse(key, notation.allowing("vector")).expr, notation), Fraction(marks))


@pytest.mark.parametrize(
    ("response", "given", "waiting"),
    [
        ("12x^2 cos(4x^3)", 3, 0),
        ("cos(4x^3)*4*3x^2", 3, 0),
        ("sin(x)", 0, 0),
        ("cos(4x^3)", 1, 0),
        ("-12x^2 cos(4x^3)", 1, 0),
        ("12x^2 cos(4x^3) + 1", 0, 0),
        ("", 0, 0),
        ("  \n", 0, 0),
        ("12x^2 cos(4x^3", 0, 3),
        ("diff(sin(4x^3), x)", 0, 3),
    ],
)
def test_marks_of_a_formula(chain: Part, response: str, given: int, waiting: int) -> None:
    """Right earns all, wrong and blank nothing, one slip loses its own step, and what cannot be read waits for a person
    instead of being zero."""
    mark = mark_part(chain, response)
    assert [mark.given, mark.waiting, mark.available] == [given, waiting, 3]
    assert bool(mark.review) == bool(waiting)


def test_outcomes_say_what_happened(chain: Part) -> None:
    """A blank, an unreadable and a judged response are different things."""
    assert isinstance(mark_part(chain, "").outcome, Blank)
    assert isinstance(mark_part(chain, "2x").outcome, Judged)
    unreadable = mark_part(chain, "2x + (").outcome
    assert isinstance(unreadable, Unreadable)
    assert unreadable.span.start == 5


def test_an_ambiguous_text_is_not_marked_wrong() -> None:
    """1/2x for 1/(2x): only the other reading is right, so a person decides, and both readings are shown."""
    mark = mark_part(part_of("1/(2x)"), "1/2x")
    assert [mark.given, mark.waiting] == [0, 2]
    assert plain(mark.feedback[0]).startswith("This can be read as ")
    assert "right" in mark.review


def test_an_ambiguous_text_whose_usual_reading_is_right_is_right() -> None:
    """1/2x for x/2 is what the usual rules say."""
    assert mark_part(part_of("x/2"), "1/2x").given == 2


def test_components_earn_their_share() -> None:
    """One of two components right is half of the marks, and the finding names the other one."""
    mark = mark_part(part_of("(2x, 3y)", "vector", 4), "(2x, -3y)")
    assert mark.given == 2
    assert plain(mark.feedback[0]) == "The second component has the wrong sign."


def test_points_earn_their_share(points: Part) -> None:
    """A point with the wrong kind earns half of its share."""
    assert mark_part(points, "(1,-2) min; (-1,2) max").given == 4
    assert mark_part(points, "(1,-2) min").given == 2
    assert mark_part(points, "(1,-2) max; (-1,2) min").given == 2
    assert mark_part(points, "none").given == 0


def test_a_wrong_answer_is_told_the_right_one(chain: Part) -> None:
    """Apart from the feedback, which gives nothing away."""
    mark = mark_part(chain, "cos(4x^3)")
    assert plain(mark.solution[-1]).startswith("The answer is 12x²")
    assert not any("The answer is" in plain(prose) for prose in mark.feedback)


def test_a_slip_in_another_reading() -> None:
    """Where no reading is right, the one that a slip explains is marked, and the student is told so."""
    worked = differentiate(parse("e^(5x) + 6x", Notation.of("x")).expr, "x")
    part = Part("", (), Task("expression", worked.result, Notation.of("x")), Fraction(3), (worked,))
    mark = mark_part(part, "e^5x + 6")
    assert mark.slip is not None
    assert mark.slip.code == "chain.inner-derivative-forgotten"
    assert plain(mark.feedback[0]) == "You may have meant e^(5x) + 6, and it was marked as that: write brackets."
    assert mark.given == mark_part(part, "e^(5x) + 6").given > 0
