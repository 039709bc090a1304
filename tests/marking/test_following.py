"""Later parts are marked against the student's own earlier answers, as a human marker would."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.answers.task import Task
from quizgen.bank.follow import Follow, references_read
from quizgen.bank.keys import work_out
from quizgen.bank.language import notation_of
from quizgen.bank.model import Definition
from quizgen.bank.variant import Part, Variant
from quizgen.marking.mark import Mark, PartMark
from quizgen.marking.marker import mark_question
from quizgen.prose import plain
from quizgen.syntax.notation import Notation
from quizgen.syntax.parser import parse

X = Notation.of("x")
AUTHORS = notation_of(frozenset())
CUBIC = (Definition("y", (), parse("x^3 - 12x", X).expr),)


def question(*keys: tuple[str, str, str]) -> Variant:
    """A question about y = x^3 - 12x: kind, key, and the key in terms of earlier answers ("" for none)."""
    parts = []
    for label, (kind, key, follows) in zip("abc", keys, strict=False):
        worked = work_out(parse(key, AUTHORS).expr, CUBIC)
        follow = Follow(references_read(parse(follows, AUTHORS).expr), CUBIC) if follows else None
        notation = Notation.of("x", "y") if kind == "equation" else X.allowing("vector", "set")
        task = Task(kind, worked.expr, notation)
        parts.append(Part(label, (), task, Fraction(2), worked.derivations, follow))
    return Variant("bank/one", "One", b"", (), (), tuple(parts), 1.0)


SLOPE = question(("expression", "diff(y, x)", ""), ("number", "at(diff(y, x), x, 1)", "at(part(a), x, 1)"))
TWICE = question(("expression", "diff(y, x)", ""), ("expression", "diff(y, x, 2)", "diff(part(a), x)"))
ZEROS = question(("expression", "diff(y, x)", ""), ("points", "zeros(diff(y, x), x)", "zeros(part(a), x)"))
THREE = question(
    ("expression", "diff(y, x)", ""),
    ("expression", "diff(y, x, 2)", "diff(part(a), x)"),
    ("number", "at(diff(y, x, 2), x, 5)", "at(part(b), x, 5)"),
)


def marked(variant: Variant, *texts: str) -> Mark:
    return mark_question(variant, dict(zip("abc", texts, strict=False)))


def said(part: PartMark) -> str:
    return " ".join(plain(prose) for prose in part.feedback)


@pytest.mark.parametrize(
    ("variant", "texts", "right"),
    [
        (SLOPE, ("3x^2 - 12", "-9"), "ab"),
        (SLOPE, ("3x^2 + 12", "15"), "b"),
        (SLOPE, ("3x^2 + 12", "-9"), "b"),
        (SLOPE, ("3x^2 + 12", "7"), ""),
        (SLOPE, ("", "15"), ""),
        (TWICE, ("3x^2 - 12x", "6x - 12"), "b"),
        (TWICE, ("2x^2 - 12", "4x"), "b"),
        (ZEROS, ("3x^2 - 27", "x = 3, x = -3"), "b"),
        (ZEROS, ("3x^2 - 27", "x = 3"), ""),
        (ZEROS, ("3x^2 + 12", "none"), ""),
        (THREE, ("2x^2 - 12", "4x", "20"), "bc"),
        (THREE, ("2x^2 - 12", "5x", "25"), "c"),
        (THREE, ("3x^2 - 12", "5x", "25"), "ac"),
        (THREE, ("2x^2 - 12", "", "20"), ""),
    ],
)
def test_marks_with_follow_through(variant: Variant, texts: tuple[str, ...], right: str) -> None:
    """One mistake costs its marks once; the right answer is right after anything; what a mistake makes trivial, or a
    blank, carries nothing on."""
    assert "".join(part.label for part in marked(variant, *texts).parts if part.given == 2) == right


TANGENT = question(("number", "at(diff(y, x), x, 1)", ""), ("equation", "tangent(y, x, 1)", "y = part(a)(x-1) - 11"))


@pytest.mark.parametrize(
    ("slope", "line", "given"), [("-9", "y = -9x - 2", 2), ("15", "y = 15x - 26", 2), ("15", "y = 15x - 2", 0)]
)
def test_a_tangent_with_ones_own_slope(slope: str, line: str, given: int) -> None:
    """Equations follow too, in any arrangement."""
    assert marked(TANGENT, slope, line).parts[1].given == given


def test_part_of_what_follows() -> None:
    """One of two zeros of the student's own derivative earns its share."""
    assert marked(ZEROS, "3x^2 - 27", "x = 3").parts[1].given == 1


def test_feedback_says_so() -> None:
    """The student reads what the marks are for, and the tutor sees from which parts."""
    first, second = marked(SLOPE, "3x^2 + 12", "15").parts
    assert said(second) == "Right, following on from your answer to (a)."
    assert second.follows == ("a",)
    assert {award.why for award in second.awards} == {"follows from your answer to (a)"}
    assert first.follows == ()
    assert plain(second.solution[-1]) == "The answer is -9."


def test_a_slip_is_found_in_what_follows() -> None:
    """The derivative of the student's own first derivative, with one slip in it, keeps its method marks."""
    second = marked(TWICE, "sin(2x)", "cos(2x)").parts[1]
    assert second.slip is not None
    assert second.slip.code == "chain.inner-derivative-forgotten"
    assert said(second).startswith("Marked as following on from your answer to (a). ")


def test_after_an_answer_that_waits() -> None:
    """A wrong answer waits where it may follow from one that nobody has read yet; a right one does not."""
    first, second = marked(SLOPE, "3x^2 + (", "15").parts
    assert [first.waiting, second.waiting] == [2, 2]
    assert "may follow from your answer to (a)" in second.review
    assert marked(SLOPE, "3x^2 + (", "-9").parts[1].given == 2


def test_what_a_mistake_makes_trivial() -> None:
    """After a constant first derivative the second is no question any more."""
    second = marked(TWICE, "7", "0").parts[1]
    assert second.follows == ()
    assert second.given < 2


LONG = "x" + "+x" * 400


@pytest.mark.parametrize("text", ["x^(10^8)", "9^9^9^9", "1/0", "max(x, 1)", LONG, "sin(" * 40 + "x" + ")" * 40])
def test_answers_nobody_can_go_on_from(text: str) -> None:
    """Whatever stands in the earlier part, the later one is marked all the same."""
    for variant in (SLOPE, TWICE, ZEROS):
        assert marked(variant, text, "15").parts[1].given == 0
