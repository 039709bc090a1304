"""The bodies of our own JSON: what is sent, with an example of each, and what comes back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from quizgen.service.json_types import WHOLE
from quizgen.service.limits import ANSWER, KEY

Typed = Annotated[str, Field(max_length=ANSWER, description="What somebody typed: calculator style, Unicode or LaTeX.")]
Formula = Annotated[str, Field(max_length=KEY)]
Letters = Annotated[list[Annotated[str, Field(max_length=20)]], Field(max_length=20)]
Name = Annotated[str, Field(max_length=100, examples=["chain-rule/sine-of-a-power"])]
Number = Annotated[int, Field(ge=0, lt=2**53, description="Which variant, as in quizgen preview --seed."), WHOLE]


def _shown(**example: Any) -> ConfigDict:
    """Unknown fields are mistakes; the example is that of the documentation."""
    return ConfigDict(strict=True, extra="forbid", frozen=True, json_schema_extra={"examples": [example]})


class ReadIn(BaseModel):
    """A text to be read."""

    model_config = _shown(text="12x^2cos4x^3", variables=["x"])
    text: Typed
    variables: Letters | None = None


class EqualIn(BaseModel):
    """Two formulas. `variables`, `assume`, `kind`, `tolerance` and `given` as in `quizgen equal`."""

    model_config = _shown(response="sin(2x)", key="2 sin x cos x", variables=["x"])
    response: Typed
    key: Formula
    kind: Literal["expression", "number", "vector", "points", "equation", "any"] = "expression"
    variables: Letters | None = None
    assume: Formula | None = None
    tolerance: Annotated[str, Field(max_length=40)] | None = None
    given: Annotated[dict[str, Formula], Field(max_length=20)] = {}


class DiagnoseIn(BaseModel):
    """A response to "differentiate this"."""

    model_config = _shown(function="sin(4x^3)", variable="x", response="cos(4x^3)")
    function: Formula
    variable: Annotated[str, Field(max_length=20)]
    response: Typed


class DeriveIn(BaseModel):
    """A function to be differentiated."""

    model_config = _shown(function="x sin x", variable="x")
    function: Formula
    variable: Annotated[str, Field(max_length=20)]
    order: Annotated[int, Field(ge=1, le=6), WHOLE] = 1
    level: Literal["full", "brief", "hint"] = "full"


class DrawIn(BaseModel):
    """A variant of a template. With `answers` its key and worked solution come too."""

    model_config = _shown(template="chain-rule/sine-of-a-power", seed=7)
    template: Name
    seed: Number
    answers: bool = False


class MarkIn(BaseModel):
    """Responses to a variant, by the labels of its parts: "" for a question of one part, else "a", "b", ..."""

    model_config = _shown(template="chain-rule/sine-of-a-power", seed=7, responses={"": "cos(4x^3)"})
    template: Name
    seed: Number
    responses: Annotated[dict[str, Typed], Field(max_length=26)]
    answers: bool = False


class Spelled(BaseModel):
    """A formula to be typed again, and in LaTeX."""

    text: str
    latex: str


class Spellings(Spelled):
    """A formula in every spelling; `mathml` goes inside <math>, `sympy` is "" where SymPy has none."""

    unicode: str
    mathml: str
    sympy: str


class OtherOut(Spellings):
    """Another formula that the text can mean."""

    why: str


class ReadOut(BaseModel):
    """What the text was read as."""

    verdict: Literal["read"]
    reads_as: Spellings
    ambiguous: bool
    others: list[OtherOut]


class UnreadableOut(BaseModel):
    """Why a text could not be read: characters start <= i < end of the field `where`."""

    verdict: Literal["unreadable"]
    where: str
    what: str
    advice: str
    code: str
    start: int
    end: int


class EqualOut(BaseModel):
    """The verdict. Undecided and unreadable say that nothing is known: neither means wrong."""

    verdict: Literal["equal", "different", "undecided", "unreadable"]
    reads_as: str
    ambiguous: bool
    by: str
    note: str


class SlipOut(BaseModel):
    """A wrong rule that gives just this response."""

    id: str
    title: str
    message: str
    step: int
    goal: Spelled
    gives: Spelled
    everywhere: bool
    also: str | None


class DiagnoseOut(BaseModel):
    """The verdict and the slips that explain a wrong response, the likeliest first."""

    verdict: Literal["equal", "different", "undecided"]
    slips: list[SlipOut]
    note: str


class DeriveOut(BaseModel):
    """The derivation: `steps` in words, and the tree of its rules as in `quizgen derive --json`."""

    model_config = ConfigDict(extra="allow")
    verdict: Literal["derived"]
    result: dict[str, Any]
    steps: list[dict[str, Any]]


class UndecidedOut(BaseModel):
    """What quizgen does not know."""

    verdict: Literal["undecided"]
    note: str


class QuestionPart(BaseModel):
    """One thing asked for; `key` and `solution` only where answers were asked for."""

    label: str
    prompt: list[dict[str, Any]]
    marks: str
    kind: str
    variables: list[str] | None
    key: Spelled | None = None
    solution: list[dict[str, Any]] | None = None


class QuestionOut(BaseModel):
    """A drawn question."""

    template: str
    title: str
    seed: int
    marks: str
    difficulty: str
    prompt: list[dict[str, Any]]
    pictures: list[str]
    parts: list[QuestionPart]


class PartOut(BaseModel):
    """The mark of one part; marks are exact fractions such as "3/2". What waits for a person is not in `given`."""

    model_config = ConfigDict(extra="allow")
    label: str
    outcome: Literal["right", "partly", "wrong", "blank", "unreadable", "undecided", "failed"]
    given: str
    waiting: str
    available: str
    review: str
    feedback: list[str]


class MarkOut(BaseModel):
    """The mark of one question."""

    template: str
    title: str
    seed: int
    given: str
    waiting: str
    available: str
    needs_review: bool
    parts: list[PartOut]


class TemplateOut(BaseModel):
    """A template of a bank."""

    template: str
    title: str
    topic: str
    difficulty: int
    marks: int


class Problem(BaseModel):
    """What is refused, and why."""

    code: str
    message: str
    details: dict[str, Any] | None = None


class ErrorOut(BaseModel):
    """A refused request. Nothing was marked."""

    error: Problem
