"""Diagnosis: each mal-rule is recognised by its example, right answers are never accused, the rest stays unknown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.calculus.differentiate import derive, differentiate, gradient
from quizgen.calculus.examples import read_example
from quizgen.calculus.malrule import MalRule
from quizgen.calculus.malrules import MALRULES
from quizgen.calculus.searches import descent_goal
from quizgen.expr.nodes import Call, Expr, Symbol
from quizgen.marking.diagnosis import Diagnosis, diagnose, explain, misread
from quizgen.syntax.conditions import parse_conditions
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse


def typed(text: str) -> Expr:
    return parse(text, Notation().allowing("vector")).expr


def named(function: str, variable: str, response: str) -> list[str]:
    return [e.code for e in diagnose(typed(function), variable, typed(response)).explanations]


@pytest.mark.parametrize("rule", MALRULES, ids=lambda rule: rule.id)
def test_each_mal_rule_is_recognised_by_its_example(rule: MalRule) -> None:
    """The likeliest explanation of a mal-rule's example is that mal-rule: no two examples are alike."""
    goal, response = read_example(rule.example)
    found = explain(derive(goal), response).explanations
    assert found
    assert found[0].rule is rule


@pytest.mark.parametrize("rule", MALRULES, ids=lambda rule: rule.id)
def test_the_right_answer_is_never_accused(rule: MalRule) -> None:
    """The right answer to every example has nothing to explain."""
    goal, _ = read_example(rule.example)
    d = derive(goal)
    assert explain(d, d.result).unknown


@pytest.mark.parametrize(
    ("function", "variable", "response"),
    [
        ("sin(2x)", "x", "2cos^2 x - 2 sin^2 x"),
        ("ln(x+sqrt(x^2+1))", "x", "(1+x/sqrt(x^2+1))/(x+sqrt(x^2+1))"),
        ("1/(1+e^-x)", "x", "1/(2+e^x+e^-x)"),
        ("x^x", "x", "x^x + x^x ln x"),
    ],
)
def test_right_in_another_form(function: str, variable: str, response: str) -> None:
    """A right answer in an unexpected form is not accused."""
    assert named(function, variable, response) == []


@pytest.mark.parametrize(
    ("function", "variable", "response"),
    [
        ("sin(x^2)", "x", "e^x + 17"),
        ("x e^x", "x", "arctan(x)/3"),
        ("sin(x^2)", "x", "2.000000001x cos(x^2)"),
        ("sin(x^2)", "x", "2x cos(x^2) + sin(pi x)"),
        ("x^3+e^x", "x", "0"),
    ],
)
def test_unrelated_answers_stay_unknown(function: str, variable: str, response: str) -> None:
    """What no mal-rule gives is unknown, however close it comes."""
    assert named(function, variable, response) == []


def test_which_step() -> None:
    """The explanation names the step of the worked solution and the goal at which the rule went wrong."""
    found = diagnose(typed("x sin(4x^3)"), "x", typed("x cos(4x^3) + sin(4x^3)")).explanations[0]
    assert found.code == "chain.inner-derivative-forgotten"
    assert found.goal == differentiate(typed("sin(4x^3)"), "x").goal
    assert "at step 2, chain rule with u = 4x³" in found.explain()
    assert "Multiply by the derivative" in found.explain()


def test_a_habit() -> None:
    """A slip made at every step alike is one slip."""
    found = explain(gradient(typed("e^(x y) + sin z"), ("x", "y", "z")), typed("(e^(x y), e^(x y), cos z)"))
    assert found.explanations[0].code == "chain.inner-derivative-forgotten"
    assert found.explanations[0].everywhere


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("cos(6z)", "-6cos(6z)", "chain.inner-derivative-forgotten"),
        ("e^(2z)-e^(-2z)", "2e^(2z)-2e^(-2z)", "chain.inner-derivative-forgotten"),
        ("e^(2z)-e^(-2z)", "e^(2z)-e^(-2z)", "chain.inner-derivative-forgotten"),
        ("x^5-2x^3", "3x^3", None),
    ],
)
def test_a_habit_in_one_of_two_differentiations(function: str, response: str, code: str | None) -> None:
    """At every step of the first, or of the second; what stands in both is replayed at each place."""
    variable = "z" if "z" in function else "x"
    found = diagnose(typed(function), variable, typed(response), order=2).explanations
    assert (found[0].code if found else None) == code


