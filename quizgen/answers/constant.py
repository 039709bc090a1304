"""Right up to a constant: two formulas whose difference does not depend on the variables, judged by its derivatives."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.answers.judgement import Component, Judgement, remarks, together
from quizgen.calculus.derivation import NoDerivative
from quizgen.calculus.differentiate import derivative
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Equal, Undecided
from quizgen.expr.nodes import Expr, Relation


def judge_up_to_constant(
    response: Expr, key: Expr, variables: tuple[str, ...], assume: tuple[Relation, ...]
) -> Judgement:
    """Equal when every partial derivative of the response is that of the key, wherever both are defined: ln(3x) for
    ln(x), in whatever letter the constant is written."""
    components = tuple(_components(response, key, variables, assume))
    verdict = together(components)
    findings = tuple(dict.fromkeys(finding for one in components for finding in remarks(one.verdict)))
    credit = Fraction(1 if isinstance(verdict, Equal) else 0)
    return Judgement(verdict, credit, findings, components)


def _components(
    response: Expr, key: Expr, variables: tuple[str, ...], assume: tuple[Relation, ...]
) -> Iterator[Component]:
    for variable in variables:
        try:
            mine, keys = derivative(response, variable), derivative(key, variable)
        except NoDerivative as error:
            yield Component(variable, response, key, Undecided("no proof found", f"{error}."))
        else:
            yield Component(variable, mine, keys, decide(mine, keys, assume=assume))
