"""Tests of `quizgen preview`: what a variant looks like, in the terminal and on pages, and again at each save."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import takewhile
from pathlib import Path

import pytest

from quizgen.cli.watching import saves
from quizgen.errors import FileError
from tests.cli.conftest import Run
from tests.cli.test_lint import GOOD


def test_in_the_terminal(run: Run) -> None:
    """The parameters, the question, its solution, the samples and the slips."""
    shown = run("preview", "chain-rule/sine-of-a-power", "--seed", "3").output
    assert shown.startswith("chain-rule/sine-of-a-power   a = 5, n = 2, f = cos   difficulty 1.99 (2 said)")
    for words in (
        "Differentiate y = cos(5x²) with respect to x.",
        "dy/dx = -10x sin(5x²)",
        "Samples",
        "    -sin(5x²)           chain.inner-derivative-forgotten",
        "Slips that would be recognised",
    ):
        assert words in shown


def test_a_whole_bank_and_several_seeds(run: Run) -> None:
    """Each template for each seed."""
    Path("mine.yaml").write_text(GOOD)
    assert run("preview", "mine.yaml", "--count", "3").output.count("Differentiate y = ") == 3
    assert run("preview", "mine.yaml:line", "--seed", "1").output in run("preview", "mine.yaml", "--count", "3").output


def test_as_pages(run: Run) -> None:
    """HTML and PDF files, with the renderers of the sheets."""
    Path("mine.yaml").write_text(GOOD)
    told = run("preview", "mine.yaml", "--html", "page.html", "--pdf", "page.pdf").output
    assert told == "wrote page.html\nwrote page.pdf\n"
    assert "<math" in Path("page.html").read_text()
    assert Path("page.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("kind", ["--html", "--pdf"])
def test_a_folder_that_is_not_there_is_told(run: Run, kind: str) -> None:
    """One sentence, and nothing is written."""
    Path("mine.yaml").write_text(GOOD)
    with pytest.raises(FileError, match="nowhere/page  cannot be written: No such file or directory"):
        run("preview", "mine.yaml", kind, "nowhere/page")
    assert not Path("nowhere").exists()


def test_parts_have_their_own_samples(run: Run) -> None:
    """With the label of the part."""
    shown = run("preview", "optimum/field-by-a-road").output
    assert "(a) Samples" in shown
    assert "(b) Samples" in shown


def test_each_save_is_seen(tmp_path: Path) -> None:
    """At once, then when the file has changed; not while nothing happens, nor while it is away for a moment."""
    file = tmp_path / "mine.yaml"
    file.write_text("one")
    happens: list[Callable[[], object]] = [
        lambda: None,
        file.unlink,
        lambda: file.write_text("three"),
        lambda: None,
        lambda: file.write_text("the end"),
    ]

    def wait(_: float) -> None:
        happens.pop(0)()

    seen = [file.read_text() for _ in takewhile(lambda _: bool(happens), saves(file, wait))]
    assert seen == ["one", "three"]


def test_saved_to_seen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank that is broken and mended while it is watched: both are told, each within a second."""
    file, began = Path("mine.yaml"), time.perf_counter()
    file.write_text(GOOD)
    contents = iter([GOOD.replace("diff(y, x)", "diff(y x)"), GOOD.replace("sin", "cos")])

    def sleep(_: float) -> None:
        content = next(contents, None)
        if content is None:
            raise KeyboardInterrupt
        file.write_text(content)

    monkeypatch.setattr(time, "sleep", sleep)
    shown = run("preview", "mine.yaml", "--watch").output
    assert shown.count("waiting for the next save") == 3
    assert "Differentiate y = sin(" in shown
    assert 'templates.line.answer: "diff(y x)"' in shown
    assert "Differentiate y = cos(" in shown
    assert time.perf_counter() - began < 3


def test_choices_are_listed(run: Run) -> None:
    """Each with its slip, with what is said to whoever chooses it, or as the right one."""
    shown = run("preview", "chain-rule/choose-the-derivative").output.partition("\nChoices\n")[2].splitlines()
    said = [line.split()[-1] for line in shown if line.strip()]
    assert said.count("right") == 1
    assert "chain.inner-derivative-forgotten" in said