@pytest.mark.parametrize(
    ("function", "response", "code"),
    [
        ("3x-4x^2", "1+2x", "factor.lost-with-sign"),
        ("3x^4-5tan(7x)-2e^(4x)", "4x^3+7sec(7x)^2+4e^(4x)", "factor.lost-with-sign"),
        ("5cos(x/4)-7e^(-x/4)", "-sin(x/4)/4+e^(-x/4)/4", "factor.all-lost"),
        ("sin(2x)tan(3x)", "2sin(2x)cos(2x)+3tan(3x)sec(3x)^2", "product.own-derivatives"),
        ("x^2/ln(3x)", "(2x ln(3x)-x)/x^4", "quotient.numerator-squared-below"),
        ("sqrt(7x)", "1/(2sqrt(x))", "misread.factor-inside-lost"),
        ("e^(-5x)", "-e^(-5x)", "chain.inner-derivative-forgotten"),
        ("cos(4x)", "-pi/45 sin(4x)", "table.degrees"),
        ("e^(-2x)", "-e^(-2x)/2", "integral.taken"),
        ("(x+1)(x-2)", "2", "product.derivatives-added"),
    ],
)
def test_slips_that_authors_foresee(function: str, response: str, code: str) -> None:
    """The ideas for which authors of question libraries type wrong answers by hand."""
    assert named(function, "x", response)[0] == code


@pytest.mark.parametrize(
    ("function", "response", "codes"),
    [
        ("x^3 sin(5x)", "x^2 sin(5x) + x^3 cos(5x)", {"chain.inner-derivative-forgotten", "power.factor-forgotten"}),
        ("e^(2x) cos(3x)", "e^(2x)(cos(3x) + 3sin(3x))", {"chain.inner-derivative-forgotten", "table.sign"}),
        (
            "sin(x^2)/x",
            "(x cos(x^2) - sin(x^2))/x",
            {"chain.inner-derivative-forgotten", "quotient.denominator-not-squared"},
        ),
    ],
)
def test_two_frequent_slips(function: str, response: str, codes: set[str]) -> None:
    """Where no single slip explains an answer, two that are frequent by themselves do, each with its place."""
    [found] = diagnose(typed(function), "x", typed(response)).explanations
    assert found.also is not None
    assert {found.code, found.also.id} == codes
    assert found.explain().count("at step") == 2


def test_two_rare_slips_on_request() -> None:
    """Any other two are found only when they are asked for: they explain answers without any reason, too."""
    function, response = typed("x^5 + 3^x"), typed("5x^3 + 3^x/ln(3)")
    assert diagnose(function, "x", response).unknown
    [found] = diagnose(function, "x", response, slips=2).explanations
    assert found.also is not None
    assert {found.code, found.also.id} == {"power.lowered-twice", "exponential.logarithm-divided"}


@pytest.mark.parametrize(
    ("function", "response"),
    [("x sin x", "-cos x"), ("sin(x)/x", "-cos x"), ("e^(2x)", "e^(x+2)"), ("sin(3x)", "sin(3x)+3"), ("ln(5x)", "-1")],
)
def test_two_slips_are_not_guessed(function: str, response: str) -> None:
    """An answer that says little is not explained by two slips."""
    assert named(function, "x", response) == []


@pytest.mark.parametrize(
    ("function", "variable", "response", "code"),
    [
        ("7x^3", "x", "28x^4", "power.raised"),
        ("x^-3", "x", "-3x^2", "power.sign-of-exponent"),
        ("1/(x^2+4)", "x", "ln(x^2+4)", "power.integrated"),
        ("1/(x^2+4)", "x", "2x/(x^2+4)^2", "power.sign-of-factor"),
        ("sqrt(x^2+9)", "x", "1", "misread.power-over-sum"),
        ("sin(x)/x", "x", "(cos x - sin x)/x^2", "quotient.other-factor-lost"),
        ("e^(x/y)", "y", "x/y^2 e^(x/y)", "power.sign-of-factor"),
    ],
)
def test_what_a_teacher_would_name(function: str, variable: str, response: str, code: str) -> None:
    """The likeliest explanation is the one that a teacher would give first."""
    assert named(function, variable, response)[0] == code


