"""What may be asked of the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.render.look import load_logo

PNG = b"\x89PNG\r\n\x1a\n"


def test_a_logo_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    """Not by its name."""
    (tmp_path / "logo.gif").write_bytes(PNG)
    logo = load_logo(tmp_path / "logo.gif")
    assert logo.name == "logo.png"
    assert logo.url.startswith("data:image/png;base64,iVBOR")


@pytest.mark.parametrize("content", [b"GIF89a", b""])
def test_what_no_engine_prints_is_refused(tmp_path: Path, content: bytes) -> None:
    """Before anything is made."""
    (tmp_path / "logo.png").write_bytes(content)
    with pytest.raises(FileError, match="neither PNG nor JPEG"):
        load_logo(tmp_path / "logo.png")
    with pytest.raises(FileError, match="cannot be read"):
        load_logo(tmp_path / "nowhere.png")
