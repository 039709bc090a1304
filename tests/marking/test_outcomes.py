"""What becomes of lines: the gravest thing in a line decides, and a page is finished when the end is right."""

from __future__ import annotations

from quizgen.marking.outcomes import Follows, Line, Outcome, Right, Said, Slipped, Unsure, Working, gravest


def page(*outcomes: Outcome) -> Working:
    return Working(tuple(Line(number, "", outcome) for number, outcome in enumerate(outcomes, 1)))


def test_the_gravest_decides() -> None:
    """A slip before what is open, that before what follows, that before what is right."""
    assert gravest([Right(True), Follows(), Slipped(why="no"), Unsure("?")]) == Slipped(why="no")
    assert gravest([Right(), Follows(), Unsure("?")]) == Unsure("?")
    assert gravest([Right(), Follows()]) == Follows()
    assert gravest([Right(True), Right(), Said()]) == Right()
    assert gravest([]) == Said()


def test_finished() -> None:
    """The answer is reached, and nothing behind it is wrong; a slip before it that was mended does not count."""
    assert page(Said(), Right(), Right(True)).finished
    assert page(Slipped(), Right(True)).finished
    assert not page(Right(True), Slipped()).finished
    assert not page(Right()).finished
    assert not page().finished


def test_the_first_slip() -> None:
    """The first of several; none where nothing is wrong."""
    slip = page(Right(), Slipped(why="a"), Slipped(why="b")).first_slip
    assert slip is not None
    assert slip.number == 2
    assert page(Right(), Follows()).first_slip is None


def test_a_slip_in_words() -> None:
    """Its own words where no mal-rule explains it."""
    assert Slipped(why="This is no solution: x = 3.").explain() == "This is no solution: x = 3."
