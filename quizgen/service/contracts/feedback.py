"""Items of feedback in the µEd API: what is told, what is awarded, what it is about.

`vendorExtensions` has two parts: `x-quizgen`, the whole of what was found, and `x-lf`, what Lambda Feedback's platform
looks for in the same place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from quizgen.service.contracts.mued import Criterion, Submission
from quizgen.service.graded import Graded
from quizgen.values import value
from quizgen.wire.document import Json

TITLES: Final = {
    "right": "Right",
    "partly": "Partly right",
    "wrong": "Not right",
    "blank": "Nothing written",
    "unreadable": "Could not be read",
    "undecided": "Not decided",
    "failed": "Not marked",
}


@value
class Scale:
    """The points from nothing to everything right, and the criterion that says so, if one does."""

    least: float
    most: float
    criterion: Json = None

    @property
    def marks(self) -> int:
        """The marks of a scheme with method marks, where the points can be one: whole, and not too many."""
        whole = self.least == 0 and self.most == int(self.most)
        return int(self.most) if whole and 1 <= self.most <= 20 else 1

    def points(self, found: Graded) -> float | None:
        """None where nobody knows."""
        return None if found.credit is None else self.least + float(found.credit) * (self.most - self.least)


def scale_of(criteria: list[Criterion]) -> Scale:
    """That of the only criterion, where it has a range of numbers; otherwise 0 to 1."""
    if len(criteria) != 1:
        return Scale(0.0, 1.0)
    [criterion] = criteria
    least, most = (criterion.gradeConfig.get(name) for name in ("min", "max"))
    shown = criterion.model_dump(mode="json", exclude_unset=True)
    if isinstance(least, int | float) and isinstance(most, int | float) and least < most:
        return Scale(float(least), float(most), shown)
    return Scale(0.0, 1.0, shown)


def unmarked(message: str, submission: Submission, about: Json = None) -> Json:
    """Why nothing is awarded."""
    return _item("unmarked", "Not marked", message, submission, {"verdict": "unmarked", **(about or {})})


def marked(found: Graded, submission: Submission, scale: Scale) -> Json:
    """What marking found, with its points."""
    reading = found.reading or {}
    about = {
        "verdict": found.word,
        "credit": None if found.credit is None else str(found.credit),
        "review": found.review,
        "slip": found.slip or None,
        "reading": found.reading,
        "awards": found.part["awards"],
        "unusableCases": [{"case": number, "message": why} for number, why in found.unusable],
    }
    lf = {"matchedCase": found.case, "responseLatex": reading["reads_as"]["latex"] if "reads_as" in reading else None}
    item = _item("mark", TITLES[found.word], " ".join(found.said), submission, about, lf, reading)
    criterion = {} if scale.criterion is None else {"criterion": scale.criterion}
    return {**item, "awardedPoints": scale.points(found), **criterion}


def previewed(reading: Json, submission: Submission) -> Json:
    """What the text is read as; nothing is judged."""
    if reading["verdict"] == "unreadable":
        said = f"{reading['what']}. {reading['advice']}"
        return _item("preview", TITLES["unreadable"], said, submission, {"verdict": "unreadable"}, reading=reading)
    spelled = {name: reading["reads_as"][name] for name in ("latex", "sympy")}
    about = {"verdict": "read", "reading": reading}
    lf = {"preSubmissionFeedback": spelled}
    return {**_item("preview", "Read as", read_as(reading), submission, about, lf), "preSubmissionFeedback": spelled}


def read_as(reading: Json) -> str:
    """The reading in a sentence, and what else it can be."""
    others = "".join(f" Or did you mean {other['unicode']}?" for other in reading["others"])
    return f"Read as {reading['reads_as']['unicode']}.{others}"


def _item(
    id: str,
    title: str,
    message: str,
    submission: Submission,
    about: Mapping[str, Json],
    lf: Mapping[str, Json] | None = None,
    reading: Json = None,
) -> Json:
    """`reading` says where a text that could not be read stops making sense."""
    locator = None
    if reading and reading["verdict"] == "unreadable":
        locator = {"type": "span", "startIndex": reading["start"], "endIndex": reading["end"]}
    return {
        "feedbackId": id,
        "title": title,
        "message": message.strip(),
        "awardedPoints": None,
        "target": {"artefactType": submission.type, "format": submission.format, "locator": locator},
        "vendorExtensions": {"x-quizgen": dict(about), **({"x-lf": dict(lf)} if lf else {})},
    }
