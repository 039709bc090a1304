"""Tests of quizgen.bank.choices: which choices a variant offers, which are right, and in what order."""

from __future__ import annotations

from collections import Counter
from textwrap import dedent, indent

import pytest

from quizgen.bank.draw import Deck, draw
from quizgen.bank.load import bank_of
from quizgen.bank.model import Template
from quizgen.bank.variant import Part
from quizgen.errors import FileError
from quizgen.expr.nodes import Set, Symbol
from quizgen.expr.walk import subtrees
from quizgen.prose import plain

PARAMETERS = "parameters: { a: 2..9, n: 2..5 }\nmarks: 1\nquestion: Let $y = sin(a x^n)$.\n"


def template(fields: str) -> Template:
    return bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(dedent(fields), '    ')}").templates["one"]


def part(fields: str, seed: int = 0) -> Part:
    [one] = draw(template(PARAMETERS + dedent(fields)), seed.to_bytes(32, "big")).parts
    return one


def right(one: Part) -> list[str]:
    """The words of the right choices."""
    return [plain(choice.words) for letter, choice in one.lettered if Symbol(letter) in subtrees(one.task.key)]


def test_formulas_of_choices_are_worked_out() -> None:
    """The derivative itself is offered, with its derivation for the solution."""
    one = part("parameters: { a: [3, 4] }\nanswer: { right: '$diff(y, x)$', wrong: ['$y$', nothing] }".replace(
        "parameters: { a: [3, 4] }\n", ""))  # fmt: skip
    assert "cos" in right(one)[0]
    assert {plain(choice.words) for choice in one.choices} >= {"nothing"}
    assert len(one.derivations) == 1


@pytest.mark.parametrize("seed", range(8))
def test_slips_make_wrong_choices(seed: int) -> None:
    """As many as are asked for, each with its mal-rule, all of them different."""
    one = part("answer: { right: '$diff(y, x)$', slips: 3 }", seed)
    slips = [choice.slip for choice in one.choices if choice.slip]
    assert len(set(slips)) == 3
    assert len({choice.words for choice in one.choices}) == 4


def test_each_place_is_equally_likely() -> None:
    """The order comes from the seed alone: the right choice may stand anywhere."""
    offered = template(PARAMETERS + "answer: { right: '1', wrong: ['2', '3', '4'] }")
    deck = Deck(offered)
    keys = Counter(draw(offered, n.to_bytes(32, "big"), deck).parts[0].task.key for n in range(400))
    assert set(keys) == {Symbol(letter) for letter in "ABCD"}
    assert all(70 < count < 130 for count in keys.values())


def test_the_same_seed_the_same_order() -> None:
    """A deck changes nothing."""
    fields = "answer: { right: '1', wrong: ['2', '3', '4'] }"
    assert part(fields, 7) == part(fields, 7)


def test_conditions_say_which_is_right() -> None:
    """In each variant one of them holds, and the others are wrong choices."""
    fields = "answer: { right: [{ says: more, if: a > n }, { says: less, if: a < n }, { says: same, if: a = n }] }"
    drawn = [draw(template(PARAMETERS + fields), n.to_bytes(32, "big")) for n in range(20)]
    for variant in drawn:
        values = dict(variant.parameters)
        a, n = (values[name].value for name in "an")  # type: ignore[union-attr]
        assert right(variant.parts[0]) == ["more" if a > n else "less" if a < n else "same"]


def test_several_may_be_right() -> None:
    """Then the key is a set of letters, and the notation allows one."""
    one = part("answer: { right: [one, two], wrong: three, choose: several }")
    assert isinstance(one.task.key, Set)
    assert sorted(right(one)) == ["one", "two"]
    assert "set" in one.task.notation.shapes


def test_variants_without_a_right_choice_are_not_drawn() -> None:
    """If none is left it is said why."""
    with pytest.raises(FileError, match="mostly: no choice is right"):
        part("answer: { right: { says: one, if: a < 0 }, wrong: two }")


def test_choices_that_read_the_same_are_not_drawn() -> None:
    """Where parameters make two choices one."""
    for seed in range(20):
        one = part("answer: { right: $a$, wrong: $n$ }", seed)
        assert len({choice.words for choice in one.choices}) == 2


def test_more_slips_than_there_are() -> None:
    """It is said how many there can be."""
    with pytest.raises(FileError, match="slips make only 0 different wrong choices"):
        part("answer: { right: words, slips: 2 }")
