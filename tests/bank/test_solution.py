"""Worked solutions speak the question's language, and tell nothing twice."""

from __future__ import annotations

from quizgen.bank.draw import draw
from quizgen.bank.load import bank_of
from quizgen.bank.solution import names_of, solution_of
from quizgen.bank.variant import Variant
from tests.calculus.helpers import spoken

HEAD = "bank: b\ntitle: t\ntemplates:\n  one:\n    parameters: { a: [3, 4] }\n    question: "


def question(text: str) -> Variant:
    """The question, drawn with a = 3."""
    return draw(bank_of(HEAD + text).templates["one"], bytes(32))


def told(variant: Variant) -> dict[str, list[str]]:
    return {label: spoken(steps) for label, steps in solution_of(variant, names_of(variant)).items()}


def test_a_composite_keeps_its_name_and_letters_of_the_question_are_not_used_again() -> None:
    """E = (y - 1)^2 with y = 3u is dE/du, not d(3u - 1)^2/du; the inside is called v, as u is the input."""
    steps = told(question("A unit computes $y = a u$. Let $E = (y - 1)^2$.\n    answer: diff(E, u)\n    marks: 1\n"))[
        ""
    ]
    assert "Let v = 3u - 1, so that E = v²." in steps
    assert steps[-1] == "dE/du = 6(3u - 1)"


def test_a_function_is_called_by_its_name() -> None:
    """f, where the question says f(x) = ..."""
    steps = told(question("Let $f(x) = a x^2$.\n    answer: f'(x)\n    marks: 1\n"))[""]
    assert steps[-1] == "df/dx = 6x"


def test_what_an_earlier_part_has_found_is_not_found_again() -> None:
    """Only the last line of (a) is repeated."""
    parts = "\n    parts:\n      - { ask: 'Find $diff(y, x)$.', answer: 'diff(y, x)', marks: 1 }\n"
    parts += "      - { ask: 'At 2?', answer: 'at(diff(y, x), x, 2)', marks: 1 }\n"
    steps = told(question(f"Let $y = a x^2 + x$.{parts}"))
    assert steps["a"][-1] == "dy/dx = 6x + 1"
    assert steps["b"][:2] == ["From (a)", "dy/dx = 6x + 1"]
    assert steps["b"][-1] == "y′(2) = 13"


def test_a_named_derivative_keeps_its_name() -> None:
    """v = ds/dt in (a) is what is differentiated in (b): dv/dt."""
    parts = "\n    parts:\n      - { ask: 'Find $v = diff(s, t)$.', answer: 'diff(s, t)', marks: 1 }\n"
    parts += "      - { ask: 'When is it greatest?', answer: 'argmax(diff(s, t), t)', marks: 1 }\n"
    steps = told(question(f"Let $s = a t^2 - t^3$.{parts}"))
    assert steps["a"][-1] == "ds/dt = 6t - 3t²"
    assert "dv/dt = 6 - 6t" in steps["b"]


def test_a_place_in_the_question_is_no_definition() -> None:
    """S = pi r^2 with r = 3 + 2t is dS/dt, though a part asks about t = 5."""
    parts = "\n    parts:\n      - { ask: 'Find $diff(S, t)$.', answer: 'diff(S, t)', marks: 1 }\n"
    parts += "      - { ask: 'When $t = 5$?', answer: 'at(diff(S, t), t, 5)', marks: 1 }\n"
    steps = told(question(f"Let $r = a + 2 t$ and $S = pi r^2$.{parts}"))
    assert steps["a"][-1] == "dS/dt = 4π(3 + 2t)"
    assert steps["b"][-1] == "S′(5) = 52π"


def test_a_quantity_may_be_differentiated_by_one_in_between() -> None:
    """dE/dx, where x is defined as well."""
    asked = "Let $x = a u$, $y = 2 x$ and $E = (y - 1)^2$.\n    answer: diff(E, x)\n    marks: 1\n"
    assert told(question(asked))[""][-1] == "dE/dx = 4(2x - 1)"


def test_words_that_define_in_a_circle_do_no_harm() -> None:
    """An author may write the update rule as programmers do."""
    asked = "Let $E = a w^2$. Replace $w = w - eta E$.\n    answer: diff(E, w)\n    marks: 1\n"
    assert told(question(asked))[""][-1] == "dE/dw = 6w"
