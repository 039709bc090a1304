"""The awards of one part: its mark scheme, with what a response earns of each line and why."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.judgement import Judgement
from quizgen.bank.variant import Part
from quizgen.marking.mark import Award
from quizgen.marking.method import Share, scheme
from quizgen.marking.slips import Found


def awards_of(part: Part, credit: Fraction | None, why: str = "") -> tuple[Award, ...]:
    """The scheme of the part with this share of each line given; None: all wait."""
    return tuple(_award(share, credit, why) for share in scheme(part))


def awards_after_slip(part: Part, found: Found | None, judgement: Judgement) -> tuple[Award, ...]:
    """What a wrong answer earns: a method mark for every step that is shown to be right, because the one slip that
    explains the answer lies elsewhere; of the accuracy its right components."""
    lines = scheme(part)
    credits = judgement.credits(sum(share.component is not None for share in lines))
    return tuple(_after(found, share, judgement.credit, credits) for share in lines)


def _award(share: Share, credit: Fraction | None, why: str) -> Award:
    given = None if credit is None else credit * share.marks
    return Award(share.sort, share.what, share.marks, given, "" if given == share.marks else why)


def _after(found: Found | None, share: Share, credit: Fraction, credits: tuple[Fraction, ...]) -> Award:
    if share.component is not None:
        return _award(share, credits[share.component], "right in part" if credits[share.component] else "")
    if share.step is None:
        return _award(share, credit, f"{credit} of the answer is right" if credit else "")
    if found is None:
        return Award(share.sort, share.what, share.marks, Fraction(0), "not seen in the answer")
    if share.step.goal in found.missed:
        return Award(share.sort, share.what, share.marks, Fraction(0), found.slip.title)
    return Award(share.sort, share.what, share.marks, share.marks, "the slip is elsewhere")
