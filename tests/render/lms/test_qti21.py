"""QTI 2.1, played by pyslet: right answers earn all marks, wrong ones none, and each is told its slip."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizgen.render.lms.export import Made
from quizgen.render.lms.qti21 import NAMESPACE, qti21
from tests.render.lms.qti_reader import complaints, imported, marked, played, right_answers, unpacked
from tests.render.lms.samples import export

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:pyslet")

NAMES = (
    "chain-rule/sine-of-a-power", "gradient/distance-gradient", "networks/what-a-weight-changes",
    "least-squares/weight-step-by-step", "optimum/saddle", "tangents/chord-and-tangent",
)  # fmt: skip


@cache
def made() -> Made:
    return qti21(export(*NAMES, variants=2))


@cache
def files() -> dict[str, bytes]:
    return unpacked(made().data)


def items() -> list[bytes]:
    return [data for name, data in files().items() if name.startswith("items/")]


def test_right_answers_earn_all_marks() -> None:
    """In every item, as its own declarations say what is right."""
    for data in items():
        item = played(data)
        score, most, _ = marked(item, right_answers(item))
        assert score == pytest.approx(most)
        assert most > 0


def test_an_importer_of_another_author_finds_the_same(tmp_path: Path) -> None:
    """Every field, its choices and its right answers, as pyslet has them."""
    for data in items():
        item, right = imported(data, tmp_path), right_answers(played(data))
        assert {one.response_identifier for one in item.interactions} == right.keys()
        for one in item.interactions:
            answer = right[one.response_identifier]
            declared = item.response_decls[one.response_identifier].correct_values
            if one.kind == "choice":
                assert set(declared) == ({answer} if isinstance(answer, str) else set(answer))
                assert set(declared) <= {choice.identifier for choice in one.choices}
            else:
                assert [float(value) for value in declared] == [answer]


def test_the_package_is_whole(tmp_path: Path) -> None:
    """A checker of another author follows every name: of answers, files, pictures."""
    assert complaints(made().data, tmp_path) == []


def test_wrong_answers_earn_nothing() -> None:
    """Each other choice; numbers a twentieth away on both sides; nothing at all."""
    for data in items():
        item = played(data)
        right = right_answers(item)
        assert marked(item, {})[0] == 0
        for name, answer in right.items():
            for wrong in (
                [answer * 1.05 + 1e-6, answer * 0.95 - 1e-6] if isinstance(answer, float) else _others(data, name)
            ):
                kept = {other: value for other, value in right.items() if other != name}
                with_it, without = marked(item, {**kept, name: wrong})[0], marked(item, kept)[0]
                assert with_it == pytest.approx(without)


def _others(item: bytes, name: str) -> list[object]:
    """The choices of this response that are not right, each by itself; of several all together too."""
    root = ElementTree.fromstring(item)
    [declared] = [one for one in root.iter(f"{{{NAMESPACE}}}responseDeclaration") if one.get("identifier") == name]
    right = {value.text for value in declared.iter(f"{{{NAMESPACE}}}value")}
    codes = [one.get("identifier") or "" for one in root.iter(f"{{{NAMESPACE}}}simpleChoice")]
    own = [code for code in codes if code.startswith(f"{name}_")]
    if declared.get("cardinality") == "multiple":
        return [own, [code for code in own if code in right][:1]]
    return [code for code in own if code not in right]


def test_whoever_chose_a_slip_is_told_it() -> None:
    """By the feedback of the same name as the choice."""
    item = played(items()[0])
    told = {one.get("identifier") for one in ElementTree.fromstring(items()[0]).iter(f"{{{NAMESPACE}}}modalFeedback")}
    [(name, answer)] = right_answers(item).items()
    for code in _others(items()[0], name):
        assert marked(item, {name: code})[2] == {code} <= told
    assert marked(item, {name: answer})[2] == {answer}


def test_numbers_at_their_bounds_are_right() -> None:
    """Both ends count, and there is no tolerance for a player to overlook."""
    found = 0
    for data in items():
        assert b"tolerance" not in data
        root, item = ElementTree.fromstring(data), played(data)
        for sign in ("gte", "lte"):
            for one in root.iter(f"{{{NAMESPACE}}}{sign}"):
                variable, bound = one
                answers = {**right_answers(item), variable.get("identifier") or "": float(bound.text or "")}
                score, most, _ = marked(item, answers)
                assert score == pytest.approx(most)
                found += 1
    assert found >= 8


def test_a_test_takes_one_item_of_each_question() -> None:
    """Whatever variant and sort."""
    root = ElementTree.fromstring(files()["test.xml"])
    sections = list(root.iter(f"{{{NAMESPACE}}}assessmentSection"))
    assert len(sections) == len(NAMES) == made().questions
    for section in sections:
        assert [one.get("select") for one in section.iter(f"{{{NAMESPACE}}}selection")] == ["1"]
        for one in section.iter(f"{{{NAMESPACE}}}assessmentItemRef"):
            assert one.get("href") in files()


def test_pictures_lie_beside_the_items_with_their_words() -> None:
    """Each that an item shows is in the package."""
    images = [one for data in items() for one in ElementTree.fromstring(data).iter(f"{{{NAMESPACE}}}img")]
    assert images
    for image in images:
        assert (image.get("src") or "").removeprefix("../") in files()
        assert len(image.get("alt") or "") > 20


def test_the_manifest_says_what_was_left_out() -> None:
    text = files()["imsmanifest.xml"].decode()
    assert all(one.why in text for one in made().left_out)
    assert qti21(export(*NAMES, variants=2)) == made()
