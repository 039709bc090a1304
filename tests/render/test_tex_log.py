"""What a log of pdflatex says."""

from __future__ import annotations

from quizgen.render.tex_log import read_log


def test_the_log_says_pages_and_whose_error_it_is() -> None:
    """Markers before each sheet and question; pages are differences of what was shipped."""
    log = "\n".join([
        "This is pdfTeX", "quizgen: sheet 0 after 0", "quizgen: question 1", "[1", "] [2]", "quizgen: end 0 after 2",
        "quizgen: sheet 1 after 2", "quizgen: question 1", "quizgen: question 2",
        "! Undefined control sequence.", "<recently read> \\foo ", "", "l.95 see $\\foo", "                  $ there",
        "quizgen: end 1 after 3",
    ])  # fmt: skip
    seen = read_log(log, 2)
    assert seen.pages == (2, 1)
    assert seen.errors == ((1, 2, r"Undefined control sequence, after see $\foo"),)


def test_a_run_that_dies_is_located_by_its_last_marker() -> None:
    """Even where TeX has no time for a message."""
    assert read_log("quizgen: sheet 0 after 0\nquizgen: question 2\n", 1).errors == ((0, 2, "pdflatex stopped here"),)
