"""The verbs on texts as people type them."""

from __future__ import annotations

import pytest

from quizgen import api
from quizgen.errors import InputError


@pytest.mark.parametrize(
    ("response", "code"),
    [("6x^2 + c", "integral.constant-added"), ("x^4/2 + 4x + C", "integral.taken")],
)
def test_a_constant_of_integration_is_read(response: str, code: str) -> None:
    """Although it is no letter of the question: that it is there is the slip."""
    assert api.diagnose("2x^3+4", "x", response).explanations[0].code == code


def test_other_letters_are_refused() -> None:
    """With the advice that belongs to the letters of the question."""
    with pytest.raises(InputError, match="k does not occur in this question"):
        api.diagnose("2x^3+4", "x", "6x^2 + k")
