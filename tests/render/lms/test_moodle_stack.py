"""STACK questions, read by a reader of their own and evaluated in Maxima: every variant, every slip."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quizgen.expr.maxima import to_maxima
from quizgen.render.lms.export import Made
from quizgen.render.lms.stack import asked_in, moodle_stack
from tests.maxima import needs_maxima
from tests.render.lms.samples import export
from tests.render.lms.stack_reader import Question, outcomes, read

NAMES = (
    "chain-rule/sine-of-a-power",  # a formula with y given
    "gradient/distance-gradient",  # a vector, with marks for components
    "optimum/saddle",  # classified points
    "tangents/normal-to-a-curve",  # an equation
    "higher-derivatives/acceleration",  # a number, of which a slip is a formula
    "least-squares/weight-step-by-step",  # two parts, a number that may be typed as a decimal
    "networks/what-a-weight-changes",  # several choices, a picture
    "exponential-series/estimate-a-value",  # a number within a tolerance
)
VARIANTS = 3


@cache
def made() -> Made:
    return moodle_stack(export(*NAMES, variants=VARIANTS))


def questions() -> dict[str, Question]:
    return dict(zip(NAMES, read(made().data), strict=True))


@needs_maxima
@pytest.mark.parametrize("name", NAMES)
def test_every_deployed_variant_marks_as_its_own_tests_say(name: str, tmp_path: Path) -> None:
    """The key gives full marks, each slip that is in all variants its node, its score and no other."""
    question = questions()[name]
    assert question.seeds == tuple(range(1, VARIANTS + 1))
    assert question.tests[0][1] == {tree: (1.0, f"{tree}-1-T right") for tree in question.trees}
    for seed in question.seeds:
        found = outcomes(question, [given for given, _ in question.tests], seed, tmp_path)
        assert found == [expected for _, expected in question.tests]


@needs_maxima
def test_slips_of_single_variants_fire_where_they_are(tmp_path: Path) -> None:
    """As quizgen's own marks say; where a slip gives nothing of its own, its node is never reached by its value."""
    name = "chain-rule/sine-of-a-power"
    question, posed = questions()[name], export(name, variants=VARIANTS).questions[0]
    [asked] = asked_in(posed)
    for seed in question.seeds:
        slips = [(slip, slip.answers[seed - 1]) for slip in asked.slips]
        given = [{"ans1": to_maxima(answer)} for _, answer in slips if answer is not None]
        expected = [(slip.code, float(slip.share)) for slip, answer in slips if answer is not None]
        found = [tree["prt1"] for tree in outcomes(question, given, seed, tmp_path)]
        assert [note.split()[-1] for _, note in found] == [code for code, _ in expected]
        assert [score for score, _ in found] == pytest.approx([share for _, share in expected], abs=1e-6)


@needs_maxima
def test_answers_in_other_words_are_right_and_other_answers_are_not(tmp_path: Path) -> None:
    """A formula with the question's y in it, an equation multiplied by a number, a component that is right."""
    found = questions()
    [line] = outcomes(found["tangents/normal-to-a-curve"], [{"ans1": "7*lhs(qgk1)=7*rhs(qgk1)"}], 2, tmp_path)
    assert line["prt1"][0] == 1.0
    half = [{"ans1": "matrix([qgk1[1,1]],[999])"}, {"ans1": "matrix([1234],[999])"}]
    partly, wrong = outcomes(found["gradient/distance-gradient"], half, 1, tmp_path)
    assert (partly["prt1"][0], wrong["prt1"][0]) == (0.5, 0.0)
    disguised = "map(lambda([point],apply(op(point),[first(point)*log(9)/(2*log(3))])),qgk1)"
    [points] = outcomes(found["optimum/saddle"], [{"ans1": disguised}], 1, tmp_path)
    assert points["prt1"][0] == 1.0
    near = [{"ans1": "float(qgk1)"}, {"ans1": "float(qgk1)+1"}]
    right, off = outcomes(found["exponential-series/estimate-a-value"], near, 3, tmp_path)
    assert (right["prt1"][0], off["prt1"][0]) == (1.0, 0.0)


def test_the_file_says_what_was_left_out() -> None:
    """In the description of its category, and to whoever wrote it."""
    assert any("follow from" in str(one) for one in made().left_out)
    text = made().data.decode()
    assert all(one.why in text for one in made().left_out)


def test_pictures_are_inside_with_their_words() -> None:
    """As files of the text that shows them."""
    text = made().data.decode()
    assert 'encoding="base64"' in text
    assert text.count("@@PLUGINFILE@@/picture-") >= 1
    assert "alt=&quot;" in text or 'alt="' in text


def test_the_same_input_gives_the_same_bytes() -> None:
    """In a second drawing too."""
    assert moodle_stack(export(*NAMES[:2], variants=2)) == moodle_stack(export(*NAMES[:2], variants=2))


def test_nothing_of_a_question_is_taken_for_stack_s_own() -> None:
    """Fields and branches are the only double brackets."""
    for question in read(made().data):
        inside = [piece.split("]]")[0].strip() for piece in question.text.split("[[")[1:]]
        assert all(piece.startswith(("input:", "validation:", "feedback:", "if ", "elif ", "/ if")) for piece in inside)
        assert "{@" not in question.text
