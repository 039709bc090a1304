"""Whatever the key is: a formula, an equation, an inequality, a list, a set, and these inside one another.

Lists are compared in order, sets in any order and each member once; brackets [ ] and ( ) are the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from quizgen.answers.belonging import signs
from quizgen.answers.expression import same_value
from quizgen.answers.judgement import Component, Judgement, misshapen, single, together
from quizgen.answers.reading import is_plain, put_in
from quizgen.answers.task import Task
from quizgen.equivalence.ladder import decide
from quizgen.equivalence.verdict import Different, Equal, Undecided, Verdict
from quizgen.expr.nodes import ZERO, Expr, Matrix, Neg, Product, Relation, Set, Sum, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.syntax.parser import parse
from quizgen.syntax.reading import Reading
from quizgen.values import value

MOST: Final = 24
"""Members of a set; more are not compared pair by pair."""
SHAPES: Final = ("vector", "matrix", "set", "relation")


@value
class Anything:
    """The shape is compared too: {1, 2} is not [1, 2]."""

    def read(self, text: str, task: Task) -> Reading:
        return parse(text, task.notation.allowing(*SHAPES))

    def judge(self, response: Expr, task: Task) -> Judgement:
        mine, keys = put_in(response, task.given), put_in(task.key, task.given)
        mine, keys = _solutions(mine), _solutions(keys)
        if _is_unsolved(mine):
            keys = _as_equation(keys)
        elif _is_unsolved(keys):
            mine = _as_equation(mine)
        return single(mine, keys, alike(mine, keys, task))


KIND: Final = Anything()


def _solutions(e: Expr) -> Expr:
    """x = ±2 as the set of x = 2 and x = -2."""
    match e:
        case Relation() if len(signs(e)) > 1:
            return Set(signs(e))
        case _:
            return e


def _is_unsolved(e: Expr) -> bool:
    """An equation that is not name = formula may have several solutions."""
    match e:
        case Relation(Symbol(name), "=", formula):
            return name in symbols(formula)
        case _:
            return isinstance(e, Relation)


def _as_equation(e: Expr) -> Expr:
    """{x = 2, x = 3} as (x - 2)(x - 3) = 0, to be held against an equation; anything else as it is."""
    if not isinstance(e, Set):
        return e
    sides = [(item.left, item.right) for item in e.items if isinstance(item, Relation) and item.sign == "="]
    names = {left for left, _ in sides}
    if len(sides) != len(e.items) or len(names) != 1 or not all(isinstance(name, Symbol) for name in names):
        return e
    return Relation(Product(tuple(Sum((left, Neg(right))) for left, right in sides)), "=", ZERO)


def _are_relations(items: Sequence[Expr]) -> bool:
    return bool(items) and all(isinstance(item, Relation) for item in items)


def alike(mine: Expr, key: Expr, task: Task) -> Verdict:
    """Whether the two are the same sort of thing, with the same in each place."""
    match mine, key:
        case Set(items), Set(wanted):
            return _same_members(items, wanted, task)
        case Vector(items), Vector(wanted):
            return _same_places(items, wanted, task)
        case Matrix(rows), Matrix(wanted_rows):
            return _same_places(tuple(map(Vector, rows)), tuple(map(Vector, wanted_rows)), task)
        case Relation(), Relation():
            return decide(mine, key, assume=task.assume)
        case (Relation() as one, Set(items)) | (Set(items), Relation() as one) if _are_relations(items):
            if _is_unsolved(one):
                return Undecided("no proof found", "An equation against a list of solutions.")
    if not (is_plain(mine) and is_plain(key)):
        return misshapen(f"{_noun(mine).capitalize()} where {_noun(key)} should be")
    return same_value(mine, key, task)


def _noun(e: Expr) -> str:
    match e:
        case Set():
            return "a set"
        case Vector() | Matrix():
            return "a list"
        case Relation(_, "=", _):
            return "an equation"
        case Relation():
            return "an inequality"
        case _:
            return "a single formula"


def _same_places(items: Sequence[Expr], wanted: Sequence[Expr], task: Task) -> Verdict:
    if len(items) != len(wanted):
        return misshapen(f"{len(items)} items where there should be {len(wanted)}")
    return together(Component("", one, key, alike(one, key, task)) for one, key in zip(items, wanted, strict=True))


def _same_members(items: Sequence[Expr], wanted: Sequence[Expr], task: Task) -> Verdict:
    """Every member of each is a member of the other."""
    if max(len(items), len(wanted)) > MOST:
        return Undecided("too large", f"There are more than {MOST} members.")
    pairs = {(i, j): alike(one, key, task) for i, one in enumerate(items) for j, key in enumerate(wanted)}
    mine = [_best(pairs[i, j] for j in range(len(wanted))) for i in range(len(items))]
    keys = [_best(pairs[i, j] for i in range(len(items))) for j in range(len(wanted))]
    for item, verdict in zip(items, mine, strict=True):
        if isinstance(verdict, Different):
            return misshapen(f"{_shown(item)} is a member too many")
    if any(isinstance(verdict, Different) for verdict in keys):
        return misshapen("A member is missing")
    if any(isinstance(verdict, Undecided) for verdict in (*mine, *keys)):
        return next(verdict for verdict in (*mine, *keys) if isinstance(verdict, Undecided))
    equal = ((i, j) for (i, j), verdict in pairs.items() if isinstance(verdict, Equal))
    return together(Component("", items[i], wanted[j], pairs[i, j]) for i, j in equal)


def _shown(e: Expr) -> str:
    from quizgen.expr.text import to_unicode

    return to_unicode(e)


def _best(verdicts: Iterable[Verdict]) -> Verdict:
    """Equal if one is, else Undecided if one is, else Different."""
    found = list(verdicts)
    ranked = sorted(found, key=lambda verdict: (Equal, Undecided, Different).index(type(verdict)))
    return ranked[0] if ranked else misshapen("there is nothing to compare with")
