"""Finding: one thing that `quizgen lti check` looked at."""

from __future__ import annotations

from typing import Literal, TypeAlias

from quizgen.values import value

Grade: TypeAlias = Literal["good", "doubtful", "wrong"]


@value
class Finding:
    """How it is, what it is, and what to do."""

    grade: Grade
    what: str
    advice: str = ""
