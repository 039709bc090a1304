"""From located YAML to a Bank: every field read, every formula parsed, every mistake noted at its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from quizgen.answers.kinds import KINDS
from quizgen.answers.task import Figures, Places, Relative, Tolerance
from quizgen.bank.language import (
    OPERATORS,
    function_head,
    names_in,
    notation_of,
    read_conditions,
    read_formula,
    read_points,
    unknown_names,
)
from quizgen.bank.model import Answer, Bank, Definition, Parameter, PartTemplate, Sample, Source, Template
from quizgen.bank.parameters import read_parameter
from quizgen.bank.words import read_words
from quizgen.expr.functions import CANONICAL
from quizgen.expr.nodes import Call, Expr, Relation, Symbol
from quizgen.expr.walk import symbols
from quizgen.located.place import Place
from quizgen.located.values import Fields, Items, Scalar
from quizgen.prose import Math, Prose
from quizgen.syntax.notation import Notation
from quizgen.values import value

KIND_OF_OPERATOR = {
    "grad": "vector", "hessian": "vector", "at": "number",
    "stationary": "points", "minima": "points", "maxima": "points", "argmin": "number", "argmax": "number",
}  # fmt: skip
"""The kind of answer where the author names none: by the key's outermost operator, else "expression"."""

ALLOW = ("ones", "zero", "same", "like-terms")
TOP = ("bank", "title", "templates")
TOP_OPTIONAL = ("topic", "version")
FIELDS = ("question",)
FIELDS_OPTIONAL = ("title", "difficulty", "parameters", "where", "let", "given", "answer", "marks", "samples", "parts",
                   "few-variants", "allow")  # fmt: skip


@value
class _Scope:
    """What the formulas of one template may use. `known` is None where it cannot be said, since something was wrong."""

    notation: Notation
    known: frozenset[str] | None

    def unknown(self, e: Expr, *others: str) -> str:
        """A sentence about the first name in e that nothing defines; "" where there is none."""
        if self.known is None:
            return ""
        return unknown_names(e, self.known.union(others), self.notation.functions)

    def with_names(self, names: frozenset[str]) -> _Scope:
        return _Scope(self.notation, None if self.known is None else self.known | names)


def read_bank(place: Place) -> Bank | None:
    """The bank that stands at `place`; None, with every mistake noted, where it cannot be read."""
    found = place.fields(TOP, TOP_OPTIONAL)
    name = found["bank"].text() if "bank" in found else None
    title = found["title"].text() if "title" in found else None
    if name and not _plain(name):
        found["bank"].wrong(f'"{name}" is not a name.', "Write small letters, digits and hyphens: chain-rule.")
    entries = found["templates"].entries() if "templates" in found else ()
    templates = [read_template(name or "", key, entry) for key, entry in entries]
    topic = found["topic"].text() if "topic" in found else ""
    version = found["version"].text() if "version" in found else "1"
    if name is None or title is None or not templates:
        return None
    read = {template.name: template for template in templates if template is not None}
    return Bank(name, title, topic or "", version or "1", place.mistakes.file, read)


def _plain(name: str) -> bool:
    return name.isascii() and name.replace("-", "").isalnum() and name == name.lower() and name[0].isalpha()


