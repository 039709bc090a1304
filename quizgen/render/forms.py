"""Sheets as fillable forms: the places that an engine marked by links become fields, with tooltips and tags.

LaTeX and Typst both report a place in the same way: a link to quizgen-field:3a, whose rectangle is where the answer
goes. The link's tag becomes the field's, so that a screen reader meets it where the eye does.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

from quizgen.expr.speech import to_speech
from quizgen.prose import Math, Prose, plain
from quizgen.render.document import AnswerSpace, Block, Document, PartBlock, Question
from quizgen.render.pdf import saved

SCHEME: Final = "quizgen-field:"
TICKET: Final = "quizgen-ticket"
COURSE: Final = "quizgen-course"
"""Hidden fields: which sheet this is, whatever becomes of the file's name."""

_PRINT: Final = 4
_HIDDEN: Final = 2
_READ_ONLY: Final = 1


def with_fields(pdf: bytes, document: Document) -> bytes:
    """The PDF of a document that was typeset as a form, with its fields."""
    tips = {"name": "Your name"} | {field: tip for block in document.blocks for field, tip in _tips(block, "")}
    with Pdf.open(BytesIO(pdf)) as one:
        for key in ("/CreationDate", "/ModDate"):  # the engine's; what a viewer writes there is the time of filling in
            if key in one.docinfo:
                del one.docinfo[key]
        fields = [_field(one, page, link, tips) for page in one.pages for link in _links(page)]
        if document.ticket:
            fields.append(_hidden(one, TICKET, str(document.ticket)))
            fields.append(_hidden(one, COURSE, document.course))
        font = one.make_indirect(Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding,
        ))  # fmt: skip
        one.Root.AcroForm = one.make_indirect(Dictionary(
            Fields=Array(fields), DA=String("/Helv 11 Tf 0 g"), DR=Dictionary(Font=Dictionary(Helv=font)),
        ))  # fmt: skip
        return saved(one)


def _tips(block: Block, where: str) -> Iterator[tuple[str, str]]:
    """The fields of a block, and what a screen reader says of each."""
    match block:
        case AnswerSpace(_, prompt, field) if field:
            yield field, f"{where}: {_spoken(prompt)}"
        case PartBlock(label, _, blocks):
            for inner in blocks:
                yield from _tips(inner, f"{where}, part {label}" if label else where)
        case Question(number=number, blocks=blocks):
            for inner in blocks:
                yield from _tips(inner, f"Question {number}")
        case _:
            pass


def _spoken(prose: Prose) -> str:
    """A prompt for the ear: "d y by d x equals"."""
    words = (to_speech(piece.expr) if isinstance(piece, Math) else plain((piece,)) for piece in prose)
    return " ".join("".join(words).replace("=", "equals").split())


def _links(page: Page) -> list[Object]:
    """The links of a page that mark places of fields."""
    links = page.obj.get("/Annots", Array())
    return [link for link in links if str(link.get("/A", Dictionary()).get("/URI", "")).startswith(SCHEME)]


def _field(pdf: Pdf, page: Page, link: Object, tips: dict[str, str]) -> Object:
    """The link, changed into a field in place: whatever refers to it refers to the field now."""
    name = str(link.A.URI).removeprefix(SCHEME)
    tag = _tag(pdf, link)
    if tag is not None:
        tag.S = Name.Form
        tag.Alt = String(tips.get(name, name))
    for key in ("/A", "/Border", "/Contents", "/Dest", "/H", "/C"):
        if key in link:
            del link[key]
    link.Subtype = Name.Widget
    link.F = _PRINT
    link.FT = Name.Tx
    link.T = String(name)
    link.TU = String(tips.get(name, name))
    link.DA = String("/Helv 11 Tf 0 g")
    link.P = page.obj
    return link


def _tag(pdf: Pdf, link: Object) -> Object | None:
    """The structure element of an annotation, in a tagged PDF."""
    number = link.get("/StructParent")
    root = pdf.Root.get("/StructTreeRoot")
    if number is None or root is None:
        return None
    return _looked_up(root.ParentTree, int(number))


def _looked_up(node: Object, number: int) -> Object | None:
    """The entry of a number tree."""
    numbers = node.get("/Nums", Array())
    for i in range(0, len(numbers), 2):
        if int(numbers[i]) == number:
            return numbers[i + 1]
    found = (_looked_up(kid, number) for kid in node.get("/Kids", Array()))
    return next((one for one in found if one is not None), None)


def _hidden(pdf: Pdf, name: str, words: str) -> Object:
    """A field that nobody sees or changes."""
    page = pdf.pages[0]
    field = pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, Rect=Array([0, 0, 0, 0]), F=_HIDDEN, FT=Name.Tx, Ff=_READ_ONLY,
        T=String(name), TU=String(name), V=String(words), P=page.obj,
    ))  # fmt: skip
    if "/Annots" not in page.obj:
        page.obj.Annots = Array()
    page.obj.Annots.append(field)
    return field
