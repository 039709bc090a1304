"""`quizgen preview`: one variant of a template as students and tutors will see it, while it is being written."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from quizgen.errors import FileError, Problem, QuizgenError

if TYPE_CHECKING:
    from quizgen.bank.model import Template
    from quizgen.bank.variant import Variant
    from quizgen.render.document import Document


@click.command()
@click.argument("template")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Which variant; as in lint.")
@click.option("--count", default=1, show_default=True, type=click.IntRange(1, 100), help="So many, from the seed on.")
@click.option("--html", type=click.Path(path_type=Path), help="Write a page to this file instead.")
@click.option("--pdf", type=click.Path(path_type=Path), help="Write a PDF to this file instead.")
@click.option("--watch", is_flag=True, help="Show it again whenever the bank's file is saved; Ctrl-C ends it.")
def preview(template: str, seed: int, count: int, html: Path | None, pdf: Path | None, watch: bool) -> None:
    """Show a variant of TEMPLATE with its answer, its solution and the slips that are recognised.

    TEMPLATE is bank/template, or file.yaml:template; the whole bank where only that is named.
    """
    seeds = range(seed, seed + count)
    if not watch:
        _show(template, seeds, html, pdf)
        return
    from quizgen.cli.watching import saves

    try:
        for _ in saves(_file_of(template), time.sleep):
            _show_again(template, seeds, html, pdf)
    except KeyboardInterrupt:
        click.echo()


def _file_of(name: str) -> Path:
    """The file to look at; it may be unreadable at first when it is named itself."""
    from quizgen.cli.chosen import file_of, templates_of

    return file_of(name) or Path(templates_of([name])[0].source.file)


def _show_again(name: str, seeds: range, html: Path | None, pdf: Path | None) -> None:
    """As _show; what is wrong is told, and the next save is waited for."""
    began = time.perf_counter()
    if sys.stdout.isatty():
        click.clear()
    try:
        _show(name, seeds, html, pdf)
    except QuizgenError as error:
        click.echo(error)
    click.echo(f"({time.strftime('%H:%M:%S')}, {time.perf_counter() - began:.2f} s; waiting for the next save)")


def _show(name: str, seeds: range, html: Path | None, pdf: Path | None) -> None:
    from quizgen.bank.draw import Deck, draw
    from quizgen.cli.chosen import templates_of
    from quizgen.lint.subject import seed_of

    shown = []
    for template in templates_of([name]):
        deck = Deck(template)
        shown += [(template, seed, draw(template, seed_of(seed), deck)) for seed in seeds]
    if html is None and pdf is None:
        for template, seed, variant in shown:
            click.echo(_in_words(template, seed, variant))
        return
    document = _document([(seed, variant) for _, seed, variant in shown])
    if html is not None:
        _write(html, _page(document))
    if pdf is not None:
        _write(pdf, _pdf(document))


def _in_words(template: Template, seed: int, variant: Variant) -> str:
    """The solution as it will be printed, then what the samples are."""
    from quizgen.cli.slip_table import slip_table
    from quizgen.render.text import render

    head = f"{variant.template}   {_parameters(variant)}   difficulty {variant.difficulty} ({template.difficulty} said)"
    return "\n".join([head, "", render(_document([(seed, variant)])), *slip_table(template, variant)])


def _parameters(variant: Variant) -> str:
    from quizgen.expr.text import to_text

    return ", ".join(f"{name} = {e if isinstance(e, str) else to_text(e)}" for name, e in variant.parameters)


def _document(shown: list[tuple[int, Variant]]) -> Document:
    """A sheet of these variants, worked out; the name of its student is the seed."""
    from quizgen.render.pages import document_of
    from quizgen.sheets.sheet import Sheet, Student

    seeds = sorted({seed for seed, _ in shown})
    who = Student("", f"seed {seeds[0]}" if len(seeds) == 1 else f"seeds {seeds[0]} to {seeds[-1]}")
    variants = tuple(variant for _, variant in shown)
    title = variants[0].title if len(variants) == 1 else variants[0].template.partition("/")[0]
    return document_of(Sheet("Preview", "preview", title, "", who, variants), "solutions")


def _page(document: Document) -> bytes:
    from quizgen.render.html import HtmlRenderer
    from quizgen.render.layouts import find_layouts

    return HtmlRenderer(find_layouts()).render(document).encode()


def _pdf(document: Document) -> bytes:
    from quizgen.render.layouts import find_layouts
    from quizgen.render.setting import Setting, engine_of

    made = engine_of(Setting(find_layouts())).typeset([document])
    for failure in made.failures:
        click.echo(failure, err=True)
    return made.pdfs[0]


def _write(path: Path, data: bytes) -> None:
    from quizgen.cli.show import place
    from quizgen.outputs import write_whole

    try:
        write_whole(path, data)
    except OSError as error:
        advice = "Make the folder first, or name another file."
        raise FileError([Problem(place(path), 0, "", f"cannot be written: {error.strerror}.", advice)]) from None
    click.echo(f"wrote {place(path)}")
