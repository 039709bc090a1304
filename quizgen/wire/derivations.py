"""A derivation for other programs: the tree of its rules, with every goal and result in three spellings."""

from __future__ import annotations

from typing import Final

from quizgen.calculus.derivation import Derivation
from quizgen.calculus.difficulty import difficulty
from quizgen.calculus.interval import Extremes, Place
from quizgen.calculus.narrate import Level, narrate
from quizgen.calculus.voice import Step
from quizgen.expr.nodes import Expr
from quizgen.prose import plain
from quizgen.wire.document import Json, dump, headed
from quizgen.wire.formula import spelled, tree
from quizgen.wire.nouns import worked

FORMAT: Final = "quizgen derivation"
VERSION: Final = 1


def write_derivation(derivation: Derivation, level: Level = "full") -> str:
    """The derivation as one JSON object, with its newline; `level` is that of the steps in words."""
    told = [_step(step) for step in narrate(derivation, level)]
    about = {"format": FORMAT, "version": VERSION, "difficulty": f"{difficulty(derivation):.1f}"}
    return dump({**about, **_node(derivation), "steps": told})


def write_extremes(found: Extremes) -> str:
    """The largest and smallest value on an interval as one JSON object, with its newline."""
    shown = {
        "candidates": [_place(place) for place in found.candidates],
        "largest": [_place(place) for place in found.largest],
        "smallest": [_place(place) for place in found.smallest],
        "steps": [_step(step) for step in found.steps],
    }
    return dump(shown)


def _place(place: Place) -> Json:
    return {"sort": place.sort, "place": spelled(place.place), "value": spelled(place.height)}


def read_derivation(data: str | bytes, file: str) -> Derivation:
    """The derivation in a file, worked out again from its goal; raises FileError."""
    return worked(headed(data, file, FORMAT, VERSION)["goal"]["tree"])


def _node(derivation: Derivation) -> Json:
    return {
        "rule": derivation.rule.id,
        "title": derivation.rule.title,
        "goal": _with_tree(derivation.goal),
        "result": _with_tree(derivation.result),
        "parts": [_node(part) for part in derivation.parts],
    }


def _step(step: Step) -> Json:
    equation = None if step.equation is None else spelled(step.equation)
    return {"title": step.title, "words": [plain(words).strip() for words in step.words], "equation": equation}


def _with_tree(e: Expr) -> Json:
    return {**spelled(e), "tree": tree(e)}
