"""LaTeX that compiles by itself and is pleasant to read."""

from __future__ import annotations

import pytest

from quizgen.render.latex import LatexRenderer
from quizgen.render.latex_parts import escape
from quizgen.render.layouts import find_layouts
from quizgen.render.letters import beyond_pdflatex, unsettable
from tests.render.samples import document, everything


@pytest.fixture(scope="module")
def renderer() -> LatexRenderer:
    return LatexRenderer(find_layouts())


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


def test_the_source_is_what_a_person_would_write(renderer: LatexRenderer) -> None:
    """Questions as environments, formulas as formulas, the student's name once."""
    source = renderer.render(document())
    assert source.startswith("\\documentclass[11pt,a4paper]{article}\n")
    assert "\\student{Ada Lovelace}{20411}\n" in source
    assert "\\begin{question}{1}{3 marks}\nDifferentiate $y = \\sin(3x^2)$.\n" in source
    assert "quizgenmark" not in source
    assert "\n\n\n" not in source


def test_every_block_has_its_macro(renderer: LatexRenderer) -> None:
    """A layout that forgets one would fail here."""
    source = renderer.render(everything())
    for expected in ("section*", r"\[ \frac{2x}{x^2+1}. \]", "answerspace", "step{Chain rule}", "result{Answer}",
                     "award{M½}", "tabular", "clearpage", "note{A note.}", r"$\nabla E$"):  # fmt: skip
        assert expected in source, expected


def test_many_sheets_in_one_file_are_told_apart_by_markers(renderer: LatexRenderer) -> None:
    """One preamble, one marker for each sheet and question."""
    source = renderer.batch([renderer.marked(document()), renderer.marked(document("Bob", "2"))], [2, 2])
    assert source.count("\\documentclass") == 1
    assert source.count("\\quizgenmark{question 1}") == 2
    assert source.index("\\quizgensheet{0}") < source.index("\\quizgenend{0}") < source.index("\\quizgensheet{1}")


@pytest.mark.parametrize("name", ["Þórður Æsgeirsson", "Łukasz Żółć", "Ștefan", "O’Brien", "Müller-Lüdenscheidt"])
def test_pdflatex_has_the_letters_of_western_names(name: str) -> None:
    """What T1 fonts hold."""
    assert beyond_pdflatex(name) == ""


@pytest.mark.parametrize(("name", "missing"), [("张伟", "张伟"), ("Иван", "Иван"), ("Nguyễn", "ễ")])
def test_names_beyond_pdflatex_are_known_before_it_runs(name: str, missing: str) -> None:
    """Their sheets are typeset by the other engine, and the source says so."""
    assert beyond_pdflatex(name) == missing
    sheet = document(name)
    assert unsettable(sheet) == missing
    assert LatexRenderer(find_layouts()).render(sheet).startswith("% pdflatex has no letters for ")
