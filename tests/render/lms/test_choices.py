"""Choices: the key among what slips would give, in an order that the seed decides."""

from __future__ import annotations

from quizgen.expr.nodes import Set
from quizgen.prose import Math
from quizgen.render.lms.choices import MOST, as_choice
from tests.render.lms.samples import export


def test_the_key_stands_among_slips_that_are_told_apart() -> None:
    """One is right; each says what is to be said."""
    question = export("chain-rule/sine-of-a-power", variants=3).questions[0]
    places = set()
    for variant, [slips] in zip(question.variants, question.slips, strict=True):
        choice = as_choice(variant.parts[0], slips, variant.seed)
        assert choice is not None
        assert len(choice.options) == MOST
        [right] = [option for option in choice.options if option.right]
        assert right.words == (Math(variant.parts[0].task.key),)
        assert all(option.feedback for option in choice.options)
        assert choice == as_choice(variant.parts[0], slips, variant.seed)
        places.add(choice.options.index(right))
    assert len(places) > 1


def test_too_few_slips_make_no_choice() -> None:
    question = export("chain-rule/sine-of-a-power", variants=1).questions[0]
    assert as_choice(question.variants[0].parts[0], question.slips[0][0][:1], b"") is None


def test_an_author_s_choices_stay_as_they_are() -> None:
    """In the order of the variant; several may be right."""
    question = export("networks/what-a-weight-changes", variants=1).questions[0]
    [part] = question.variants[0].parts
    choice = as_choice(part, question.slips[0][0], b"")
    assert choice is not None
    assert choice.several
    assert [option.words for option in choice.options] == [own.words for own in part.choices]
    assert isinstance(part.task.key, Set)
    assert sum(option.right for option in choice.options) == len(part.task.key.items)
