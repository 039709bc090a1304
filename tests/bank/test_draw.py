"""Tests of quizgen.bank.draw and checks: the same for the same seed anywhere, and never a degenerate question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.bank.checks import Draft
from quizgen.bank.draw import Deck, draw
from quizgen.bank.load import bank_of
from quizgen.bank.model import Template
from quizgen.errors import FileError
from quizgen.expr.text import to_text
from quizgen.prose import Math

ROOT = Path(__file__).parents[2]


def template(body: str) -> Template:
    """A bank's only template, from the lines of its fields."""
    lines = "\n".join(f"    {line}" for line in body.strip("\n").split("\n"))
    [found] = bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{lines}\n").templates.values()
    return found


def formulas(draft: Draft) -> list[str]:
    return [to_text(i.expr) for paragraph in draft.prompt for i in paragraph if isinstance(i, Math)]


LINE = """
parameters: { a: 2..9, b: -9..9 nonzero, n: 2..5 }
question: Differentiate $y = (a x + b)^n$.
answer: diff(y, x)
marks: 2
"""


def test_a_variant_is_drawn_as_a_textbook_prints_it() -> None:
    """Parameters are in, numbers are folded, the key is worked out and its derivation kept."""
    variant = draw(template(LINE), bytes(32))
    values = {name: to_text(value) for name, value in variant.parameters if not isinstance(value, str)}
    a, b, n = (int(values[name].strip("()")) for name in "abn")
    [part] = variant.parts
    sign = f"+ {b}" if b > 0 else f"- {-b}"
    power = "" if n == 2 else f"^{n - 1}"
    assert to_text(part.task.key) == f"{a * n}*({a}*x {sign}){power}"
    assert (part.derivations[0].result, part.label, variant.template) == (part.task.key, "", "b/one")
    assert part.task.notation.symbols == frozenset("xy")


def test_the_same_seed_gives_the_same_bytes_in_another_process() -> None:
    """With another hash seed, and with or without a deck that has been used before."""
    code = (
        "from quizgen.bank.draw import draw; from quizgen.bank.load import load_bank; import sys, pathlib;"
        "bank = load_bank(pathlib.Path(sys.argv[1]));"
        "drawn = [draw(t, bytes([i]) * 32) for t in bank.templates.values() for i in range(4)];"
        "print([(v.prompt, v.parameters, v.difficulty, sorted(p.task.notation.symbols), p.task.key, p.task.given)"
        " for v in drawn for p in v.parts])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT / "banks" / "partial-derivative.yaml")],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            cwd="/",
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert len(outputs) == 1
    line = template(LINE)
    deck = Deck(line)
    assert [draw(line, bytes([i] * 32), deck) for i in range(50)] == [draw(line, bytes([i] * 32)) for i in range(50)]


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ("parameters: { a: -1..2 }\nquestion: Differentiate $y = a x^3$.", {"y = x^3", "y = -x^3", "y = 0"}),
        ("parameters: { n: 0..3 }\nquestion: Differentiate $y = 2 x^n$.", {"y = 2", "y = 2*x"}),
        ("parameters: { b: -1..1 }\nquestion: Differentiate $y = x^2 + b$.", {"y = x^2"}),
        ("parameters: { m: 2..4, n: 2..4 }\nquestion: Differentiate $y = 2 x^m + 5 x^n$.",
         {"y = 2*x^2 + 5*x^2", "y = 2*x^3 + 5*x^3", "y = 2*x^4 + 5*x^4"}),
        ("parameters: { k: 2..3, a: [0, 5] }\nlet: { c: a k }\nquestion: Differentiate $y = c$ and $c x$.", None),
        ("parameters: { q: [e^x, x^2, e^(2x)] }\nquestion: Differentiate $y = q$.", {"y = e^x"}),
        ("parameters: { a: [-3, -2, 4] }\nquestion: Differentiate $y = ln(a x^2 - 1)$.",
         {"y = ln(-3*x^2 - 1)", "y = ln(-2*x^2 - 1)"}),
        ("parameters: { a: 5..6, b: 1995..2005 }\nquestion: Differentiate $y = a x^2 + b a x$.", None),
    ],
)  # fmt: skip
def test_degenerate_questions_are_never_drawn(fields: str, refused: set[str] | None) -> None:
    """Vanishing terms, coefficients and powers of 1, like terms, answers 0 or equal to the question, large numbers."""
    one = template(
        f"{fields}\nanswer: {{ key: 'diff(y, x)' }}\nmarks: 1"
        if "c x" not in fields
        else f"{fields}\nanswer: '0 x'\nmarks: 1"
    )
    deck = Deck(one)
    drawn = [formulas(draft)[0] for draft in deck.every()]
    everything = len(deck)
    if refused is None:
        assert len(drawn) < everything
    else:
        assert drawn
        assert not refused & set(drawn)
        assert len(drawn) == everything - len(refused)


def test_allow_lets_it_through() -> None:
    """What an author allows may occur."""
    fields = "parameters: { a: -1..2 }\nquestion: Differentiate $y = a x^3$.\nanswer: diff(y, x)\nmarks: 1\n"
    assert len(list(Deck(template(fields)).every())) == 1
    assert len(list(Deck(template(fields + "allow: ones")).every())) == 3
    assert len(list(Deck(template(fields + "allow: [ones, zero, same]")).every())) == 4


