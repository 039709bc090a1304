"""PDFs taken apart and put together. The same pages make the same bytes: no dates, identifiers from the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from io import BytesIO
from pathlib import Path

from pikepdf import Dictionary, Object, ObjectStreamMode, Page, Pdf, Stream, String

from quizgen.values import value


@value
class Pages:
    """Pages first <= i < end of a PDF, and what the document that they make says of itself."""

    first: int
    end: int
    title: str
    language: str
    course: str = ""
    ticket: str = ""


def split(pdf: bytes, parts: Sequence[Pages]) -> Iterator[bytes]:
    """One PDF for each part, made when it is asked for."""
    with Pdf.open(BytesIO(pdf)) as whole:
        for part in parts:
            with Pdf.new() as one:
                one.pages.extend(whole.pages[part.first : part.end])
                _describe(one, part)
                yield saved(one)


def bind(
    pdfs: Iterable[bytes | Path], made: Path | BytesIO, title: str, language: str, *, duplex: bool = False
) -> None:
    """All pages in order as one PDF, written to `made`; `duplex` begins each on the front of a leaf.

    Fonts that several bring along are kept once. Sources are read when their turn comes, and none is held in memory.
    """
    known: dict[bytes, Object] = {}
    with ExitStack() as opened, Pdf.new() as one:
        for source in pdfs:
            pdf = opened.enter_context(Pdf.open(BytesIO(source) if isinstance(source, bytes) else source))
            one.pages.extend(pdf.pages)
            added = one.pages[len(one.pages) - len(pdf.pages) :]
            _share_fonts(added, known)
            for page in added:
                if "/Annots" in page.obj:  # what is bound is printed: places of fields mean nothing there
                    del page.obj["/Annots"]
            if duplex and len(added) % 2:
                one.add_blank_page(page_size=(_length(added[-1], 2), _length(added[-1], 3)))
        _describe(one, Pages(0, 0, title, language))
        one.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


def _length(page: Page, corner: int) -> float:
    box = page.mediabox
    return float(box[corner]) - float(box[corner - 2])


def _share_fonts(pages: Iterable[Page], known: dict[bytes, Object]) -> None:
    """Puts one font in the place of all that are the same to the byte; `pages` are those of one PDF."""
    met: dict[tuple[int, int], Object] = {}
    for page in pages:
        fonts = page.obj.get("/Resources", Dictionary()).get("/Font", Dictionary())
        for name in list(fonts.keys()):
            font = fonts[name]
            if "/FontDescriptor" not in font or not font.is_indirect:  # none of the simple fonts of pdflatex
                continue
            if font.objgen not in met:
                met[font.objgen] = known.setdefault(_digest(font), font)
            fonts[name] = met[font.objgen]


def _digest(item: Object) -> bytes:
    """A digest of all that an object is made of."""
    state = blake2b(digest_size=16)
    if isinstance(item, Stream):
        state.update(item.read_raw_bytes())
    elif isinstance(item, Dictionary):
        for key, inner in sorted(item.items()):
            state.update(key.encode() + (_digest(inner) if isinstance(inner, Object) else repr(inner).encode()))
    else:
        state.update(item.unparse(resolved=True))
    return state.digest()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with Pdf.open(BytesIO(pdf)) as one:
        return len(one.pages)


def saved(pdf: Pdf) -> bytes:
    """The PDF as a file; the same content makes the same bytes."""
    made = BytesIO()
    pdf.save(made, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    return made.getvalue()


def _describe(pdf: Pdf, part: Pages) -> None:
    del pdf.docinfo
    words = {"/Title": part.title, "/Producer": "quizgen", "/Subject": part.course, "/Keywords": part.ticket}
    for key, said in words.items():
        if said:
            pdf.docinfo[key] = String(said)
    pdf.Root["/Lang"] = String(part.language)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
