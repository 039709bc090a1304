"""Tests of quizgen.bank.sources: packages bring banks by entry point, and quizgen's own come the same way."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.bank.load import load_banks
from quizgen.bank.sources import installed_folders
from quizgen.errors import FileError
from quizgen.resources import folder

BANK = "bank: NAME\ntitle: t\ntemplates:\n  one: { question: 'Let $y = x^2$.', answer: 'diff(y, x)', marks: 1 }\n"


def installed(place: Path, module: str, points: str) -> None:
    """A package as pip leaves it: a module, and the folder that declares its entry points."""
    (place / "extra_banks.py").write_text(module)
    info = place / "extra_banks-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: extra-banks\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[quizgen.banks]\n{points}\n")


MODULE = """
from pathlib import Path

def folder():
    return Path(__file__).parent / "yaml"
"""


def test_quizgens_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registered in the form in which others register theirs."""
    assert installed_folders()[-1] == folder("banks")


def test_a_package_brings_banks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are found beside quizgen's own; one of the same name takes the place of quizgen's."""
    installed(tmp_path, MODULE, "extra = extra_banks:folder")
    (tmp_path / "yaml").mkdir()
    for name in ("extra", "chain-rule"):
        (tmp_path / "yaml" / f"{name}.yaml").write_text(BANK.replace("NAME", name))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert installed_folders() == (tmp_path / "yaml", folder("banks"))
    banks = load_banks(installed_folders())
    assert set(banks["extra"].templates) == set(banks["chain-rule"].templates) == {"one"}
    assert len(banks["product-rule"].templates) > 1


@pytest.mark.parametrize("point", ["broken = extra_banks:missing", "broken = not_there:folder"])
def test_a_package_that_is_broken_is_named(point: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a tutor knows what to remove."""
    installed(tmp_path, MODULE, point)
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(FileError, match=r"package broken  quizgen\.banks: this package has no folder of banks"):
        installed_folders()


def test_what_is_replaced_is_known(tmp_path: Path) -> None:
    """The bank that holds knows the file of the one that it stands in for."""
    first, second = tmp_path / "a", tmp_path / "b"
    for place in (first, second):
        place.mkdir()
        (place / "mine.yaml").write_text(BANK.replace("NAME", "mine"))
    (second / "other.yaml").write_text(BANK.replace("NAME", "other"))
    banks = load_banks([first, second])
    assert (banks["mine"].file, banks["mine"].replaces) == (str(first / "mine.yaml"), str(second / "mine.yaml"))
    assert banks["other"].replaces == ""
