"""Response trees: slips of all variants side by side, each node after the other."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.nodes import Expr, Integer
from quizgen.prose import Text
from quizgen.render.lms.foreseen import Foreseen
from quizgen.render.lms.inputs import Field
from quizgen.render.lms.markup import TEX, Markup
from quizgen.render.lms.trees import MOST, gathered, nodes_of, slip_values, tree_of
from tests.render.lms.samples import export


def slip(code: str, response: int, share: str = "0") -> Foreseen:
    return Foreseen(code, Integer(response), Fraction(share), (Text(code),))


def test_slips_stand_side_by_side() -> None:
    """One that a variant lacks leaves its place there empty; one with another share is another node."""
    rows = gathered([(slip("a", 1), slip("b", 2)), (slip("b", 3), slip("a", 4, "1/2"))])
    found: list[tuple[str, tuple[Expr | None, ...]]] = [(row.code, row.answers) for row in rows]
    assert found == [
        ("a", (Integer(1), None)), ("b", (Integer(2), Integer(3))), ("a", (None, Integer(4))),
    ]  # fmt: skip
    assert [row.always for row in rows] == [False, True, False]


def test_the_commonest_are_kept() -> None:
    """Those in all variants before those in one."""
    rows = gathered([tuple(slip(f"s{i}", i) for i in range(MOST)), (slip("s3", 3), slip("other", 99))])
    assert len(rows) == MOST
    assert next(row for row in rows if row.code == "s3").always
    assert "other" not in {row.code for row in rows}


def test_an_empty_place_is_taken_by_the_key() -> None:
    """Which the first node has met: so the node is never reached by it."""
    parts = [variant.parts[0] for variant in export("chain-rule/sine-of-a-power", variants=2).questions[0].variants]
    [row] = gathered([(slip("a", 1),), ()])
    first, second = slip_values(parts, row)
    assert first == "1"
    assert "x" in second


def test_a_tree_leads_from_the_key_through_every_slip() -> None:
    """A hit ends it; the last miss says that it is wrong; components add their share."""
    parts = [variant.parts[0] for variant in export("gradient/distance-gradient", variants=2).questions[0].variants]
    field = Field(1, "matrix")
    nodes = nodes_of(field, parts, gathered([(slip("a", 1, "1/2"),), (slip("a", 2, "1/2"),)]))
    assert [(node.note, node.share, node.end) for node in nodes] == [
        ("right", 1, True), ("a", Fraction(1, 2), True),
        ("component 1,1", Fraction(1, 2), False), ("component 2,1", Fraction(1, 2), False),
    ]  # fmt: skip
    tree = tree_of(field, Fraction(4), nodes, Markup(TEX, "", {}))
    following = [(one.findtext("truenextnode"), one.findtext("falsenextnode")) for one in tree.findall("node")]
    assert following == [("-1", "1"), ("-1", "2"), ("3", "3"), ("-1", "-1")]
    sorry = [bool(one.findtext("falsefeedback/text")) for one in tree.findall("node")]
    assert sorry == [False, True, False, False]
