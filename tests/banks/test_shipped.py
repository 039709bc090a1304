"""Tests of the banks that are shipped: enough variants, keys accepted and right, samples judged as stated."""

from __future__ import annotations

from itertools import islice

import pytest
import sympy

from quizgen.answers.judging import judge, read
from quizgen.answers.task import Task
from quizgen.bank.checks import Draft
from quizgen.bank.draw import Deck, values_of
from quizgen.bank.fill import fill
from quizgen.bank.keys import resolve, work_out
from quizgen.bank.load import load_banks
from quizgen.bank.model import Template
from quizgen.bank.seeds import EXAMPLE_SEED, Choices
from quizgen.bank.weigh import MOST_MOVED
from quizgen.equivalence.verdict import Different, Equal
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Expr,
    Integer,
    Matrix,
    Neg,
    Power,
    Product,
    Quotient,
    Set,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.text import to_text
from quizgen.resources import folder

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
    """At least forty templates; the four banks of the first sheets have four or more, of difficulties 1 to 3."""
    assert len(TEMPLATES) >= 40
    for name in ("product-rule", "chain-rule", "partial-derivative", "optimum"):
        assert len(BANKS[name].templates) >= 4
        assert {template.difficulty for template in BANKS[name].templates.values()} == {1, 2, 3}


@EVERY
def test_there_are_a_hundred_variants(template: Template) -> None:
    """Or the template says why not; and none of them is much harder than another."""
    deck = Deck(template)
    identities = set()
    for draft in islice(deck.every(), 400):
        identities.add(draft.identity)
        assert abs(deck.difficulty(draft) - template.difficulty) < MOST_MOVED / 2
    assert (len(identities) < 100) is bool(template.few)


def verdict(text: str, task: Task) -> type:
    judgement = judge(read(text, task), task)
    assert judgement.instead is None
    return type(judgement.verdict)


@EVERY
def test_keys_and_samples_are_judged_as_stated(template: Template) -> None:
    """The key itself is right, typed as text; right samples are right, wrong ones and slips are wrong, always."""
    for draft in some(template, 12):
        values = values_of(template, draft.assignment)
        for source, part in zip(template.parts, draft.parts, strict=True):
            assert verdict(to_text(part.task.key), part.task) is Equal
            for sample in source.samples:
                text = to_text(work_out(fill(sample.expr, values), draft.definitions).expr)
                assert verdict(text, part.task) is (Equal if sample.right else Different), text


def test_every_template_has_samples() -> None:
    """A right answer in another form, or a wrong one, for most parts: that is what keeps a template honest."""
    parts = [part for template in TEMPLATES for part in template.parts]
    assert sum(bool(part.samples) for part in parts) > 0.9 * len(parts)


NAMES = {"ln": sympy.log, "asin": sympy.asin, "abs": sympy.Abs}


def to_sympy(e: Expr) -> sympy.Expr:
    """Another reading of the same tree, for checking: shares nothing with quizgen.calculus."""
    match e:
        case Integer(number):
            return sympy.Integer(number)
        case Decimal(number):
            return sympy.Rational(number.numerator, number.denominator)
        case Constant(name):
            return {"e": sympy.E, "pi": sympy.pi}[name]
        case Symbol(name):
            return sympy.Symbol(name, real=True)
        case Neg(body):
            return -to_sympy(body)
        case Sum(terms):
            return sympy.Add(*map(to_sympy, terms))
        case Product(factors):
            return sympy.Mul(*map(to_sympy, factors))
        case Quotient(top, bottom):
            return to_sympy(top) / to_sympy(bottom)
        case Power(base, exponent):
            return to_sympy(base) ** to_sympy(exponent)
        case Call(name, arguments):
            function = NAMES.get(name) or getattr(sympy, name)
            return function(*map(to_sympy, arguments))
    raise AssertionError(f"no SymPy for {e}")


def same(left: sympy.Expr, right: sympy.Expr) -> bool:
    """Equal to thirty digits at a point that is nothing special."""
    point = {s: sympy.Rational(7 + 3 * i, 11 + i) for i, s in enumerate(sorted((left - right).free_symbols, key=str))}
    return bool(abs(sympy.N((left - right).subs(point), 30)) < 1e-25)


@EVERY
def test_sympy_finds_the_same(template: Template) -> None:
    """Derivatives and gradients agree with SymPy's; its gradient is 0 at every stationary point, the kind the same."""
    for draft in some(template, 3):
        for source, part in zip(template.parts, draft.parts, strict=True):
            key = fill(source.answer.key, values_of(template, draft.assignment))
            if isinstance(key, Call) and key.function in CHECKS:
                body, *rest = key.arguments
                names = frozenset(argument.name for argument in rest if isinstance(argument, Symbol))
                whole = resolve(work_out(body, draft.definitions).expr, draft.definitions, names)
                variables = [sympy.Symbol(a.name, real=True) for a in rest if isinstance(a, Symbol)]
                found = resolve(part.task.key, draft.definitions, names)
                order = rest[1].value if len(rest) > 1 and isinstance(rest[1], Integer) else 1
                assert CHECKS[key.function](to_sympy(whole), variables * order, found)


def check_diff(whole: sympy.Expr, names: list[sympy.Symbol], key: Expr) -> bool:
    return same(sympy.diff(whole, *names), to_sympy(key))


def check_laplacian(whole: sympy.Expr, names: list[sympy.Symbol], key: Expr) -> bool:
    return same(sum(sympy.diff(whole, name, 2) for name in names), to_sympy(key))


def check_grad(whole: sympy.Expr, names: list[sympy.Symbol], key: Expr) -> bool:
    assert isinstance(key, Vector)
    return all(same(sympy.diff(whole, name), to_sympy(item)) for name, item in zip(names, key.items, strict=True))


def check_stationary(whole: sympy.Expr, names: list[sympy.Symbol], key: Expr) -> bool:
    assert isinstance(key, Set)
    hessian = sympy.hessian(whole, names)
    found = set()
    for item in key.items:
        assert isinstance(item, Call)
        [place] = item.arguments
        point = dict(zip(names, map(to_sympy, place.items if isinstance(place, Vector) else (place,)), strict=True))
        found.add(tuple(point.values()))
        assert all(sympy.diff(whole, name).subs(point) == 0 for name in names)
        signs = {sympy.sign(value) for value in hessian.subs(point).eigenvals()}
        assert {"minimum": {1}, "maximum": {-1}, "saddle": {1, -1}}[item.function] == signs
    equations = [sympy.diff(whole, name) for name in names]
    return found == {tuple(s[name] for name in names) for s in sympy.solve(equations, names, dict=True)}


def check_argument(whole: sympy.Expr, names: list[sympy.Symbol], key: Expr) -> bool:
    return bool(sympy.diff(whole, names[0]).subs(names[0], to_sympy(key)) == 0)


CHECKS = {
    "diff": check_diff,
    "grad": check_grad,
    "laplacian": check_laplacian,
    "stationary": check_stationary,
    "argmin": check_argument,
    "argmax": check_argument,
}


def test_no_matrices_yet() -> None:
    """When a shipped key is a matrix, the check above has to learn it."""
    assert not any(isinstance(p.task.key, Matrix) for t in TEMPLATES for d in some(t, 1) for p in d.parts)
