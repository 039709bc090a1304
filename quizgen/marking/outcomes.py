"""What becomes of a line of working: nothing to judge, right, following from a slip, a slip, open, or unreadable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from quizgen.errors import InputError
from quizgen.marking.diagnosis import Diagnosis
from quizgen.values import value


@value
class Said:
    """Nothing to judge: the question again, a letter introduced, a line of words."""


@value
class Right:
    """True, and `final` where it is what was asked for, with no letter left to put in."""

    final: bool = False


@value
class Follows:
    """Not true, but it follows from the line before."""


@value
class Slipped:
    """Neither true nor a consequence of the lines before; `diagnosis` is what explains it, `why` says it in words."""

    diagnosis: Diagnosis = Diagnosis(())
    why: str = "This line does not follow, and no single slip explains it."

    def explain(self) -> str:
        """The slip in words."""
        found = self.diagnosis.explanations
        if not found:
            return self.why
        return f"{found[0].rule.id}   {found[0].rule.title}\n{found[0].rule.message}"


@value
class Unsure:
    """It could not be decided, and why."""

    reason: str


@value
class Unread:
    """It could not be read."""

    error: InputError


Outcome: TypeAlias = Said | Right | Follows | Slipped | Unsure | Unread


@value
class Line:
    """One line as it was typed, counted from 1 with the empty ones, and what became of it."""

    number: int
    text: str
    outcome: Outcome


@value
class Working:
    """All the lines that are not empty, judged."""

    lines: tuple[Line, ...]

    @property
    def first_slip(self) -> Line | None:
        """The first line that does not follow."""
        return next((line for line in self.lines if isinstance(line.outcome, Slipped)), None)

    @property
    def finished(self) -> bool:
        """Whether what was asked for is reached, and nothing after it is wrong."""
        judged = [line.outcome for line in self.lines]
        reached = max((i for i, outcome in enumerate(judged) if outcome == Right(True)), default=len(judged))
        return reached < len(judged) and not any(isinstance(o, Slipped | Follows | Unsure) for o in judged[reached:])


def gravest(outcomes: Sequence[Outcome]) -> Outcome:
    """What becomes of a line that says several things: the first thing in it that is wrong decides."""
    for sort in (Slipped, Unsure, Follows):
        for outcome in outcomes:
            if isinstance(outcome, sort):
                return outcome
    right: Iterable[Outcome] = (outcome for outcome in reversed(outcomes) if isinstance(outcome, Right))
    return next(iter(right), Said())
