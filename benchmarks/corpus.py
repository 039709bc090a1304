"""The corpus that the equality benchmark runs on: ours, or a file of cases in the format of `quizgen equal --batch`."""

from __future__ import annotations

import json
from pathlib import Path

from quizgen.values import value

OURS = Path(__file__).with_name("corpus.txt")


@value
class Case:
    """One answer to judge; `equal` is the truth."""

    response: str
    key: str
    variables: tuple[str, ...]
    assume: str
    equal: bool


def our_cases() -> list[Case]:
    cases = []
    for line in OURS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        key, variables, assume, right, wrong = (field.strip() for field in line.split("::"))
        names = tuple(name for name in variables.split(",") if name)
        for answers, equal in ((right, True), (wrong, False)):
            cases += [Case(text.strip(), key, names, assume, equal) for text in answers.split(";") if text.strip()]
    return cases


def cases_of(path: Path) -> list[Case]:
    """The rows of kind "expression" without `given`, with their expected verdict."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        Case(row["response"], row["key"], tuple(row["variables"] or ()), row.get("assume") or "",
             row["expected"] == "equal")
        for row in rows
        if row["kind"] == "expression" and not row.get("given")
    ]  # fmt: skip
