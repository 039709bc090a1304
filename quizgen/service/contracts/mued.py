"""The forms of the µEd API 0.1.0 (https://github.com/mued-api/spec), in our words: what an evaluate request may hold.

Most fields are for other services: they are checked, so that a caller hears of its mistakes, and then left alone.
What is optional there but not nullable has a default here that is not None. Other fields may stand beside these.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from quizgen.service.json_types import WHOLE, Finite

ArtefactType = Literal["TEXT", "CODE", "MODEL", "MATH", "OTHER"]
Anything = dict[str, Any]


def _moment(text: str) -> str:
    """RFC 3339 as far as datetime knows it."""
    if "T" not in text.upper() or datetime.fromisoformat(text.upper()).tzinfo is None:
        raise ValueError("a date and time with its zone is expected, such as 2026-11-23T09:00:00Z")
    return text


Moment = Annotated[str, AfterValidator(_moment), Field(json_schema_extra={"format": "date-time"})]


class Form(BaseModel):
    """Types as in JSON, without conversion."""

    model_config = ConfigDict(strict=True, extra="allow", frozen=True)


class Task(Form):
    """What was asked; `referenceSolution.expression` is the key."""

    taskId: str = ""
    title: str = ""
    content: Anything | None = None
    context: Anything | None = None
    learningObjectives: list[str] | None = None
    referenceSolution: Anything | None = None
    metadata: Anything | None = None


class Submission(Form):
    """What was answered; of type MATH it is in `content.expression`, of type TEXT in `content.text`."""

    submissionId: str = ""
    taskId: str | None = None
    type: ArtefactType
    format: str | None = None
    content: Anything
    submittedAt: Moment | None = None
    version: Annotated[int, Field(ge=-(2**31), lt=2**31), WHOLE] | None = None


class Preference(Form):
    """How feedback is liked. Ours is brief, friendly and English."""

    detail: Literal["BRIEF", "MEDIUM", "DETAILED"] = "MEDIUM"
    tone: Literal["FORMAL", "NEUTRAL", "FRIENDLY"] = "NEUTRAL"
    language: str | None = None


class User(Form):
    """Who asks; never used and never logged."""

    userId: str | None = None
    type: Literal["LEARNER", "TEACHER", "EDU_ADMIN", "SYS_ADMIN", "OTHER"]
    preference: Preference = Preference()
    taskProgress: Anything | None = None


LETTERS = ("A", "B", "C", "D", "E", "F", "n/a")
SIGNED = ("A+", "A", "A-", "B+", "B", "B-", "C+", "C", "C-", "D+", "D", "D-", "E+", "E", "E-", "F")


def _one_grade(config: Any) -> Any:
    """Just one of the four forms: numbers with their range, a letter, a letter with a sign, any other text."""
    if isinstance(config, dict):
        value = config.get("value")
        ranged = [config.get(name) for name in ("min", "max", "value")]
        numeric = all(isinstance(number, int | float) and not isinstance(number, bool) for number in ranged)
        if numeric + (value in LETTERS) + (value in SIGNED) + isinstance(value, str) == 1:
            return config
    raise ValueError("exactly one form of grade is expected: min, max and value as numbers, or a value as text")


_NUMBER = {"type": "number"}
_GRADES = [
    {
        "type": "object",
        "required": ["min", "max", "value"],
        "properties": {"min": _NUMBER, "max": _NUMBER, "value": _NUMBER},
    },
    *(
        {"type": "object", "required": ["value"], "properties": {"value": {"type": "string", **among}}}
        for among in ({"enum": list(LETTERS)}, {"enum": list(SIGNED)}, {})
    ),
]
GradeConfig = Annotated[Anything, BeforeValidator(_one_grade), WithJsonSchema({"oneOf": _GRADES})]


class Criterion(Form):
    """One dimension of assessment."""

    criterionId: str = ""
    name: str
    context: str | Anything | None = None
    gradeConfig: GradeConfig = {}


class PreSubmission(Form):
    """Whether only a preview is wanted."""

    enabled: bool


class LLM(Form):
    """For services with a language model: this has none."""

    model: str | None = None
    temperature: Finite | None = None
    maxTokens: Annotated[int, WHOLE] | None = None
    stream: bool | None = None
    credentials: Anything | None = None


Laws = Literal[
    "GDPR", "UK_GDPR", "EPRIVACY", "CCPA_CPRA", "COPPA", "FERPA", "PPRA", "PIPEDA", "LGPD", "POPIA", "APPI", "PIPL",
    "OTHER",
]  # fmt: skip
Basis = Literal[
    "CONSENT", "CONTRACT", "LEGAL_OBLIGATION", "PUBLIC_TASK", "LEGITIMATE_INTERESTS", "VITAL_INTERESTS", "OTHER"
]
Uses = Literal[
    "NEVER", "SECURITY", "LOGGING", "PRODUCT-IMPROVEMENT-NO-SHARE", "PRODUCT-IMPROVEMENT-SHARE-LIMITED",
    "RESEARCH-CONFIDENTIAL", "PUBLIC", "OTHER",
]  # fmt: skip
Anonymity = Literal["NONE", "PSEUDONYMIZED", "ANONYMIZED", "AGGREGATED"]


class Legal(Form):
    applicableLaws: list[Laws] = []
    legalBasis: list[Basis] | None = None


class Jurisdiction(Form):
    dataSubjectRegions: list[str] | None = None
    allowedProcessingRegions: list[str] | None = None
    disallowedProcessingRegions: list[str] | None = None


class DataSubject(Form):
    population: Literal["STUDENT", "STAFF", "GUARDIAN", "MIXED", "OTHER"] = "OTHER"
    isChildData: bool | None = None
    minAge: Annotated[int, WHOLE] | None = None


class DataCategory(Form):
    classification: Literal["ANONYMOUS", "PSEUDONYMOUS", "PERSONAL", "EDUCATION_RECORD", "SENSITIVE", "OTHER"] = "OTHER"


class Retention(Form):
    retentionPeriod: str | None = None
    deleteOnRequest: bool | None = None
    legalHoldAllowed: bool | None = None


class Sharing(Form):
    thirdPartySharing: Literal["PROHIBITED", "ALLOWED", "ALLOWED-LIMITED"] = "PROHIBITED"
    subprocessorsAllowed: bool | None = None
    allowedRecipients: list[Literal["CONTROLLER-ONLY", "INTERNAL-SERVICES", "NAMED-PARTNERS", "PUBLIC"]] | None = None


class Deidentification(Form):
    requiredForServiceImprovement: Anonymity = "NONE"
    requiredForResearch: Anonymity = "NONE"


class DataPolicy(Form):
    """What may be done with the data. Nothing of a request is kept or passed on, so that every policy is met."""

    legal: Legal | None = None
    jurisdiction: Jurisdiction | None = None
    dataSubject: DataSubject | None = None
    dataCategory: DataCategory | None = None
    retentionPermission: list[Uses] | None = None
    retention: Retention | None = None
    sharing: Sharing | None = None
    deidentification: Deidentification | None = None


class ExecutionPolicy(Form):
    """How long the caller waits, in milliseconds."""

    priority: Literal["low", "normal", "high"] | None = None
    timeout: Annotated[int, Field(ge=1), WHOLE] | None = None


class Configuration(Form):
    """`params` are ours: variables, assume, kind, tolerance, given, form. See quizgen.service.contracts.params."""

    llm: LLM | None = None
    dataPolicy: DataPolicy | None = None
    executionPolicy: ExecutionPolicy | None = None


class EvaluateRequest(Form):
    """A submission to be evaluated, with what it answers."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "task": {"referenceSolution": {"expression": "diff(sin(4x^3), x)"}},
                    "submission": {"type": "MATH", "format": "plain", "content": {"expression": "cos(4x^3)"}},
                    "criteria": [{"name": "Correctness", "gradeConfig": {"min": 0, "max": 3, "value": 0}}],
                }
            ]
        }
    )
    task: Task | None = None
    submission: Submission
    user: User | None = None
    criteria: list[Criterion] | None = None
    preSubmissionFeedback: PreSubmission | None = None
    configuration: Configuration | None = None
