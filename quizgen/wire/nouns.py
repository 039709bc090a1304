"""Any frozen value to JSON and back, by the types of its fields: for files that only quizgen reads.

    text, whole number, true/false, none   themselves        bytes      hexadecimal
    Fraction                               "3/2"             tuple      a list
    a frozen value                         {"is": its class, field: ...}
    a formula                              {"is": "formula", "tree": ...}
    a Derivation                           {"is": "derivation", "goal": ...}: worked out again from its goal
"""

from __future__ import annotations

import types
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from quizgen.calculus.derivation import Derivation
from quizgen.equivalence.certificates import CellProof, LazyProof
from quizgen.equivalence.verdict import Certificate
from quizgen.expr import nodes
from quizgen.expr.nodes import Derivative, Expr
from quizgen.wire.document import Field, Json
from quizgen.wire.formula import formula, fraction, tree

T = TypeVar("T")

FORMULAS = frozenset(get_args(Expr))

EVIDENCE = (
    "quizgen.equivalence.certificates",
    "quizgen.equivalence.plusminus",
    "quizgen.equivalence.relations",
    "quizgen.answers.judgement",
    "quizgen.answers.balls",
)
"""Where classes of certificates live: Certificate is a protocol, so a type does not lead to them."""


def encode(noun: object) -> Json:
    """The noun as JSON; TypeError for what is none of ours."""
    match noun:
        case None | bool() | int() | str():
            return noun
        case float():
            return {"is": "float", "digits": repr(noun)}
        case Fraction():
            return str(noun)
        case bytes():
            return noun.hex()
        case tuple():
            return [encode(item) for item in noun]
        case frozenset():
            return sorted(encode(item) for item in noun)
        case LazyProof(cells=cells):
            return encode(cells)
        case Derivation(goal=goal):
            return {"is": "derivation", "goal": tree(goal)}
    if type(noun) in FORMULAS:
        return {"is": "formula", "tree": tree(noun)}  # type: ignore[arg-type]  # FORMULAS are the members of Expr
    kind: Any = type(noun)
    return {"is": kind.__name__, **{name: encode(getattr(noun, name)) for name in _fields(kind)}}


def decode(kind: type[T], field: Field) -> T:
    """The noun of this type in a field: decode(type(n), encode(n)) == n. Raises FileError."""
    noun: T = _decoded(kind, field)
    return noun


def _decoded(kind: Any, field: Field) -> Any:
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain(field)
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        return _one_of(get_args(kind), field)
    if origin is tuple:
        return _tuple(get_args(kind), field)
    if origin is frozenset:
        return frozenset(_decoded(get_args(kind)[0], item) for item in field)
    if origin is Literal:
        return field.value if field.value in get_args(kind) else field.wrong(f"not one of {get_args(kind)}")
    return _instance((kind,), field)


def _one_of(kinds: tuple[Any, ...], field: Field) -> Any:
    if field.value is None and type(None) in kinds:
        return None
    if isinstance(field.value, dict):
        return _instance(kinds, field)
    listed = isinstance(field.value, list)
    simple = [kind for kind in kinds if (get_origin(kind) in (tuple, frozenset) if listed else kind in _PLAIN)]
    if len(simple) != 1:
        field.wrong("a value that is none of those that can be here")
    return _decoded(simple[0], field)


def _tuple(kinds: tuple[Any, ...], field: Field) -> Any:
    items = tuple(field)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_decoded(kinds[0], item) for item in items)
    if len(items) != len(kinds):
        field.wrong(f"{len(items)} items where {len(kinds)} should be")
    return tuple(_decoded(kind, item) for kind, item in zip(kinds, items, strict=True))


def _instance(kinds: tuple[Any, ...], field: Field) -> Any:
    """A value of one of these classes: the one that the field says it is."""
    name = field["is"].text
    if name == "formula" and not FORMULAS.isdisjoint(kinds):
        e = formula(field["tree"])
        return e if type(e) in kinds else field.wrong("another sort of formula than can be here")
    if name == "float" and float in kinds:
        return _float(field)
    if name == "derivation" and Derivation in kinds:
        return worked(field["goal"])
    for kind in kinds:
        found = _evidence(name) if kind is Certificate else kind
        if found is not None and found not in FORMULAS and getattr(found, "__name__", "") == name:
            return _built(found, field)
    return field.wrong(f'"{name}" cannot be here')


def _built(kind: Any, field: Field) -> Any:
    given: dict[str, Any] = {}
    for name, hint in _fields(kind).items():
        part = field.get(name)
        if part is not None:
            given[name] = _decoded(hint, part)
    try:
        return kind(**given)
    except TypeError:
        field.wrong(f"fields of {kind.__name__} are missing: there are only {', '.join(given) or 'none'}")


def worked(field: Field) -> Derivation:
    """The derivation whose goal is the tree in a field; raises FileError."""
    from quizgen.calculus.derivation import NoDerivative
    from quizgen.calculus.differentiate import derive

    goal = formula(field)
    if not isinstance(goal, Derivative | nodes.Call):
        field.wrong("no goal of a derivation")
    try:
        return derive(goal)
    except NoDerivative as error:
        field.wrong(str(error))


def _evidence(name: str) -> Any:
    """The class of certificates with this name, if there is one."""
    found = (getattr(import_module(module), name, None) for module in EVIDENCE)
    return next((kind for kind in found if isinstance(kind, type) and hasattr(kind, "describe")), None)


def _proof(field: Field) -> LazyProof:
    return LazyProof(_decoded(tuple[CellProof, ...], field))


def _float(field: Field) -> float:
    try:
        return float(field["digits"].text)
    except ValueError:
        field.wrong("not a number")


def _bytes(field: Field) -> bytes:
    try:
        return bytes.fromhex(field.text)
    except ValueError:
        field.wrong("not hexadecimal digits")


_PLAIN: dict[Any, Callable[[Field], Any]] = {
    str: lambda field: field.text,
    int: lambda field: field.whole,
    bool: lambda field: field.flag,
    float: _float,
    Fraction: fraction,
    bytes: _bytes,
    LazyProof: _proof,
}


@cache
def _fields(kind: Any) -> dict[str, Any]:
    """The fields of a frozen value and their types."""
    if not hasattr(kind, "__match_args__"):
        raise TypeError(f"{kind.__name__} is not a frozen value")
    hints = get_type_hints(kind)
    return {name: hints[name] for name in kind.__match_args__}
