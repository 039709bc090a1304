"""QTI 1.2, read by pyslet and marked by a few lines of the test: every response processing does what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizgen.render.lms.export import Made
from quizgen.render.lms.qti12 import NAMESPACE, qti12
from tests.render.lms.qti_reader import complaints, unpacked
from tests.render.lms.samples import export

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pyslet")

NAMES = (
    "chain-rule/sine-of-a-power", "networks/what-a-weight-changes", "least-squares/weight-step-by-step",
    "optimum/saddle", "tangents/chord-and-tangent",
)  # fmt: skip
Element = ElementTree.Element


@cache
def made() -> Made:
    return qti12(export(*NAMES, variants=2))


@cache
def assessment() -> Element:
    return ElementTree.fromstring(unpacked(made().data)["assessment.xml"])


def every(root: Element, tag: str) -> Iterator[Element]:
    return root.iter(f"{{{NAMESPACE}}}{tag}")


TESTS: dict[str, Callable[[set[str], str], bool]] = {
    "varequal": lambda given, text: text in given,
    "vargte": lambda given, text: any(float(one) >= float(text) for one in given),
    "varlte": lambda given, text: any(float(one) <= float(text) for one in given),
}


def holds(condition: Element, given: set[str]) -> bool:
    match condition.tag.removeprefix(f"{{{NAMESPACE}}}"):
        case "and" | "conditionvar":
            return all(holds(one, given) for one in condition)
        case "not":
            return not all(holds(one, given) for one in condition)
        case name:
            return TESTS[name](given, condition.text or "")


def marked(item: Element, given: set[str]) -> tuple[float, set[str]]:
    """The score and what is said, by the rules in their order."""
    score, said = 0.0, set()
    for rule in every(item, "respcondition"):
        [condition] = every(rule, "conditionvar")
        if given and holds(condition, given):
            score = next((float(one.text or "") for one in every(rule, "setvar")), score)
            said |= {one.get("linkrefid") or "" for one in every(rule, "displayfeedback")}
            if rule.get("continue") != "Yes":
                break
    return score, said


def worth(item: Element) -> float:
    [score] = every(item, "decvar")
    fields = {one[0].text: one[1].text for one in every(item, "qtimetadatafield")}
    assert fields["points_possible"] == score.get("maxvalue")
    return float(score.get("maxvalue") or "")


def test_pyslet_reads_it() -> None:
    """A reader of another author, which refuses what the binding does not allow."""
    pytest.importorskip("pyslet", reason="pyslet is not installed")
    from pyslet.qtiv1.xml import QTIDocument
    from pyslet.xml.structures import XMLEntity

    document = QTIDocument()
    document.read(src=XMLEntity(unpacked(made().data)["assessment.xml"]))
    assert type(document.root).__name__ == "QuesTestInterop"


def test_the_package_is_whole(tmp_path: Path) -> None:
    """A checker of another author follows every name: of answers, files, pictures."""
    assert complaints(made().data, tmp_path) == []


def test_one_choice_earns_all_marks_and_the_others_none() -> None:
    """Each is told what belongs to it, and nothing else."""
    found = 0
    for item in every(assessment(), "item"):
        codes = [one.get("ident") or "" for one in every(item, "response_label")]
        [*fields] = every(item, "response_lid")
        if not fields or fields[0].get("rcardinality") != "Single":
            continue
        scores = [marked(item, {code})[0] for code in codes]
        assert sorted(scores) == [0.0] * (len(codes) - 1) + [worth(item)]
        told = {one.get("ident") or "" for one in every(item, "itemfeedback")}
        assert all(marked(item, {code})[1] == {f"said-{code}"} & told for code in codes)
        found += 1
    assert found >= 6


def test_several_choices_must_be_all_and_only_the_right_ones() -> None:
    items = [one for one in every(assessment(), "item") if "Multiple" in ElementTree.tostring(one, "unicode")]
    assert items
    for item in items:
        codes = {one.get("ident") or "" for one in every(item, "response_label")}
        wrong = {one[0].text or "" for one in every(item, "not")}
        assert marked(item, codes - wrong)[0] == worth(item)
        assert marked(item, codes)[0] == 0
        assert marked(item, set(sorted(codes - wrong)[:1]))[0] == 0


def test_numbers_are_right_between_their_bounds() -> None:
    """Both ends count; beyond them nothing does."""
    found = 0
    for item in every(assessment(), "item"):
        written = [one.text or "" for tag in ("vargte", "varlte") for one in every(item, tag)]
        bounds = [float(one) for one in written]
        if bounds:
            assert not any("e" in one for one in written)
            low, high = bounds
            for inside in (low, (low + high) / 2, high):
                assert marked(item, {repr(inside)})[0] == worth(item)
            for outside in (low - abs(low) / 50 - 1e-6, high + abs(high) / 50 + 1e-6):
                assert marked(item, {repr(outside)})[0] == 0
            found += 1
    assert found >= 6


def test_every_question_is_a_section_that_takes_one_variant() -> None:
    """With all of its parts, each an item under the question's words."""
    [whole] = (one for one in every(assessment(), "section") if one.get("ident") == "root_section")
    assert len(whole) == len(NAMES) == made().questions
    for section in whole:
        assert [one.text for one in every(section, "selection_number")] == ["1"]
    parts = [one for one in every(whole[2], "item") if (one.get("title") or "").endswith("(b)")]
    assert parts
    for one in parts:
        [text, *_] = every(one, "mattext")
        assert "A linear unit" in (text.text or "")


def test_the_manifest_says_what_was_left_out() -> None:
    text = unpacked(made().data)["imsmanifest.xml"].decode()
    assert all(one.why in text for one in made().left_out)
    assert any(one.what == "parts side by side" for one in made().left_out)
