"""Where layouts are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.render.layouts import find_layouts
from quizgen.render.text import render
from quizgen.render.typst import TypstRenderer
from tests.render.samples import document


def test_a_tutor_changes_one_file_and_keeps_the_others(tmp_path: Path) -> None:
    """The chosen folder is looked at first, file by file."""
    own = tmp_path / "typst" / "weekly"
    own.mkdir(parents=True)
    (own / "sheet.typ").write_text("= << document.title | words >>\n<< body >>")
    source = TypstRenderer(find_layouts(tmp_path)).render(document())
    assert "= Differentiation\n" in source
    assert "#let question" in source


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    """With what it should hold."""
    with pytest.raises(FileError, match="there is no such folder"):
        find_layouts(tmp_path / "nowhere")


def test_a_layouts_own_mistake_names_file_and_line(tmp_path: Path) -> None:
    """As for any other file of the tutor's."""
    own = tmp_path / "typst" / "weekly"
    own.mkdir(parents=True)
    (own / "sheet.typ").write_text("fine\n<% if %>")
    with pytest.raises(FileError, match=r"sheet\.typ:2"):
        TypstRenderer(find_layouts(tmp_path)).render(document())


def test_a_value_that_does_not_exist_is_a_layouts_mistake_too(tmp_path: Path) -> None:
    """Not an empty place on the page."""
    own = tmp_path / "typst" / "weekly"
    own.mkdir(parents=True)
    (own / "sheet.typ").write_text("<< document.nosuchfield >>")
    with pytest.raises(FileError, match=r"sheet\.typ.*nosuchfield"):
        TypstRenderer(find_layouts(tmp_path)).render(document())


def test_plain_text_needs_no_layout() -> None:
    """For a terminal or an e-mail."""
    text = render(document())
    assert "1    Differentiate y = sin(3x²)." in text
    assert max(map(len, text.splitlines())) <= 78
