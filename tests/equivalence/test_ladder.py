"""The ladder as a whole: verdicts by the table, their evidence, their symmetry, and what it refuses."""

from __future__ import annotations

import pickle
import subprocess
import sys
import time

import pytest

from quizgen.budget import Budget
from quizgen.equivalence.ladder import LADDER, decide
from quizgen.equivalence.verdict import Different, Equal, NotDefined, NotDefinedAt, RightOnly, Undecided
from quizgen.expr.nodes import Call, Derivative, Integer, Symbol, Vector
from tests.equivalence.cases import DIFFERENT, EQUAL, table
from tests.equivalence.reading import assumed, formula, verdict


@pytest.mark.parametrize("row", table(EQUAL), ids=" = ".join)
def test_equal(row: tuple[str, ...]) -> None:
    """These are proved equal, both ways round, and the certificate checks."""
    response, key, assume = formula(row[0]), formula(row[1]), assumed("".join(row[2:]))
    found = decide(response, key, assume=assume)
    assert isinstance(found, Equal), found
    assert found.certificate.check(response, key, assume)
    assert found.certificate.describe()
    assert isinstance(decide(key, response, assume=assume), Equal)


@pytest.mark.parametrize("row", table(DIFFERENT), ids=" vs ".join)
def test_different(row: tuple[str, ...]) -> None:
    """These are proved different, both ways round, and the witness checks."""
    response, key, assume = formula(row[0]), formula(row[1]), assumed("".join(row[2:]))
    found = decide(response, key, assume=assume)
    assert isinstance(found, Different), found
    assert found.witness.check(response, key, assume)
    assert isinstance(decide(key, response, assume=assume), Different)


@pytest.mark.parametrize("block", [*EQUAL, *DIFFERENT])
def test_never_equal_to_itself_and_something(block: str) -> None:
    """u and u + 1 are different wherever u has a value at all; nothing that is true is proved of them."""
    for response, *rest in table({block: {**EQUAL, **DIFFERENT}[block]}):
        found = verdict(response, f"({response})+1", "".join(rest[1:]))
        assert not isinstance(found, Equal), response


@pytest.mark.parametrize(
    ("response", "key", "finding"),
    [
        ("x/x", "1", "equal where both are defined; yours is not defined at x = 0"),
        ("1", "x/x", "equal where both are defined; the key is not defined at x = 0"),
        ("2/(x+1/x)", "2x/(x^2+1)", "equal where both are defined; yours is not defined at x = 0"),
        ("tan(x)/(sin x cos x)", "sec^2 x", "equal where both are defined; yours is not defined at x = 0"),
        ("sin x", "cos x tan x", "equal where both are defined; the key also needs cos(x) != 0"),
        ("ln(x^2)", "2ln x", "equal where both are defined; the key also needs x > 0"),
        ("sqrt(x)^2", "x", "equal where both are defined; yours also needs x >= 0"),
        ("x^2/(x-y)-y^2/(x-y)", "x+y", "equal where both are defined; yours is not defined at x = 13/3, y = 13/3"),
        ("(x^2+y^2)^3/(x^2+y^2)", "(x^2+y^2)^2", "equal where both are defined; yours is not defined at x = 0, y = 0"),
    ],
)
def test_domain_findings(response: str, key: str, finding: str) -> None:
    """Formulas that agree where both are defined are equal, with a word about where one is not."""
    found = verdict(response, key)
    assert isinstance(found, Equal)
    assert [str(one) for one in found.findings] == [finding]
    assert all(isinstance(one, NotDefined | NotDefinedAt) for one in found.findings)


@pytest.mark.parametrize(
    ("response", "key", "assume"),
    [
        ("1/(x^2-4)", "1/((x-2)(x+2))", ""),
        ("2/(1-x^2)", "1/(1+x)+1/(1-x)", ""),
        ("x^(-1/2)/2", "1/(2sqrt(x))", ""),
        ("1/cos(x)^2", "sec^2 x", ""),
        ("x/x", "1", "x>0"),
        ("ln(x^2)", "2ln x", "x>0"),
        ("1/(x^2+1)", "(x^2+1)^-1", ""),
        ("1/(1+e^-x)", "sigmoid(x)", ""),
    ],
)
def test_no_finding_where_the_domains_agree(response: str, key: str, assume: str) -> None:
    """The same condition in other words is no finding."""
    found = verdict(response, key, assume)
    assert isinstance(found, Equal)
    assert found.findings == ()


@pytest.mark.parametrize(
    ("response", "key", "where"),
    [
        ("|x|/x", "1", "right only where x > 0"),
        ("-x", "|x|", "right only where x < 0"),
        ("|x-3|+|x|", "2x-3", "right only where x > 3"),
        ("atan(x)+atan(1/x)", "pi/2", "right only where x > 0"),
    ],
)
def test_right_on_a_part(response: str, key: str, where: str) -> None:
    """Equal on some cells only: different, with the part where it is right."""
    found = verdict(response, key)
    assert isinstance(found, Different)
    assert [str(one) for one in found.findings if isinstance(one, RightOnly)] == [where]


