"""Tests of the banks that are shipped: enough variants, keys accepted and right, samples judged as stated."""

from __future__ import annotations

import mpmath  # type: ignore[import-untyped]
import pytest
import sympy

from quizgen.bank.checks import Draft
from quizgen.bank.draw import Deck, values_of
from quizgen.bank.fill import fill
from quizgen.bank.load import load_banks
from quizgen.bank.model import Template
from quizgen.bank.seeds import EXAMPLE_SEED, Choices
from quizgen.expr.nodes import Call, Expr, Integer, Relation, Symbol
from quizgen.expr.walk import subtrees
from quizgen.lint.checks import findings
from quizgen.prose import Math
from quizgen.resources import folder
from tests.banks.independent import Reader, numeric_slope, same, variable

BANKS = load_banks([folder("banks")])
TEMPLATES = [template for bank in BANKS.values() for template in bank.templates.values()]
EVERY = pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: f"{t.bank}/{t.name}")


def some(template: Template, count: int) -> list[Draft]:
    """A few different questions, the same in every run."""
    deck, choices = Deck(template), Choices(EXAMPLE_SEED)
    drafts = {}
    for _ in range(count):
        draft = deck.drawn(choices.below(2**64).to_bytes(32, "big"))
        drafts[draft.assignment] = draft
    return list(drafts.values())


def test_what_is_shipped() -> None:
    """More than eighty templates in more than fourteen banks; each bank has five or more, of difficulties 1 to 3."""
    assert len(TEMPLATES) >= 160
    assert len(BANKS) >= 18
    for bank in BANKS.values():
        assert len(bank.templates) >= 5
        assert {template.difficulty for template in bank.templates.values()} == {1, 2, 3}, bank.name
    kinds = {part.answer.kind for template in TEMPLATES for part in template.parts}
    assert kinds == {"expression", "number", "vector", "points", "equation", "choice"}


@EVERY
def test_lint_finds_nothing(template: Template) -> None:
    """Enough variants, equally hard; keys and samples judged as stated; nothing given away. The command draws more."""
    assert not findings(template, 25)


def test_every_template_has_samples() -> None:
    """A right answer in another form, or a wrong one, for most parts: that is what keeps a template honest."""
    parts = [part for template in TEMPLATES for part in template.parts]
    assert sum(bool(part.samples) for part in parts) > 0.9 * len(parts)


@EVERY
def test_sympy_finds_the_same_key(template: Template) -> None:
    """Every key is what SymPy makes of the author's formula, definitions put in, to twenty-five digits."""
    for draft in some(template, 2):
        reader = Reader(draft.definitions)
        for source, part in zip(template.parts, draft.parts, strict=True):
            if source.answer.kind == "choice":
                continue
            mine = reader.of(fill(source.answer.key, values_of(template, draft.assignment)))
            theirs = reader.of(part.task.key)
            if source.answer.kind not in ("points", "equation"):
                mine, theirs = reader.whole(mine), reader.whole(theirs)
            assert same(mine, theirs), part.task.key


CHOICES = [template for template in TEMPLATES if any(part.answer.kind == "choice" for part in template.parts)]


@pytest.mark.parametrize("template", CHOICES, ids=lambda t: f"{t.bank}/{t.name}")
def test_sympy_finds_the_same_choices(template: Template) -> None:
    """Every formula of a choice is what SymPy makes of the author's, and those are right of which SymPy finds that what
    their author says holds."""
    for draft in some(template, 4):
        values, reader = values_of(template, draft.assignment), Reader(draft.definitions)
        for source, part in zip(template.parts, draft.parts, strict=True):
            right = set()
            for written, (letter, choice) in zip(source.answer.choices, part.lettered, strict=False):
                if written.conditions is not None and all(holds(fill(c, values), reader) for c in written.conditions):
                    right.add(Symbol(letter))
                for theirs, mine in zip(choice.words, written.words, strict=True):
                    if isinstance(theirs, Math) and isinstance(mine, Math):
                        assert same(*(reader.whole(reader.of(e)) for e in (fill(mine.expr, values), theirs.expr)))
            if source.answer.kind == "choice":
                assert right == {e for e in subtrees(part.task.key) if isinstance(e, Symbol)}


def holds(condition: Expr, reader: Reader) -> bool:
    assert isinstance(condition, Relation)
    left, right = reader.of(condition.left), reader.of(condition.right)
    if condition.sign in ("=", "!="):
        return (sympy.simplify(left - right) == 0) is (condition.sign == "=")
    return bool({"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}[condition.sign])


@EVERY
def test_differences_of_values_give_the_same_slope(template: Template) -> None:
    """A key that is a derivative is near what differences of function values say."""
    [draft] = some(template, 1)
    reader = Reader(draft.definitions)
    for source, part in zip(template.parts, draft.parts, strict=True):
        match fill(source.answer.key, values_of(template, draft.assignment)):
            case Call("diff", (Symbol() as body, Symbol(name), *order)):
                x = variable(name)
                times = order[0].value if order and isinstance(order[0], Integer) else 1
                slope, point = numeric_slope(reader.whole(reader.of(body), [x]), x, times)
                key = sympy.N(reader.whole(reader.of(part.task.key), [x]).subs(point), 30)
                assert mpmath.almosteq(slope, mpmath.mpf(str(key)), 1e-9, 1e-9), part.task.key
