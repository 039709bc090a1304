"""Who stands in a student's place while a tutor looks at the student's page: somebody whom no gradebook knows.

The subject of a preview's pass is "variant 3", for variants that nobody of the class has, or "learner 17", for those
that this student gets first.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from quizgen.gradebook.placements import on_other_terms
from quizgen.gradebook.schema import Learner, Placement
from quizgen.gradebook.store import Session

NOBODY: Final = 0
"""The id of no learner: nothing is found of what they did, and nothing that they do can be written down."""


def subject_of(variant: int, learner: int | None) -> str:
    """Whose variants a preview shows."""
    return f"variant {variant}" if learner is None else f"learner {learner}"


def variant_in(subject: str) -> int:
    """Which of the variants that nobody has; 0 where a student's own are shown."""
    kind, _, number = subject.partition(" ")
    return int(number) if kind == "variant" else 0


def looked_at(session: Session, placement: Placement, subject: str, at: datetime) -> tuple[Placement, Learner] | None:
    """The placement as it is while it is open, and who stands in; None where there is no such student."""
    kind, _, number = subject.partition(" ")
    whose = ("", subject)
    if kind == "learner":
        known = session.get(Learner, int(number))
        if known is None or known.registration_id != placement.registration_id:
            return None
        whose = (known.deployment, known.sub)
    deployment, sub = whose
    stands = Learner(id=NOBODY, registration_id=placement.registration_id, deployment=deployment, sub=sub)
    over = placement.due is not None and placement.due < at
    return on_other_terms(placement, opens=None, due=None if over else placement.due), stands
