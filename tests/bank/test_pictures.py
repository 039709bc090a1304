"""Tests of quizgen.bank.pictures: what a question shows is drawn from its own parameters, and mistakes are told."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from quizgen.bank.draw import draw
from quizgen.bank.load import bank_of
from quizgen.bank.variant import Variant
from quizgen.errors import FileError
from quizgen.expr.text import to_text
from quizgen.figures.figure import Arrows, Chord, Contours, Curve, Path, Point, Tangent, Window


def variant(fields: str, question: str = "Let $y = a x^2 + p$.") -> Variant:
    text = f"question: {question}\nanswer: '1'\nmarks: 1\nparameters: {{ a: [2, 3], p: [1, 2] }}\n" + dedent(fields)
    return draw(bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(text, '    ')}").templates["one"], bytes(32))


def test_a_curve_with_its_chord_and_tangent() -> None:
    """Parameters and definitions are put in; the slope of the tangent is worked out."""
    one = variant("picture: { across: x, x: p - 1..p + 2, curves: y, chord: [p, p + 1], tangent: p, points: '(p, 0)' }")
    values = {name: float(to_text(e)) for name, e in one.parameters if not isinstance(e, str)}
    a, p = values["a"], values["p"]
    [figure] = one.pictures
    assert figure.window == Window(p - 1, p + 2)
    match figure.items:
        case (Curve(body, "x"), Chord(_, "x", first, second), Tangent(_, "x", at, slope), Point(x, y)):
            assert to_text(body) == f"{a:.0f}*x^2 + {p:.0f}"
            assert (first, second, at, slope, x, y) == (p, p + 1, p, 2 * a * p, p, 0)
        case _:
            raise AssertionError(figure.items)


def test_a_plane_with_contours_arrows_and_a_path() -> None:
    """The two variables stay letters, whatever else is defined."""
    shown = "contours: E, arrows: 'grad(E, u, v)', path: ['(0, p)', '(1, 1)']"
    fields = f"picture: {{ across: 'u, v', x: -p..p, y: -1..1, {shown} }}"
    [figure] = variant(fields, "Let $E = a u^2 + v^2$.").pictures
    assert figure.axes == ("u", "v")
    assert [type(item) for item in figure.items] == [Contours, Arrows, Path]


@pytest.mark.parametrize(
    ("picture", "message"),
    [
        ("{ across: x, x: -2..2 }", "there is nothing in this picture"),
        ("{ across: x, x: -2 to 2, curves: y }", "says not from where to where"),
        ("{ across: x, x: -2..2, curve: y }", "Did you mean curves"),
        ("{ across: x, x: -2..2, curves: z }", "z is not defined"),
        ("{ across: x, x: -2..x, curves: y }", "a number is expected in the picture"),
        ("{ across: x, x: -2..2, curves: w y }", "w is not defined"),
        ("{ across: 'x, w', x: -2..2, curves: w y }", "w in it is no number"),
        ("{ across: x, x: -2..2, curves: y, points: p }", "two coordinates"),
        ("{ across: 'x, w', x: -2..2, arrows: y }", "two components"),
    ],
)
def test_mistakes_are_told(picture: str, message: str) -> None:
    """When the bank is read, or when the first variant is drawn."""
    with pytest.raises(FileError, match=message):
        variant(f"picture: {picture}")


def test_questions_that_differ_in_their_picture_differ() -> None:
    """Where the words are the same for everybody."""
    fields = "picture: { across: x, x: -2..2, curves: y }\ngiven: { y: p x^2 + a }"
    text = f"question: What is it?\nanswer: '1'\nmarks: 1\nparameters: {{ a: [2, 3], p: [1, 2] }}\n{fields}\n"
    template = bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(text, '    ')}").templates["one"]
    assert len({draw(template, bytes([i]) * 32).pictures for i in range(30)}) == 4
