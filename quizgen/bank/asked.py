"""What a template asks for: its parts, their keys and their samples."""

from __future__ import annotations

from quizgen.answers.task import Tolerance
from quizgen.answers.tolerance import tolerance_of
from quizgen.bank.fields import ANSWER, FORM_NAMES, KIND_NAMES, PART, SAMPLES, names
from quizgen.bank.follow import answer_to
from quizgen.bank.language import OPERATORS, read_points
from quizgen.bank.model import Answer, PartTemplate, Sample
from quizgen.bank.offered import read_choices
from quizgen.bank.options import domain_price, names_at
from quizgen.bank.scope import Scope, formulas_in, names_of, source_of
from quizgen.bank.words import read_words
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.nodes import Call, Expr, Matrix, Relation, Symbol, Vector
from quizgen.located.place import Place, each
from quizgen.located.values import Scalar
from quizgen.prose import Prose

KIND_OF_OPERATOR = {
    "grad": "vector",
    "hessian": "vector",
    "at": "number",
    "argmin": "number",
    "argmax": "number",
    "stationary": "points",
    "minima": "points",
    "maxima": "points",
    "extremes": "points",
    "tangent": "equation",
}
"""The kind of answer where the author names none: by the key's outermost operator, else "expression"."""

LABELS = "abcdefghijklmnopqrstuvwxyz"
"""What the parts of a question are called, in order."""


def read_parts(found: dict[str, Place], scope: Scope, place: Place) -> tuple[PartTemplate, ...]:
    """The parts of a question, or its one answer."""
    if "parts" in found:
        for name in ("answer", "marks", "samples", "solution"):
            if name in found:
                found[name].wrong(f"a question in parts has no {name} of its own.", f"Give each part its {name}.")
        read: list[PartTemplate | None] = []
        for item in found["parts"].items():
            formulas = (label for label, part in zip(LABELS, read, strict=False) if not _is_choice(part))
            earlier = frozenset(answer_to(label).name for label in formulas)
            part = _part(item, scope.with_names(earlier))
            scope = scope.with_names(names_of(part.ask)) if part else scope
            read.append(part)
        return tuple(part for part in read if part is not None)
    for name, advice in _MISSING.items():
        if name not in found:
            place.wrong(f'the field "{name}" is missing.', advice)
    part = _asked(found, (), scope)
    return () if part is None else (part,)


def _is_choice(part: PartTemplate | None) -> bool:
    """Whether the answer is a letter, from which no later key can follow."""
    return part is not None and bool(part.answer.choices)


_MISSING = {"answer": "Write answer: diff(y, x), or parts: with several questions.", "marks": "Write marks: 3."}


def _part(place: Place, scope: Scope) -> PartTemplate | None:
    found = place.fields(*names(PART))
    ask = read_words(found["ask"], scope.notation) if "ask" in found else ()
    return _asked(found, ask, scope.with_names(names_of(ask)))


def _asked(found: dict[str, Place], ask: tuple[Prose, ...], scope: Scope) -> PartTemplate | None:
    """What the fields of a part, or of a question with a single one, ask for."""
    if "answer" not in found:
        return None
    answer = _answer(found["answer"], scope)
    marks = found["marks"].whole(1, 100) if "marks" in found else None
    samples = _samples(found.get("samples"), answer, scope)
    solution = _solution(found["solution"], scope) if "solution" in found else ()
    return PartTemplate(ask, answer, marks, samples, solution) if answer and marks else None


def _solution(place: Place, scope: Scope) -> tuple[Prose, ...]:
    """An author's solution; what stands left of an equals sign may be a name of its own."""
    told = read_words(place, scope.notation)
    named = frozenset(e.left.name for e in formulas_in(told) if isinstance(e, Relation) and isinstance(e.left, Symbol))
    for e in formulas_in(told):
        if wrong := scope.with_names(named).unknown(e):
            place.wrong(wrong)
    return told


def _answer(place: Place, scope: Scope) -> Answer | None:
    """A key alone, or its fields and those of options.py; or choices."""
    alone = isinstance(place.value, Scalar)
    found = {"key": place} if alone else place.fields(*names(ANSWER))
    kind = found["kind"].choice(KIND_NAMES) if "kind" in found else ""
    if kind is None:
        return None
    if "right" in found or kind == "choice":
        return read_choices(found, place, scope)
    for field in ("wrong", "slips", "choose"):
        if field in found:
            found[field].wrong(f"{field} belongs to choices.", "Write right: with the right choice instead of key:.")
    if "key" not in found:
        place.wrong('the field "key" is missing.', "Write key: diff(y, x); or right: and wrong: for choices.")
        return None
    key = _response(found["key"], found["key"].text(), kind, scope)
    assume = tuple(c for item in each(found.get("assume")) for c in scope.conditions(item))
    tolerance = _tolerance(found.get("tolerance"))
    form = tuple(name for item in each(found.get("form")) if (name := item.choice(FORM_NAMES)))
    if key is None:
        return None
    return Answer(
        kind or _kind(key),
        key,
        assume,
        tolerance,
        form,
        source_of(found["key"]),
        scope.formula(found["follows"], found["follows"].text()) if "follows" in found else None,
        names_at(found.get("up-to-constant"), scope),
        names_at(found["in-terms-of"], scope) if "in-terms-of" in found else None,
        domain_price(found.get("domain")),
        unit=(found["unit"].text() or "") if "unit" in found else "",
    )


def _kind(key: Expr) -> str:
    """The kind that an author need not name: at(grad(z, x), x, 1) is a vector, since grad(z, x) is one."""
    match key:
        case Vector() | Matrix():
            return "vector"
        case Relation():
            return "equation"
        case Call("at", (body, *_)) if _kind(body) == "vector":
            return "vector"
        case Call(operator):
            return KIND_OF_OPERATOR.get(operator, "expression")
    return "expression"


def _response(place: Place, text: str | None, kind: str, scope: Scope) -> Expr | None:
    """A key or a sample: points as students write them, or a formula."""
    if text is None or kind != "points" or any(f"{operator}(" in text for operator in OPERATORS):
        return scope.formula(place, text)
    expr = read_points(place, text, scope.notation)
    if expr is not None and (wrong := scope.unknown(expr, *CLASSIFIED)):
        place.wrong(f'"{text}": {wrong}')
        return None
    return expr


def _tolerance(place: Place | None) -> Tolerance | None:
    """0.005 in the key's units, 5%, 3 figures, or 2 places."""
    text = place.text() if place else None
    if place is None or text is None:
        return None
    if (found := tolerance_of(text)) is not None:
        return found
    place.wrong(f'"{text}" is not a tolerance.', "Write 0.005 (in the key's units), 5%, 3 figures or 2 places.")
    return None


def _samples(place: Place | None, answer: Answer | None, scope: Scope) -> tuple[Sample, ...]:
    """Responses with what is to be said of them: right and wrong are lists, slips are response: mal-rule."""
    if place is None:
        return ()
    kind = answer.kind if answer else ""
    if kind == "choice":
        place.wrong("choices need no samples.", "Leave them out: each choice is one.")
        return ()
    found = place.fields(*names(SAMPLES))
    read = []
    for verdict in ("right", "wrong"):
        for item in each(found.get(verdict)):
            expr = _response(item, item.text(), kind, scope)
            if expr is not None:
                read.append(Sample(expr, verdict == "right", "", source_of(item)))
    for text, item in found["slips"].entries() if "slips" in found else ():
        expr, slip = _response(item, text, kind, scope), item.text()
        if expr is not None and slip:
            read.append(Sample(expr, False, slip, source_of(item)))
    return tuple(read)
