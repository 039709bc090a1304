"""A package of QTI 1.2, for systems of the first generation: every part an item with one response, TeX in its text.

Numbers are right between a least and a greatest one (vargte and varlte). Format: IMS Question and Test
Interoperability, ASI XML Binding 1.2 (2002), with the metadata that Canvas reads (question_type, points_possible).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Final

from quizgen.bank.variant import Part
from quizgen.render.lms.archive import archive, identifier
from quizgen.render.lms.asking import opening, pieces
from quizgen.render.lms.choices import Choice
from quizgen.render.lms.export import LeftOut, Made, in_words
from quizgen.render.lms.foreseen import Export
from quizgen.render.lms.markup import TEX, Files, Markup
from quizgen.render.lms.numbers import amount, bound
from quizgen.render.lms.plainly import Item, Plain, items_of
from quizgen.render.lms.points import Entry
from quizgen.render.lms.qti21 import PACKAGING, described
from quizgen.render.lms.xml import Element, element, written

NAMESPACE: Final = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
ASSESSMENT, PICTURES = "assessment.xml", "pictures/"
ANSWER: Final = "response1"
APART: Final = LeftOut(
    "all questions of several parts", "parts side by side",
    "many importers read one response an item: each part is an item with the question above it",
)  # fmt: skip


def qti12(export: Export) -> Made:
    """The package; its manifest says what was left out."""
    items, left_out = items_of(export)
    if any(len(item.parts) > 1 for item in items):
        left_out = (*left_out, APART)
    pictures: Files = {}
    questions = groupby(items, key=lambda item: item.number)
    sections = [_section(export, number, tuple(found), pictures) for number, found in questions]
    name = identifier("assessment", export.name, export.title)
    whole = element("section", *sections, ident="root_section")
    root = element("questestinterop", element("assessment", whole, ident=name, title=export.title), xmlns=NAMESPACE)
    files = {
        "imsmanifest.xml": _manifest(export, tuple(pictures), in_words(left_out)),
        ASSESSMENT: written(root),
        **{PICTURES + picture: data for picture, data in pictures.items()},
    }
    return Made(archive(files), len(sections), left_out)


def _section(export: Export, number: int, items: Sequence[Item], pictures: Files) -> Element:
    """One question: of its variants one is taken, with all of its parts."""
    one = element("selection_ordering", element("selection", element("selection_number", "1")))
    groups = [tuple(_items(item, pictures)) for item in items]
    inside = [
        group[0]
        if len(group) == 1
        else element("section", *group, ident=identifier("variant", item.name), title=item.title)
        for item, group in zip(items, groups, strict=True)
        if group
    ]
    return element("section", one, *inside, ident=f"question-{number}", title=export.questions[number - 1].title)


def _items(item: Item, pictures: Files) -> Iterator[Element]:
    """An item for each choice and each number; above a later part stands the question, without the parts before."""
    markup = Markup(TEX, PICTURES, pictures)
    above = opening(item.variant, TEX, PICTURES, pictures)
    *shown, _ = pieces(item.variant, TEX, PICTURES, pictures, prompted=item.chosen)
    for i, (part, asked) in enumerate(zip(item.parts, item.asked, strict=True)):
        text = f"{above}\n{shown[i]}" if i else shown[i]
        for j, one in enumerate(_single(asked), 1):
            yield _item(item, part, (text, one), f"{part.label}{j}", markup, part.marks / len(_single(asked)))


def _single(asked: Plain | None) -> tuple[Choice | Entry, ...]:
    return () if asked is None else (asked,) if isinstance(asked, Choice) else asked


def _item(
    item: Item, part: Part, asked: tuple[str, Choice | Entry], label: str, markup: Markup, marks: Fraction
) -> Element:
    text, one = asked
    match one:
        case Choice(_, several):
            kind = "multiple_answers_question" if several else "multiple_choice_question"
            field, rules, said = _choice(one, marks, markup, shuffle=not part.choices)
        case Entry(prompt):
            kind = "numerical_question"
            text += f"<p>{markup.prose(prompt)}:</p>"
            field, rules, said = _entry(one, marks)
    known = {"question_type": kind, "points_possible": amount(marks)}
    fields = (
        element("qtimetadatafield", element("fieldlabel", name), element("fieldentry", entry))
        for name, entry in known.items()
    )
    score = element("decvar", varname="SCORE", vartype="Decimal", minvalue="0", maxvalue=amount(marks), defaultval="0")
    return element(
        "item",
        element("itemmetadata", element("qtimetadata", *fields)),
        element("presentation", _material(text), field),
        element("resprocessing", element("outcomes", score), *rules),
        *said,
        ident=identifier("item", item.name, label), title=f"{item.title}{f' ({part.label})' if part.label else ''}",
    )  # fmt: skip


def _material(html: str) -> Element:
    """A text, in a paragraph if it is none."""
    whole = html if html.startswith("<p>") else f"<p>{html}</p>"
    return element("material", element("mattext", whole, texttype="text/html"))


Responding = tuple[Element, tuple[Element, ...], tuple[Element, ...]]
"""The field, the conditions under which marks are given, and what is said."""


def _choice(choice: Choice, marks: Fraction, markup: Markup, *, shuffle: bool) -> Responding:
    options = [(f"choice{i}", option) for i, option in enumerate(choice.options, 1)]
    labels = (element("response_label", _material(markup.prose(o.words)), ident=code) for code, o in options)
    rendered = element("render_choice", *labels, shuffle="Yes" if shuffle else "No")
    cardinality = "Multiple" if choice.several else "Single"
    field = element("response_lid", rendered, ident=ANSWER, rcardinality=cardinality)
    tests = [_chosen(code) if option.right else element("not", _chosen(code)) for code, option in options]
    whole = element("and", *tests) if choice.several else next(t for t in tests if t.tag == "varequal")
    told = [(code, option) for code, option in options if option.feedback]
    rules = (
        _rule(whole, _marks(marks)),
        *(_rule(_chosen(code), element("displayfeedback", feedbacktype="Response", linkrefid=f"said-{code}"))
          for code, _ in told),
    )  # fmt: skip
    said = tuple(
        element("itemfeedback", element("flow_mat", _material(markup.prose(option.feedback))), ident=f"said-{code}")
        for code, option in told
    )
    return field, rules, said


def _chosen(code: str) -> Element:
    return element("varequal", code, respident=ANSWER)


def _entry(entry: Entry, marks: Fraction) -> Responding:
    field = element("response_str", element("render_fib", fibtype="Decimal"), ident=ANSWER, rcardinality="Single")
    least = element("vargte", bound(entry.low), respident=ANSWER)
    greatest = element("varlte", bound(entry.high), respident=ANSWER)
    return field, (_rule(element("and", least, greatest), _marks(marks)),), ()


def _marks(marks: Fraction) -> Element:
    return element("setvar", amount(marks), action="Set", varname="SCORE")


def _rule(condition: Element, then: Element) -> Element:
    """Every rule is looked at: one gives the marks, another says what there is to say."""
    rule = element("respcondition", element("conditionvar", condition), then)
    rule.set("continue", "Yes")
    return rule


def _manifest(export: Export, pictures: Sequence[str], about: str) -> bytes:
    files = (element("file", href=PICTURES + picture) for picture in pictures)
    resource = element(
        "resource", element("file", href=ASSESSMENT), *files, identifier="assessment", type="imsqti_xmlv1p2",
        href=ASSESSMENT,
    )  # fmt: skip
    root = element(
        "manifest", described("IMS Content", "1.1.3", export.title, about), element("organizations"),
        element("resources", resource), identifier=identifier("package", export.name, export.title), xmlns=PACKAGING,
    )  # fmt: skip
    return written(root)
