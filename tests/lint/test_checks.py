"""Tests of quizgen.lint: each check finds what it is for, and says where; a sound template passes them all."""

from __future__ import annotations

from textwrap import dedent, indent

import pytest

from quizgen.bank.load import bank_of
from quizgen.bank.model import Template
from quizgen.lint.checks import CHECKS, findings

SOUND = """
parameters: { a: 2..9, b: -9..9 nonzero }
question: Differentiate $y = sin(a x + b)$ with respect to $x$.
answer: diff(y, x)
marks: 2
samples:
  right: [a cos(a x + b)]
  wrong: [-a cos(a x + b)]
  slips: { cos(a x + b): chain.inner-derivative-forgotten }
"""

BAD = {
    "variants": ("only 18 different variants", 2, """
        parameters: { b: -9..9 nonzero }
        question: Differentiate $y = sin(2 x + b)$ with respect to $x$.
        answer: diff(y, x)
        marks: 2
        """),
    "variants ": ("100 variants or more", 2, SOUND + "few-variants: there are many\n"),
    "duplicate": ("reads like the variant", 2, """
        parameters: { a: 2..30, k: 2..30 }
        let: { n: a k }
        question: Differentiate $y = sin(n x)$ with respect to $x$.
        answer: diff(y, x)
        marks: 2
        """),
    "difficulty": ("much more or less work", 2, """
        parameters: { a: 2..60, q: [x, sin(x) e^x] }
        question: Differentiate $y = a q$ with respect to $x$.
        answer: diff(y, x)
        marks: 2
        """),
    "number": ("in the answer", 2, """
        parameters: { a: 31..41, b: 32..42 }
        where: gcd(a, b) = 1
        question: Let $y = x/(a b)$. Find $diff(y, x)$.
        answer: diff(y, x)
        marks: 2
        """),
    "key": ("1/2 of the credit", 5, """
        parameters: { a: 2..9, b: 10..20 }
        let: { s: a + b, p: a b }
        question: Factorise $x^2 + s x + p + sin(0)$.
        answer: { key: x^2 + s x + p, form: factorised }
        marks: 2
        """),
    "sample": ("should be wrong, but equals", 8, SOUND.replace("wrong: [-a cos(a x + b)]", "wrong: [cos(a x + b) a]")),
    "sample ": ("should be right, but", 7, SOUND.replace("right: [a cos(a x + b)]", "right: [cos(a x + b)]")),
    "follows": ("follows from the right answers, but the key is", 7, """
        parameters: { a: 2..9, p: 1..20 }
        question: Let $y = a x^2$.
        parts:
          - { ask: "Find $diff(y, x)$.", answer: "diff(y, x)", marks: 1 }
          - ask: How steep is $y$ at $x = p$?
            answer: { key: "2 a p", kind: number, follows: "at(part(a), x, p + 1)" }
            marks: 1
        """),
    "slip": ("Did you mean chain.inner-derivative-forgotten", 9, SOUND.replace("r-derivative-", "r-derivatives-")),
    "slip ": ("shows chain.inner-derivative-forgotten, not table.sign", 9,
              SOUND.replace("chain.inner-derivative-forgotten", "table.sign")),
    "domain": ("is defined nowhere where x > 30", 5, """
        parameters: { a: 2..9, b: 1..20 }
        question: Differentiate $y = a sqrt(b - x)$.
        answer:
          key: diff(y, x)
          assume: x > 30
        marks: 2
        """),
    "choice": ("cannot be told from", 5, """
        parameters: { a: 2..9, b: 2..30 }
        question: What is the derivative of $y = a x^2 + 2 a b x$?
        answer:
          right: $diff(y, x)$
          wrong: [$(x + b) 2 a$, $a x$]
        marks: 1
        """),
    "slip  ": ("Did you mean chain.inner-derivative-forgotten", 5, """
        parameters: { a: 2..9, b: 2..30 }
        question: What is the derivative of $y = sin(a x + b)$?
        answer:
          right: $diff(y, x)$
          wrong: { says: $cos(a x + b)$, slip: chain.inner-forgotten }
        marks: 1
        """),
    "confusion": ("as does the key", 7, """
        parameters: { a: 2..9, n: 2..20 }
        question: Find $diff(y, x, 2)$ for $y = a x^n$.
        answer: diff(y, x, 2)
        marks: 2
        samples:
          wrong: [2 a x^(n-2)]
        """),
    "unseen": ("comes out right here", 2, """
        parameters: { a: 1..9, b: -9..9 nonzero }
        allow: ones
        question: Differentiate $y = sin(a x + b)$.
        answer: diff(y, x)
        marks: 2
        """),
    "leak": ("stands in the question", 4, """
        parameters: { a: 2..9, n: 2..20 }
        question: Let $y = a x^n$. Show that $diff(y, x) = a n x^(n-1)$.
        answer: diff(y, x)
        marks: 2
        """),
    "leak ": ("have the same answer", 8, """
        parameters: { a: 2..9, n: 2..20 }
        question: Let $y = a x^n$.
        parts:
          - ask: Differentiate $y$.
            answer: diff(y, x)
            marks: 2
          - { ask: "Find $diff(y, x)$.", answer: "diff(y, x)", marks: 1 }
        """),
    "leak  ": ("part 1 is stated in another", 6, """
        parameters: { a: 2..9, b: 1..20 }
        question: Let $y = a (x - b)^2$.
        parts:
          - ask: Where is $y$ least?
            answer: { kind: number, key: b }
            marks: 2
          - { ask: "How steep is $y$ at $x = b$?", answer: { kind: number, key: 0 }, marks: 1 }
        """),
    "format": ("does not fit a line", 2, """
        parameters: { a: 2..9, b: 2..30 }
        question: |
          Differentiate $y = a x^2 + b sin(x) + x^3 cos(x) + x^4 sin(x)/(1 + x^2) + x^5 cos(x)/(1 + x^4)
            + x^6 e^x + x^7 e^(2 x)$.
        answer: diff(y, x)
        marks: 2
        """),
    "latex": ("{ is not closed", 2, SOUND.replace(
        "Differentiate", "'Differentiate").replace("to $x$.", "to $x$, $raw: \\frac{1 | one over something$.'")),
    "draw": ("no question came of", 2, SOUND + "where: a > 20\n"),
}  # fmt: skip
"""Check -> what its finding says, the line it points to (2: the template as a whole), and a template that it is for."""


