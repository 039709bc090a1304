"""Which field a part has in STACK, and what is compared."""

from __future__ import annotations

from quizgen.bank.variant import Part
from quizgen.expr.nodes import Integer, Relation, Symbol, Vector
from quizgen.render.lms.inputs import Field, definitions, field_of, input_of, placed, spelled, tolerances
from tests.render.lms.samples import banks, export


def parts(name: str, place: int = 0) -> tuple[Part, ...]:
    return tuple(variant.parts[place] for variant in export(name, variants=3).questions[0].variants)


def field(name: str, place: int = 0) -> Field:
    return field_of(parts(name, place), 1)


def test_each_kind_has_its_field() -> None:
    """Formulas and equations are typed, numbers too, vectors have a grid, choices are ticked."""
    assert field("optimum/saddle").sort == "algebraic"
    assert field("tangents/normal-to-a-curve").sort == "algebraic"
    assert field("gradient/distance-gradient").sort == "matrix"
    assert field("least-squares/weight-step-by-step", 1).sort == "numerical"
    assert field("networks/what-a-weight-changes").sort == "checkbox"
    one = next(
        f"{bank.name}/{t.name}" for bank in banks().values() for t in bank.templates.values()
        if t.parts[0].answer.choices and not t.parts[0].answer.several
    )  # fmt: skip
    assert field(one).sort == "radio"


def test_numbers_are_compared_as_near_as_the_question_asks() -> None:
    """Within its tolerance, which may differ between variants; a fraction may be typed as a decimal."""
    near = parts("exponential-series/estimate-a-value")
    assert field_of(near, 1).option == "qgt1"
    assert len(tolerances(near)) == 3
    exact = field("least-squares/weight-step-by-step", 1)
    assert (exact.test, exact.option, exact.floats) == ("NumAbsolute", "1e-9", True)


def test_named_quantities_are_put_into_answers() -> None:
    """y for the function of the question, as each variant has it."""
    power = parts("chain-rule/sine-of-a-power")
    assert field_of(power, 1).compared("ans1") == "subst(qgg1,ans1)"
    assert len(set(definitions(power))) == 3
    assert all(one.startswith("[y=") for one in definitions(power))


def test_points_say_how_they_are_typed() -> None:
    """With words for their kinds, which students may then use."""
    saddle = field("optimum/saddle")
    assert "{minimum([1, 2]), saddle([0, 3])}" in saddle.hint
    assert "saddle" in saddle.words
    assert saddle.hint.split()[0] in placed(saddle)


def test_a_field_takes_what_is_of_its_shape() -> None:
    """STACK sends back the rest: a formula where a number is asked for, a number where a vector is."""
    x, one = Symbol("x"), Integer(1)
    assert field("higher-derivatives/acceleration").takes(one, Integer(2))
    assert not field("higher-derivatives/acceleration").takes(x, one)
    assert field("gradient/distance-gradient").takes(Vector((one, x)), Vector((x, x)))
    assert not field("gradient/distance-gradient").takes(x, Vector((x, x)))
    assert not field("tangents/normal-to-a-curve").takes(x, Relation(x, "=", one))


def test_a_vector_is_a_column_and_letters_a_list() -> None:
    gradient, several = parts("gradient/distance-gradient")[0], parts("networks/what-a-weight-changes")[0]
    assert spelled(gradient, gradient.task.key).startswith("matrix([")
    assert spelled(several, several.task.key)[0] == "["


def test_an_input_says_everything_that_stack_asks() -> None:
    """Its key is what is shown as the right answer; calculus commands may not be typed."""
    said = {one.tag: one.text or "" for one in input_of(field("chain-rule/sine-of-a-power"))}
    assert (said["name"], said["tans"], said["type"]) == ("ans1", "qgk1", "algebraic")
    assert said["forbidwords"] == "[[BASIC-CALCULUS]]"
