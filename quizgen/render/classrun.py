"""Everything that is handed out or kept for one class and week, written into a folder.

    sheets/week-04-20411.pdf      one sheet for each student (and .html, .md, .txt where asked for)
    solutions/week-04-20411.pdf   worked solutions of that student's own questions
    tex/week-04-20411.tex         the LaTeX of the sheet, to edit
    print-run.pdf                 all sheets in one, to be printed
    mark-scheme.pdf               all mark schemes in one
    overview.pdf                  every variant with its key, in one table
    for-students/...quiz.json     the questions for `quizgen answer`
    key.private.json              what marking needs, for the tutor only

The sheets are made in chunks, by this process or by any Executor, and written as they come: however large the class,
no more than a few chunks are in memory.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from itertools import chain
from pathlib import Path

from quizgen.chunks import chunked, spread
from quizgen.outputs import private_file
from quizgen.render.batch import Job, Made, make
from quizgen.render.pdf import bind
from quizgen.render.setting import Setting
from quizgen.render.typeset import Failure, TypesetError
from quizgen.sheets.sheet import Sheet
from quizgen.values import value
from quizgen.wire.key import KEY_NAME, key_in_lines, key_of

CHUNK = 80
"""Sheets in one run of an engine: enough to forget the cost of beginning, few enough to share among cores."""

VOLUME = 25
"""Chunks in one bound PDF: 2,000 sheets, which a printer and the memory of a small machine can still bear."""

KILLED = "a process was ended from outside, perhaps for want of memory. Try again, with fewer --jobs."

Progress = Callable[[int], None]
"""Hears how many sheets are done."""

BOUND = {"print-run.pdf": "print_run", "mark-scheme.pdf": "mark_scheme", "overview.pdf": "overview"}


@value
class ClassRun:
    """What was made: how many sheets, what could not be typeset, and what the tutor should know."""

    sheets: int
    failures: tuple[Failure, ...]
    remarks: tuple[str, ...]

    def with_chunk(self, made: Made) -> ClassRun:
        """What was made so far, and this chunk."""
        failures, remarks = dict.fromkeys(self.failures + made.failures), dict.fromkeys(self.remarks + made.remarks)
        return ClassRun(self.sheets + made.sheets, tuple(failures), tuple(remarks))

    @property
    def dropped(self) -> dict[str, tuple[int, ...]]:
        """The templates that have a note in their place, on some sheet at least, with the numbers of the questions."""
        numbers: dict[str, set[int]] = {}
        for one in self.failures:
            numbers.setdefault(one.item, set()).add(one.question)
        return {item: tuple(sorted(found)) for item, found in numbers.items()}


def write_class(
    sheets: Iterable[Sheet],
    folder: Path,
    setting: Setting,
    *,
    executor: Executor | None = None,
    chunk: int = CHUNK,
    ahead: int = 4,
    progress: Progress = lambda done: None,
) -> ClassRun:
    """Writes all files of a class into an existing folder (see quizgen.outputs for making it whole).

    There is one sheet at least. `ahead` is how many chunks an executor is given at a time. Raises TypesetError.
    """
    parts = folder / ".parts"
    parts.mkdir()
    left = iter(sheets)
    first = next(left)
    jobs = (Job(setting, some) for some in chunked(chain((first,), left), chunk))
    run = ClassRun(0, (), ())

    def key_lines() -> Iterator[str]:
        nonlocal run
        for number, made in enumerate(spread(make, jobs, executor, ahead=ahead)):
            _write(made, folder, parts, number)
            run = run.with_chunk(made)
            progress(run.sheets)
            yield from made.key

    try:
        with private_file(folder / KEY_NAME) as key:
            key.writelines(key_in_lines(key_of((first,)), key_lines()))
    except BrokenExecutor:
        raise TypesetError("quizgen", (Failure("the sheets", 0, "", KILLED),)) from None
    for name in BOUND:
        _bind_volumes(sorted(parts.glob(f"*-{name}")), folder / name)
    shutil.rmtree(parts)
    _write_logo(setting, folder)
    setting.cache.trim()
    return run


def _write(made: Made, folder: Path, parts: Path, number: int) -> None:
    for name, data in made.files:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    for name, field in BOUND.items():
        (parts / f"{number:06}-{name}").write_bytes(getattr(made, field))


def _bind_volumes(parts: Sequence[Path], path: Path) -> None:
    """One PDF of all parts; of a very large class several, print-run-2.pdf and so on beside the first."""
    for number, volume in enumerate(chunked(parts, VOLUME), 1):
        place = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        bind(volume, place, path.stem, "en-GB")


def _write_logo(setting: Setting, folder: Path) -> None:
    """The sources in tex/ ask for it."""
    logo = setting.layouts.look.logo
    if logo and (folder / "tex").is_dir():
        (folder / "tex" / logo.name).write_bytes(logo.data)