def read_template(bank: str, name: str, place: Place) -> Template | None:
    """One template."""
    noted = len(place.mistakes.problems)
    found = place.fields(FIELDS, FIELDS_OPTIONAL)
    if not _plain(name):
        place.wrong(f'"{name}" is not a name.', "Write small letters, digits and hyphens: sine-of-a-power.")
    if "question" not in found:
        return None
    parameters = _parameters(found.get("parameters"))
    functions = _function_parameters(found.get("parameters")) | _function_heads(found)
    notation = notation_of(functions)
    let = _named_formulas(found.get("let"), notation)
    given = _given(found.get("given"), notation)
    prompt = read_words(found["question"], notation)
    taken = frozenset(p.name for p in parameters) | {n for n, _ in let}
    definitions = (*given, *_defined_in(prompt, taken, _fixed(parameters, let), {d.name for d in given}))
    known = (
        taken
        | _letters(parameters)
        | _names_of(prompt)
        | {n for d in definitions for n in (d.name, *d.arguments, *names_in(d.body))}
    )
    scope = _Scope(notation, known | functions if len(place.mistakes.problems) == noted else None)
    _check_names([*found.get("let", place).entries()] if "let" in found else [], let, scope)
    plain = _Scope(notation_of(frozenset()), scope.known)
    where = tuple(c for item in _each(found.get("where")) for c in _conditions(item, plain))
    parts = _parts(found, scope, place)
    difficulty = found["difficulty"].whole(1, 3) if "difficulty" in found else 1
    title = found["title"].text() if "title" in found else _title(name)
    few = found["few-variants"].text() if "few-variants" in found else ""
    allow = frozenset(filter(None, (item.choice(ALLOW) for item in _each(found.get("allow")))))
    if len(place.mistakes.problems) > noted or difficulty is None or title is None or few is None:
        return None
    source = Source(place.mistakes.file, place.line, place.where)
    return Template(
        bank, name, title, difficulty, parameters, where, let, definitions, prompt, parts, few, allow, source
    )


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _each(place: Place | None) -> tuple[Place, ...]:
    return () if place is None else place.one_or_more()


def _parameters(place: Place | None) -> tuple[Parameter, ...]:
    if place is None:
        return ()
    named = [(_name(key, entry), entry) for key, entry in place.entries()]
    read = [read_parameter(name, entry) for name, entry in named if name]
    return tuple(parameter for parameter in read if parameter is not None)


def _function_parameters(place: Place | None) -> frozenset[str]:
    """The parameters that name functions, also where something else is wrong with their choices."""
    chosen = place.value.entries if place and isinstance(place.value, Fields) else ()
    return frozenset(
        name.text
        for name, items in chosen
        if isinstance(items, Items) and any(isinstance(i, Scalar) and i.text in CANONICAL for i in items.items)
    )


def _name(text: str, place: Place) -> str | None:
    """The canonical name that a parameter or definition may have: one letter, with digits if need be."""
    expr = None if text in CANONICAL else read_formula(place, text, Notation())
    if isinstance(expr, Symbol):
        return expr.name
    if expr is not None or text in CANONICAL:
        place.wrong(
            f'"{text}" cannot be a name here.',
            "Write one letter that means nothing else, with digits if need be: a, n, x1, eta.",
        )
    return None


def _named_formulas(place: Place | None, notation: Notation) -> tuple[tuple[str, Expr], ...]:
    """The fields of `let`: a name and the formula that is put in its place."""
    pairs = []
    for key, entry in place.entries() if place else ():
        name, text = _name(key, entry), entry.text()
        body = read_formula(entry, text, notation) if text else None
        if name and body is not None:
            pairs.append((name, body))
    return tuple(pairs)


def _given(place: Place | None, notation: Notation) -> tuple[Definition, ...]:
    """The fields of `given`: y, or f(x), and its formula."""
    read = []
    for key, entry in place.entries() if place else ():
        text = entry.text()
        head = read_formula(entry, key, notation)
        body = read_formula(entry, text, notation) if text else None
        if head is not None and body is not None:
            definition = _definition(Relation(head, "=", body))
            if definition is None:
                entry.wrong(f'"{key}" cannot be defined.', "Define a name, y, or a function, f(x).")
            else:
                read.append(definition)
    return tuple(read)


def _function_heads(found: dict[str, Place]) -> frozenset[str]:
    """The names f of which the question or `given` says f(x) = ...: the parser must know them beforehand."""
    texts: list[str] = []
    if "given" in found and isinstance(found["given"].value, Fields):
        texts.extend(name.text for name, _ in found["given"].value.entries)
    question = found["question"].value
    if isinstance(question, Scalar):
        texts.extend(piece.partition("=")[0] for piece in question.text.split("$") if "=" in piece)
    return frozenset(name for text in texts if (name := function_head(text)))


