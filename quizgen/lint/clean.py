"""What was clean already and has not changed: an empty file for each template, named by a digest of all that matters.

A digest covers the template without its line numbers, the number of seeds, and quizgen's own code as it lies on the
disk. The folder may be deleted at any time; where it cannot be written nothing is remembered.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from quizgen.bank.model import Answer, PartTemplate, Sample, Source, Template
from quizgen.lint.finding import Finding
from quizgen.resources import PACKAGE
from quizgen.values import replaced

MOST = 5000
"""Of more than so many files hardly one is still of use: then all are thrown away."""
NOWHERE = Source("", 0, "")


class Clean:
    """The templates that `count` seeds have shown to be sound, remembered in a folder; None remembers nothing."""

    def __init__(self, folder: Path | None, count: int) -> None:
        self.folder = folder
        if folder is not None and folder.is_dir() and len(old := list(folder.iterdir())) > MOST:
            for path in old:
                path.unlink(missing_ok=True)
        self._start = f"{count} {package()}" if folder else ""

    def knows(self, template: Template) -> bool:
        return self.folder is not None and (self.folder / self._name(template)).exists()

    def add(self, template: Template, findings: Iterable[Finding]) -> None:
        """Remember the template, if nothing was found."""
        if self.folder is not None and not tuple(findings):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                (self.folder / self._name(template)).touch()
            except OSError:
                self.folder = None

    def _name(self, template: Template) -> str:
        return _digest(self._start, repr(_without_lines(template)))


def package() -> str:
    """The code of quizgen as it lies on the disk: names, sizes and times of its files."""
    files = sorted(PACKAGE.rglob("*.py"))
    return _digest(*(f"{path.relative_to(PACKAGE)} {_size_and_time(path)}" for path in files))


def _size_and_time(path: Path) -> str:
    found = path.stat()
    return f"{found.st_size} {found.st_mtime_ns}"


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def _without_lines(template: Template) -> tuple[Template, list[str]]:
    """The template as it would be wherever it stood in whatever file, and its only set in order."""
    parts = tuple(map(_part, template.parts))
    return replaced(template, parts=parts, source=NOWHERE, allow=frozenset()), sorted(template.allow)


def _part(part: PartTemplate) -> PartTemplate:
    answer: Answer = replaced(part.answer, source=NOWHERE)
    samples: tuple[Sample, ...] = tuple(replaced(sample, source=NOWHERE) for sample in part.samples)
    return replaced(part, answer=answer, samples=samples)
