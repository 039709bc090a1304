"""Tests of quizgen.bank.seeds: seeds are secret, choices are unbiased, both are the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from quizgen.bank.seeds import Choices, sheet_seed, variant_seed

SECRET = bytes(range(32))
SHEET = {"course": "FCS", "sheet": "week-04", "template": "chain-rule/sine-of-a-power", "student": "20411", "slot": 3}


def seed(**changes: object) -> bytes:
    return variant_seed(SECRET, **{**SHEET, **changes})  # type: ignore[arg-type]


def test_a_seed_never_changes() -> None:
    """The bytes are fixed for ever: a sheet that was handed out can be made again after years."""
    assert seed().hex() == "b53c0d5bced3b6c13bf76e5ffe8e5911f7c9fd06d511855c0ec1282f1f0f85f9"
    assert [Choices(seed()).below(10**6), Choices(seed(slot=4)).below(10**6)] == [696498, 478618]


@pytest.mark.parametrize(
    "change",
    [{"course": "FCT"}, {"sheet": "week-05"}, {"template": "x/y"}, {"student": "20412"}, {"slot": 4}, {"attempt": 1}],
)
def test_everything_counts(change: dict[str, object]) -> None:
    """Each of course, sheet, template, student, place and attempt changes the seed, and so does the secret."""
    assert seed(**change) != seed()
    assert variant_seed(b"x" * 32, **SHEET) != seed()  # type: ignore[arg-type]


def test_parts_do_not_run_together() -> None:
    """Course "a", sheet "bc" is not course "ab", sheet "c"."""
    assert seed(course="a", sheet="bc") != seed(course="ab", sheet="c")


def test_a_short_secret_is_refused() -> None:
    """A secret that can be guessed is none."""
    with pytest.raises(ValueError, match="16 bytes"):
        variant_seed(b"secret", **SHEET)  # type: ignore[arg-type]


def test_decisions_for_a_class_have_seeds_of_their_own() -> None:
    """What a seed is for is part of it."""
    of_lines = {sheet_seed(SECRET, course="a", sheet="b", purpose=f"line {line}") for line in range(9)}
    assert len(of_lines) == 9


def test_choices_are_unbiased() -> None:
    """Each of five comes up about as often: within five standard deviations of 4000 in 20000."""
    choices = Choices(seed())
    counts = Counter(choices.below(5) for _ in range(20000))
    assert sorted(counts) == [0, 1, 2, 3, 4]
    assert all(abs(count - 4000) < 5 * 57 for count in counts.values())


def test_every_order_occurs() -> None:
    """Of the six orders of three things, each occurs, about as often."""
    choices = Choices(seed())
    counts = Counter(choices.shuffled("abc") for _ in range(6000))
    assert len(counts) == 6
    assert all(abs(count - 1000) < 5 * 29 for count in counts.values())


def test_other_processes_agree() -> None:
    """A process with another hash seed makes the same choices."""
    code = f"from quizgen.bank.seeds import Choices; c = Choices({seed()!r}); print([c.below(1000) for _ in range(50)])"
    root = str(Path(__file__).parents[2])
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": s, "PYTHONPATH": root},
            capture_output=True,
            check=True,
        ).stdout
        for s in ("0", "4711")
    }
    assert len(outputs) == 1
