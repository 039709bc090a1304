"""Errors carry data, speak in sentences, and survive a journey between processes."""

from __future__ import annotations

import importlib
import inspect
import pickle
import pkgutil
from collections.abc import Iterator

import pytest

import quizgen
from quizgen.errors import BudgetExceeded, FileError, InputError, Problem, QuizgenError, Span, ToolFailed
from quizgen.service.lti.refusals import LtiRefused, Reason

EXAMPLES: dict[type[QuizgenError], tuple[object, ...]] = {
    QuizgenError: ("anything",),
    ToolFailed: ("the engine",),
    InputError: ("2x+", Span(2, 3), "Nothing follows +", "Write what comes after it", "missing-operand"),
    FileError: ((Problem("week.yaml", 3, "title", "is missing.", "Write it."),),),
    BudgetExceeded: (1000,),
    LtiRefused: (Reason(403, "expired", "This link is old", "It was for one use.", "Open it again."), "2 h"),
}


def classes() -> Iterator[type[QuizgenError]]:
    """Every error class of the package, wherever it is."""
    for module in pkgutil.walk_packages(quizgen.__path__, "quizgen."):
        if module.name != "quizgen.__main__":
            importlib.import_module(module.name)
    waiting = [QuizgenError]
    while waiting:
        cls = waiting.pop()
        if cls.__module__.startswith("quizgen."):
            yield cls
        waiting += cls.__subclasses__()


def example(cls: type[QuizgenError]) -> QuizgenError:
    """An instance: from the table, else with a text for every parameter of the constructor."""
    if cls in EXAMPLES:
        return cls(*EXAMPLES[cls])
    if cls.__init__ is QuizgenError.__init__:
        return cls("anything")
    names = list(inspect.signature(cls).parameters)
    return cls(*[() if name in ("known", "failures", "problems") else name for name in names])


@pytest.mark.parametrize("cls", list(classes()), ids=lambda cls: cls.__name__)
def test_every_error_survives_pickling(cls: type[QuizgenError]) -> None:
    """With its data: args equal the constructor's arguments, as a process pool needs."""
    error = example(cls)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is cls
    assert (again.args, vars(again)) == (error.args, vars(error))


def test_a_problem_says_where_what_and_what_to_do() -> None:
    """File, line, field, what is wrong, advice, in one line."""
    problem = Problem("week-05.yaml", 4, "questions[1]", 'no bank "chian-rule".', "Did you mean chain-rule?")
    assert str(problem) == 'week-05.yaml:4  questions[1]: no bank "chian-rule". Did you mean chain-rule?'
    assert str(Problem("roster.csv", 0, "", "there is no such file.")) == "roster.csv  there is no such file."


def test_carets_stand_under_the_place() -> None:
    """One at least, also at the end of the text."""
    assert InputError("2x+", Span(2, 3), "", "", "").caret() == "2x+\n  ^"
    assert InputError("2x", Span(2, 2), "", "", "").caret() == "2x\n  ^"
