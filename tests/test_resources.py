"""Where the files that belong to quizgen are."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen import resources


def test_layouts_are_found_from_any_working_directory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Beside the package in a checkout, inside it when it is installed."""
    monkeypatch.chdir(tmp_path)
    assert (resources.folder("templates") / "latex" / "weekly" / "style.tex").is_file()


def test_the_installed_copy_comes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wheel carries its own."""
    (tmp_path / "quizgen" / "data" / "banks").mkdir(parents=True)
    (tmp_path / "banks").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", tmp_path / "quizgen")
    assert resources.folder("banks") == tmp_path / "quizgen" / "data" / "banks"
    with pytest.raises(FileNotFoundError, match="reinstall quizgen"):
        resources.folder("templates")
