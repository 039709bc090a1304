"""What is said about a text that cannot be read: the mistake, its place, and words that help."""

from __future__ import annotations

import pytest

from quizgen.errors import InputError
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x")


def refused(text: str, notation: Notation = X) -> InputError:
    with pytest.raises(InputError) as caught:
        parse(text, notation)
    return caught.value


MISTAKES = [
    ("x^2 +", "missing-end", "+"),
    ("2x*", "missing-end", "*"),
    ("*x", "missing-start", "*"),
    ("(*x)", "missing-start", "*"),
    ("x+*2", "missing-between", "*"),
    ("x+/2", "missing-between", "/"),
    ("(x+)", "missing-in-brackets", "+"),
    ("(x+1", "unclosed", "("),
    ("((x)+1", "unclosed", "("),
    ("[x", "unclosed", "["),
    ("x^{2", "unclosed", "{"),
    ("sin(x", "unclosed", "("),
    ("x+1)", "unopened", ")"),
    (")", "unopened", ")"),
    ("(x]", "mismatched", "]"),
    ("x()", "empty-brackets", "()"),
    ("||", "unclosed-bars", "|"),
    ("|x", "unclosed-bars", "|"),
    ("x^", "missing-exponent", "^"),
    ("x**", "missing-exponent", "**"),
    ("x^)", "missing-exponent", "^"),
    ("x^^2", "double-power", "^^"),
    ("sin()", "empty-argument", "()"),
    ("sin", "no-argument", "sin"),
    ("2 sin + 1", "no-argument", "sin"),
    ("√", "no-argument", "√"),
    ("sin(x,2)", "argument-count", "sin(x,2)"),
    ("max(x)", "argument-count", "max(x)"),
    ("root(x)", "argument-count", "root(x)"),
    ("1..2", "two-points", "1..2"),
    ("1.2.3", "two-points", "1.2.3"),
    ("1 000", "two-numbers", "1 000"),
    ("3 5/2", "two-numbers", "3 5"),
    ("0,5", "decimal-comma", ","),
    ("sin(x)+1,5", "decimal-comma", ","),
    ("12,500", "thousands", ","),
    ("2x,", "comma", ","),
    ("(x,1)", "comma", ","),
    ("x.y", "dot", "."),
    ("x.5", "dot", "."),
    ("2x.", "full-stop", "."),
    ("2x+c", "unknown-letter", "c"),
    ("x_1", "unknown-letter", "x_1"),
    ("x_12", "unknown-letter", "x_12"),
    ("y2", "unknown-letter", "y2"),
    ("θ", "unknown-letter", "θ"),
    ("\\theta", "unknown-letter", "\\theta"),
    ("X", "other-case", "X"),
    ("sinX", "other-case", "X"),
    ("f(x)", "unknown-function", "f"),
    ("foo(x)", "unknown-function", "foo"),
    ("sen(x)", "near-name", "sen"),
    ("cso(x)", "near-name", "cso"),
    ("cosine(x)", "near-name", "cosine"),
    ("2sine(x)", "near-name", "sine"),
    ("cotg x", "near-name", "cotg"),
    ("In(x)", "near-name", "In"),
    ("floor(x)", "unknown-function", "floor"),
    ("slope + 2", "unknown-name", "slope"),
    ("x mod 2", "unknown-name", "mod"),
    ("xfoo", "unknown-name", "foo"),
    ("xcosy", "unknown-letter", "y"),
    ("eval(x)", "code", "eval"),
    ("print(x)", "code", "print"),
    ("none", "prose", "none"),
    ("[1,2]", "comma", ","),
    ("'2x'", "quotes", "'"),
    ("diff(x^2,x)", "derivative-left", "diff(x^2,x)"),
    ("2*diff(x^2,x)+1", "derivative-left", "diff(x^2,x)"),
    ("d/dx(x^2)", "derivative-left", "d/dx(x^2)"),
    ("2 dy/dx", "derivative-left", "dy/dx"),
    ("\\frac{d}{dx} x^2", "derivative-left", "\\frac{d}{dx}"),
    ("∂f/∂x", "derivative-left", "∂f/∂x"),
    ("y'+x", "prime-left", "y'"),
    ("sin'(x)", "prime-left", "sin'(x)"),
    ("2x dx", "differential", "dx"),
    ("∫x", "integral", "∫"),
    ("\\int x", "integral", "\\int"),
    ("x=2", "equation", "="),
    ("x<y", "inequality", "<"),
    ("x==2", "double-equals", "=="),
    ("__class__", "code", "__"),
    ("import os", "code", "import"),
    ("lambda x: x", "code", "lambda"),
    ("x # sure", "comment", "#"),
    ("x;", "semicolon", ";"),
    ("`x`", "quotes", "`"),
    ("5%", "percent", "%"),
    ("$5", "currency", "$"),
    ("x\x00", "control", "\x00"),
    ("x\u202e", "invisible", "\u202e"),
    ("2х", "look-alike", "х"),
    ("２", "full-width", "２"),
    ("\\frac{1}", "fraction-parts", "\\frac{1}"),
    ("\\foo{x}", "unknown-command", "\\foo"),
    ("x\\begin y", "unknown-command", "\\begin"),
    ("x\\end\x1a}", "unknown-command", "\\end"),
    ("\\placeholder{}+1", "placeholder", "\\placeholder"),
    ("I don't know", "prose", "I don't know"),
    ("the answer is 2x", "prose", "the answer is 2x"),
    ("DNE", "prose", "DNE"),
    ("x or 2", "word", "or"),
    ("2x\n3x", "two-lines", "3"),
]


