"""The table of common mistakes is the test: every example is refused by its own row, at its own place."""

from __future__ import annotations

import pickle

import pytest

from quizgen.errors import InputError
from quizgen.syntax.advice import ADVICE, Advice
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.parser import parse


def _refused(row: Advice) -> InputError:
    reads = parse_conditions if row.code == "not-a-condition" else parse
    with pytest.raises(InputError) as caught:
        reads(row.example, row.notation)
    return caught.value


@pytest.mark.parametrize("row", ADVICE.values(), ids=list(ADVICE))
def test_every_row_explains_its_example(row: Advice) -> None:
    """The example is refused with this code, at this place, in whole sentences."""
    error = _refused(row)
    assert error.code == row.code
    assert (error.span.start, error.span.end) == row.at
    assert error.what[:1].strip()
    assert error.advice[:1].isupper()
    assert not f"{error.what}{error.advice}".endswith(".")


def test_codes_are_not_repeated() -> None:
    """One row for each code."""
    assert all(code == row.code for code, row in ADVICE.items())


def test_errors_survive_pickling() -> None:
    """An error crosses a process pool with all its data."""
    error = _refused(ADVICE["unclosed"])
    copy = pickle.loads(pickle.dumps(error))
    assert (copy.text, copy.span, copy.what, copy.advice, copy.code) == (
        error.text,
        error.span,
        error.what,
        error.advice,
        error.code,
    )
