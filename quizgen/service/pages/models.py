"""The bodies that pages send."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from quizgen.service.json_types import WHOLE
from quizgen.service.limits import ANSWER

Typed = Annotated[str, Field(max_length=ANSWER)]
Label = Annotated[str, Field(max_length=2)]
Number = Annotated[int, Field(ge=1, le=1000), WHOLE]
Count = Annotated[int, Field(ge=0, le=10_000), WHOLE]


class Form(BaseModel):
    """Unknown fields are mistakes."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class ReadIn(Form):
    """What stands in a field while somebody types."""

    question: Number
    draw: Count
    part: Label
    text: Typed


class AttemptIn(Form):
    """An attempt. The page makes up `client_id`, and sends it again with the same one until it hears that it is kept.

    Of parts that are `accepted` the usual reading is meant.
    """

    client_id: Annotated[str, Field(min_length=8, max_length=64)]
    question: Number
    draw: Count
    responses: Annotated[dict[Label, Typed], Field(max_length=26)]
    accepted: Annotated[list[Label], Field(max_length=26)] = []


class HintIn(Form):
    """The next hint to a part, once so many are used."""

    question: Number
    draw: Count
    part: Label
    used: Count


class QuestionIn(Form):
    """Which question is meant."""

    question: Number


class PreviewIn(Form):
    """Whose questions a tutor wants to see: those of a student (an id), or else a variant that nobody has."""

    variant: Number = 1
    learner: Annotated[int, Field(ge=1), WHOLE] | None = None


class DecisionIn(Form):
    """A tutor's ruling on a case: `given` is a fraction as text, "3/2" or "1.5"."""

    case: Annotated[str, Field(max_length=64)]
    given: Annotated[str, Field(max_length=12)]
    why: Typed = ""
