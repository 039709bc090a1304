"""quizgen: individual calculus worksheets, and a marker that proves its verdicts.

    from quizgen import derive, diagnose, equal, mark, parse

The five verbs load on first use. DESIGN in short: expr, syntax, calculus | equivalence, answers, bank, marking |
sheets, wire, render, cli - each room imports only those to its left, and its docstring says in which order to read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizgen.answers.compare import equal
    from quizgen.api import derive, diagnose, mark, parse

__all__ = ["derive", "diagnose", "equal", "mark", "parse"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'quizgen' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("quizgen.answers.compare" if name == "equal" else "quizgen.api"), name)
