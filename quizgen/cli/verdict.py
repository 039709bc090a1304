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
    first, *more = outcome.note.splitlines() or [""]
    said = [f"{outcome.verdict:11}{first}".rstrip(), *(f"{'':11}{line}" for line in more)]
    if outcome.error is not None and outcome.error.text:
        said += [f"{'':11}{line}" for line in outcome.error.caret().splitlines()]
    if explain:
        said += [f"{'':11}{line}" for line in evidence(outcome)]
    return "\n".join(said)


def evidence(outcome: Outcome) -> list[str]:
    """What the verdict rests on."""
    if outcome.judgement is None:
        return []
    match outcome.judgement.verdict:
        case Equal(by, certificate):
            return [f"by {by}", *certificate.describe().splitlines()]
        case Different(by, witness):
            return [f"by {by}", str(witness)]
        case Undecided():
            return []
