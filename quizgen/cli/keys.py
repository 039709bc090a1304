"""Where the private keys of a sheet are kept, and how a command comes by the one that it needs.

The key of the last drawing is in the sheet's folder. Where it replaced the key of another drawing, that one stays in a
folder beside it: the other sheets may have been handed out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from filecmp import cmp as same_bytes
from hashlib import blake2b
from pathlib import Path

from quizgen.cli.course import current_course
from quizgen.cli.show import place
from quizgen.errors import FileError, Problem
from quizgen.marking.mark import SheetMark
from quizgen.marking.submission import Submission
from quizgen.outputs import private_file
from quizgen.wire.key import EARLIER, KEY_NAME, KeyFile, editions_in, read_key


def key_answered(path: Path, answers: Iterable[Submission | SheetMark]) -> KeyFile:
    """The key in a file, and for students who answered an earlier drawing of the sheet the key of that.

    Earlier keys are only read where the first does not do. Raises FileError.
    """
    key = read_key_file(path)
    editions: dict[str, set[str]] = {}
    for answer in answers:
        if answer.edition and answer.sheet == key.name:
            editions.setdefault(answer.student, set()).add(answer.edition)
    present = key.register.editions
    if all(present.get(student) in answered for student, answered in editions.items() if student in present):
        return key
    return key.answered(editions, map(read_key_file, _newest_first(path.parent / EARLIER)))


def path_of_key(name: str) -> Path:
    """The key file of the sheet with this name in the course at hand; raises FileError."""
    course = current_course()
    out = course.out if course else Path("out")
    path = out / name / KEY_NAME
    if not path.exists():
        advice = "Make the sheet with quizgen sheet; if it was made with --out, name that folder with --key."
        what = f'no key of the sheet "{name}": looked for {name}/{KEY_NAME} in this folder.'
        raise FileError([Problem(place(out), 0, "", what, advice)])
    return path


def key_of_sheet(name: str) -> KeyFile:
    """The key of the sheet with this name in the course at hand; raises FileError."""
    return read_key_file(path_of_key(name))


def read_key_file(path: Path) -> KeyFile:
    """The key in a file; FileError, with what to do, where it cannot be read."""
    try:
        return read_key(path.read_bytes(), str(path))
    except OSError as error:
        advice = "Make the sheet with quizgen sheet, or name its key with --key."
        raise FileError([Problem(str(path), 0, "", f"cannot be read: {error.strerror}.", advice)]) from None


def keys_in(folder: Path) -> Iterator[Path]:
    """The keys in the folder of a sheet, the last one at the end: of two with the same editions it is the better."""
    yield from reversed(_newest_first(folder / EARLIER))
    if (folder / KEY_NAME).exists():
        yield folder / KEY_NAME


def keep_earlier_keys(before: Path, folder: Path) -> bool:
    """Copies into the folder of a new drawing the keys in the folder `before` that it does not replace, and says
    whether the key of the last drawing is among them. Raises FileError."""
    drawn = folder / KEY_NAME
    others = [path for path in keys_in(before) if not same_bytes(path, drawn, shallow=False)]
    if not others:
        return False
    present = editions_in(drawn.read_bytes(), str(drawn))
    kept = [path for path in others if _keep(path, present, folder / EARLIER)]
    return before / KEY_NAME in kept


def _keep(path: Path, present: frozenset[str], into: Path) -> bool:
    """Copies a key into a folder unless all its editions are present ones, and says whether it did."""
    data = path.read_bytes()
    editions = editions_in(data, str(path))
    if editions <= present:
        return False
    into.mkdir(exist_ok=True)
    with private_file(into / f"{_digest(editions)}.{KEY_NAME}") as file:
        file.write(data.decode("utf-8"))
    return True


def _newest_first(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"*.{KEY_NAME}"), key=lambda path: (-path.stat().st_mtime, path.name))


def _digest(editions: Iterable[str]) -> str:
    """A name for a drawing: the same for the same editions."""
    return blake2b(" ".join(sorted(editions)).encode(), digest_size=4).hexdigest()