@pytest.mark.parametrize(("text", "code", "met"), MISTAKES, ids=[repr(text) for text, _, _ in MISTAKES])
def test_the_mistake_and_its_place(text: str, code: str, met: str) -> None:
    """The caret stands under what is wrong."""
    error = refused(text)
    assert error.code == code
    assert text[error.span.start : error.span.end] == met


SENTENCES = [
    ("2x+c", "c does not occur in this question. Use only x"),
    ("2X", "X does not occur in this question, but x does. Write x: capital and small letters are different"),
    ("0,5", "A comma does not write a decimal here. Write a point: 0.5"),
    ("diff(x^2,x)", "A derivative is left to do. Work out what diff(x^2,x) is and write that"),
    ("(x+1", "The bracket ( is never closed. Write ) where it should end"),
    ("sen(x)", "sen is not known here. Did you mean sin?"),
    ("log(x,2,3)", "log takes one or two arguments, not 3. Check the commas"),
    ("1,000", "A comma has no place in a number. Write 1000, or 1.000 for a decimal"),
]


@pytest.mark.parametrize(("text", "sentence"), SENTENCES)
def test_the_words(text: str, sentence: str) -> None:
    """Kind, short, specific."""
    assert str(refused(text)) == sentence


def test_a_number_question_has_no_letters() -> None:
    """Where no symbol is declared, only numbers are asked for."""
    assert refused("2x", Notation.of()).advice == "Use only numbers"


def test_any_letters_are_still_no_words() -> None:
    """Where any letter may occur, words, unknown functions and derivatives are refused all the same."""
    expected = {
        "sen(x)": "near-name",
        "cosin x": "near-name",
        "nonsense": "unknown-word",
        "f(x)": "unknown-function",
        "floor(x)": "unknown-function",
        "2rate(t)": "unknown-function",
        "dy/dx": "derivative-left",
        "d/dx x": "derivative-left",
        "the end": "prose",
        "eval(x)": "code",
        "Αx": "look-alike",  # a Greek capital
    }
    assert {text: refused(text, Notation()).code for text in expected} == expected


@pytest.mark.parametrize("text", ["a(x+1)", "xy(1-xy)", "abc(x+1)", "xyz(x+y)", "mgh(2)"])
def test_letters_that_nobody_could_say_are_a_product(text: str) -> None:
    """Where any letter may occur, a bracket behind letters multiplies them, unless they are a word."""
    letters, _, rest = text.partition("(")
    assert parse(text, Notation()).expr == parse(f"{'*'.join(letters)}*({rest}", Notation()).expr
