"""What becomes of each part where no formula can be read, and what is said of the rest."""

from __future__ import annotations

from quizgen.render.lms.choices import Choice
from quizgen.render.lms.plainly import items_of
from quizgen.values import replaced
from tests.render.lms.samples import export


def test_a_formula_is_an_item_to_choose_and_one_to_evaluate() -> None:
    """For each variant both; what has only one of them is there once."""
    items, _ = items_of(export("chain-rule/sine-of-a-power", "optimum/saddle", variants=2))
    found = [(item.number, item.place, item.sort, isinstance(item.asked[0], Choice)) for item in items]
    assert found == [
        (1, 1, "choices", True), (1, 1, "values", False), (1, 2, "choices", True), (1, 2, "values", False),
        (2, 1, "choices", True), (2, 2, "choices", True),
    ]  # fmt: skip
    assert len({item.name for item in items}) == len(items)


def test_what_cannot_be_asked_is_said_once() -> None:
    """A whole question, with the reason."""
    items, left_out = items_of(export("straight-lines/parallel-line", variants=2))
    assert items == ()
    assert [one.what for one in left_out if one.where == "straight-lines/parallel-line"] == ["the whole question"]


def test_a_variant_that_is_lost_is_named() -> None:
    """Where only some of a question's variants have slips to choose among."""
    both = export("optimum/saddle", variants=2)
    [question] = both.questions
    bare = replaced(question, slips=(((),), question.slips[1]))
    items, left_out = items_of(replaced(both, questions=(bare,)))
    assert {item.place for item in items} == {2}
    assert [one.what for one in left_out if one.where == "optimum/saddle"] == ["variant 1"]


def test_what_each_part_loses_is_said_once_for_all_variants() -> None:
    """Follow-through, and the exact value of a number."""
    _, left_out = items_of(export("least-squares/weight-step-by-step", variants=3))
    found = [one.what for one in left_out if one.where == "least-squares/weight-step-by-step (b)"]
    assert found == [
        "marks that follow from a wrong earlier part", "the exact value, where it is no whole number",
    ]  # fmt: skip
