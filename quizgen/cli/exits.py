"""Exit codes, and how an error that nobody caught is told: one table each.

0 done, equal; 1 different; 2 unreadable, wrong usage, or files that need mending; 3 undecided; 4 a tool failed, such
as a typesetter.
"""

from __future__ import annotations

from quizgen.errors import BudgetExceeded, FileError, InputError, QuizgenError, ToolFailed

DONE = 0
DIFFERENT = 1
UNREADABLE = 2
UNDECIDED = 3
TOOL_FAILED = 4

OF_VERDICT = {"equal": DONE, "different": DIFFERENT, "unreadable": UNREADABLE, "undecided": UNDECIDED}

OF_ERROR: tuple[tuple[type[QuizgenError], int], ...] = (
    (ToolFailed, TOOL_FAILED),
    (BudgetExceeded, UNDECIDED),
    (QuizgenError, UNREADABLE),
)


def exit_code(error: QuizgenError) -> int:
    """The first row of OF_ERROR that fits."""
    return next(code for kind, code in OF_ERROR if isinstance(error, kind))


def told(error: QuizgenError) -> str:
    """What is printed on standard error."""
    if isinstance(error, InputError):
        return f"{error.caret()}\n{error}"
    if isinstance(error, FileError):
        return f"{error}\nNothing was written."
    return str(error)