@pytest.mark.parametrize(
    ("response", "key", "shown"),
    [
        ("(1+1e-20)x", "x", "yours is 0.42857142857142857143285…, the key 0.42857142857142857142857…"),
        ("(1+1e-40)x", "x", "yours is 0.4285714285…, the key 3/7; they differ by 4.28571e-41"),
        ("sigmoid(e^6)+x", "x+1", "yours is 1.4285714285…, the key 10/7; they differ by 6.21014e-176"),
    ],
)
def test_a_witness_shows_the_difference(response: str, key: str, shown: str) -> None:
    """Digits up to where the two part, or the difference itself where that is far out."""
    found = verdict(response, key)
    assert isinstance(found, Different)
    assert shown in found.explain()


def test_explanations_are_short() -> None:
    """A person gets one or two lines, with digits that are certain."""
    found = verdict("1.5350630092 x", "1.5350630100 x")
    assert (
        found.explain() == "At x = 3/7 yours is 0.657884146800…, the key 0.657884147142… (both certain to 30 digits)."
    )
    assert verdict("2x", "x+x").explain() == "Your answer equals the key."
    assert verdict("|x|/x", "1").explain().splitlines() == [
        "Right only where x > 0.",
        "At x = -17/6 yours is -1, the key 1.",
    ]


HOSTILE = (
    "9^9^9^9", "x^(9^9^9)", "(10^7)!", "x^(10^8)+1", "(x+1)^(10^8)", "(x+y+z+a+b+c)^200", "sin(100000x)",
    "e^(e^(e^(e^(e^x))))", "((((x+1)^50+1)^50+1)^50+1)^50", "|a||b||c||d||f||g||h||k|", "1/9^9^9", "10^10^10 x",
    "cos(pi/1009)", "x^x^x^x^x", "sqrt(x+sqrt(x+sqrt(x+sqrt(x+sqrt(x+1)))))", "e^(10^12)", "sin(cos(tan(ln(10^50x))))",
    "((((((((x+1/x)^2+1)^2+1)^2+1)^2+1)^2+1)^2+1)^2+1)^2",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("other", ["x", "{}+x-x", "({}+1)^2-2*{}-1"])
def test_no_input_holds_the_process(text: str, other: str) -> None:
    """Whatever is typed is answered at once, and never wrongly: a formula is not different from itself."""
    key = other.replace("{}", f"({text})")
    started = time.process_time()
    found = verdict(text, key)
    assert time.process_time() - started < 2
    if other == "{}+x-x":
        assert not isinstance(found, Different)


def test_the_budget_ends_everything() -> None:
    """With a purse of a few steps the verdict is "too large", not an exception."""
    found = decide(formula("sin(3x)"), formula("3sin x-4sin^3 x"), budget=Budget(20))
    assert isinstance(found, Undecided)
    assert found.reason == "too large"


def test_undecided_says_what_is_known() -> None:
    """What cannot be proved comes with the evidence."""
    found = decide(formula("(10^9)!/(10^9-1)!"), formula("10^9"))
    assert isinstance(found, Undecided)
    assert "could not be decided" in found.explain()


def test_what_is_no_formula_is_refused() -> None:
    """Vectors, inert derivatives and unknown functions are not compared here."""
    x = Symbol("x")
    for other in (Vector((x,)), Derivative(x, ("x",)), Call("f", (x,))):
        with pytest.raises(TypeError):
            decide(x, other)
    with pytest.raises(TypeError):
        decide(x, formula("x=1"))


@pytest.mark.parametrize(
    ("response", "key"), [("|x|x", "x^2"), ("sin(2x)", "2sin x cos x"), ("x^2", "x x"), ("1/0", "1")]
)
def test_verdicts_pickle(response: str, key: str) -> None:
    """A verdict with its evidence survives a process pool."""
    found = verdict(response, key)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)


def test_the_expected_form_costs_no_import() -> None:
    """The structural rung decides without FLINT."""
    program = (
        "import sys\n"
        "from quizgen.equivalence.ladder import decide\n"
        "from quizgen.syntax.notation import Notation\n"
        "from quizgen.syntax.parser import parse\n"
        "verdict = decide(*(parse(text, Notation()).expr for text in ('2x cos(x^2)', 'cos(x^2)*2x')))\n"
        "assert verdict.by == 'structural'\n"
        "assert not {'flint', 'sympy', 'dataclasses', 'inspect'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_ladder_is_one_visible_tuple() -> None:
    """Each procedure of the ladder says what it does."""
    assert all(procedure.__doc__ for procedure in LADDER)
    assert decide(Integer(1), Integer(1)) == LADDER[0].__globals__["structural"](_problem())


def _problem() -> object:
    from quizgen.equivalence.problem import Problem

    return Problem(Integer(1), Integer(1), (), Budget(100))
