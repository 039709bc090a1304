"""Tests of quizgen.lint.clean: what was sound and has not changed is not looked at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.bank.model import Source
from quizgen.lint import clean
from quizgen.lint.clean import Clean
from quizgen.lint.finding import Finding
from quizgen.values import replaced
from tests.lint.test_checks import SOUND, template


def test_the_same_template_is_known(tmp_path: Path) -> None:
    """Wherever it stands; another template, or another number of seeds, is not."""
    one, moved = template(SOUND), template("title: One\n" + SOUND)
    Clean(tmp_path / "new", 200).add(one, ())
    known = Clean(tmp_path / "new", 200)
    assert known.knows(one)
    assert known.knows(moved)
    assert not known.knows(replaced(one, difficulty=2))
    assert not Clean(tmp_path / "new", 500).knows(one)


def test_only_what_was_clean_is_remembered(tmp_path: Path) -> None:
    """A template with findings is looked at again."""
    one = template(SOUND)
    known = Clean(tmp_path, 200)
    known.add(one, [Finding("key", "b/one", Source("b.yaml", 1, ""), "wrong")])
    assert not known.knows(one)


def test_the_folder_does_not_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each change of quizgen makes all that is remembered useless."""
    monkeypatch.setattr(clean, "MOST", 3)
    for name in "abcd":
        (tmp_path / name).touch()
    Clean(tmp_path, 200).add(template(SOUND), ())
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    """Nothing is remembered then, nor where there is no folder."""
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "file" / "below", None):
        known = Clean(folder, 200)
        known.add(template(SOUND), ())
        assert not known.knows(template(SOUND))
