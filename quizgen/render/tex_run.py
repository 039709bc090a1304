r"""One run of pdflatex, on a format: the preamble is read once, dumped, and loaded by every run after that.

Reading the preamble takes longer than a page. The format is made as `pdflatex -ini ... "&pdflatex" file` with \dump as
the file's last word; options after &pdflatex would silently break it. TeX may read and write nothing but its folder.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from quizgen.render.cache import digest
from quizgen.render.typeset import Failure, TypesetError
from quizgen.values import value

NAME: Final = "LaTeX"

KEPT: Final = 8
"""Formats of different layouts that a folder holds; each has some seven megabytes."""

_ENVIRONMENT: Final = {
    "openin_any": "p", "openout_any": "p", "SOURCE_DATE_EPOCH": "1704067200", "FORCE_SOURCE_DATE": "1",
    "max_print_line": "10000", "error_line": "254", "half_error_line": "238",
}  # fmt: skip


@value
class Run:
    """What one run of pdflatex left: the PDF (b"" when there is none) and the log."""

    pdf: bytes
    log: str


class Pdflatex:
    """pdflatex at `program`; formats are kept in `formats`, or in a folder that goes with this object (None).

    `files` are put beside what is typeset, by name.
    """

    def __init__(
        self, program: Path, formats: Path | None = None, *, files: Mapping[str, bytes] | None = None,
        seconds: float = 300,
    ) -> None:  # fmt: skip
        self._program = program
        self._files = files or {}
        self._seconds = seconds
        self._own = None if formats else tempfile.TemporaryDirectory(prefix="quizgen-formats-")
        self._formats = formats or Path(self._own.name if self._own else "")
        self._made: dict[str, Path | None] = {}

    @cached_property
    def version(self) -> str:
        """What the program says it is, and when it was last changed: another one makes other pages."""
        return self._call(["--version"], Path.cwd()).stdout.partition("\n")[0] + str(self._program.stat().st_mtime_ns)

    def run(self, head: str, body: str, *, draft: bool = False) -> Run:
        """The body typeset after this head; where no format can be dumped, the head is read each time."""
        ready = self._format(head)
        options = ["-no-shell-escape", "-interaction=batchmode", *(["-draftmode"] if draft else [])]
        with tempfile.TemporaryDirectory(prefix="quizgen-tex-") as folder:
            place = self._filled(Path(folder), "sheets.tex", body if ready else f"{head}\n{body}")
            self._call([*options, *([f"-fmt={ready}"] if ready else []), "sheets.tex"], place)
            pdf, log = place / "sheets.pdf", place / "sheets.log"
            return Run(
                pdf.read_bytes() if pdf.exists() else b"",
                log.read_text(encoding="utf-8", errors="replace") if log.exists() else "! pdflatex wrote no log",
            )

    def _format(self, head: str) -> Path | None:
        """The file of the format for this head, without its ending; None where it cannot be made."""
        name = f"quizgen-{digest(self.version, head)}"
        if name not in self._made:
            path = self._formats / name
            self._made[name] = path if path.with_suffix(".fmt").exists() or self._dumped(head, path) else None
        return self._made[name]

    def _dumped(self, head: str, path: Path) -> bool:
        """Makes the format beside its place and moves it there whole, so that many processes may do it at once."""
        with tempfile.TemporaryDirectory(prefix="quizgen-tex-") as folder:
            place = self._filled(Path(folder), "head.tex", f"{head}\n\\dump\n")
            self._call(["-ini", "-interaction=batchmode", f"-jobname={path.name}", "&pdflatex", "head.tex"], place)
            made = place / f"{path.name}.fmt"
            log = place / f"{path.name}.log"
            if not made.exists() or "\n! " in log.read_text(encoding="utf-8", errors="replace"):
                return False
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                new = path.with_name(f".{path.name}.{os.getpid()}")
                new.write_bytes(made.read_bytes())
                new.replace(path.with_suffix(".fmt"))
                self._forget_old()
            except OSError:
                return False
        return True

    def _forget_old(self) -> None:
        """Leaves the newest formats."""
        made = sorted(self._formats.glob("*.fmt"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in made[KEPT:]:
            path.unlink(missing_ok=True)

    def _filled(self, place: Path, name: str, source: str) -> Path:
        (place / name).write_text(source, encoding="utf-8")
        for file, data in self._files.items():
            (place / file).write_bytes(data)
        return place

    def _call(self, arguments: list[str], place: Path) -> subprocess.CompletedProcess[str]:
        try:
            return subprocess.run(
                [self._program, *arguments],
                cwd=place, env={**os.environ, **_ENVIRONMENT}, stdin=subprocess.DEVNULL, capture_output=True,
                timeout=self._seconds, check=False, encoding="utf-8", errors="replace",
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            message = f"pdflatex was stopped after {self._seconds:g} seconds"
            raise TypesetError(NAME, (Failure("the sheets", 0, "", message),)) from None
