"""Which letters pdflatex has."""

from __future__ import annotations

import pytest

from quizgen.render.latex_parts import escape
from quizgen.render.letters import beyond_pdflatex, unsettable
from tests.render.samples import document


@pytest.mark.parametrize("name", ["Þórður Æsgeirsson", "Łukasz Żółć", "Ștefan", "O’Brien", "Müller-Lüdenscheidt"])
def test_pdflatex_has_the_letters_of_western_names(name: str) -> None:
    """What T1 fonts hold."""
    assert beyond_pdflatex(name) == ""


@pytest.mark.parametrize(("name", "missing"), [("张伟", "张伟"), ("Иван", "Иван"), ("Nguyễn", "ễ")])
def test_names_beyond_pdflatex_are_known_before_it_runs(name: str, missing: str) -> None:
    """Their sheets are typeset by the other engine."""
    assert beyond_pdflatex(name) == missing
    assert unsettable(document(name)) == missing


def test_our_own_signs_are_spelt_for_latex() -> None:
    """An arrow in a solution sends no page to the other engine."""
    assert beyond_pdflatex("a → b − c ≤ d × e · f") == ""
    assert escape("a → b ≤ c") == r"a \ensuremath{\to} b \ensuremath{\le} c"
