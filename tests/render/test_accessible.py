"""What a screen reader meets: structure and alternative texts of PDFs, and axe-core's rules for pages."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Object

from quizgen.prose import Math
from quizgen.render.document import Document, View, paragraphs
from quizgen.render.html import HtmlRenderer
from quizgen.render.layouts import find_layouts
from quizgen.render.look import Look
from quizgen.render.pages import document_of
from quizgen.render.setting import Setting, engine_of
from tests.render.samples import everything
from tests.render.test_classrun import sheets


def tags(node: object) -> list[tuple[str, str]]:
    """The structure of a PDF in reading order: kind and alternative text of each element."""
    if isinstance(node, Array):
        return [tag for kid in node for tag in tags(kid)]
    if not isinstance(node, Dictionary):
        return []
    own = [(str(node.S).lstrip("/"), str(node.get("/Alt", "")))] if "/S" in node else []
    return own + tags(node.get("/K", Array()))


def structure(made: Document, layout: str = "weekly", look: Look | None = None) -> list[tuple[str, str]]:
    pdf = engine_of(Setting(find_layouts(None, layout, look))).typeset([made]).pdfs[0]
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang).startswith("en")
        assert str(opened.docinfo["/Title"]) == made.heading
        metadata = opened.Root.Metadata
        assert isinstance(metadata, Object)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata.read_bytes()
        return tags(opened.Root.StructTreeRoot.K)


@pytest.mark.parametrize("view", ["questions", "answers", "solutions", "scheme"])
@pytest.mark.parametrize("layout", ["weekly", "exam", "handout"])
def test_every_formula_is_spoken(layout: str, view: View) -> None:
    """In every layout and view, as PDF/UA-1, under one heading."""
    made = document_of(next(sheets(1)), view)
    met = structure(made, layout)
    formulas = [alt for kind, alt in met if kind == "Formula"]
    runs = [prose for block in made.blocks for prose in paragraphs(block)]
    written = [piece for prose in runs for piece in prose if isinstance(piece, Math)]
    hidden = 2 if layout == "handout" and view == "questions" else 0  # what stands before a line for the answer
    assert len(formulas) >= len(written) - hidden
    assert all(formulas)
    assert [kind for kind, _ in met].count("H1") == 1


def test_every_picture_is_described() -> None:
    """And a table has its header cells."""
    met = structure(everything())
    assert ("Figure", "A line.") in met
    assert "TH" in {kind for kind, _ in met}


def test_a_form_is_tagged_where_the_eye_meets_it() -> None:
    """A field comes after the words of its question; it is a link until it becomes a field."""
    kinds = [kind for kind, _ in structure(document_of(next(sheets(1)), "questions"), look=Look(form=True))]
    assert kinds.count("Link") == 3
    assert kinds.index("Link") > kinds.index("H1")


def axe() -> str:
    """axe-core's source, where somebody installed it: npm install axe-core, and AXE=path/to/axe.min.js."""
    path = os.environ.get("AXE", "node_modules/axe-core/axe.min.js")
    return Path(path).read_text(encoding="utf-8") if Path(path).is_file() else ""


CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.exhaustive
@pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")
@pytest.mark.skipif(not axe(), reason="axe-core is not installed: npm install axe-core, AXE=path/to/axe.min.js")
@pytest.mark.parametrize("look", [Look(), Look(dyslexia=True, large_print=True)], ids=["plain", "easy"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(tmp_path: Path, look: Look, dark: bool) -> None:
    """In all views, light and dark."""
    renderer = HtmlRenderer(find_layouts(None, "weekly", look))
    made = [document_of(next(sheets(1)), view) for view in ("questions", "solutions", "scheme")]
    for one in (*made, everything()):
        assert violations(renderer.render(one), tmp_path, dark=dark) == []


def violations(page: str, folder: Path, *, dark: bool) -> list[str]:
    script = (
        f"<script>{axe()}</script><script>axe.run().then(r => {{ document.body.innerHTML = '<pre>AXE' + "
        "JSON.stringify(r.violations.map(v => v.id + ': ' + v.nodes[0].html)) + 'AXE</pre>' })</script></body>"
    )
    (folder / "page.html").write_text(page.replace("</body>", script), encoding="utf-8")
    assert CHROMIUM is not None
    run = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000", "--dump-dom",
         *(["--blink-settings=preferredColorScheme=0"] if dark else []), (folder / "page.html").as_uri()],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    found = re.search("<pre>AXE(.*)AXE</pre>", run.stdout, re.DOTALL)
    assert found, run.stderr[-500:]
    said = json.loads(unescape(found[1]))
    return [str(one) for one in said]
