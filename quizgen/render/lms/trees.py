"""How STACK marks one part: a response tree whose first node is the key, then one for every slip that is foreseen.

A wrong vector or matrix that no slip explains earns a share for each right component.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from quizgen.bank.variant import Part
from quizgen.expr.nodes import Expr, Matrix, Vector
from quizgen.prose import Prose, Text
from quizgen.render.lms.foreseen import Foreseen
from quizgen.render.lms.inputs import Field, spelled
from quizgen.render.lms.markup import Markup
from quizgen.render.lms.xml import Element, element
from quizgen.values import value

MOST: Final = 12
"""So many slips of a part are looked for in all its variants together."""
SORRY: Final[Prose] = (Text("This is not right: go through your working once more."),)


@value
class Foreseeable:
    """One slip in the variants: the answer it gives in each, None in a variant in which it gives none of its own."""

    code: str
    share: Fraction
    words: Prose
    answers: tuple[Expr | None, ...]

    @property
    def always(self) -> bool:
        """Whether it is in every variant, and so can be tried on each."""
        return None not in self.answers


@value
class Node:
    """One question of the tree; `end`: a hit ends it with `share` of the marks, else that is added and it goes on."""

    test: str
    response: str
    key: str
    option: str
    share: Fraction
    note: str
    words: Prose = ()
    end: bool = True


def gathered(found: Sequence[tuple[Foreseen, ...]]) -> tuple[Foreseeable, ...]:
    """The slips of all variants side by side; those that are in most of them first to be kept, in their order."""
    answers: dict[tuple[str, Fraction, Prose, int], list[Expr | None]] = {}
    for place, variant in enumerate(found):
        taken: dict[tuple[str, Fraction, Prose], int] = {}
        for one in variant:
            same = (one.code, one.share, one.words)
            taken[same] = taken.get(same, -1) + 1
            answers.setdefault((*same, taken[same]), [None] * len(found))[place] = one.response
    rows = [Foreseeable(code, share, words, tuple(row)) for (code, share, words, _), row in answers.items()]
    kept = sorted(rows, key=lambda row: row.answers.count(None))[:MOST]
    return tuple(row for row in rows if row in kept)


def slip_name(field: Field, place: int) -> str:
    """The variable that holds what the slip of this place gives."""
    return f"qgs{field.number}_{place}"


def slip_values(parts: Sequence[Part], slip: Foreseeable) -> tuple[str, ...]:
    """What it gives in each variant; where it gives nothing the key, which the first node has already met."""
    return tuple(
        spelled(part, part.task.key if answer is None else answer)
        for part, answer in zip(parts, slip.answers, strict=True)
    )


def nodes_of(field: Field, parts: Sequence[Part], slips: Sequence[Foreseeable]) -> tuple[Node, ...]:
    """The tree of one part, each node asked where the one before was no hit."""
    right = Node(
        field.test, field.compared(field.answer), field.compared(field.key), field.option, Fraction(1), "right"
    )
    wrong = (
        Node(field.test, right.response, field.compared(slip_name(field, place)), field.option, slip.share, slip.code,
             slip.words)
        for place, slip in enumerate(slips, 1)
    )  # fmt: skip
    return (right, *wrong, *_components(field, parts[0].task.key))


def _components(field: Field, key: Expr) -> Iterator[Node]:
    match key:
        case Vector(items) if field.sort == "matrix":
            places = [(i, 1) for i in range(1, len(items) + 1)]
        case Matrix(rows) if field.sort == "matrix":
            places = [(i, j) for i, row in enumerate(rows, 1) for j in range(1, len(row) + 1)]
        case _:
            return
    for i, j in places:
        mine, theirs = (f"({field.compared(name)})[{i},{j}]" for name in (field.answer, field.key))
        yield Node("AlgEquiv", mine, theirs, "", Fraction(1, len(places)), f"component {i},{j}", end=False)


def tree_of(field: Field, marks: Fraction, nodes: Sequence[Node], markup: Markup) -> Element:
    """The tree as STACK imports it; it counts for the part's marks."""
    name = f"prt{field.number}"
    last = max(i for i, node in enumerate(nodes) if node.end)
    head = (
        element("name", name), element("value", figures(marks)), element("autosimplify", "1"),
        element("feedbackstyle", "1"), element("feedbackvariables", element("text", "")),
    )  # fmt: skip
    made = (_node(name, i, node, nodes, markup, sorry=i == last) for i, node in enumerate(nodes))
    return element("prt", *head, *made)


def _node(tree: str, place: int, node: Node, nodes: Sequence[Node], markup: Markup, *, sorry: bool) -> Element:
    following = str(place + 1) if place + 1 < len(nodes) else "-1"
    mode = "=" if node.end else "+"
    missed = f"<p>{markup.prose(SORRY)}</p>" if sorry else ""
    settings = {
        "name": str(place), "description": node.note, "answertest": node.test, "sans": node.response, "tans": node.key,
        "testoptions": node.option, "quiet": "1",
        "truescoremode": mode, "truescore": figures(node.share), "truepenalty": "",
        "truenextnode": "-1" if node.end else following, "trueanswernote": note(tree, place, node),
        "truefeedback": f"<p>{markup.prose(node.words)}</p>" if node.words else "",
        "falsescoremode": mode, "falsescore": figures(Fraction(0)), "falsepenalty": "",
        "falsenextnode": following, "falseanswernote": f"{tree}-{place + 1}-F",
        "falsefeedback": missed,
    }  # fmt: skip
    return element("node", *(_setting(name, text) for name, text in settings.items()))


def _setting(name: str, text: str) -> Element:
    if name.endswith("feedback"):
        return element(name, element("text", text), format="html")
    return element(name, text)


def note(tree: str, place: int, node: Node) -> str:
    """What STACK's reports say of a hit: the place in the tree and the slip."""
    return f"{tree}-{place + 1}-T {node.note}"


def figures(share: Fraction) -> str:
    """A number of marks as STACK writes it."""
    return f"{float(share):.7f}"
