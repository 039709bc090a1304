"""The names of a template: its parameters, what `let` and `given` say, and what the question's equations define."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from quizgen.bank.language import TAKEN, function_head, names_in, read_formula
from quizgen.bank.model import Definition, Parameter
from quizgen.bank.parameters import read_parameter
from quizgen.bank.scope import formulas_in
from quizgen.expr.functions import CANONICAL
from quizgen.expr.nodes import Call, Expr, Relation, Symbol
from quizgen.expr.walk import symbols
from quizgen.located.place import Place
from quizgen.located.values import Fields, Items, Scalar
from quizgen.prose import Prose
from quizgen.syntax.notation import Notation

Let: TypeAlias = tuple[tuple[str, Expr], ...]


def read_parameters(place: Place | None) -> tuple[Parameter, ...]:
    """The fields of `parameters`."""
    named = [(_name(key, entry), entry) for key, entry in place.entries()] if place else []
    read = [read_parameter(name, entry) for name, entry in named if name]
    return tuple(parameter for parameter in read if parameter is not None)


def function_names(found: dict[str, Place]) -> frozenset[str]:
    """The names that stand for functions, which the parser must know before it reads a formula.

    They are the parameters with functions among their choices, and each f of which the question or `given` says
    f(x) = ...
    """
    heads = (function_head(text) for text in _left_sides(found))
    return _function_parameters(found.get("parameters")) | {name for name in heads if name}


def _function_parameters(place: Place | None) -> frozenset[str]:
    chosen = place.value.entries if place and isinstance(place.value, Fields) else ()
    return frozenset(
        name.text
        for name, items in chosen
        if isinstance(items, Items) and any(isinstance(i, Scalar) and i.text in CANONICAL for i in items.items)
    )


def _left_sides(found: dict[str, Place]) -> list[str]:
    given = found["given"].value if "given" in found else None
    texts = [name.text for name, _ in given.entries] if isinstance(given, Fields) else []
    question = found["question"].value if "question" in found else None
    if isinstance(question, Scalar):
        texts.extend(piece.partition("=")[0] for piece in question.text.split("$") if "=" in piece)
    return texts


def _name(text: str, place: Place) -> str | None:
    """The canonical name that a parameter or definition may have: one letter, with digits if need be."""
    expr = None if text in CANONICAL else read_formula(place, text, Notation())
    if isinstance(expr, Symbol):
        return expr.name
    if expr is not None or text in CANONICAL:
        advice = "Write one letter that means nothing else, with digits if need be: a, n, x1, eta."
        place.wrong(f'"{text}" cannot be a name here.', advice)
    return None


def read_let(place: Place | None, notation: Notation, taken: frozenset[str]) -> Let:
    """The fields of `let`: a name and the formula that is put in its place."""
    pairs = []
    for key, entry in place.entries() if place else ():
        name, text = _name(key, entry), entry.text()
        body = read_formula(entry, text, notation) if text else None
        if name in taken:
            entry.wrong(f"{name} is a parameter already.", "Choose another letter.")
        elif name and body is not None:
            pairs.append((name, body))
    return tuple(pairs)


def read_given(place: Place | None, notation: Notation, taken: frozenset[str]) -> tuple[Definition, ...]:
    """The fields of `given`: y, or f(x), and its formula."""
    read = []
    for key, entry in place.entries() if place else ():
        text = entry.text()
        head = read_formula(entry, key, notation)
        body = read_formula(entry, text, notation) if text else None
        definition = None if head is None or body is None else _definition(Relation(head, "=", body))
        if definition and definition.name in taken:
            entry.wrong(f"{definition.name} is a parameter already.", "Choose another letter.")
        elif definition:
            read.append(definition)
        elif head is not None and body is not None:
            entry.wrong(f'"{key}" cannot be defined.', "Define a name, y, or a function, f(x).")
    return tuple(read)


def _definition(relation: Relation) -> Definition | None:
    """What y = formula or f(x) = formula defines; None for any other equation."""
    match relation:
        case Relation(Symbol(name), "=", body):
            return Definition(name, (), body)
        case Relation(Call(name, arguments), "=", body) if name not in TAKEN:
            names = tuple(a.name for a in arguments if isinstance(a, Symbol))
            return Definition(name, names, body) if len(names) == len(arguments) else None
    return None


def letters_of(parameters: Iterable[Parameter]) -> frozenset[str]:
    """The variables among what the parameters may stand for."""
    return frozenset(name for p in parameters for v in p.values if not isinstance(v, str) for name in symbols(v))


def defined_in(
    prompt: Sequence[Prose], parameters: Sequence[Parameter], let: Let, given: Iterable[Definition]
) -> tuple[Definition, ...]:
    """What the question's equations define: y = formula with a variable in it, the first for each name.

    x = a, where a is a number in every variant, defines nothing: it says where.
    """
    numbers = numbers_in(parameters, let)
    names = {*(p.name for p in parameters), *(name for name, _ in let), *(d.name for d in given)}
    read = []
    for expr in formulas_in(prompt):
        definition = _definition(expr) if isinstance(expr, Relation) else None
        if definition is None or definition.name in names or definition.name in names_in(definition.body):
            continue
        if definition.arguments or names_in(definition.body) - numbers:
            names.add(definition.name)
            read.append(definition)
    return tuple(read)


def numbers_in(parameters: Iterable[Parameter], let: Let) -> frozenset[str]:
    """The names that are numbers or functions in every variant."""
    fixed = {p.name for p in parameters if not letters_of((p,))}
    for name, body in let:
        if names_in(body) <= fixed:
            fixed.add(name)
    return frozenset(fixed)
