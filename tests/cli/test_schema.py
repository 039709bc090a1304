"""Tests of `quizgen schema`."""

from __future__ import annotations

from quizgen.resources import folder
from quizgen.wire.schema import FILE
from tests.cli.conftest import Run


def test_it_prints_what_is_published(run: Run) -> None:
    """Ready to be saved beside a tutor's own banks."""
    assert run("schema").output == (folder("banks") / FILE).read_text(encoding="utf-8")
