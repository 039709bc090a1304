"""A package of QTI 2.1: every variant an item, and a test that takes one item for each question.

Numbers are right between a least and a greatest one (gte and lte: players that are widespread overlook a tolerance).
Format: IMS Question and Test Interoperability Assessment Test, Section and Item Information Model 2.1 (2012), and IMS
Content Packaging 1.1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from quizgen.render.lms.archive import archive, identifier
from quizgen.render.lms.asking import pieces
from quizgen.render.lms.choices import Choice
from quizgen.render.lms.export import Made, in_words
from quizgen.render.lms.foreseen import Export
from quizgen.render.lms.markup import WITH_MATHML, Files, Markup
from quizgen.render.lms.numbers import amount, bound
from quizgen.render.lms.plainly import NOT_ASKED, Item, items_of
from quizgen.render.lms.points import Entry
from quizgen.render.lms.xml import Element, element, fragment, with_attributes, written

NAMESPACE: Final = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGING: Final = "http://www.imsglobal.org/xsd/imscp_v1p1"
METADATA: Final = "http://www.imsglobal.org/xsd/imsmd_v1p2"
LANGUAGE: Final = {"xml:lang": "en-GB"}
ITEMS, PICTURES, TEST = "items/", "pictures/", "test.xml"


def qti21(export: Export) -> Made:
    """The package; its manifest says what was left out."""
    items, left_out = items_of(export)
    pictures: dict[str, Files] = {name_of(item): {} for item in items}
    made = {f"{ITEMS}{name_of(item)}.xml": _Writer(item, pictures[name_of(item)]).item() for item in items}
    manifest = _manifest(export, pictures, in_words(left_out))
    files = {"imsmanifest.xml": manifest, TEST: _test(export, items), **made}
    files |= {PICTURES + name: data for found in pictures.values() for name, data in found.items()}
    return Made(archive(files), len({item.number for item in items}), left_out)


def name_of(item: Item) -> str:
    return identifier("item", item.name)


class _Writer:
    """One item: its questions are R1, R2, ... in their order, whatever parts they belong to."""

    def __init__(self, item: Item, pictures: Files) -> None:
        self._item = item
        self._pictures = pictures
        self._markup = Markup(WITH_MATHML, f"../{PICTURES}", pictures)
        self._declared: list[Element] = []
        self._outcomes: list[Element] = []
        self._rules: list[Element] = []
        self._said: list[Element] = []

    def item(self) -> bytes:
        body = element("itemBody", *self._body())
        outcomes = (
            _outcome("SCORE", "single", "float", "0"), _outcome("MAXSCORE", "single", "float", amount(self._worth())),
            *self._outcomes,
        )  # fmt: skip
        rules = element("responseProcessing", *self._rules)
        root = element(
            "assessmentItem", *self._declared, *outcomes, body, rules, *self._said,
            identifier=name_of(self._item), title=self._item.title, adaptive="false", timeDependent="false",
            xmlns=NAMESPACE,
        )  # fmt: skip
        return written(with_attributes(root, LANGUAGE))

    def _worth(self) -> Fraction:
        pairs = zip(self._item.parts, self._item.asked, strict=True)
        return sum((part.marks for part, asked in pairs if asked), Fraction(0))

    def _body(self) -> Iterator[Element]:
        item, folder = self._item, f"../{PICTURES}"
        first, *others = pieces(item.variant, WITH_MATHML, folder, self._pictures, prompted=item.chosen)
        yield from fragment(first)
        for part, asked, after in zip(self._item.parts, self._item.asked, others, strict=True):
            match asked:
                case None:
                    yield element("p", NOT_ASKED)
                case Choice():
                    yield self._choice(asked, part.marks, shuffle=not part.choices)
                case entries:
                    for entry in entries:
                        yield self._entry(entry, part.marks / len(entries))
            yield from fragment(after)

    def _choice(self, choice: Choice, marks: Fraction, *, shuffle: bool) -> Element:
        name = f"R{len(self._declared) + 1}"
        options = [(f"{name}_{i}", option) for i, option in enumerate(choice.options, 1)]
        cardinality = "multiple" if choice.several else "single"
        right = (element("value", code) for code, option in options if option.right)
        self._declared.append(
            element("responseDeclaration", element("correctResponse", *right), identifier=name, cardinality=cardinality,
                    baseType="identifier")
        )  # fmt: skip
        same = element("match", element("variable", identifier=name), element("correct", identifier=name))
        self._outcomes.append(_outcome(_told(name), cardinality, "identifier"))
        self._rules += [_if(same, _add(marks)), _if(element("not", _null(name)), _tell(name))]
        self._said += [
            _feedback(name, code, self._markup.prose(option.feedback)) for code, option in options if option.feedback
        ]
        return element(
            "choiceInteraction",
            *(_filled("simpleChoice", self._markup.prose(option.words), identifier=code) for code, option in options),
            responseIdentifier=name, shuffle="true" if shuffle else "false",
            maxChoices="0" if choice.several else "1",
        )  # fmt: skip

    def _entry(self, entry: Entry, marks: Fraction) -> Element:
        name = f"R{len(self._declared) + 1}"
        self._declared.append(
            element("responseDeclaration", element("correctResponse", element("value", bound(entry.middle))),
                    identifier=name, cardinality="single", baseType="float")
        )  # fmt: skip
        least, greatest = (
            element(sign, element("variable", identifier=name), element("baseValue", bound(number), baseType="float"))
            for sign, number in (("gte", entry.low), ("lte", entry.high))
        )
        self._rules.append(_if(element("and", element("not", _null(name)), least, greatest), _add(marks)))
        line = _filled("p", f"{self._markup.prose(entry.prompt)}: ")
        line.append(element("textEntryInteraction", responseIdentifier=name, expectedLength="12"))
        return line


def _filled(tag: str, markup: str, **attributes: str) -> Element:
    """An element of words and formulas, in a paragraph if it is none: some readers want no formula elsewhere."""
    inner = markup if tag == "p" else f"<p>{markup}</p>"
    [made] = fragment(f"<{tag}>{inner}</{tag}>")
    return with_attributes(made, attributes)


def _outcome(name: str, cardinality: str, base: str, default: str = "") -> Element:
    value = (element("defaultValue", element("value", default)),) if default else ()
    return element("outcomeDeclaration", *value, identifier=name, cardinality=cardinality, baseType=base)


def _null(name: str) -> Element:
    return element("isNull", element("variable", identifier=name))


def _if(condition: Element, then: Element) -> Element:
    return element("responseCondition", element("responseIf", condition, then))


def _add(marks: Fraction) -> Element:
    more = element("baseValue", amount(marks), baseType="float")
    return element("setOutcomeValue", element("sum", element("variable", identifier="SCORE"), more), identifier="SCORE")


def _told(name: str) -> str:
    """The outcome that says what is said to this response: what was chosen, for both have the same names."""
    return f"FEEDBACK_{name}"


def _tell(name: str) -> Element:
    return element("setOutcomeValue", element("variable", identifier=name), identifier=_told(name))


def _feedback(name: str, code: str, markup: str) -> Element:
    return _filled("modalFeedback", markup, outcomeIdentifier=_told(name), identifier=code, showHide="show")


def _test(export: Export, items: Sequence[Item]) -> bytes:
    """A section for each question, which takes one of its items."""
    sections = (
        element(
            "assessmentSection",
            element("selection", select="1"),
            *(element("assessmentItemRef", identifier=name_of(item), href=f"{ITEMS}{name_of(item)}.xml")
              for item in items if item.number == number),
            identifier=f"question-{number}", title=export.questions[number - 1].title, visible="true",
        )
        for number in dict.fromkeys(item.number for item in items)
    )  # fmt: skip
    part = element("testPart", *sections, identifier="part-1", navigationMode="nonlinear", submissionMode="individual")
    name = identifier("test", export.name, export.title)
    return written(element("assessmentTest", part, identifier=name, title=export.title, xmlns=NAMESPACE))


def _manifest(export: Export, pictures: Mapping[str, Files], about: str) -> bytes:
    """`pictures` are those of every item by its name."""
    test = element(
        "resource", element("file", href=TEST), *(element("dependency", identifierref=name) for name in pictures),
        identifier="test", type="imsqti_test_xmlv2p1", href=TEST,
    )  # fmt: skip
    items = (
        element(
            "resource", element("file", href=f"{ITEMS}{name}.xml"),
            *(element("file", href=PICTURES + picture) for picture in found),
            identifier=name, type="imsqti_item_xmlv2p1", href=f"{ITEMS}{name}.xml",
        )
        for name, found in pictures.items()
    )  # fmt: skip
    root = element(
        "manifest", described("QTIv2.1 Package", "1.0.0", export.title, about), element("organizations"),
        element("resources", test, *items), identifier=identifier("package", export.name, export.title),
        xmlns=PACKAGING,
    )  # fmt: skip
    return written(root)


def described(schema: str, version: str, title: str, about: str) -> Element:
    """The metadata of a package: what it is called, and what is said about it."""

    def text(tag: str, said: str) -> Element:
        return element(tag, with_attributes(element("langstring", said), {"xml:lang": "en"}))

    general = element("general", text("title", title), text("description", about))
    return element(
        "metadata", element("schema", schema), element("schemaversion", version),
        element("lom", general, xmlns=METADATA),
    )  # fmt: skip
