"""Words and numbers as LaTeX."""

from __future__ import annotations

import pytest

from quizgen.render.latex_parts import escape


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Smith & Sons, 100% #1", r"Smith \& Sons, 100\% \#1"),
        ("x_1^2 {~} $5", r"x\_1\^{}2 \{\textasciitilde{}\} \$5"),
        ("\\LaTeX", r"\textbackslash{}LaTeX"),
        ("least-squares", "least-squares"),
        ("D'Arcy", "D'Arcy"),
        ("S\u030cime", "Šime"),
    ],
)
def test_words_are_escaped(words: str, source: str) -> None:
    """Nothing that a person is called can be a command."""
    assert escape(words) == source
