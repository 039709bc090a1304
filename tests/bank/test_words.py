"""Tests of quizgen.bank.words: prose, maths in it, and where each stands."""

from __future__ import annotations

import pytest

from quizgen.bank.language import notation_of
from quizgen.bank.words import read_words
from quizgen.expr.nodes import Symbol
from quizgen.located.place import Mistakes, Place
from quizgen.located.values import Scalar
from quizgen.prose import Latex, Math, Prose, Text, plain

X = Symbol("x")


def words(text: str) -> tuple[tuple[Prose, ...], list[tuple[int, str]]]:
    mistakes = Mistakes("f")
    read = read_words(Place(Scalar(text, 10, 11), "question", mistakes), notation_of(frozenset()))
    return read, [(problem.line, problem.what) for problem in mistakes.problems]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("Find $x$.", ((Text("Find "), Math(X), Text(".")),)),
        ("$x$", ((Math(X),),)),
        ("Find\n$x$\nnow.", ((Text("Find "), Math(X), Text(" now.")),)),
        ("One.\n\n\nTwo\nmore.", ((Text("One."),), (Text("Two more."),))),
        ("Let\n\n$$x$$\n\nbe.", ((Text("Let"),), (Math(X, display=True),), (Text("be."),))),
        ("It costs \\$5 and $x$", ((Text("It costs $5 and "), Math(X)),)),
        ("$x$ $x$", ((Math(X), Text(" "), Math(X)),)),
        (r"See $raw: |v| \ge 0 | length$.", ((Text("See "), Latex(r"|v| \ge 0", "length"), Text(".")),)),
        (r"$$raw: \sum_i w_i | the sum$$", ((Latex(r"\sum_i w_i", "the sum", display=True),),)),
    ],
)
def test_words_and_maths(text: str, paragraphs: tuple[Prose, ...]) -> None:
    """Paragraphs end at blank lines; a line's end is a blank; blanks around maths are kept."""
    assert words(text) == (paragraphs, [])


def test_an_interval() -> None:
    """A chain of comparisons is shown as it was written; a chain with an equation in it is refused."""
    [[math]], mistakes = words("$-1 < x <= x^2$")
    assert not mistakes
    assert plain((math,)) == "-1 < x ≤ x²"
    for text in ("$x = 1 = 1$", "$0 < x = 1$", "$0 < x < 1, 0 < x$"):
        assert words(text)[1], text


def test_a_derivative_as_on_paper() -> None:
    """Authors are told how a bank writes it."""
    mistakes = Mistakes("f")
    read_words(Place(Scalar("Find $dy/dx$.", 1, 1), "question", mistakes), notation_of(frozenset()))
    assert mistakes.problems[0].advice == "The derivative of y by x is written diff(y, x)."


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Find $x.", 11, "a $ is missing"),
        ("One.\n\nFind $x$ and $y.", 13, "a $ is missing"),
        ("$$x$", 11, "a $ is missing"),
        ("Find\n\n$x +$", 13, '"x +": '),
        ("$raw: \\foo$", 11, "LaTeX needs words"),
    ],
)
def test_mistakes_have_their_line(text: str, line: int, what: str) -> None:
    """The line is counted from the first of the text, which is the eleventh of the file here."""
    [(found, said)] = words(text)[1]
    assert found == line
    assert said.startswith(what)
