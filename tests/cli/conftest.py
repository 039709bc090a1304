"""A course folder made by `quizgen new`, and a way to run commands in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli.main import main
from quizgen.sheets.course import KEY_TITLE

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `quizgen ARGUMENTS`, in a new empty folder to begin with; exceptions come through."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, list(arguments), input=typed, catch_exceptions=False)

    return invoke


@pytest.fixture(scope="session")
def made_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course whose first week has been made with the built-in engine; tests copy it before they change anything."""
    folder = tmp_path_factory.mktemp("course") / "fcs"
    patch = pytest.MonkeyPatch()
    with patch.context() as here:
        here.chdir(folder.parent)
        assert CliRunner().invoke(main, ["new", "fcs"], catch_exceptions=False).exit_code == 0
        here.chdir(folder)
        (folder / "course.key").write_text(f"{KEY_TITLE}\n{'00' * 32}\n")  # or the questions would be others every time
        result = CliRunner().invoke(main, ["sheet", "week-01.yaml", "--engine", "typst"], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def course(made_course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that course, with the commands run inside it."""
    import shutil

    folder = tmp_path / "fcs"
    shutil.copytree(made_course, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def run_in(course: Path) -> Run:
    """Runs `quizgen ARGUMENTS` in the copied course."""

    def invoke(*arguments: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, list(arguments), input=typed, catch_exceptions=False)

    return invoke
