"""Hand-written LaTeX is looked over before an engine sees it."""

from __future__ import annotations

import pytest

from quizgen.fragments import faults


@pytest.mark.parametrize(
    "source",
    [r"\nabla E", r"\{1, 2\}", r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", r"\text{if $x > 0$}", r"50\%", "a_{b}"],
)
def test_what_is_closed_passes(source: str) -> None:
    """Escaped braces and percent signs are letters."""
    assert faults(source) == ()


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("{x", "{ is not closed"),
        ("x}", "} closes nothing"),
        (r"\begin{cases} x", r"\begin{cases} is not closed"),
        (r"\begin{cases} {x \end{cases} }", r"\end{cases} comes before { is closed"),
        (r"\text{$x}", "} comes before $ is closed"),
        ("50% x", "% begins a comment and swallows what follows: write \\%"),
        (r"\input{/etc/passwd}", r"\input is not allowed here"),
        (r"\csname end\endcsname", r"\csname is not allowed here"),
    ],
)
def test_what_is_not_closed_is_named(source: str, fault: str) -> None:
    """In words for the author of the bank."""
    assert fault in faults(source)
