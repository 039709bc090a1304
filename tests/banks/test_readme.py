"""Tests of banks/README.md: what it shows works, and what works is in it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from textwrap import dedent, indent

from quizgen.answers.kinds import KINDS
from quizgen.bank import fields
from quizgen.bank.draw import draw
from quizgen.bank.language import OPERATORS
from quizgen.bank.load import bank_of
from quizgen.bank.model import Bank
from quizgen.resources import folder

README = (folder("banks") / "README.md").read_text(encoding="utf-8")
BLOCKS = [block.partition("```")[0] for block in README.split("```yaml\n")[1:]]


def bank_with(fields: str) -> Bank:
    return bank_of(f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(dedent(fields), '    ')}")


def test_the_smallest_question_works() -> None:
    """The first example is a whole bank."""
    [template] = bank_of(BLOCKS[0]).templates.values()
    assert draw(template, bytes(32)).template == "my-questions/sine-of-a-line"


def test_the_other_examples_work() -> None:
    """Each, put into a template, loads and draws."""
    let, answer, parts, slips, sorts, seen, solution, picture, samples = BLOCKS[1:]
    question = "question: Let $y = a f(x)$.\nparameters: { a: 2..9, f: [sin, cos] }\nmarks: 2\n"
    power = "question: Let $y = f(a x^n)$.\nparameters: { a: 2..9, n: 2..5, f: [sin, cos] }\n"
    for bank in (
        bank_with(dedent(let) + "answer: argmin(y, x)\nmarks: 2\n"),
        bank_with(question + dedent(answer)),
        bank_with(dedent(picture) + "answer: at(diff(y, x), x, p)\nmarks: 2\n"),
        bank_with(dedent(parts) + "parameters: { n: 2..9 }\n"),
        bank_with("parameters: { a: 2..9, n: 2..5 }\nmarks: 1\n" + dedent(slips)),
        bank_with("parameters: { a: -5..5 nonzero, b: -5..5 nonzero }\nallow: ones\nmarks: 1\n" + dedent(sorts)),
        bank_with("parameters: { a: 2..9, b: 2..9 }\nmarks: 1\n" + dedent(seen)),
        bank_with(dedent(picture) + "answer: at(diff(y, x), x, p)\nmarks: 2\nlet: { q: p + 1 }\n" + dedent(solution)),
        bank_with(power + "marks: 2\nanswer: diff(y, x)\n" + dedent(samples)),
    ):
        assert draw(bank.templates["one"], bytes(32)).marks > 0


def test_what_is_shipped_is_in_it() -> None:
    """After a change of the banks: python examples/make_bank_files.py"""
    path = Path(__file__).parents[2] / "examples" / "make_bank_files.py"
    spec = importlib.util.spec_from_file_location("make_bank_files", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.readme_with_table(README) == README


def test_everything_is_in_it() -> None:
    """Every field, operator, kind and `allow` is named."""
    tables = (fields.BANK, fields.TEMPLATE, fields.PART, fields.ANSWER, fields.CHOICE, fields.SAMPLES, fields.PICTURE)
    for name in (*(field.name for table in tables for field in table), *fields.ALLOW, *KINDS.names()):
        assert name in README, name
    for name in OPERATORS:
        assert f"`{name}(" in README, name
