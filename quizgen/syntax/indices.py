"""What a variable may be called, and its index in every spelling: w_11, w_{11}, w_{1,1}, w11 and w₁₁."""

from __future__ import annotations

from collections.abc import Iterable

from quizgen.syntax.tokens import GREEK, SUBSCRIPT_DIGITS

NAME_ADVICE = "Write a letter, perhaps with an index: x, theta, w_11."


def is_letter_name(name: str) -> bool:
    """Whether a variable may be called so: letters, and perhaps an index of letters and digits."""
    head, index = head_and_index(name)
    return head.isalpha() and (not index or index.isalnum())


def letters_of(variables: str | Iterable[str]) -> tuple[str, ...]:
    """The names of variables as we call them: "x, y" and ["x", "y"] are the same two, and θ is theta."""
    names = variables.split(",") if isinstance(variables, str) else variables
    return tuple("".join(GREEK.get(c, c) for c in name.strip()) for name in names if name.strip())


def joined(index: str) -> str:
    """w_{1,2} is w_12."""
    return index.replace(",", "").replace(" ", "")


def letters_and_index(run: str) -> tuple[str, str, bool]:
    """Letters, index, and whether the index was written as one: ("w", "11", True) for "w_{11}"."""
    for at, character in enumerate(run):
        if character == "_":
            return run[:at], joined(run[at + 1 :].strip(" {}")), True
        if character in SUBSCRIPT_DIGITS:
            return run[:at], "".join(str(SUBSCRIPT_DIGITS.index(digit)) for digit in run[at:]), True
        if "0" <= character <= "9":
            return run[:at], run[at:], False
    return run, "", False


def head_and_index(name: str) -> tuple[str, str]:
    """("w", "11") for every spelling of w_11."""
    head, index, _ = letters_and_index(name)
    return head, index
