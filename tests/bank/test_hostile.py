"""A bank from a stranger is safe to load, to draw from and to lint: nothing runs, nothing grows, all ends soon."""

from __future__ import annotations

import time
from itertools import pairwise
from textwrap import indent

import pytest

from quizgen.bank.limits import MOST_WALKS, too_large, walks
from quizgen.bank.load import bank_of
from quizgen.errors import FileError
from quizgen.expr.nodes import Integer, Sum, Symbol
from quizgen.lint.checks import findings

LETTERS = "abcdfghjklmnopqrstuvw"
DOUBLED = "".join(f"  {new}: {old} {old}\n" for old, new in pairwise(LETTERS))
SQUARED = "".join(f"  y_{i + 1}: y_{i} y_{i}\n" for i in range(40))
BRANCHED = "".join(f"  y_{i + 1}: y_{i} + y_{i - 1}\n" for i in range(1, 60))
PRODUCT = "sin(x) cos(x) tan(x) e^x ln(x) sqrt(x) atan(x) sinh(x) cosh(x) (x^2 + 1)^9"


def asked(question: str, key: str, before: str = "") -> str:
    fields = f"{before}question: '{question}'\nanswer:\n  key: '{key}'\nmarks: 1\n"
    return f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(fields, '    ')}"


HOSTILE = {
    "laughs": ("is an anchor", "a: &a [x, x]\nb: [*a, *a]\n"),
    "python": ("is a tag", "bank: !!python/object/apply:os.system ['true']\n"),
    "deep": ("levels inside each other", "[" * 100_000),
    "escape": ("a control character", 'bank: "\\e[2J"\n'),
    "brackets": ("", asked(f"Let $y = {'(' * 5000}x{')' * 5000}$.", "diff(y, x)")),
    "tower": ("", asked(f"Let $y = {'^'.join('x' * 200)}$.", "diff(y, x)")),
    "terms": ("", asked(f"Let $y = {'+'.join(f'x^{i}' for i in range(2, 20_000))}$.", "diff(y, x)")),
    "numbers": ("too high", asked("Let $y = x$.", "9^9^9^9 x")),
    "factorials": ("too high", asked("Let $y = x$.", "99999999!^99999999 x")),
    "doubled numbers": ("of let, becomes too long", asked("Let $y = w x$.", "diff(y, x)",
                                                         f"parameters: {{ a: 2..9 }}\nlet:\n{DOUBLED}")),
    "doubled formulas": ("of let, becomes too long", asked("Let $y = w$.", "diff(y, x)",
                                                          f"parameters: {{ a: [x, x^2] }}\nlet:\n{DOUBLED}")),
    "definitions": ("too long", asked("What is $y_40$?", "diff(y_40, x)", f"given:\n  y_0: x + 1\n{SQUARED}")),
    "circle": ("in a circle", asked("Let $u = v + x$ and $v = u + x$.", "diff(u, x)")),
    "functions": ("too long", asked("Let $f(x) = x sin(x)$.", "f(" * 60 + "x" + ")" * 60)),
    "paths": ("too many paths", asked("What is $y_60$?", "paths(y_60, x)", f"given:\n  y_0: x\n  y_1: x\n{BRANCHED}")),
    "derivatives": ("too long", asked(f"Let $y = {PRODUCT}$.", "diff(y, x, 6)")),
    "descent": ("a decimal is too long", asked("Let $E = w^9 + w^7 - 3 w$.", "descend(E, w, 3, 0.7, 10)")),
    "system": ("cannot solve", asked("Let $z = x^30 y^20 + x^17 y - u^9 v^5 + u v x y w^40 - w^3$.",
                                     "stationary(z, x, y, u, v, w)")),
    "combinations": ("10^15", asked("Let $y = a b c d k m x$.", "diff(y, x)", "parameters: "
                                    "{ a: 1..999, b: 1..999, c: 1..999, d: 1..999, k: 1..999, m: 2..999 }\n")),
    "conditions": ("no question came", asked("Let $y = a b c d x$.", "diff(y, x)",
                                             "parameters: { a: 1..999, b: 1..999, c: 1..999, d: 1..999 }\n"
                                             "where: a = b + c + d + 998\n")),
}  # fmt: skip
"""What is said of it ("": anything), and the bank."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_banks_are_harmless(name: str) -> None:
    """Each is refused, or told by lint, in a moment."""
    says, text = HOSTILE[name]
    began = time.process_time()
    try:
        told = " ".join(str(finding) for finding in findings(bank_of(text).templates["one"], 20))
    except FileError as error:
        told = str(error)
    assert told
    assert says in told
    assert time.process_time() - began < 3


def test_what_is_too_large() -> None:
    """Formulas of many nodes, and numbers of many digits."""
    assert not too_large(Sum((Symbol("x"),) * 1000))
    assert too_large(Sum((Symbol("x"),) * 2000))
    assert too_large(Integer(10**700))


def test_ways_down_are_counted() -> None:
    """Without walking them: two to the sixtieth takes no time; neither does a circle."""
    assert walks({"E": frozenset({"y", "x"}), "y": frozenset({"x"})}, "E") == 4
    doubled = {f"y{i}": frozenset({f"y{i - 1}", f"y{i - 2}"}) for i in range(60)}
    assert walks(doubled, "y59") == MOST_WALKS + 1
    assert walks({"u": frozenset({"v"}), "v": frozenset({"u"})}, "u") > MOST_WALKS
