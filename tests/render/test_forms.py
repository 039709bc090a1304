"""Sheets as forms, filled in and read again."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from quizgen.errors import FileError
from quizgen.marking.submission import Response, Submission
from quizgen.render.code import Ticket
from quizgen.render.document import Document
from quizgen.render.engines import find_pdflatex
from quizgen.render.filled import read_form
from quizgen.render.forms import with_fields
from quizgen.render.layouts import find_layouts
from quizgen.render.look import Look
from quizgen.render.pages import document_of
from quizgen.render.setting import Setting, engine_of
from tests.render.test_classrun import sheets

PROGRAM, MISSING = find_pdflatex()
ENGINES = [
    pytest.param("typst", id="typst"),
    pytest.param("latex", id="latex", marks=pytest.mark.skipif(PROGRAM is None, reason=MISSING)),
]
NOW = "2026-11-23T10:00:00+00:00"
TICKET = Ticket("week-04", "20411", "")


def asked() -> Document:
    return document_of(next(sheets(1)), "questions")


def form(engine: str, layout: str = "weekly") -> bytes:
    setting = Setting(find_layouts(None, layout, Look(form=True)), PROGRAM if engine == "latex" else None)
    return with_fields(engine_of(setting).typeset([asked()]).pdfs[0], asked())


def filled(pdf: bytes, how: Literal["value", "parent", "stream", "only fields"] = "value") -> bytes:
    """The form with "2x" in the first answer, as one viewer or another saves it."""
    with pikepdf.open(BytesIO(pdf)) as one:
        fields = one.Root.AcroForm.Fields
        field = next(field for field in fields if str(field.T) == "1")
        match how:
            case "value" | "only fields":
                field.V = String("2x ½ é")
            case "stream":
                field.V = one.make_stream("2x ½ é".encode())
            case "parent":
                above = Dictionary(T=String("1"), FT=Name.Tx, V=String("2x ½ é"), Kids=Array([field]))
                del field.T
                fields[[other.objgen for other in fields].index(field.objgen)] = one.make_indirect(above)
        if how == "only fields":
            del one.docinfo
        made = BytesIO()
        one.save(made)
        return made.getvalue()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("layout", ["weekly", "exam", "handout"])
def test_every_part_has_a_field_where_its_answer_goes(engine: str, layout: str) -> None:
    """On the paper, wide enough, with words for a screen reader, and none over another."""
    with pikepdf.open(BytesIO(form(engine, layout))) as pdf:
        seen = [field for field in pdf.Root.AcroForm.Fields if int(field.F) == 4]
        assert [str(field.T) for field in seen] == ["name", "1", "2a"]
        assert [str(field.TU) for field in seen] == [
            "Your name", "Question 1: d y by d x equals", "Question 2, part a: Answer",
        ]  # fmt: skip
        for field in seen:
            left, low, right, high = map(float, field.Rect)
            assert 0 < left < left + 100 < right < 600
            assert 12 < high - low < 30
        spans = sorted((int(f.P.objgen[0]), float(f.Rect[1]), float(f.Rect[3])) for f in seen)
        assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(spans))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("how", ["value", "parent", "stream", "only fields"])
def test_what_was_typed_comes_back(engine: str, how: Literal["value", "parent", "stream", "only fields"]) -> None:
    """Whichever viewer saved it."""
    ticket = asked().ticket
    assert ticket is not None
    read = read_form(filled(form(engine), how), "a.pdf", NOW)
    assert read == Submission(
        "Skills", "week-04", "20411", ticket.edition, NOW, (Response(1, "", "2x ½ é"), Response(2, "a", "")),
    )  # fmt: skip


def test_the_time_is_the_viewers_where_it_says_one() -> None:
    """Else the one at which the file arrived."""
    with pikepdf.open(BytesIO(filled(form("typst")))) as pdf:
        pdf.docinfo["/ModDate"] = String("D:20261204165900+01'00'")
        made = BytesIO()
        pdf.save(made)
    assert read_form(made.getvalue(), "a.pdf", NOW).at == "2026-12-04T16:59:00+01:00"


def test_a_scan_is_to_be_marked_by_hand() -> None:
    """It is named, and said whose it is where the file knows."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        made = BytesIO()
        pdf.save(made)
    with pytest.raises(FileError, match=r"scan\.pdf .*a scan or a printout\. Mark it by hand"):
        read_form(made.getvalue(), "scan.pdf", NOW)
    plain = engine_of(Setting(find_layouts())).typeset([asked()]).pdfs[0]
    with pytest.raises(FileError, match="sheet week-04, student 20411"):
        read_form(plain, "printed.pdf", NOW)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"hello", b"%PDF-1.4\n1 0 obj\n<</Kids[1 0 R]>>\nendobj"])
def test_what_is_no_pdf_is_told(data: bytes) -> None:
    """Never anything but a FileError."""
    with pytest.raises(FileError):
        read_form(data, "a.pdf", NOW)


def test_a_form_without_end_is_read_to_a_depth() -> None:
    """A field that is its own child."""
    with pikepdf.open(BytesIO(form("typst"))) as pdf:
        field = pdf.Root.AcroForm.Fields[1]
        field.Kids = Array([field])
        made = BytesIO()
        pdf.save(made)
    assert read_form(made.getvalue(), "a.pdf", NOW).student == "20411"


def test_tags_of_a_form_are_those_of_fields() -> None:
    """No link is left in the structure; each field is found from its page."""
    with pikepdf.open(BytesIO(form("typst"))) as pdf:
        tags = [one for one in pdf.objects if isinstance(one, Dictionary) and one.get("/Type") == Name.StructElem]
        kinds = [str(tag.S) for tag in tags]
        assert kinds.count("/Form") == 3
        assert "/Link" not in kinds


def test_the_same_document_makes_the_same_form(tmp_path: Path) -> None:
    """To the byte."""
    assert form("typst") == form("typst")
