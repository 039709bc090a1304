"""What a response earns of each line of the mark scheme, and why."""

from __future__ import annotations

from fractions import Fraction

from quizgen.bank.variant import Part
from quizgen.marking.awards import awards_after_slip, awards_of
from quizgen.marking.mark import Slip
from quizgen.marking.method import scheme
from quizgen.marking.slips import Found


def test_all_lines_alike(chain: Part) -> None:
    """A share of each line; None: all wait. What is full needs no reason."""
    full, half, open_ = (awards_of(chain, credit, "why") for credit in (Fraction(1), Fraction(1, 2), None))
    assert sum(award.available for award in full) == 3
    assert all(award.given == award.available and not award.why for award in full)
    assert all(award.given == award.available / 2 and award.why == "why" for award in half)
    assert all(award.given is None for award in open_)


def test_after_a_slip(chain: Part) -> None:
    """The step that was missed earns nothing and says so; those that are shown to be right earn their marks."""
    missed = scheme(chain)[0].step
    assert missed is not None
    found = Found(Slip("a.slip", "A slip"), (), frozenset((missed.goal,)))
    first, second, accuracy = awards_after_slip(chain, found, Fraction(0))
    assert [first.given, first.why] == [0, "A slip"]
    assert [second.given, second.why] == [1, "the slip is elsewhere"]
    assert accuracy.given == 0


def test_without_an_explanation(chain: Part) -> None:
    """A wrong answer that no slip explains shows nothing of the method."""
    first, second, _ = awards_after_slip(chain, None, Fraction(0))
    assert first.given == second.given == 0
    assert first.why == "not seen in the answer"
