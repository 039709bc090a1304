"""How an Outcome of `equal` is told: free of click, so that a verdict costs no more than it must."""

from __future__ import annotations

import sys

from quizgen.answers.compare import Outcome, equal
from quizgen.cli.exits import OF_VERDICT
from quizgen.equivalence.verdict import Different, Equal, Undecided


def told_plainly(response: str, key: str) -> int:
    """`quizgen equal RESPONSE KEY`: prints the verdict, returns the exit code."""
    outcome = equal(response, key)
    sys.stdout.write(lines(outcome) + "\n")
    return OF_VERDICT[outcome.verdict]


def lines(outcome: Outcome, *, explain: bool = False) -> str:
    """The verdict and why, in a line or two; with `explain` also the evidence, for whoever wants to check it."""
    said = outcome.note.splitlines() or [""]
    if outcome.error is not None and outcome.error.text:
        said += outcome.error.caret().splitlines()
    if explain:
        said += evidence(outcome)
    margin = [outcome.verdict, *[""] * (len(said) - 1)]
    return "\n".join(f"{word:11}{line}".rstrip() for word, line in zip(margin, said, strict=True))


def evidence(outcome: Outcome) -> list[str]:
    """What the verdict rests on: for a student what both formulas are, for a tutor the whole certificate."""
    if outcome.judgement is None:
        return []
    match outcome.judgement.verdict:
        case Equal(by, certificate):
            details = certificate.details() if hasattr(certificate, "details") else ""
            return [*certificate.describe().splitlines(), *f"by {by}: {details}".removesuffix(": ").splitlines()]
        case Different(by) as verdict:
            unsaid = [line for line in verdict.explain().splitlines() if line not in outcome.note]
            return [": ".join([f"by {by}", *unsaid[:1]]), *unsaid[1:]]
        case Undecided():
            return []