def _definition(relation: Relation) -> Definition | None:
    """What y = formula or f(x) = formula defines; None for any other equation."""
    match relation:
        case Relation(Symbol(name), "=", body):
            return Definition(name, (), body)
        case Relation(Call(name, arguments), "=", body) if name not in CANONICAL:
            names = tuple(a.name for a in arguments if isinstance(a, Symbol))
            return Definition(name, names, body) if len(names) == len(arguments) else None
    return None


def _letters(parameters: Iterable[Parameter]) -> frozenset[str]:
    """The variables among what the parameters may stand for."""
    return frozenset(name for p in parameters for v in p.values if not isinstance(v, str) for name in symbols(v))


def _fixed(parameters: Iterable[Parameter], let: Iterable[tuple[str, Expr]]) -> frozenset[str]:
    """The names that are numbers or functions in every variant."""
    fixed = {p.name for p in parameters if not _letters((p,))}
    for name, body in let:
        if names_in(body) <= fixed:
            fixed.add(name)
    return frozenset(fixed)


def _defined_in(
    prompt: Sequence[Prose], taken: frozenset[str], fixed: frozenset[str], given: Iterable[str]
) -> tuple[Definition, ...]:
    """What the question's equations define: y = formula with a variable in it, the first for each name.

    x = a, where a is `fixed` for each variant, defines nothing: it says where.
    """
    names = {*taken, *given}
    read = []
    for expr in _formulas(prompt):
        definition = _definition(expr) if isinstance(expr, Relation) else None
        if definition is None or definition.name in names or definition.name in names_in(definition.body):
            continue
        if definition.arguments or names_in(definition.body) - fixed:
            names.add(definition.name)
            read.append(definition)
    return tuple(read)


def _formulas(prompt: Iterable[Prose]) -> Iterator[Expr]:
    return (inline.expr for paragraph in prompt for inline in paragraph if isinstance(inline, Math))


def _names_of(prompt: Iterable[Prose]) -> frozenset[str]:
    return frozenset(name for expr in _formulas(prompt) for name in names_in(expr))


def _check_names(places: Sequence[tuple[str, Place]], formulas: Sequence[tuple[str, Expr]], scope: _Scope) -> None:
    for (_, place), (_, body) in zip(places, formulas, strict=False):
        if wrong := scope.unknown(body):
            place.wrong(wrong)


def _formula(place: Place, text: str | None, scope: _Scope) -> Expr | None:
    """A formula all of whose names are known."""
    expr = read_formula(place, text, scope.notation) if text else None
    if expr is not None and (wrong := scope.unknown(expr)):
        place.wrong(f'"{text}": {wrong}')
        return None
    return expr


def _conditions(place: Place, scope: _Scope) -> tuple[Relation, ...]:
    text = place.text()
    if text is None:
        return ()
    read = read_conditions(place, text, scope.notation)
    for relation in read:
        if wrong := scope.unknown(relation):
            place.wrong(f'"{text}": {wrong}')
    return read


def _parts(found: dict[str, Place], scope: _Scope, place: Place) -> tuple[PartTemplate, ...]:
    """The parts of a question, or its one answer."""
    if "parts" in found:
        for name in ("answer", "marks", "samples"):
            if name in found:
                found[name].wrong(f"a question in parts has no {name} of its own.", f"Give each part its {name}.")
        read = [_part(item, scope) for item in found["parts"].items()]
        return tuple(part for part in read if part is not None)
    if "answer" not in found:
        place.wrong('the field "answer" is missing.', "Write answer: and below it key: diff(y, x).")
        return ()
    answer = _answer(found["answer"], scope)
    marks = _marks(found, place)
    samples = _samples(found.get("samples"), answer.kind if answer else "", scope)
    return (PartTemplate((), answer, marks, samples),) if answer and marks else ()