def template(fields: str) -> Template:
    text = f"bank: b\ntitle: t\ntemplates:\n  one:\n{indent(dedent(fields).lstrip(chr(10)), '    ')}"
    return bank_of(text, "b.yaml").templates["one"]


def test_a_sound_template_passes() -> None:
    """Nothing is said about it."""
    assert findings(template(SOUND), 150) == ()


def test_a_mistake_that_is_right_for_one_function_is_none_there() -> None:
    """u v + u' v' is the derivative of u v where v = e^x, whatever the numbers are; of x^n sin x it is not."""
    fields = "parameters: { a: 2..9, n: 2..6, q: [sin(x), cos(x), e^x] }\nquestion: Differentiate $y = a x^n q$.\n"
    assert findings(template(fields + "answer: diff(y, x)\nmarks: 3\n"), 60) == ()


@pytest.mark.parametrize("check", BAD)
def test_each_check_finds_what_it_is_for(check: str) -> None:
    """It points to the line that has to be mended, and shows a variant where only some are wrong."""
    says, line, fields = BAD[check]
    found = [finding for finding in findings(template(fields), 60) if finding.check == check.strip()]
    assert found, check
    assert says in found[0].what
    assert found[0].source.line in (line + 3, 4), found[0]
    assert (found[0].seed is None) == (not found[0].variant)
    assert str(found[0]).startswith(f"b.yaml:{found[0].source.line}  b/one")


def test_every_check_has_an_example() -> None:
    """A new check comes with a template that it finds wrong."""
    assert len(CHECKS) <= len(BAD)
