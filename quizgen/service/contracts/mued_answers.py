"""What the µEd API 0.1.0 answers: feedback, health, and why a request is refused."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

Anything = dict[str, Any]


class Feedback(BaseModel):
    """One item of feedback. `awardedPoints` null: nothing is known, which is not 0."""

    model_config = ConfigDict(extra="allow")
    feedbackId: str
    title: str | None
    message: str | None
    suggestedAction: str | None = None
    awardedPoints: float | None = None
    criterion: Anything | None = None
    target: Anything | None = None


class MuedError(BaseModel):
    """A refused request."""

    title: str
    message: str | None = None
    code: str | None = None
    trace: str | None = None
    details: Anything | None = None


class Capabilities(BaseModel):
    """What the service does."""

    model_config = ConfigDict(extra="allow")
    supportsEvaluate: bool
    supportsPreSubmissionFeedback: bool
    supportsFormativeFeedback: bool
    supportsSummativeFeedback: bool
    supportsDataPolicy: Literal["SUPPORTED", "NOT_SUPPORTED", "PARTIAL"]
    supportedArtefactProfiles: list[Anything]
    supportedLanguages: list[str]
    supportedAPIVersions: list[str]


class Health(BaseModel):
    """How the service does."""

    status: Literal["OK", "DEGRADED", "UNAVAILABLE"]
    message: str
    version: str
    requirements: Anything
    capabilities: Capabilities
