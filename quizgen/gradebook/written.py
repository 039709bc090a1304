"""From a mark of the marker's to what the gradebook keeps of it. Needs no database, so that workers can do it."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

from quizgen.bank.variant import Variant
from quizgen.equivalence.verdict import Different, Equal, Undecided
from quizgen.expr.normal import normal
from quizgen.expr.text import to_text
from quizgen.marking.mark import Blank, Failed, Judged, Mark, Outcome, PartMark, Unreadable
from quizgen.marking.ruling import case_of
from quizgen.prose import plain
from quizgen.values import value
from quizgen.wire.document import dump
from quizgen.wire.nouns import encode


@value
class NewMark:
    """A mark of one part, not yet written down; the fields are those of schema.Mark."""

    part: str
    reading: str
    case: str
    verdict: str
    given: Fraction
    available: Fraction
    waiting: Fraction = Fraction(0)
    slip: str = ""
    review: str = ""
    feedback: str = ""


def new_marks(variant: Variant, mark: Mark) -> tuple[NewMark, ...]:
    """The marks of the parts of one question, in order."""
    said = {part.label: _sense(part) for part in mark.parts}
    return tuple(
        NewMark(
            part=part.label,
            reading=_reading(part),
            case=case_of(variant, asked, said),
            verdict=verdict_of(part.outcome),
            given=part.given,
            available=part.available,
            waiting=part.waiting,
            slip=part.slip.code if part.slip else "",
            review=part.review,
            feedback="\n".join(map(plain, part.feedback)),
        )
        for asked, part in zip(variant.parts, mark.parts, strict=True)
    )


def verdict_of(outcome: Outcome) -> str:
    """The word in the gradebook for how a part came out."""
    match outcome:
        case Blank():
            return "blank"
        case Unreadable():
            return "unreadable"
        case Failed():
            return "failed"
        case Judged(_, judgement) if judgement.instead is not None:
            return "ambiguous"
        case Judged(_, judgement):
            return {Equal: "equal", Different: "different", Undecided: "undecided"}[type(judgement.verdict)]


def version_of(variant: Variant) -> str:
    """A digest of all that a mark for this question depends on: another key or another scheme has another version."""
    return blake2b(dump(encode(variant.parts), indent=None).encode(), digest_size=6).hexdigest()


def marker_of(variant: Variant) -> str:
    """Who marks, and against what: the same marker gives the same response the same mark."""
    return f"quizgen {_ours()}, {variant.template}@{version_of(variant)}"


@cache
def _ours() -> str:
    return version("quizgen")


def _reading(part: PartMark) -> str:
    return to_text(part.outcome.expr) if isinstance(part.outcome, Judged) else part.response.strip()


def _sense(part: PartMark) -> str:
    """What a response means, the same for all spellings of it that are told apart by nothing but habit."""
    match part.outcome:
        case Judged(expr, judgement):
            readings = (expr,) if judgement.instead is None else (expr, judgement.instead)
            return repr(tuple(map(normal, readings)))
        case _:
            return part.response
