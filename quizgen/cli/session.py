"""A student's answers to one sheet as they grow: which parts are open, how a text is read, what is handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from quizgen.answers.judging import read
from quizgen.answers.task import Task
from quizgen.expr.nodes import ZERO
from quizgen.marking.submission import Response, Submission
from quizgen.syntax.reading import Reading
from quizgen.values import replaced, value
from quizgen.wire.quiz import Quiz, QuizPart, QuizQuestion


@value
class Draft:
    """What has been answered so far; saving it after every answer is what makes leaving and resuming possible."""

    quiz: Quiz
    responses: tuple[Response, ...] = ()

    def text(self, question: int, part: str) -> str:
        return next((a.text for a in self.responses if (a.question, a.part) == (question, part)), "")

    def with_response(self, question: int, part: str, text: str) -> Draft:
        """The draft with this response in place of an earlier one to the same part, in the order of the sheet."""
        others = [a for a in self.responses if (a.question, a.part) != (question, part)]
        new = sorted([*others, Response(question, part, text)], key=lambda a: (a.question, a.part))
        return replaced(self, responses=tuple(new))

    def open_parts(self) -> tuple[tuple[QuizQuestion, QuizPart], ...]:
        """The parts without an answer, in the order of the sheet."""
        return tuple(pair for pair in parts(self.quiz) if not self.text(pair[0].number, pair[1].label))

    def submission(self, now: datetime) -> Submission:
        """The draft as it would be handed in at this moment, which must know its distance from UTC."""
        quiz = self.quiz
        at = now.isoformat(timespec="seconds")
        return Submission(quiz.course, quiz.sheet, quiz.student.number, quiz.edition, at, self.responses)


def parts(quiz: Quiz) -> Iterator[tuple[QuizQuestion, QuizPart]]:
    """Every part with its question, in the order of the sheet."""
    for question in quiz.questions:
        for part in question.parts:
            yield question, part


def resumed(quiz: Quiz, submission: Submission | None) -> Draft:
    """The draft that an earlier sitting left; ValueError where the file belongs to another sheet."""
    if submission is None:
        return Draft(quiz)
    mine = (quiz.course, quiz.sheet, quiz.student.number, quiz.edition)
    if (submission.course, submission.sheet, submission.student, submission.edition) != mine:
        raise ValueError(f"it has answers to {submission.sheet} of {submission.course}, by {submission.student}")
    return Draft(quiz, submission.responses)


def read_response(text: str, part: QuizPart) -> Reading:
    """What the student typed, read as the marker will read it; raises InputError."""
    return read(text, task_of(part))


def task_of(part: QuizPart) -> Task:
    """What decides how a text is read; the key is not known here."""
    return Task(part.kind, ZERO, part.notation)
