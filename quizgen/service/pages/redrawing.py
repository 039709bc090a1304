"""From attempts at a placement to the questions that they answered, drawn again with whatever was corrected since.

The service and `quizgen mark --engine` mark again by what this says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor
from itertools import chain
from typing import Final, TypeAlias

from quizgen.bank.variant import Variant
from quizgen.chunks import chunked, spread
from quizgen.gradebook.schema import Attempt, Learner, Placement
from quizgen.service.jobs import Folders
from quizgen.service.pages.drawing import Asked, Source, redrawn
from quizgen.service.pages.made import drawn_for

Then: TypeAlias = tuple[Asked, str]
"""A question as it was asked then: which one, and the digest of its parameters."""

FEW: Final = 10
"""Questions that a worker draws in one job."""

AHEAD: Final = 64
"""So many jobs are handed out before the first result is taken."""


def source_at(placement: Placement, folders: Folders, course: str, secret: bytes, edition: int = 0) -> Source:
    """What the questions of a placement are drawn from."""
    return Source(folders, edition, placement.questions, placement.sheet, course, secret)


class Redrawn:
    """The questions that attempts at a placement answered; None where that is not asked any more.

    The executor's workers draw them, each once for attempts that come together; None: this process does.
    """

    def __init__(self, source: Source, placement: Placement, executor: Executor | None = None) -> None:
        self._source = source
        self._placement = placement
        self._executor = executor
        self._known: dict[Then, Variant | None] = {}

    def __call__(self, page: Sequence[tuple[Attempt, Learner]]) -> list[Variant | None]:
        asked = [drawn_for(self._source, self._placement, learner, attempt) for attempt, learner in page]
        self._known = self._drawn(dict.fromkeys(asked))
        variants = (self._known[one] for one in asked)
        return [
            variant if variant is not None and variant.template == attempt.template else None
            for variant, (attempt, _) in zip(variants, page, strict=True)
        ]

    def _drawn(self, wanted: Iterable[Then]) -> dict[Then, Variant | None]:
        """These questions; those of the page before need not be drawn again."""
        found = {one: self._known[one] for one in wanted if one in self._known}
        new = [one for one in wanted if one not in found]
        drawn = spread(all_redrawn, chunked(new, FEW), self._executor, ahead=AHEAD)
        return found | dict(zip(new, chain.from_iterable(drawn), strict=True))


def all_redrawn(asked: Sequence[Then]) -> tuple[Variant | None, ...]:
    """These questions as they are now, one by one."""
    return tuple(redrawn(*one) for one in asked)
