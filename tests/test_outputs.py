"""Files appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.errors import FileError
from quizgen.outputs import MARKER, private_file, whole_folder, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_set_of_files_takes_the_place_of_the_previous_one(tmp_path: Path) -> None:
    """What is not in the new set is gone, and nothing else is left behind."""
    for content in ("old", "new"):
        with whole_folder(tmp_path / "week-04") as folder:
            (folder / f"{content}.txt").write_text(content)
    assert names(tmp_path / "week-04") == [MARKER, "new.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["week-04"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_whatever_stops_a_run_the_previous_set_stays(tmp_path: Path, stop: type[BaseException]) -> None:
    """Ctrl-C, a full disk."""
    with whole_folder(tmp_path / "week-04") as folder:
        (folder / "old.txt").write_text("old")
    with pytest.raises(stop), whole_folder(tmp_path / "week-04") as folder:  # noqa: PT012
        (folder / "new.txt").write_text("half")
        raise stop
    assert names(tmp_path / "week-04") == [MARKER, "old.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["week-04"]


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    """The one that ends last stays, whole."""
    with whole_folder(tmp_path / "out") as one, whole_folder(tmp_path / "out") as other:
        (one / "one").touch()
        (other / "other").touch()
    assert names(tmp_path / "out") == [MARKER, "one"]


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    """From the first moment on."""
    write_whole(tmp_path / "key", b"secret", mode=0o600)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "key").read_bytes() == b"secret"


def test_a_folder_of_somebody_elses_is_never_replaced(tmp_path: Path) -> None:
    """What quizgen did not make stays, and the run ends before it begins."""
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter-1.tex").touch()
    with pytest.raises(FileError, match="quizgen did not make it"), whole_folder(tmp_path / "thesis"):
        pass
    assert names(tmp_path / "thesis") == ["chapter-1.tex"]


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    """SIGKILL leaves no time to clean up; a run that lives keeps its place, by the lock that it holds."""
    (tmp_path / ".out.new-dead").mkdir()
    (tmp_path / ".out.new-dead" / MARKER).touch()
    with whole_folder(tmp_path / "out") as one:
        assert not (tmp_path / ".out.new-dead").exists()
        with whole_folder(tmp_path / "out"):
            assert one.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_killed_between_two_renamings_loses_nothing(tmp_path: Path) -> None:
    """The set that was about to be replaced goes back to its place."""
    kept = tmp_path / ".out.old-dead" / "out"
    kept.mkdir(parents=True)
    (kept.parent / MARKER).touch()
    (kept / MARKER).touch()
    (kept / "old.txt").touch()
    with pytest.raises(OSError, match="full"), whole_folder(tmp_path / "out"):  # noqa: PT012
        assert names(tmp_path / "out") == [MARKER, "old.txt"]
        raise OSError("full")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_private_file_is_private_while_it_is_written(tmp_path: Path) -> None:
    """And takes the place of what was there."""
    (tmp_path / "key").write_text("old")
    with private_file(tmp_path / "key") as file:
        assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
        file.write("new")
    assert (tmp_path / "key").read_text() == "new"
