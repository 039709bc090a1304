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


def write_derivation(derivation: Derivation, level: Level = "full", name: str | None = None) -> str:
    """The derivation as one JSON object, with its newline; `level` is that of the steps in words, in which the
    function is called `name`."""
    return dump(derivation_json(derivation, level, name))


def derivation_json(derivation: Derivation, level: Level = "full", name: str | None = None) -> Json:
    """What `write_derivation` writes."""
    told = [step_json(step) for step in narrate(derivation, level, name=name)]
    about = {"format": FORMAT, "version": VERSION, "difficulty": f"{difficulty(derivation):.1f}"}
    called = {} if name is None else {"name": name}
    return {**about, **_node(derivation), **called, "steps": told}


def write_extremes(found: Extremes) -> str:
    """The largest and smallest value on an interval as one JSON object, with its newline."""
    shown = {
        "candidates": [_place(place) for place in found.candidates],
        "largest": [_place(place) for place in found.largest],
        "smallest": [_place(place) for place in found.smallest],
        "steps": [step_json(step) for step in found.steps],
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


def step_json(step: Step) -> Json:
    """One step of a worked solution, in words and as an equation."""
    equation = None if step.equation is None else spelled(step.equation)
    return {"title": step.title, "words": [plain(words).strip() for words in step.words], "equation": equation}


def _with_tree(e: Expr) -> Json:
    return {**spelled(e), "tree": tree(e)}
