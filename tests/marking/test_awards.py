"""What a response earns of each line of the mark scheme, and why."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.judgement import Judgement
from quizgen.answers.judging import judge, read
from quizgen.bank.variant import Part
from quizgen.marking.awards import awards_after_slip, awards_of
from quizgen.marking.mark import Slip
from quizgen.marking.method import scheme
from quizgen.marking.slips import Found


def judged(part: Part, response: str) -> Judgement:
    return judge(read(response, part.task), part.task)


@pytest.mark.parametrize(
    ("response", "given"),
    [
        ("(1,-2) min", [2, 0]),
        ("(-1,2) max", [0, 2]),
        ("(1,-2) max; (-1,2) max", [1, 2]),
        ("(1,-2) min; (-1,2) max; (0,0) max", [1, 1]),
        ("(0,5) min; (5,0) max", [0, 0]),
    ],
)
def test_each_point_earns_its_share(points: Part, response: str, given: list[int]) -> None:
    """In the order of the key: half for a wrong kind, and what an extra point costs is taken from all."""
    judgement = judged(points, response)
    awards = awards_after_slip(points, None, judgement)
    assert [award.given for award in awards] == given
    assert sum(given) == judgement.credit * points.marks


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
    first, second, accuracy = awards_after_slip(chain, found, judged(chain, "cos(4x^3)"))
    assert [first.given, first.why] == [0, "A slip"]
    assert [second.given, second.why] == [1, "the slip is elsewhere"]
    assert accuracy.given == 0


def test_without_an_explanation(chain: Part) -> None:
    """A wrong answer that no slip explains shows nothing of the method."""
    first, second, _ = awards_after_slip(chain, None, judged(chain, "17"))
    assert first.given == second.given == 0
    assert first.why == "not seen in the answer"
