"""From attempts back to the questions that they answered."""

from __future__ import annotations

from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Any

import pytest

from quizgen.gradebook.schema import Attempt, Learner, Placement
from quizgen.resources import folder
from quizgen.service.pages.drawing import Asked, drawn, parameters_of
from quizgen.service.pages.made import seed_of, whose
from quizgen.service.pages.redrawing import FEW, Redrawn, source_at

PLACEMENT = Placement(id=1, questions=("chain-rule/sine-of-a-power", "product-rule/power-times-logarithm"),
                      sheet="sheet", seeds="student")  # fmt: skip
SOURCE = source_at(PLACEMENT, (folder("banks"),), "course", bytes(32))


def attempt(sub: str, number: int, **changed: Any) -> tuple[Attempt, Learner]:
    """An attempt at the question as it is asked now, but for what is `changed`."""
    learner = Learner(registration_id=1, deployment="1", sub=sub)
    asked = Asked(SOURCE, whose(PLACEMENT, learner), number)
    variant = drawn(asked)
    fields = {"template": variant.template, "seed": seed_of(asked, parameters_of(variant)), "question": number}
    return Attempt(**(fields | changed)), learner


class Counting(Executor):
    """Does the work at once and counts the jobs."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, work: Any, /, *arguments: Any, **named: Any) -> Future[Any]:
        self.jobs += 1
        future: Future[Any] = Future()
        future.set_result(work(*arguments))
        return future


@pytest.mark.parametrize("workers", [0, 2])
def test_the_question_that_was_asked(workers: int) -> None:
    """In the order of the attempts, by whomever it is drawn."""
    page = [attempt(sub, number) for sub in ("ada", "bob") for number in (1, 2)]
    wanted = [drawn(Asked(SOURCE, whose(PLACEMENT, who), made.question)) for made, who in page]
    assert len({variant.seed for variant in wanted}) == 4
    with ThreadPoolExecutor(workers or 1) as executor:
        assert Redrawn(SOURCE, PLACEMENT, executor if workers else None)(page) == wanted


@pytest.mark.parametrize("changed", [{"template": "mine/other"}, {"seed": "sheet/1/0/other"}, {"question": 3}])
def test_another_question_is_none(changed: dict[str, Any]) -> None:
    """Nobody's answer is held against what they were not asked."""
    assert Redrawn(SOURCE, PLACEMENT)([attempt("ada", 1, **changed)]) == [None]


def test_each_is_drawn_once() -> None:
    """For all who answered it, on a page and on the next."""
    executor = Counting()
    redrawn = Redrawn(SOURCE, PLACEMENT, executor)
    redrawn([attempt("ada", 1)] * 5 * FEW)
    redrawn([attempt("ada", 1)])
    assert executor.jobs == 1
    redrawn([attempt(f"other {number}", 1) for number in range(FEW + 1)])
    assert executor.jobs == 3
