"""Moodle's own kinds of question, read as Moodle's importer does."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

import pytest

from quizgen.render.lms.export import Made
from quizgen.render.lms.moodle import escaped, moodle
from tests.render.lms.samples import export

NAMES = (
    "chain-rule/sine-of-a-power", "networks/what-a-weight-changes", "least-squares/weight-step-by-step",
    "optimum/saddle", "tangents/chord-and-tangent",
)  # fmt: skip
Element = ElementTree.Element


@cache
def made() -> Made:
    return moodle(export(*NAMES, variants=2))


def questions(kind: str) -> list[Element]:
    return [one for one in ElementTree.fromstring(made().data) if one.get("type") == kind]


def said(node: Element, path: str) -> str:
    found = node.find(path)
    assert found is not None
    return found.text or ""


GRADES = {100, 50, 33.33333, 25, 20, 16.66667, 14.28571, 12.5, 11.11111, 10, 0}
"""Moodle refuses any other share of a mark, up to its sign."""


def test_choices_have_one_right_answer_or_shares_of_it() -> None:
    """Everybody is told something, and to choose all earns nothing."""
    assert len(questions("multichoice")) >= 4
    for question in questions("multichoice"):
        shares = [float(one.get("fraction") or "") for one in question.findall("answer")]
        assert {abs(share) for share in shares} <= GRADES
        if said(question, "single") == "true":
            assert sorted(shares)[-2:] == [0, 100]
            assert all(said(one, "feedback/text") for one in question.findall("answer"))
        else:
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=1e-3)
            assert sum(shares) == pytest.approx(0, abs=1e-3)


def test_numbers_have_a_tolerance_that_keeps_slips_out() -> None:
    """To three significant figures, and the words say so."""
    assert questions("numerical")
    for question in questions("numerical"):
        [answer] = question.findall("answer")
        number, near = float(said(answer, "text")), float(said(answer, "tolerance"))
        assert answer.get("fraction") == "100"
        assert 0 <= near <= abs(number) * 0.0051
        assert near == 0 or "three significant figures" in said(question, "questiontext/text")


CLOZE = re.compile(r"\{(\d+):([A-Z_]+):((?:\\.|[^}])*)\}", re.DOTALL)
"""A field as Moodle finds it: a closing bracket with a backslash before it does not end it."""


def test_parts_are_fields_of_one_text() -> None:
    """With weights, options, right answers and what is said to the others."""
    assert questions("cloze")
    for question in questions("cloze"):
        text = said(question, "questiontext/text")
        fields = CLOZE.findall(text)
        assert len(fields) == 2
        for weight, sort, inside in fields:
            assert int(weight) > 0
            options = re.split(r"(?<!\\)~", inside)
            if sort == "NUMERICAL":
                assert re.fullmatch(r"=-?[\d.e+-]+:[\d.e+-]+#Right\.", inside)
            else:
                assert sort == "MULTICHOICE_VS"
                assert sum(one.startswith("%100%") for one in options) == 1
                assert all(one.startswith(("%100%", "%0%")) and "#" in one for one in options)
        assert "{" not in re.sub(r"\\\(.*?\\\)|\\\[.*?\\\]", "", CLOZE.sub("", text), flags=re.DOTALL)


def test_brackets_of_tex_do_not_end_a_field() -> None:
    r"""\frac{1}{x} and \{1\} come back as they were, once the backslash before } # ~ is taken away."""
    source = r"\(\{\frac{1}{x}\}\) # ~"
    inside = escaped(source)
    assert CLOZE.fullmatch(f"{{1:MULTICHOICE_VS:%100%{inside}}}")
    assert re.sub(r"\\([}#~])", r"\1", inside) == source


def test_an_author_s_choices_keep_their_order_and_letters() -> None:
    """For the solution names them."""
    [first, *_] = [one for one in questions("multichoice") if said(one, "single") == "false"]
    assert (said(first, "shuffleanswers"), said(first, "answernumbering")) == ("false", "ABCD")


def test_pictures_and_what_was_left_out_are_inside() -> None:
    text = made().data.decode()
    assert 'encoding="base64"' in text
    assert all(one.why in text for one in made().left_out)
    assert made() == moodle(export(*NAMES, variants=2))
