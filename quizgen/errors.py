"""What went wrong, as data: every error says what, where, the value met, and what to do about it.

People's mistakes are values (`Problem`, collected and reported together) or carry values; programmers' mistakes are
ordinary exceptions. Every class here survives pickling, because `args` always equals the constructor's arguments.
"""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.values import value


@value
class Span:
    """Characters start <= i < end of a text that somebody typed."""

    start: int
    end: int


@value
class Problem:
    """One mistake in a file of the tutor's, located as closely as it can be.

    `where` is the field's path ("templates.foo.parameters.a"), `line` counts from 1 (0: the file as a whole).
    """

    file: str
    line: int
    where: str
    what: str
    advice: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        said = " ".join(filter(None, [f"{self.where}:" if self.where else "", self.what, self.advice]))
        return f"{place}  {said}"


class QuizgenError(Exception):
    """The root of all errors that quizgen raises on purpose."""


class ToolFailed(QuizgenError):
    """A program that quizgen calls, such as a typesetter, did not do its work."""


class InputError(QuizgenError):
    """A typed formula could not be read: which characters, what was met, what to write instead.

    `code` names the row of the advice table that produced the message (see quizgen.syntax.advice).
    """

    def __init__(self, text: str, span: Span, what: str, advice: str, code: str) -> None:
        super().__init__(text, span, what, advice, code)
        self.text = text
        self.span = span
        self.what = what
        self.advice = advice
        self.code = code

    def caret(self) -> str:
        """The text with carets under the characters meant, in two lines."""
        width = max(1, self.span.end - self.span.start)
        return f"{self.text}\n{' ' * self.span.start}{'^' * width}"

    def __str__(self) -> str:
        return f"{self.what}. {self.advice}".strip()


class FileError(QuizgenError):
    """Everything that is wrong with the files of one request: a tutor mends them in one round."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


class BudgetExceeded(QuizgenError):
    """The step budget ran out. Caught where the verdict is made: it means "too large", never "wrong"."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return f"more than {self.limit} steps of work"
