"""A part of a STACK question as a field to type into: which sort of field, how the answer is compared with the key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from html import escape
from typing import Final

from quizgen.answers.number import allowance
from quizgen.answers.task import Relative
from quizgen.bank.variant import Choice, Part
from quizgen.expr.evaluate import exact
from quizgen.expr.functions import CLASSIFIED
from quizgen.expr.letters import is_word
from quizgen.expr.maxima import to_maxima
from quizgen.expr.nodes import Call, Expr, Matrix, Relation, Set, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.render.lms.markup import Markup
from quizgen.render.lms.xml import Element, element
from quizgen.values import value

EXACTLY: Final = "1e-9"
"""How near a fraction must come that people may write as a decimal: STACK's own numbers are floating-point ones."""
SIMPLY: Final = "radcan(@)"
"""What points become before they are compared: AlgEquiv wants the members of sets to look alike (in ATSet)."""


@value
class Field:
    """`sort` is STACK's type of input; `test`, `option` and `response` say how what is typed is held against the key.

    `hint` stands below the field, for answers that have a shape of their own; `floats`: decimals may be typed.
    """

    number: int
    sort: str
    test: str = "AlgEquiv"
    option: str = ""
    response: str = ""
    hint: str = ""
    words: tuple[str, ...] = ()
    floats: bool = False

    @property
    def answer(self) -> str:
        """The variable that holds what was typed."""
        return f"ans{self.number}"

    @property
    def key(self) -> str:
        return f"qgk{self.number}"

    @property
    def given(self) -> str:
        """The variable that holds the definitions of named quantities."""
        return f"qgg{self.number}"

    @property
    def choices(self) -> str:
        """The variable that holds what may be chosen."""
        return f"qgc{self.number}"

    def compared(self, name: str) -> str:
        """What the test compares, of the answer or of another variable."""
        return self.response.replace("@", name) or name

    def takes(self, answer: Expr, key: Expr) -> bool:
        """Whether it can be typed here at all: STACK sends back what is no number where a number is asked for, and what
        is of another shape than the key, before anything is marked."""
        return not symbols(answer) if self.sort == "numerical" else _shape(answer) == _shape(key)


def _shape(e: Expr) -> tuple[object, ...]:
    match e:
        case Vector(items):
            return (Vector, *map(_shape, items))
        case Matrix(rows):
            return (Matrix, *map(len, rows))
        case Relation() | Set():
            return (type(e),)
        case _:
            return ()


def field_of(parts: Sequence[Part], number: int) -> Field:
    """The field for one part in all its variants."""
    first = parts[0]
    words = tuple(sorted({name for part in parts for name in symbols(part.task.key) if is_word(name)}))
    match first.task.kind:
        case "choice" if any(isinstance(part.task.key, Set) for part in parts):
            return Field(number, "checkbox", response="setify(@)")
        case "choice":
            return Field(number, "radio")
        case "number":
            return _number(parts, number)
        case "vector":
            return Field(number, "matrix", response=_meant(first, number), words=words)
        case "points":
            return Field(number, "algebraic", response=SIMPLY, hint=_hint(parts), words=(*words, *_kinds(parts)))
        case _:
            return Field(number, "algebraic", response=_meant(first, number), words=words)


def _number(parts: Sequence[Part], number: int) -> Field:
    """Within the tolerance; a fraction without one may be typed as a decimal."""
    tolerance = parts[0].task.tolerance
    if isinstance(tolerance, Relative):
        return Field(
            number, "numerical", "NumRelative", _decimal(tolerance.share), _meant(parts[0], number), floats=True
        )
    if tolerance is not None:
        return Field(number, "numerical", "NumAbsolute", f"qgt{number}", _meant(parts[0], number), floats=True)
    if all(exact(part.task.key) is not None for part in parts):
        return Field(number, "numerical", "NumAbsolute", EXACTLY, _meant(parts[0], number), floats=True)
    return Field(number, "algebraic", response=_meant(parts[0], number))


def _decimal(share: Fraction) -> str:
    return f"{float(share):.10g}"


def tolerances(parts: Sequence[Part]) -> tuple[str, ...]:
    """How far an answer may be from each variant's key, as Maxima reads it; () where that is no question."""
    bounds = [None if part.task.tolerance is None else allowance(part.task.key, part.task.tolerance) for part in parts]
    written = tuple(to_maxima(bound) for bound in bounds if bound is not None)
    return written if len(written) == len(bounds) and not isinstance(parts[0].task.tolerance, Relative) else ()


