"""Derivatives with their steps beside `sympy.diff` alone, and how long a diagnosis takes.

Both remember what they have differentiated. Uncached: they forget everything before each function. Again: the same
functions once more, out of memory.
"""

from __future__ import annotations

from typing import Any

from benchmarks.timing import Timed, timed
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.differentiate import derive, differentiate
from quizgen.calculus.examples import read_example
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.narrate import narrate
from quizgen.calculus.tidy import tidy
from quizgen.expr.nodes import Expr
from quizgen.expr.text import to_text
from quizgen.marking.diagnosis import explain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

FUNCTIONS = (
    "x sin(x)", "sin(x^2)", "x exp(-x^2-y^2)", "x^3+exp(x)", "3cos(x)", "(x-t)^2", "(x^2+1)(x^3-2)", "x^2/(x+1)",
    "sqrt(x) exp(-x)", "ln(x+sqrt(x^2+1))", "cos(sin(3x))^2", "1/(1+exp(-x))", "x exp(x) sin(x)", "ln(cosh(x))",
    "tan(5x)", "atan(y/x)", "sqrt(x^2+y^2)", "x^x", "3^x", "(x^2-1)/(x^2+1)", "x/sqrt(x^2+1)", "1/(2x-1)^3",
    "ln((1+x)/(1-x))", "x^7 ln(x)", "sinh(x)^2 cosh(x)", "exp(sin(x^2))", "(a x+b)^9", "x^2 exp(3x) cos(2x)",
    "(x+1)(x+2)(x+3)(x+4)", "ln(x)^2/x",
)  # fmt: skip

UNRELATED = ("exp(x)+17x", "atan(x)/3+x", "x^9-2/x", "sin(x)^3 exp(x)")


def run() -> None:
    _derivatives()
    _diagnoses()


def _derivatives() -> None:
    import sympy
    from sympy.core.cache import clear_cache

    formulas = [parse(text, Notation()).expr for text in FUNCTIONS]
    theirs = [sympy.sympify(to_text(e), locals={"ln": sympy.log}) for e in formulas]
    x = sympy.Symbol("x")

    def sympy_diff(e: Any) -> object:
        return sympy.diff(e, x)

    def forget() -> None:
        derive.cache_clear()
        tidy.cache_clear()
        clear_cache()

    calls = (("ours, with its steps", _worked, formulas), ("ours, told in words", _told, formulas),
             ("sympy.diff", sympy_diff, theirs))  # fmt: skip
    for when, before in (("uncached", forget), ("again", None)):
        for call in calls:
            timed("warming up", *call[1:])
        rows = tuple(timed(*call, before=before) for call in calls)
        _table(f"derivatives of {len(formulas)} functions, {when}", rows)
        ours, _, peer = (row.quantile(0.5) for row in rows)
        print(f"  sympy.diff takes {peer / ours:.1f} times as long as ours with its steps")


def _worked(e: Expr) -> Derivation:
    return differentiate(e, "x")


def _told(e: Expr) -> object:
    return narrate(differentiate(e, "x"), name="f")


def _diagnoses() -> None:
    examples = [read_example(rule.example) for rule in MALRULES]
    slips = [(derive(goal), response) for goal, response in examples]
    others = [parse(text, Notation()).expr for text in UNRELATED]
    unknown = [(differentiate(parse(text, Notation()).expr, "x"), other) for text in FUNCTIONS for other in others]
    right = [(d, d.result) for d, _ in unknown[:: len(others)]]
    rows = (
        timed(f"{len(slips)} slips", _explained, slips),
        timed(f"{len(unknown)} unrelated answers", _explained, unknown),
        timed(f"{len(right)} right answers", _explained, right),
    )
    _table("diagnoses", rows)


def _explained(case: tuple[Derivation, Expr]) -> object:
    return explain(*case)


def _table(title: str, rows: tuple[Timed, ...]) -> None:
    print(f"{title} (ms: median, 99 %)")
    for row in rows:
        print(f"  {row.name:28} {row.quantile(0.5):8.3f} {row.quantile(0.99):8.3f}")
