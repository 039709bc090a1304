"""Numbers to type in: what is asked, and that no slip passes for right."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.reading import put_in
from quizgen.expr.floats import NoValue, approximate_at
from quizgen.prose import plain
from quizgen.render.lms.points import as_entries
from tests.render.lms.samples import export

FORMULAS = ("chain-rule/sine-of-a-power", "product-rule/damped-swing", "partial-derivative/gaussian-hill")


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_is_asked_for_where_its_slips_have_other_values(name: str) -> None:
    """The point is said; the key's value is between the bounds, no slip's is."""
    question = export(name, variants=3).questions[0]
    for variant, [slips] in zip(question.variants, question.slips, strict=True):
        [part] = variant.parts
        [entry] = as_entries(part, slips)
        words = plain(entry.prompt)
        assert words.startswith("The value of your answer at ")
        said = words.removeprefix("The value of your answer at ").split(" (")[0]
        place = {one.split(" = ")[0]: float(one.split(" = ")[1].replace("−", "-")) for one in said.split(", ")}
        assert entry.low <= Fraction(approximate_at(put_in(part.task.key, part.task.given), place)) <= entry.high
        for slip in slips:
            try:
                wrong = approximate_at(put_in(slip.response, part.task.given), place)
            except NoValue:
                continue
            assert not entry.low <= Fraction(wrong) <= entry.high


def test_whole_numbers_are_exact_and_others_are_rounded() -> None:
    """The words say which; a vector of numbers is asked for component by component."""
    question = export("least-squares/weight-step-by-step", variants=3).questions[0]
    for variant, slips in zip(question.variants, question.slips, strict=True):
        [entry] = as_entries(variant.parts[1], slips[1])
        if entry.low != entry.high:
            assert plain(entry.prompt) == "Your answer (three significant figures are enough)"
            assert entry.high - entry.low == abs(entry.middle) / 100
    vector = export("gradient/steepest-way-down", variants=1).questions[0].variants[0].parts[0]
    assert [plain(one.prompt).split(" (")[0] for one in as_entries(vector, ())] == ["Component 1", "Component 2"]


def test_a_tolerance_is_kept() -> None:
    """As near as quizgen itself asks."""
    part = export("exponential-series/estimate-a-value", variants=1).questions[0].variants[0].parts[0]
    [entry] = as_entries(part, ())
    assert "within" in plain(entry.prompt)
    assert entry.low < entry.middle < entry.high


def test_what_has_no_number_has_no_entry() -> None:
    part = export("optimum/saddle", variants=1).questions[0].variants[0].parts[0]
    assert as_entries(part, ()) == ()
