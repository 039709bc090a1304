"""Deciding equality: quizgen beside SymPy's `simplify(a - b) == 0` and math-verify, on the same answers, all in."""

from __future__ import annotations

import resource
from collections.abc import Callable, Sequence

from benchmarks.corpus import Case
from benchmarks.timing import Timed, timed
from quizgen import equal


def ours(case: Case) -> bool | None:
    verdict = equal(case.response, case.key, variables=case.variables or None, assume=case.assume or None).verdict
    return {"equal": True, "different": False}.get(verdict)


def sympy_simplify() -> Callable[[Case], bool]:
    """SymPy with the transformations that its documentation offers for text as people type it."""
    import sympy
    from sympy.parsing import sympy_parser as reader

    habits = (
        *reader.standard_transformations,
        reader.implicit_multiplication_application,
        reader.convert_xor,
    )

    def decide(case: Case) -> bool:
        letters = {name: sympy.Symbol(name, real=True) for name in case.variables} | {"e": sympy.E, "ln": sympy.log}
        response = reader.parse_expr(case.response, local_dict=letters, transformations=habits)
        key = reader.parse_expr(case.key, local_dict=letters, transformations=habits)
        return bool(sympy.simplify(response - key) == 0)

    return decide


def math_verify() -> Callable[[Case], bool]:
    from math_verify import parse, verify

    def decide(case: Case) -> bool:
        return bool(verify(parse(f"${case.key}$"), parse(f"${case.response}$")))

    return decide


def run(cases: Sequence[Case]) -> None:
    print(f"\nDeciding equality: {len(cases)} answers; CPU time of those decided, parse included, warm")
    for case in cases:
        ours(case)
    rows = [timed("quizgen", ours, cases)]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for name, make in (("SymPy simplify", sympy_simplify), ("math-verify", math_verify)):
        try:
            rows.append(timed(name, make(), cases))
        except ImportError as missing:
            print(f"  {name}: not installed ({missing.name})")
    truth = [case.equal for case in cases]
    print(f"  {'':16}{'median':>9}{'p95':>9}{'p99':>9}{'worst':>9} ms   {'decided':>9} {'right':>7} {'to ours':>14}")
    for row in rows:
        print(_line(row, rows[0], truth))
    print(f"  resident memory after quizgen's turn: {memory:.0f} MB")


def _line(row: Timed, reference: Timed, truth: Sequence[bool]) -> str:
    right = sum(result is expected for result, expected in zip(row.results, truth, strict=True)) / len(truth)
    times = "".join(f"{row.quantile(q):9.2f}" for q in (0.5, 0.95, 0.99, 1))
    answered = sum(result is not None for result in row.results) / len(truth)
    slower = row.quantile(0.5) / reference.quantile(0.5)
    return f"  {row.name:16}{times}      {answered:9.1%} {right:7.1%} {slower:13.0f}x"
