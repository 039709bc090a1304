"""A reading is a value, and says whether it is the only one."""

from __future__ import annotations

import pickle

from quizgen.expr.nodes import ONE, TWO
from quizgen.syntax.reading import Other, Reading


def test_a_reading_knows_whether_it_is_ambiguous() -> None:
    """Ambiguous means that there are others."""
    assert not Reading("1", ONE).ambiguous
    assert Reading("1", ONE, (Other(TWO, "why"),)).ambiguous


def test_readings_survive_pickling() -> None:
    """They cross a process pool."""
    reading = Reading("1", ONE, (Other(TWO, "why"),))
    assert pickle.loads(pickle.dumps(reading)) == reading