def test_conditions_are_respected() -> None:
    """Where x > 0 is given, 1 is the right derivative of |x| and not accused."""
    assume = parse_conditions("x>0", Notation.of("x"))
    assert diagnose(typed("|x|"), "x", typed("1"), assume=assume).unknown


def test_rounded_numbers() -> None:
    """Within the tolerance a rounded number is what it was rounded from: uphill from 1 on sin x is 1.054."""
    d = derive(descent_goal(typed("sin x"), ("x",), (typed("1"),), typed("0.1"), 1))
    near = Fraction(1, 2000)
    assert explain(d, typed("1.054"), tolerance=near).explanations[0].code == "descent.uphill"
    assert explain(d, typed("0.946"), tolerance=near).unknown
    assert explain(d, typed("0.948"), tolerance=near).unknown


def test_wrong_shapes_do_not_break_it() -> None:
    """A number where a point was asked for is unknown."""
    d = derive(descent_goal(typed("x^2+2y^2"), ("x", "y"), (typed("1"), typed("2")), typed("0.1"), 1))
    assert explain(d, typed("17")).unknown


def test_unknown_says_so() -> None:
    """No explanation is called unknown."""
    assert Diagnosis(()).explain() == "unknown"


@pytest.mark.parametrize(
    ("function", "response"),
    [("ln(cosh x)", "1"), ("x sin x", "x - x"), ("sqrt(x) e^(-x)", "0"), ("ln(x^2+1)", "ln 1")],
)
def test_a_lone_constant_accuses_nobody(function: str, response: str) -> None:
    """Nearly any rule gives 0 or 1 somewhere: nothing is named for it."""
    assert named(function, "x", response) == []


def test_different_kinds_of_slips_come_first() -> None:
    """e^(-x) for its own derivative: the inner derivative forgotten, or a sign; not three chain rules."""
    found = named("e^(-x) + e^x", "x", "e^x + e^(-x)")
    assert found[0] == "chain.inner-derivative-forgotten"
    assert found[1].split(".")[0] != "chain"


@pytest.mark.parametrize(
    ("response", "code"),
    [
        ("{(0,0)}", "optimum.point-missing"),
        ("{(1,1)}", "optimum.root-lost"),
        ("{(0,0),(-1,-1)}", "optimum.coordinate-sign"),
        ("{(0,0),(1,1),(1,-1)}", "optimum.point-added"),
        ("{(0,0),(1,1)}", None),
        ("{(3,7)}", None),
    ],
)
def test_sets_of_points(response: str, code: str | None) -> None:
    """Points missing, added or moved are explained; right ones and wild ones are not."""
    d = derive(Call("stationary", (typed("x^3+y^3-3x y"), Symbol("x"), Symbol("y"))))
    found = explain(d, parse(response, Notation().allowing("set", "vector")).expr).explanations
    assert (found[0].code if found else None) == code


def test_a_wrong_slope_is_seen_in_its_roots() -> None:
    """x^3 - 3x^2 differentiated to 3x^2 - 3x has its roots at 0 and 1."""
    d = derive(Call("stationary", (typed("x^3-3x^2"), Symbol("x"))))
    found = explain(d, parse("{0, 1}", Notation().allowing("set")).expr).explanations
    assert found
    assert found[0].code.startswith("power.")


def test_what_a_line_makes_of_another() -> None:
    """A slip of the pen between two lines; numbers as well; equal lines have none."""
    goal = differentiate(typed("x"), "x").goal
    assert misread(typed("2x - (x^2 + 1)"), typed("2x - x^2 + 1"), goal).explanations[0].code.startswith("bracket.")
    assert misread(typed("15x^4"), typed("12x^4"), goal).explanations[0].code == "number.factor-wrong"
    assert misread(typed("2x + x"), typed("3x"), goal).unknown
