"""What a student handed in: who, which sheet, the raw texts, when. A Submission is never altered."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b

from quizgen.values import value


def printable(text: str) -> str:
    """The text on one line without characters that would steer a terminal or turn the writing round."""
    return "".join(character if character.isprintable() else "�" for character in " ".join(text.split()))


@value
class Response:
    """The text for one part of one question. `question` counts from 1; `part` is "" for a question of a single
    part."""

    question: int
    part: str
    text: str


@value
class Submission:
    """`edition` names the questions that the student saw, so that nobody is marked against another drawing of the
    sheet.

    `at` is the time at which the student finished, on the student's clock, in ISO 8601 with the distance from UTC.
    """

    course: str
    sheet: str
    student: str
    edition: str
    at: str
    responses: tuple[Response, ...]

    @property
    def id(self) -> str:
        """A digest of the content: two submissions have the same id exactly when they say the same."""
        parts = [self.course, self.sheet, self.student, self.edition, self.at]
        for response in self.responses:
            parts += [str(response.question), response.part, response.text]
        return blake2b("".join(f"{len(part)}:{part}" for part in parts).encode(), digest_size=8).hexdigest()

    @property
    def time(self) -> datetime:
        """`at` as a moment; raises ValueError where it is not ISO 8601."""
        return datetime.fromisoformat(self.at)

    def text(self, question: int, part: str = "") -> str:
        """What was written for this part; "" when nothing was. Where a part occurs twice the last text counts."""
        return next((a.text for a in reversed(self.responses) if (a.question, a.part) == (question, part)), "")
