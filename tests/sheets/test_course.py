"""Tests of quizgen.sheets.course: course.toml, and the secret that is not in it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.sheets.course import KEY_FILE, load_course, load_secret, make_secret


def test_what_a_course_says(tmp_path: Path) -> None:
    """The name alone is enough; the rest has its usual place."""
    (tmp_path / "course.toml").write_text('name = "Calculus 1"\nout = "made"\n')
    course = load_course(tmp_path)
    assert (course.name, course.key, course.out) == ("Calculus 1", tmp_path / KEY_FILE, tmp_path / "made")
    assert course.gradebook == ""
    (tmp_path / "course.toml").write_text('name = "Calculus 1"\ngradebook = "sqlite:///gradebook.db"\n')
    assert load_course(tmp_path).gradebook == "sqlite:///gradebook.db"


def test_every_mistake_has_its_line(tmp_path: Path) -> None:
    """Unknown fields, wrong values and a missing name come together."""
    (tmp_path / "course.toml").write_text('# our course\nnme = "x"\nroster = 3\n')
    with pytest.raises(FileError) as raised:
        load_course(tmp_path)
    assert [(p.line, p.where, p.what) for p in raised.value.problems] == [
        (0, "name", "the course has no name."),
        (2, "nme", '"nme" is not a field here.'),
        (3, "roster", "3 is not a text."),
    ]
    (tmp_path / "course.toml").write_text("name = Calculus\n")
    with pytest.raises(FileError) as raised:
        load_course(tmp_path)
    assert raised.value.problems[0].line == 1


def test_a_secret_is_new_and_private(tmp_path: Path) -> None:
    """Two secrets differ, only the owner may read them, and none is ever overwritten."""
    make_secret(tmp_path / "a.key")
    make_secret(tmp_path / "b.key")
    assert load_secret(tmp_path / "a.key") != load_secret(tmp_path / "b.key")
    assert len(load_secret(tmp_path / "a.key")) == 32
    if os.name == "posix":
        assert (tmp_path / "a.key").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_secret(tmp_path / "a.key")


@pytest.mark.skipif(os.name != "posix", reason="permissions as POSIX has them")
def test_a_secret_that_others_can_read_is_refused(tmp_path: Path) -> None:
    """With the command that mends it."""
    path = tmp_path / "course.key"
    make_secret(path)
    path.chmod(0o644)
    with pytest.raises(FileError, match="chmod 600"):
        load_secret(path)


def test_damaged_and_missing_secrets(tmp_path: Path) -> None:
    """Nothing is guessed: a secret is whole or it is refused."""
    path = tmp_path / "course.key"
    with pytest.raises(FileError, match="no such file"):
        load_secret(path)
    make_secret(path)
    path.write_text(path.read_text()[:-5])
    with pytest.raises(FileError, match="not a whole course key"):
        load_secret(path)