def _meant(part: Part, number: int) -> str:
    """What the answer becomes before it is compared: named quantities put in; differentiated where a constant is
    free."""
    inner = f"subst({Field(number, '').given},@)" if definitions((part,)) else "@"
    if part.task.constant_in:
        return f"[{','.join(f'diff({inner},{name})' for name in part.task.constant_in)}]"
    return "" if inner == "@" else inner


def definitions(parts: Sequence[Part]) -> tuple[str, ...]:
    """In each variant, the formulas of named quantities; () where there are none."""
    lists = [
        ",".join(f"{name}={spelling}" for name, body in part.task.given if (spelling := to_maxima(body)))
        for part in parts
    ]
    return tuple(f"[{one}]" for one in lists) if all(lists) else ()


def _kinds(parts: Sequence[Part]) -> tuple[str, ...]:
    classified = any(isinstance(item, Call) for part in parts for item in _items(part.task.key))
    return CLASSIFIED if classified else ()


def _items(key: Expr) -> tuple[Expr, ...]:
    return key.items if isinstance(key, Set) else (key,)


def _hint(parts: Sequence[Part]) -> str:
    """How points are typed: an example in the shape of the key."""
    items = [item for part in parts for item in _items(part.task.key)]
    plane = any(isinstance(item.arguments[0] if isinstance(item, Call) else item, Vector) for item in items)
    one, other = ("[1, 2]", "[0, 3]") if plane else ("1", "-2")
    shown = f"{{minimum({one}), saddle({other})}}" if _kinds(parts) else f"{{{one}, {other}}}"
    return f"Type all of them between curly brackets, such as {shown}; {{}} if there are none."


def spelled(part: Part, e: Expr) -> str:
    """A key or another answer to a part as STACK has it: a vector as a column, choices as their letters."""
    match e:
        case Vector(items) if part.task.kind == "vector" and items and all(isinstance(i, Vector) for i in items):
            return to_maxima(Matrix(tuple(item.items for item in items if isinstance(item, Vector))))
        case Vector(items) if part.task.kind == "vector":
            return to_maxima(Matrix(tuple((item,) for item in items)))
        case Set(items) if part.choices:
            return to_maxima(Vector(items))
        case _:
            return to_maxima(e)


def options(part: Part, markup: Markup) -> str:
    """What may be chosen, as a list of [letter, whether it is right, what is shown]."""
    right = set(part.task.key.items) if isinstance(part.task.key, Set) else {part.task.key}
    rows = (
        f'[{letter},{"true" if Symbol(letter) in right else "false"},"{_shown(letter, choice, markup)}"]'
        for letter, choice in part.lettered
    )
    return f"[{','.join(rows)}]"


def _shown(letter: str, choice: Choice, markup: Markup) -> str:
    """The words of a choice as a string of Maxima's; of a picture its letter, which stands below it."""
    words = markup.prose(choice.words) or letter
    return words.replace("\\", "\\\\").replace('"', '\\"')


def input_of(field: Field) -> Element:
    """The field as STACK imports it."""
    typed = field.sort in ("algebraic", "numerical", "matrix")
    settings = {
        "name": field.answer, "type": field.sort,
        "tans": field.key if typed else field.choices,
        "boxsize": "20", "strictsyntax": "1", "insertstars": "4" if typed else "0",
        "syntaxhint": "", "syntaxattribute": "0",
        "forbidwords": "[[BASIC-CALCULUS]]" if typed else "", "allowwords": ", ".join(field.words),
        "forbidfloat": "0" if field.floats else "1", "requirelowestterms": "0",
        "checkanswertype": "1" if typed else "0", "mustverify": "1" if typed else "0",
        "showvalidation": "1" if typed else "0", "options": "",
    }  # fmt: skip
    return element("input", *(element(name, text) for name, text in settings.items()))


def placed(field: Field) -> str:
    """The field in the question's text, with what STACK says of it below."""
    hint = f"<p><small>{escape(field.hint, quote=False)}</small></p>" if field.hint else ""
    places = (f"[[input:{field.answer}]]", f"[[validation:{field.answer}]]", f"[[feedback:prt{field.number}]]")
    return hint + "".join(f"<div>{place}</div>" for place in places)


def letters(parts: Iterable[Part]) -> frozenset[str]:
    """Every letter of the keys."""
    return frozenset[str]().union(*(symbols(part.task.key) for part in parts))