def test_conditions_are_exact() -> None:
    """Conditions on numbers, fractions, functions and letters hold for every draw."""
    one = template("""
parameters: { a: 2..9, b: [1/2, 1/3, 2], f: [sin, cos], g: [sin, cos], u: [x, y], v: [x, y] }
where: [a b != 1, "gcd(a, 6) = 2", f != g, u != v, a < 9]
question: Let $z = a f(u) g(b v)$. Find $diff(z, u)$.
answer: diff(z, u)
marks: 1
""")
    drafts = list(Deck(one).every())
    assert {to_text(a) for a, *_ in (d.assignment for d in drafts) if not isinstance(a, str)} == {"2", "4", "8"}
    assert all(f != g and u != v for _, _, f, g, u, v in (d.assignment for d in drafts))
    assert len(drafts) == (3 * 3 - 1) * 2 * 2


def test_conditions_that_leave_little_still_leave_it() -> None:
    """One question in a thousand is found for every seed."""
    one = template("""
parameters: { a: 1..40, b: 1..40, c: 2..3 }
where: [a = 17, b = 23]
question: Differentiate $y = a x^2 + b x^c$.
answer: diff(y, x)
allow: [ones, like-terms]
marks: 1
""")
    deck = Deck(one)
    assert {len(formulas(deck.drawn(bytes([i]) * 32))) for i in range(20)} == {1}


def test_conditions_that_leave_nothing_are_told() -> None:
    """With the reason that was met most."""
    with pytest.raises(FileError, match="mostly: a condition under where does not hold"):
        draw(template(LINE + "where: a > 10"), bytes(32))
    with pytest.raises(FileError, match="it is not about numbers"):
        draw(template(LINE + "where: a < x"), bytes(32))


@pytest.mark.parametrize(
    ("question", "key", "text"),
    [
        ("Let $y = sin(x^2)$.", "diff(y, x)", "2*x*cos(x^2)"),
        ("Let $y = x^3$.", "diff(y, x, 2)", "6*x"),
        ("Let $f(x) = x^2 + 3 x$.", "f'(2)", "7"),
        ("Let $f(x) = x^2 + 3 x$.", "f(2) - f(1)", "6"),
        ("Let $z = x y^2$.", "grad(z, x, y)", "(y^2, 2*x*y)"),
        ("Let $z = x y^2$.", "at(grad(z, x, y), x, 3, y, 1)", "(1, 6)"),
        ("Let $z = x^2 y + y^3$.", "laplacian(z, x, y)", "8*y"),
        ("Let $E = (y_1 - t)^2$, where $y_1 = w x$.", "diff(E, y_1)", "2*(y_1 - t)"),
        ("Let $E = (y_1 - t)^2$, where $y_1 = w x$.", "diff(E, w)", "2*x*(w*x - t)"),
        ("Let $y = x^2 - 4 x$.", "stationary(y, x)", "{minimum(2)}"),
        ("Let $y = x^2 - 4 x$.", "argmin(y, x)", "2"),
        ("Let $y = x^3 - 3 x$.", "maxima(y, x)", "{-1}"),
        ("Let $y = x^2 - 4 x$.", "at(y, x, argmin(y, x))", "-4"),
        ("Let $E = u^2 + 2 v^2$.", "descend(E, (u, v), (1, 2), 1/10)", "(4/5, 6/5)"),
        ("Let $y = u v$, where $u = x^2$ and $v = sin(x)$.", "paths(y, x)", "2*v*x + u*cos(x)"),
        ("Let $y = x^2 - 4 x$.", "tangent(y, x, 3)", "y = 2*x - 9"),
        ("Let $E = u^2$.", "descend(E, u, 1, 0.1, 2)", "0.64"),
    ],
)
def test_keys_are_worked_out(question: str, key: str, text: str) -> None:
    """Operators of the author's language, with definitions put in where they belong."""
    one = template(
        f"question: {question} What is it?\nanswer: {{ key: '{key.replace(chr(39), chr(39) * 2)}' }}\nmarks: 1"
    )
    [draft] = Deck(one).every()
    assert to_text(draft.parts[0].task.key) == text


@pytest.mark.parametrize(
    ("question", "key", "message"),
    [
        ("Let $u = v^2$ and $v = u + x$.", "diff(u, x)", "in a circle"),
        ("Let $y = max(x, 1)$.", "diff(y, x)", "cannot work out this derivative"),
        ("Let $y = x^3 - 3 x$.", "at(y, x, 1, x)", "pairs"),
        ("Let $y = x^3$.", "tangent(x, y, 1)", "name of a curve"),
        ("Let $y = x^3$.", "argmin(y, x)", "not exactly one minimum"),
        ("Let $y = x^3$.", "diff(y, x, 9)", "a whole number from 1 to 6"),
        ("Let $E = u v$.", "descend(E, (u, v), (1, 2, 3), 1)", "2 variables but 3 numbers"),
        ("Let $y = x^(9^9^9)$.", "diff(y, x)", "too high to be worked out"),
        ("Let $y = (2^x) 9^9^9$.", "diff(y, x)", "too high to be worked out"),
    ],
)
def test_keys_that_cannot_be_worked_out_are_told(question: str, key: str, message: str) -> None:
    """With the line of the key, when the first question is drawn."""
    one = template(f"question: {question} What is it?\nanswer:\n  key: {key}\nmarks: 1")
    with pytest.raises(FileError, match=message) as raised:
        draw(one, bytes(32))
    assert raised.value.problems[0].line == 7
