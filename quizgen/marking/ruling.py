"""A person's decision about an answer that waited: what it is worth, or what was meant by it.

It holds for a case: everybody who gave this response to this key, now and whenever the pile is marked again. The last
ruling on a case is the one that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from hashlib import blake2b

from quizgen.bank.variant import Part, Variant
from quizgen.expr.text import to_text
from quizgen.marking.mark import Award, Mark, PartMark, SheetMark
from quizgen.marking.marker import mark_question
from quizgen.marking.words import words
from quizgen.prose import plain
from quizgen.values import replaced, value


@value
class Ruling:
    """`given` marks for a case; or None, and the case is marked as if `meant` had been written. `about` is for people
    who read the file."""

    case: str
    given: Fraction | None
    meant: str = ""
    why: str = ""
    about: str = ""


def case_of(variant: Variant, part: Part, responses: Mapping[str, str]) -> str:
    """A digest of the question's key, of the choices that its letters stand for, and of what was answered, here and in
    the parts on which this one builds."""
    labels = (part.label, *(part.follows.labels if part.follows else ()))
    answers = (" ".join(responses.get(label, "").split()) for label in labels)
    choices = (plain(choice.shown) for choice in part.choices)
    parts = (variant.template, part.label, part.task.kind, to_text(part.task.key), *choices, *answers)
    return blake2b("".join(f"{len(text)}:{text}" for text in parts).encode(), digest_size=8).hexdigest()


def ruled(mark: SheetMark, questions: Sequence[Variant], rulings: Iterable[Ruling]) -> SheetMark:
    """The mark as these rulings leave it: a person's word is the last. ruled(ruled(m)) is ruled(m).

    Raises ValueError for more marks than there are.
    """
    decided = {ruling.case: ruling for ruling in rulings}
    marks = tuple(_of_question(one, variant, decided) for one, variant in zip(mark.questions, questions, strict=True))
    return replaced(mark, questions=marks)


def _of_question(mark: Mark, variant: Variant, decided: Mapping[str, Ruling]) -> Mark:
    """Parts in turn: what was meant by one may be what a later one follows from."""
    responses = {part.label: part.response for part in mark.parts}
    cases = {part.label: case_of(variant, part, responses) for part in variant.parts}
    found = {label: decided[case] for label, case in cases.items() if case in decided}
    if not found:
        return mark
    meant = {label: ruling.meant for label, ruling in found.items() if ruling.given is None}
    again = mark_question(variant, {**responses, **meant}) if meant else mark
    parts = (_decided(part, responses[part.label], found.get(part.label)) for part in again.parts)
    return Mark(mark.template, mark.title, tuple(parts))


def _decided(part: PartMark, response: str, ruling: Ruling | None) -> PartMark:
    if ruling is None:
        return part
    if ruling.given is None:
        lead = words(f"Your tutor reads this as {ruling.meant}. {ruling.why}".strip())
        return replaced(part, response=response, feedback=(lead, *part.feedback))
    if not 0 <= ruling.given <= part.available:
        raise ValueError(f"{ruling.given} marks where there are {part.available}")
    award = Award("accuracy", "decided by your tutor", part.available, ruling.given)
    said = (words(f"Your tutor has looked at this. {ruling.why}".strip()),)
    return replaced(part, awards=(award,), feedback=said, review="")
