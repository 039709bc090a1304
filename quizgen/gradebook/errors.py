"""What can go wrong with a gradebook, in words for the person who runs it. Every class survives pickling."""

from __future__ import annotations

from quizgen.errors import QuizgenError, ToolFailed


class GradebookError(QuizgenError):
    """The request cannot be done with this gradebook: `what`, and in `advice` what to do."""

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(what, advice)
        self.what = what
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.what} {self.advice}".strip()


class WrongGradebook(GradebookError):
    """The URL names no database that can be a gradebook, or one that is something else."""


class NewerGradebook(GradebookError):
    """The database was made by a newer quizgen, whose tables this one does not know."""


class NoAttemptsLeft(GradebookError):
    """The student has used all attempts that the placement allows at this question."""


class GradebookUnavailable(GradebookError, ToolFailed):
    """The database did not do its work: it is locked, full, read-only or cannot be reached. Nothing was written."""


class GradebookBusy(GradebookUnavailable):
    """Others kept the database locked for longer than we wait. Nothing was written; trying again may work."""
