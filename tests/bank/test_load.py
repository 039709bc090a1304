"""Tests of quizgen.bank.load and decode: what a bank says, and every mistake at its line in a tutor's words."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from quizgen.answers.kinds import KINDS
from quizgen.bank.load import bank_of, load_banks
from quizgen.errors import FileError
from quizgen.expr.nodes import Call, Integer, Neg, Symbol
from quizgen.near import listed

GOOD = """\
bank: mine
title: My questions
templates:
  foo:
    difficulty: 2
    parameters:
      a: 2..9
      f: [sin, cos]
    where: a != 5
    question: |
      Differentiate $y = f(a x)$
      with respect to $x$.

      Take care.
    answer:
      kind: expression
      key: diff(y, x)
    marks: 3
"""


def problems(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(FileError) as raised:
        bank_of(text, "banks/mine.yaml")
    return [(p.line, p.where, f"{p.what} {p.advice}".strip()) for p in raised.value.problems]


def changed(old: str, new: str) -> list[tuple[int, str, str]]:
    assert old in GOOD
    return problems(GOOD.replace(old, new))


def test_what_a_template_says() -> None:
    """Parameters, conditions, words, definitions and key are all there, parsed."""
    template = bank_of(GOOD).templates["foo"]
    assert [(p.name, len(p.values)) for p in template.parameters] == [("a", 8), ("f", 2)]
    assert [d.name for d in template.definitions] == ["y"]
    assert template.parts[0].answer.key == Call("diff", (Symbol("y"), Symbol("x")))
    assert [len(paragraph) for paragraph in template.prompt] == [5, 1]
    assert (template.difficulty, template.marks, template.source.line) == (2, 3, 5)


@pytest.mark.parametrize(
    ("old", "new", "line", "where", "message"),
    [
        ("a: 2..9", "a: 2-9", 7, "parameters.a", '"2-9" is not a range. Write 2..9, or [2, 9] for a choice of two.'),
        ("a: 2..9", "a: 2 to 9", 7, "parameters.a",
         '"2 to 9" is not a range. Write 2..9, or [2, 9] for a choice of two.'),
        ("a: 2..9", "a: -2…9", 7, "parameters.a",
         '"-2…9" is not a range. Write -2..9, or [-2, 9] for a choice of two.'),
        ("a: 2..9", "a: 9..2", 7, "parameters.a", 'the range "9..2" is empty. Write 2..9.'),
        ("a: 2..9", "a: 0..1 nonzero", 7, "parameters.a",
         '"0..1 nonzero" leaves 1 value to choose from. A parameter has two or more.'),
        ("a: 2..9", "a: 1..9999999", 7, "parameters.a",
         '"1..9999999" has 9999999 values. At most 1000 are allowed: use a step or a shorter range.'),
        ("a: 2..9", "a: 2..9 without 3", 7, "parameters.a",
         '"2..9 without 3" is not a range. After 2..9 may follow: step 2, except 0, 1, nonzero.'),
        ("a: 2..9", "a: [1, 1]", 7, "parameters.a", "the same choice twice. Each is equally likely: name each once."),
        ("a: 2..9", "a:", 7, "parameters.a", "nothing is written here."),
        ("a: 2..9", "e: 2..9", 7, "parameters.e",
         '"e" cannot be a name here. Write one letter that means nothing else, with digits if need be: a, n, x1, eta.'),
        ("f: [sin, cos]", "f: [sin, x^2]", 8, "parameters.f",
         "functions and formulas in one choice. Choose from functions [sin, cos], or from formulas [1/2, x^2]."),
        ("key: diff(y, x)", "key: diff(y x)", 17, "answer.key", '"diff(y x)": a comma is missing after y (column 7).'),
        ("a: 2..9", "a: [2-9]", 7, "parameters.a",
         "there is only one to choose from. Write a range such as 2..9, or put it into the question."),
        ("Differentiate $y = f(a x)$", "Differentiate y = f(a x)", 10, "question",
         "an equation without dollar signs. Maths stands between two: $y = a x^2$."),
        ("key: diff(y, x)", "key: dif(y, x)", 17, "answer.key",
         '"dif(y, x)": d is not defined. Did you mean diff(y, x) or diff(y, x, 2)?'),
        ("key: diff(y, x)", "key: gradient(y, x)", 17, "answer.key",
         '"gradient(y, x)": this is not how a bank says it (column 1). Did you mean grad(E, u, v)?'),
        ("key: diff(y, x)", "key: y'", 17, "answer.key",
         '"y\'": this is not how a bank says it (column 1). The derivative of y by x is written diff(y, x).'),
        ("key: diff(y, x)", "key: diff(z, x)", 17, "answer.key",
         '"diff(z, x)": z is not defined. There is a, f, x and y.'),
        ("key: diff(y, x)", "key: diff(y, 2)", 17, "answer.key",
         '"diff(y, 2)": diff takes the name of a variable after the first comma: diff(y, x) or diff(y, x, 2).'),
        ("kind: expression", "kind: expresion", 16, "answer.kind",
         f'"expresion" is not one of {listed(KINDS.names(), last="or")}. Did you mean expression?'),
        ("kind: expression", "tolerance: about 1", 16, "answer.tolerance",
         '"about 1" is not a tolerance. Write 0.005 (in the key\'s units), 5%, 3 figures or 2 places.'),
        ("where: a != 5", "where: b != 5", 9, "where", '"b != 5": b is not defined. There is a, f, x and y.'),
        ("f(a x)", "f(3 x)", 7, "parameters", "the question does not use a. Use it in the question, or remove it."),
        ("question: |", "let: { a: 3 }\n    question: |", 10, "let.a",
         "a is a parameter already. Choose another letter."),
        ("kind: expression", "form: nice", 16, "answer.form",
         '"nice" is not one of exact, no-negative-powers, single-fraction, simplified, no-derivative, lowest-terms, '
         "expanded or factorised."),
        ("marks: 3", "marks: three", 18, "marks", '"three" is not a whole number from 1 to 100.'),
        ("difficulty: 2", "dificulty: 2", 5, "dificulty", '"dificulty" is not a field here. Did you mean difficulty?'),
        ("Take care.", "Take $care.", 14, "question",
         "a $ is missing: maths stands between two of them. For the sign itself write \\$."),
        ("with respect to $x$", "with respect to $raw: x$", 12, "question",
         "LaTeX needs words beside it, for screens and for ears. Write $raw: \\sum_i w_i | the sum of all weights$."),
    ],
)  # fmt: skip
def test_one_mistake_one_message(old: str, new: str, line: int, where: str, message: str) -> None:
    """Each with its line, its field, what was met, and what to write."""
    assert changed(old, new) == [(line, f"templates.foo.{where}", message)]


def test_a_formula_that_cannot_be_read() -> None:
    """The parser's own advice comes with the line within the question, and the column."""
    [(line, where, message)] = changed("Differentiate $y = f(a x)$", "Differentiate $y = f(a x$")
    assert (line, where) == (11, "templates.foo.question")
    assert message.startswith('"y = f(a x": ')
    assert "(column " in message


