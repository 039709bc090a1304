"""What slips lead to is foreseen as quizgen would mark it."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.text import to_text
from quizgen.marking.part import mark_part
from quizgen.render.lms.foreseen import foreseen, unposed
from quizgen.sheets.pick import Slot
from quizgen.sheets.practice import Practised, practised
from tests.render.lms.samples import SECRET, banks, export


def drawn(name: str, count: int = 1) -> Practised:
    bank, template = name.split("/")
    slots = [Slot(banks()[bank].templates[template], None)]
    return next(practised(slots, count, SECRET, course="Tests", sheet="samples"))


def test_each_has_the_marks_and_the_slip_that_marking_gives() -> None:
    """And no two are the same answer."""
    [part] = drawn("chain-rule/sine-of-a-power").variants[0].parts
    found = foreseen(part)
    assert len(found) > 3
    for one in found:
        mark = mark_part(part, to_text(one.response))
        assert mark.slip is not None
        assert (one.code, one.share) == (mark.slip.code, mark.given / mark.available)
    assert len({one.response for one in found}) == len(found)


def test_the_forgotten_inner_derivative_keeps_its_method_mark() -> None:
    """Its share is what the scheme gives for the rest, its words are the slip's own."""
    [part] = drawn("chain-rule/sine-of-a-power").variants[0].parts
    one = next(one for one in foreseen(part) if one.code == "chain.inner-derivative-forgotten")
    assert Fraction(0) < one.share < 1
    assert str(one.words[0]).count("Multiply by the derivative of what is inside") == 1


def test_wrong_choices_are_foreseen_with_what_is_said_to_them() -> None:
    """By their letters; of several right ones none, for each answer is many letters."""
    [part] = drawn(CHOICE).variants[0].parts
    assert {to_text(one.response) for one in foreseen(part)} <= {letter for letter, _ in part.lettered}
    assert to_text(part.task.key) not in {to_text(one.response) for one in foreseen(part)}
    [several] = drawn("networks/what-a-weight-changes").variants[0].parts
    assert foreseen(several) == ()


CHOICE = next(
    f"{bank.name}/{template.name}"
    for bank in banks().values()
    for template in bank.templates.values()
    if template.parts[0].answer.choices and len(template.parts) == 1 and not template.parts[0].answer.several
)


def test_a_question_is_posed_with_the_slips_of_every_part_of_every_variant() -> None:
    """For formats that mark; the others need none."""
    question = export("least-squares/weight-step-by-step", variants=2).questions[0]
    assert [len(variant) for variant in question.slips] == [2, 2]
    assert unposed(drawn("least-squares/weight-step-by-step")).slips == ()
