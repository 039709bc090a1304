"""The one way to add a kind of something."""

from __future__ import annotations

import pickle
from importlib.metadata import EntryPoint

import pytest

from quizgen.registry import Registry, UnknownName

SHAPES: Registry[object] = Registry("shape", "quizgen.test", {"square": "math:sqrt", "round": "math:pi"})


def test_built_in() -> None:
    """A built-in is imported when it is asked for."""
    import math

    assert SHAPES.get("square") is math.sqrt


def test_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """What another package declares is found in the same way, and cannot take the name of a built-in."""
    import importlib.metadata
    import math

    points = [EntryPoint("cube", "math:cbrt", "quizgen.test"), EntryPoint("square", "math:e", "quizgen.test")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points)
    assert SHAPES.get("cube") is math.cbrt
    assert SHAPES.get("square") is math.sqrt
    assert SHAPES.names() == ("square", "round", "cube")


def test_unknown() -> None:
    """An unknown name is told with the nearest one, and the error survives pickling."""
    with pytest.raises(UnknownName) as caught:
        SHAPES.get("squares")
    assert str(caught.value) == 'no shape "squares". Did you mean square?'
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    with pytest.raises(UnknownName, match=r"There is round and square\.$"):
        SHAPES.get("hyperboloid")
