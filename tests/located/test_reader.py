"""Tests of quizgen.located.reader: what is read, and what is refused, with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quizgen.located.place import Mistakes
from quizgen.located.reader import DEEPEST, read_file, read_text
from quizgen.located.values import Fields, Items, Scalar


def mistakes_in(text: str) -> list[str]:
    mistakes = Mistakes("mine.yaml")
    read_text(text, mistakes)
    return [f"{p.line}: {p.what} {p.advice}" for p in mistakes.problems]


def test_values_know_their_lines() -> None:
    """Every value has the line in which it begins, a block of text also that of its first character."""
    value = read_text("a: [sin, cos]\n\nquestion: |\n  Find $y$.\n", Mistakes("f"))
    assert value == Fields(
        (
            (Scalar("a", 1, 1), Items((Scalar("sin", 1, 1), Scalar("cos", 1, 1)), 1)),
            (Scalar("question", 3, 3), Scalar("Find $y$.\n", 3, 4)),
        ),
        1,
    )


@pytest.mark.parametrize("text", ["no", "on", "1/2", "2..9", "0x10", "null", "1e3", "12:30", "2026-12-04", "~", ".5"])
def test_nothing_is_interpreted(text: str) -> None:
    """What YAML takes for a truth value, a number or a date stays the text that was written."""
    assert read_text(f"a: {text}", Mistakes("f")) == Fields(((Scalar("a", 1, 1), Scalar(text, 1, 1)),), 1)


@pytest.mark.parametrize(
    ("text", "line", "what", "advice"),
    [
        ("a: !!python/object/apply:os.system [ls]", 1, "is a tag", "Tags are not allowed"),
        ("a: !ruby x", 1, "is a tag", "quotes"),
        ("a: &b [1]\nc: *b", 1, "is an anchor", "quotes"),
        ("a: 1\nb: *x", 2, "is a reference", "quotes"),
        ("a: 1\n---\nb: 2", 2, "a second document", "one document a file"),
        ("[" * 5000, 1, f"more than {DEEPEST} levels", ""),
        ("a: b: c", 1, "a colon where none can be", "quotes"),
        ("a:\n\t- b", 2, "a tab", "spaces"),
        ("a: [x, y", 1, "a bracket is not closed", "quotes"),
        ('right: ["x", diff(y, x)]', 1, '"diff(y" was cut at a comma', "quotes"),
        ("key: {(0, 0)}", 1, "was cut at a comma", "quotes"),
        ("a: 'x", 1, "a quotation mark is not closed", "Close it"),
        ('a: "\\q"', 1, "a backslash in double quotes", "single quotes"),
        ("a: `x`", 1, "cannot begin with this character", "quotes"),
        ("a:\n  b: 1\n c: 2", 3, "do not stand below each other", "alike"),
        ("x\nb\n\x01", 3, "a character that cannot be in a text file", ""),
        ("? [a]\n: b", 1, "a name is expected", "quotes"),
    ],
)
def test_what_is_refused(text: str, line: int, what: str, advice: str) -> None:
    """One mistake, with its line, what it is in a tutor's words, and what to do."""
    [said] = mistakes_in(text)
    assert said.startswith(f"{line}: ")
    assert what in said
    assert advice in said


def test_no_bomb_goes_off() -> None:
    """Aliases that would grow without end are refused at the first anchor."""
    pairs = zip("abcdefgh", "bcdefghi", strict=True)
    bomb = "a: &a [x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}, *{old}]\n" for old, new in pairs)
    assert len(mistakes_in(bomb)) == 1


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder, bytes that are no text and a file that is too large are mistakes, not tracebacks."""
    (tmp_path / "latin.yaml").write_bytes("a: 1\nb: é".encode("latin-1"))
    (tmp_path / "large.yaml").write_bytes(b"a: " + b"x" * 5_000_000)
    for name, what in {
        "none.yaml": "no such file",
        ".": "cannot be read",
        "latin.yaml": "not UTF-8",
        "large.yaml": "larger than",
    }.items():
        mistakes = Mistakes(name)
        assert read_file(tmp_path / name, mistakes) is None
        [problem] = mistakes.problems
        assert what in problem.what


def test_a_byte_order_mark_is_nothing(tmp_path: Path) -> None:
    """Windows editors put a mark before the text."""
    path = tmp_path / "f.yaml"
    path.write_bytes("\ufeffa: 1\r\nb: 2\r\n".encode())
    assert read_file(path, Mistakes("f")) == read_text("a: 1\nb: 2", Mistakes("f"))
