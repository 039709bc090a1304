"""A class typeset: quizgen with either engine beside one pdflatex call per student, as most sheet generators do it.

Everything counts: drawing the variants, working out their derivatives, printing the formulas, computing the plot,
painting the QR code, typesetting, one PDF for each student. The peer gets the finished questions for nothing; it draws
the same plot with pgfplots and the same code with qrcode.sty. "unchanged" is the same class typeset a second time.
"""

from __future__ import annotations

import gc
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from quizgen.bank.load import load_banks
from quizgen.calculus.differentiate import derive
from quizgen.calculus.tidy import tidy
from quizgen.expr.nodes import Integer, Neg, Power, Product, Sum, Symbol
from quizgen.figures.figure import Curve, Figure, Point, Tangent, Window
from quizgen.figures.speak import spoken
from quizgen.figures.trace import drawing_of
from quizgen.render.classrun import CHUNK
from quizgen.render.document import Document, Picture
from quizgen.render.engines import choose_engine, find_pdflatex
from quizgen.render.latex import LatexRenderer
from quizgen.render.layouts import find_layouts
from quizgen.render.pages import document_of
from quizgen.render.setting import Setting, engine_of
from quizgen.resources import folder
from quizgen.sheets.compose import compose
from quizgen.sheets.plan import Plan, Some
from quizgen.sheets.sheet import Student
from quizgen.values import replaced

STUDENTS = 200
SAMPLE = 10
BANKS = ("chain-rule", "product-rule", "quotient-rule", "partial-derivative", "gradient", "higher-derivatives",
         "sigmoid", "standard-derivatives")  # fmt: skip


def cpu() -> float:
    """CPU seconds of this process and its children so far."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def with_plot(document: Document, number: int) -> Document:
    """The document with a plot of its own in the first question."""
    x, a = Symbol("x"), 2 + number % 40 / 10
    cubic = Sum((Power(x, Integer(3)), Neg(Product((Integer(3), x)))))
    figure = Figure((Curve(cubic), Tangent(cubic, "x", -a / 2, 3 * a * a / 4 - 3), Point(1, -2, "P")), Window(-a, a))
    first, *rest = document.blocks
    assert hasattr(first, "blocks")
    lead, *inner = first.blocks
    return replaced(document, blocks=(
        replaced(first, blocks=(lead, Picture(drawing_of(figure), spoken(figure)), *inner)), *rest,
    ))  # fmt: skip


def drawn(students: int) -> list[Document]:
    """Everybody's questions, from the banks to documents."""
    plan = Plan("week-04", "Differentiation", "2026-12-04 17:00", tuple(Some(1, bank, None, None, 0) for bank in BANKS))
    roster = [Student(str(20000 + number), f"Student {number}") for number in range(students)]
    sheets = compose(plan, load_banks((folder("banks"),)), roster, bytes(32), course="Calculus")
    return [with_plot(document_of(sheet, "questions"), number) for number, sheet in enumerate(sheets)]


def ours(program: Path | None) -> tuple[float, float, float]:
    """CPU milliseconds a sheet: until the documents are there, in all, and in all when nothing has changed since."""
    with tempfile.TemporaryDirectory() as store:
        setting = Setting(find_layouts(), program, Path(store))
        _typeset(setting, drawn(1))  # TeX's format is dumped once for all weeks
        for remembering in (derive, tidy):
            remembering.cache_clear()  # or the second engine would find what the first has worked out
        gc.disable()  # as the command does: nothing that is drawn becomes garbage
        started = cpu()
        documents = drawn(STUDENTS)
        gc.enable()
        ready = cpu()
        _typeset(setting, documents)
        first = cpu()
        _typeset(setting, documents)
        again = cpu()
    each = 1000 / STUDENTS
    return each * (ready - started), each * (first - started), each * (again - first)


def _typeset(setting: Setting, documents: Sequence[Document]) -> None:
    engine = engine_of(setting)
    for start in range(0, len(documents), CHUNK):
        made = engine.typeset(documents[start : start + CHUNK])
        assert all(pdf.startswith(b"%PDF") for pdf in made.pdfs)


_PLOT = r"""\begin{tikzpicture}\begin{axis}[width=9cm, height=6cm, axis lines=middle, domain=-2:2, samples=97]
\addplot[thick, mark=none] {x^3-3*x}; \addplot[mark=none] {-0.75*x+0.25}; \end{axis}\end{tikzpicture}
\qrcode{quizgen/week-04/20000/0123456789abcdef}"""


def one_call_each(program: Path, documents: Sequence[Document]) -> float:
    """CPU milliseconds a sheet of one call of pdflatex for each student."""
    renderer = LatexRenderer(find_layouts())
    used = 0.0
    for document in documents:
        first, *rest = document.blocks
        assert hasattr(first, "blocks")
        plain = replaced(document, ticket=None, blocks=(
            replaced(first, blocks=tuple(b for b in first.blocks if not isinstance(b, Picture))), *rest,
        ))  # fmt: skip
        source = renderer.render(plain)
        if _has_drawing_packages():
            source = source.replace("\\usepackage{amsmath}", "\\usepackage{amsmath,pgfplots,qrcode}")
            source = source.replace("\\begin{sheet}", f"\\begin{{sheet}}\n{_PLOT}\n")
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / "sheet.tex").write_text(source, encoding="utf-8")
            before = cpu()
            command = [program, "-interaction=batchmode", "sheet.tex"]
            subprocess.run(command, cwd=place, capture_output=True, check=False, stdin=subprocess.DEVNULL)
            used += cpu() - before
            if not (Path(place) / "sheet.pdf").exists():
                raise RuntimeError((Path(place) / "sheet.log").read_text(errors="replace")[-800:])
    return 1000 * used / len(documents)


@cache
def _has_drawing_packages() -> bool:
    """Whether the peer can draw; without, it is measured with words and formulas only, and that is said."""
    run = subprocess.run(["kpsewhich", "pgfplots.sty", "qrcode.sty"], capture_output=True, text=True, check=False)
    return len(run.stdout.split()) == 2


def run() -> None:
    program, missing = find_pdflatex()
    print(f"\nTypesetting: {STUDENTS} students, {len(BANKS)} questions, a plot and a QR code each; CPU a sheet")
    rows = {"quizgen, Typst": ours(choose_engine("typst")[0])}
    peer = 0.0
    if program is None:
        print(f"  no LaTeX here: {missing}")
    else:
        rows["quizgen, LaTeX"] = ours(program)
        peer = one_call_each(program, drawn(SAMPLE))
        print(f"  pdflatex for each of {SAMPLE} students: {peer:.0f} ms a call; \"page 1 of 2\" needs two calls")
        if not _has_drawing_packages():
            print("  (pgfplots.sty or qrcode.sty is not installed: those calls draw neither plot nor code)")
    heads = f"{'typesetting':>12} {'drawing':>9} {'whole':>9} {'unchanged':>10}"
    print(f"  {'':18}{heads}      times as fast as one, two calls")
    for name, (drawing, whole, again) in rows.items():
        line = f"  {name:18}{whole - drawing:9.1f} ms {drawing:6.1f} ms {whole:6.1f} ms {again:7.1f} ms"
        print(line + (f"   typesetting {_times(peer, whole - drawing)}, whole {_times(peer, whole)}" if peer else ""))


def _times(peer: float, own: float) -> str:
    return f"{peer / own:.0f}x, {2 * peer / own:.0f}x"


if __name__ == "__main__":
    began = time.perf_counter()
    run()
    print(f"  ({time.perf_counter() - began:.0f} s)")