def test_five_mistakes_have_five_messages() -> None:
    """All at once, by line."""
    text = GOOD.replace("2..9", "2-9").replace("difficulty: 2", "difficulty: hard").replace("diff(y, x)", "diff(y x)")
    text = text.replace("marks: 3", "marks: -1").replace("title", "titel")
    assert [line for line, _, _ in problems(text)] == [1, 2, 5, 7, 17, 18]


def test_missing_fields() -> None:
    """A template without a question, an answer or marks is told which."""
    found = problems(
        "bank: b\ntitle: t\ntemplates:\n  one:\n    answer: x\n    marks: 1\n  two:\n    question: What?\n"
    )
    assert [message for _, _, message in found] == [
        'the field "question" is missing.',
        'the field "answer" is missing. Write answer: diff(y, x), or parts: with several questions.',
        'the field "marks" is missing. Write marks: 3.',
    ]


def test_nothing_in_a_bank_can_run(tmp_path: Path) -> None:
    """A bank from a stranger: Python, tags, attributes and monstrous powers are text or mistakes, never actions."""
    flag = tmp_path / "flag"
    for key in (
        f"__import__('os').system('touch {flag}')",
        f"open('{flag}', 'w')",
        "x.__class__.__mro__",
        "().__class__",
        "lambda x: x",
        "exec(x)",
        "eval(x)",
    ):
        assert problems(GOOD.replace("key: diff(y, x)", f'key: "{key}"'))
    assert problems(GOOD.replace("a: 2..9", f"a: !!python/object/apply:os.system ['touch {flag}']"))
    assert not flag.exists()
    bank = bank_of(GOOD.replace("key: diff(y, x)", "key: 9^9^9^9^9 x"))
    assert bank.templates["foo"].parts[0].answer.kind == "expression"


def test_folders_of_banks(tmp_path: Path) -> None:
    """A course's own bank hides a shipped one of the same name; mistakes of all files come together."""
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "mine.yaml").write_text(GOOD)
    (shipped / "other.yaml").write_text(GOOD.replace("bank: mine", "bank: other"))
    (own / "mine.yaml").write_text(GOOD.replace("My questions", "Changed"))
    banks = load_banks([own, tmp_path / "none", shipped])
    assert {name: bank.title for name, bank in banks.items()} == {"mine": "Changed", "other": "My questions"}
    (own / "bad.yaml").write_text("bank: x\n")
    (shipped / "same.yaml").write_text(GOOD)
    with pytest.raises(FileError) as raised:
        load_banks([own, shipped])
    assert [Path(p.file).name for p in raised.value.problems] == ["bad.yaml", "bad.yaml", "same.yaml"]


def test_definitions() -> None:
    """Equations of the question define names; x = a number says where; f(x) = ... defines a function."""
    text = dedent("""\
        bank: b
        title: t
        templates:
          one:
            parameters: { a: 2..9 }
            given: { E: u^2 }
            question: Let $f(x) = a x^2$, $u = 3 v$. Find $f'(x)$ where $x = a$ and $f(-a) = 4$.
            answer: f'(a)
            marks: 1
    """)
    template = bank_of(text).templates["one"]
    assert [(d.name, d.arguments) for d in template.definitions] == [("E", ()), ("f", ("x",)), ("u", ())]
    assert Neg(Integer(1)) != template.parts[0].answer.key
