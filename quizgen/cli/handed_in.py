"""What was handed in: the files, and what each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from quizgen.errors import FileError, Problem
from quizgen.marking.submission import Submission
from quizgen.marking.submissions import Content, Damaged, Empty
from quizgen.wire.submission import read_submission


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Every file named, and every file in a folder named, but for hidden ones."""
    for path in paths:
        if path.is_dir():
            yield from sorted(f for f in path.rglob("*") if f.is_file() and not f.name.startswith("."))
        else:
            yield path


def content_of(path: Path) -> Content:
    """What a file holds; what cannot be read is Damaged, with why."""
    try:
        data = path.read_bytes()
        return _form(data, path) if data.startswith(b"%PDF") else read_submission(data, path.name)
    except FileError as error:
        return Damaged(" ".join(map(_sentence, error.problems)))
    except OSError as error:
        return Damaged(error.strerror or "cannot be opened")


def _sentence(problem: Problem) -> str:
    """What is wrong, with a full stop, and what to do."""
    what = problem.what if problem.what.endswith(".") else f"{problem.what}."
    return " ".join(filter(None, [f"{problem.where}:" if problem.where else "", what, problem.advice]))


def _form(data: bytes, path: Path) -> Submission | Empty:
    """What was typed into a fillable PDF; where it does not say when, the file's own time counts."""
    from quizgen.render.filled import read_form

    arrived = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    form = read_form(data, path.name, arrived.isoformat(timespec="seconds"))
    return form if any(response.text.strip() for response in form.responses) else Empty(form.student)
