"""What a shipped part follows from: with the right answers before it, its own key comes out again."""

from __future__ import annotations

import pytest

from quizgen.answers.judging import judge
from quizgen.answers.task import Task
from quizgen.bank.draw import Deck, draw
from quizgen.bank.follow import chosen
from quizgen.bank.keys import work_out
from quizgen.bank.load import load_banks
from quizgen.bank.model import Template
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr
from quizgen.resources import folder
from quizgen.syntax.reading import Reading

IN_PARTS = [
    template
    for bank in load_banks([folder("banks")]).values()
    for template in bank.templates.values()
    if len(template.parts) > 1
]
SEEDS = [bytes([n]) * 32 for n in range(6)]


@pytest.mark.parametrize("template", IN_PARTS, ids=lambda template: f"{template.bank}/{template.name}")
def test_right_answers_lead_to_the_key(template: Template) -> None:
    """Follow-through never takes a mark from who was right: the key in terms of right answers is the key."""
    deck = Deck(template)
    for seed in SEEDS:
        variant = draw(template, seed, deck)
        answers = {part.label: part.task.key for part in variant.parts}
        for part in variant.parts:
            if part.follows is not None:
                assert not set(part.follows.labels) - {label for label in answers if label < part.label}
                worked = work_out(part.follows.with_answers(answers), part.follows.definitions).expr
                assert _is_key(chosen(worked, part.task), part.task)


def _is_key(e: Expr, task: Task) -> bool:
    return isinstance(judge(Reading("", e, ()), task).verdict, Equal)