def _part(place: Place, scope: _Scope) -> PartTemplate | None:
    found = place.fields(("ask", "answer", "marks"), ("samples",))
    if not {"ask", "answer", "marks"} <= found.keys():
        return None
    ask = read_words(found["ask"], scope.notation)
    inside = scope.with_names(_names_of(ask))
    answer = _answer(found["answer"], inside)
    marks = _marks(found, place)
    samples = _samples(found.get("samples"), answer.kind if answer else "", inside)
    return PartTemplate(ask, answer, marks, samples) if answer and marks else None


def _marks(found: dict[str, Place], place: Place) -> int | None:
    if "marks" in found:
        return found["marks"].whole(1, 100)
    place.wrong('the field "marks" is missing.', "Write marks: 3.")
    return None


def _answer(place: Place, scope: _Scope) -> Answer | None:
    """A key alone, or the fields kind, key, assume, tolerance."""
    found = (
        {"key": place} if isinstance(place.value, Scalar) else place.fields(("key",), ("kind", "assume", "tolerance"))
    )
    if "key" not in found:
        return None
    kind = found["kind"].choice(KINDS.names()) if "kind" in found else ""
    key = _response(found["key"], found["key"].text(), kind or "", scope)
    kind = _kind(key) if kind == "" else kind
    assume = tuple(c for item in _each(found.get("assume")) for c in _conditions(item, scope))
    tolerance = _tolerance(found.get("tolerance"))
    if key is None or kind is None:
        return None
    where = found["key"]
    return Answer(kind, key, assume, tolerance, Source(where.mistakes.file, where.line, where.where))


def _kind(key: Expr | None) -> str:
    return KIND_OF_OPERATOR.get(key.function, "expression") if isinstance(key, Call) else "expression"


def _tolerance(place: Place | None) -> Tolerance | None:
    """0.005 in the key's units, 5%, 3 figures, or 2 places."""
    text = place.text() if place else None
    if place is None or text is None:
        return None
    number, _, unit = text.replace("%", " %").partition(" ")
    value = _positive(number)
    match unit.strip():
        case "" if value:
            return value
        case "%" if value:
            return Relative(value / 100)
        case "figures" | "significant figures" if value and value.denominator == 1:
            return Figures(value.numerator)
        case "places" | "decimal places" if value and value.denominator == 1:
            return Places(value.numerator)
    place.wrong(f'"{text}" is not a tolerance.', "Write 0.005 (in the key's units), 5%, 3 figures or 2 places.")
    return None


def _positive(text: str) -> Fraction | None:
    """The number in a text such as 0.005 or 1/200; None where there is none or it is not positive."""
    plain = len(text) < 20 and text.isascii() and text.replace(".", "", 1).replace("/", "", 1).isdigit()
    try:
        return Fraction(text) or None if plain else None
    except (ValueError, ZeroDivisionError):
        return None


def _response(place: Place, text: str | None, kind: str, scope: _Scope) -> Expr | None:
    """A key or a sample: points as students write them, or a formula."""
    if text is None or kind != "points" or any(f"{operator}(" in text for operator in OPERATORS):
        return _formula(place, text, scope)
    expr = read_points(place, text, scope.notation)
    if expr is not None and (wrong := scope.unknown(expr, *_CLASSES)):
        place.wrong(f'"{text}": {wrong}')
        return None
    return expr


_CLASSES = ("minimum", "maximum", "saddle", "inflection")


def _samples(place: Place | None, kind: str, scope: _Scope) -> tuple[Sample, ...]:
    """Responses with what is to be said of them: right and wrong are lists, slips are response: mal-rule."""
    if place is None:
        return ()
    found = place.fields((), ("right", "wrong", "slips"))
    read = []
    for verdict in ("right", "wrong"):
        for item in _each(found.get(verdict)):
            expr = _response(item, item.text(), kind, scope)
            if expr is not None:
                read.append(Sample(expr, verdict == "right", "", _source(item)))
    for text, item in found["slips"].entries() if "slips" in found else ():
        expr, slip = _response(item, text, kind, scope), item.text()
        if expr is not None and slip:
            read.append(Sample(expr, False, slip, _source(item)))
    return tuple(read)


def _source(place: Place) -> Source:
    return Source(place.mistakes.file, place.line, place.where)
