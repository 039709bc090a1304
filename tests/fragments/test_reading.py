"""Hand-written LaTeX where there is no LaTeX."""

from __future__ import annotations

import pytest

from quizgen.fragments.mathml import to_mathml
from quizgen.fragments.reading import Fraction, Leaf, Row, Scripts, drawn, unknown
from quizgen.fragments.typst import to_typst

SHOWN = [
    (r"\frac{\partial^2 z}{\partial x\,\partial y}", "frac(∂^(2) z, ∂ x thin ∂ y)"),
    (r"y_i = w_{i1} x_1, \quad i = 1, 2", r"y_(i) \= w_(i 1) x_(1) \, quad i \= 1 \, 2"),
    (r"\mathrm{e}^x = 1 + x + \dots", r'upright("e")^(x) \= 1 \+ x \+ …'),
    (r"\lim_{h \to 0} f'(x-h)", r'op("lim", limits: #true)_(h → 0) f^(′) \( x - h \)'),
    (r"\sqrt[3]{x} \sqrt2", "root(3, x) sqrt(2)"),
    (r"\vec{v} \in \mathbb{R}^n", "arrow(v) ∈ ℝ^(n)"),
    (r"\text{if so} x > 0", r'"if so" x \> 0'),
    (r"\sum_{i=1}^n \left( x_i \right)", r"∑_(i \= 1)^(n) \( x_(i) \)"),
    (r"a + \dots + b \dots", "a \\+ ⋯ \\+ b …"),
    ("3.5{}^2", '3.5 ""^(2)'),
]


@pytest.mark.parametrize(("source", "typst"), SHOWN)
def test_what_is_known_is_drawn(source: str, typst: str) -> None:
    """As Typst; and MathML has an element for every mark."""
    assert to_typst(drawn(source)) == typst
    assert to_mathml(drawn(source)).startswith("<mrow>")


def test_typst_takes_all_of_it() -> None:
    """The engine itself."""
    import typst

    page = "\n\n".join(f"${to_typst(drawn(source))}$" for source, _ in SHOWN)
    assert bytes(typst.compile(page.encode(), format="pdf")).startswith(b"%PDF")


def test_the_tree() -> None:
    """Arguments without braces are one mark; a letter stands for itself."""
    two, x = Leaf("number", "2"), Leaf("letter", "x")
    assert drawn(r"\frac{x^2}2") == Row((Fraction(Scripts(x, None, two), two),))


@pytest.mark.parametrize(
    ("source", "what"),
    [(r"\begin{pmatrix} 1 \end{pmatrix}", r"\begin"), (r"a & b", "&"), (r"\foo", r"\foo"), ("x_1_2", "two indices"),
     (r"\frac{1}", "nothing where"), ("}", "}"), (r"\sqrt[3", "a ] that"), (r"{x", "a } that"),
     (r"\mathbb{x}", "mathbb"), (r"\text{a \emph{b}}", r"\emph"), ("x^", "nothing where")],
)  # fmt: skip
def test_what_only_latex_knows_is_told(source: str, what: str) -> None:
    """So that lint can warn, and the author's words are shown."""
    assert what in unknown(source)
    assert unknown("x") == ""
