"""What makes a drawn question degenerate, each a short test with its reason. The first that fits tells why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from quizgen.answers.task import Task
from quizgen.bank.fill import Value
from quizgen.bank.follow import Follow
from quizgen.bank.keys import resolve
from quizgen.bank.model import Definition
from quizgen.bank.numbers import literal
from quizgen.bank.variant import Choice, lettered
from quizgen.calculus.derivation import Derivation
from quizgen.calculus.tidy import tidy
from quizgen.expr.evaluate import enclose
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import ZERO, Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Set, Sum
from quizgen.expr.walk import subtrees, symbols
from quizgen.prose import Math, Prose
from quizgen.values import value

LARGEST = 9999
"""A number beyond this in a question or a key is no longer done by hand."""


@value
class DraftPart:
    label: str
    prompt: tuple[Prose, ...]
    task: Task
    marks: int
    derivations: tuple[Derivation, ...]
    follows: Follow | None = None
    choices: tuple[Choice, ...] = ()
    solution: tuple[Prose, ...] = ()
    unit: str = ""

    @property
    def lettered(self) -> tuple[tuple[str, Choice], ...]:
        """The choices in their author's order, each with the letter that it has in the key."""
        return lettered(self.choices)


@value
class Draft:
    """A variant before it has a seed. `lost`: a 0 or 1 made something vanish from the words. `seen`: what its picture
    is made of."""

    assignment: tuple[Value, ...]
    definitions: tuple[Definition, ...]
    prompt: tuple[Prose, ...]
    parts: tuple[DraftPart, ...]
    cost: float
    lost: bool
    seen: tuple[Expr, ...] = ()

    @property
    def identity(self) -> tuple[object, ...]:
        """What two variants have in common that a student would call the same question."""
        return (self.prompt, self.seen, *((part.prompt, part.task.key, part.choices) for part in self.parts))


def flaw(draft: Draft, allow: frozenset[str]) -> str:
    """Why this question should not be asked; "" where nothing speaks against it. `allow`: names of tests left out."""
    return next((reason for name, test in TESTS if name not in allow and (reason := test(draft))), "")


def _ones(draft: Draft) -> str:
    return "a 0 or 1 makes a term, factor or power vanish from the question" if draft.lost else ""


def _zero(draft: Draft) -> str:
    keys = (part.task.key for part in draft.parts if part.task.kind == "expression")
    return "the right answer is 0" if any(key == ZERO for key in keys) else ""


def _nothing(draft: Draft) -> str:
    empty = any(isinstance(part.task.key, Set) and not part.task.key.items for part in draft.parts)
    return "there is no such point" if empty else ""


def _same(draft: Draft) -> str:
    keys = {part.task.key for part in draft.parts if part.task.kind == "expression"}
    written = (resolve(d.body, draft.definitions, frozenset({d.name})) for d in draft.definitions if keys)
    bodies = {tidy(body) if any(map(_exponential, subtrees(body))) else body for body in written}
    return "the right answer is the question itself" if bodies & keys else ""


def _exponential(node: Expr) -> bool:
    """Only what has an exponential in it can be its own derivative: no other formula need be brought into its form."""
    match node:
        case Call("exp" | "sinh" | "cosh") | Power(Constant("e")):
            return True
    return False


def _like_terms(draft: Draft) -> str:
    for e in _formulas(draft):
        for node in subtrees(e):
            if isinstance(node, Sum):
                cores = [_core(term) for term in node.terms]
                if len(set(cores)) < len(cores):
                    return "terms of the question can be collected, or cancel"
    return ""


def _core(term: Expr) -> Expr:
    """A term without its sign and its coefficient; all numbers have the same core."""
    if literal(term) is not None:
        return Integer(1)
    match term:
        case Neg(body):
            return _core(body)
        case Quotient(top, bottom) if literal(bottom) is not None:
            return _core(top)
        case Product(factors):
            rest = tuple(factor for factor in factors if literal(factor) is None)
            return rest[0] if len(rest) == 1 else Product(rest)
    return term


def _large(draft: Draft) -> str:
    for e in (*_formulas(draft), *(part.task.key for part in draft.parts)):
        for node in subtrees(e):
            if isinstance(node, Integer) and node.value > LARGEST:
                return f"a number is larger than {LARGEST}"
            if isinstance(node, Decimal) and len(node.text) > 8:
                return "a decimal is too long"
    return ""


def _undefined(draft: Draft) -> str:
    for part in draft.parts:
        if any(isinstance(node, Quotient) and literal(node.denominator) == 0 for node in subtrees(part.task.key)):
            return "the right answer divides by zero"
    return ""


PROBES = tuple(Fraction(*pair) for pair in ((7, 5), (1, 7), (-3, 4), (11, 3), (-29, 7), (37, 2), (1, 90)))
"""Where a formula is tried; one variable after the other takes them in turn, so that they differ."""


def _nowhere(draft: Draft) -> str:
    for definition in draft.definitions:
        body = resolve(definition.body, draft.definitions, frozenset({definition.name}))
        if any(map(_restricted, subtrees(body))) and not any(_defined(body, start) for start in range(len(PROBES))):
            return "a formula of the question is not defined anywhere one looks"
    return ""


def _restricted(node: Expr) -> bool:
    """Whether this node may be undefined on more than single points."""
    match node:
        case Call(name, arguments) if name in FUNCTIONS:
            return len(arguments) > 1 or bool(FUNCTIONS[name].domain(arguments[0]))
        case Power(_, exponent):
            return not isinstance(exponent, Integer)
        case Quotient():
            return True
    return False


def _defined(e: Expr, start: int) -> bool:
    names = sorted(symbols(e))
    point = {name: PROBES[(start + i) % len(PROBES)] for i, name in enumerate(names)}
    return enclose(e, point, 64) is not None


def _formulas(draft: Draft) -> Iterator[Expr]:
    """The formulas that the student sees."""
    choices = (choice.words for part in draft.parts for choice in part.choices)
    for paragraph in (*draft.prompt, *(p for part in draft.parts for p in part.prompt), *choices):
        yield from (inline.expr for inline in paragraph if isinstance(inline, Math))


TESTS: tuple[tuple[str, Callable[[Draft], str]], ...] = (
    ("ones", _ones),
    ("zero", _zero),
    ("nothing", _nothing),
    ("same", _same),
    ("like-terms", _like_terms),
    ("large", _large),
    ("undefined", _undefined),
    ("nowhere", _nowhere),
)
