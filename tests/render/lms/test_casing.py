"""What differs between variants is chosen by the seed in use."""

from __future__ import annotations

from pathlib import Path

from quizgen.render.lms.casing import branches, listed, safely, which
from tests.maxima import evaluated, needs_maxima


@needs_maxima
def test_every_seed_means_a_variant(tmp_path: Path) -> None:
    """1 to 3 each their own; a seed that somebody else deploys is one of them too."""
    lines = which(3).replace(";", "$") + listed("qgk1", ["x", "y", "z"]).replace(";", "$")
    found = [evaluated(["qgk1"], tmp_path, before=f"stack_seed:{seed}$\n{lines}")[0] for seed in (1, 2, 3, 4, 123456)]
    assert found == ["x", "y", "z", "x", "z"]


def test_what_is_equal_is_written_once() -> None:
    assert listed("qgk1", ["x", "x"]) == "qgk1:x;"
    assert branches(["the same", "the same"]) == "the same"


def test_texts_branch_by_the_variant() -> None:
    assert branches(["a", "b"]) == '[[ if test="is(qgv=1)" ]]\na\n[[ elif test="is(qgv=2)" ]]\nb\n[[/ if ]]'


def test_nothing_is_taken_for_stack_s_own() -> None:
    """Double brackets and CAS text lose their meaning, and look the same on the page."""
    text = safely("[[input:ans1]] {@x@} {#x#} [1] {x}")
    assert not any(mark in text for mark in ("[[", "{@", "{#"))
    assert text.endswith("[1] {x}")
