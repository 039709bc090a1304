"""Formulas as plain characters: `to_text` is what the parser reads back, `to_unicode` is for terminals.

parse(to_text(e), notation).expr == e for every tree that the parser can produce: every multiplication is a star and
every function has its brackets, so nothing is left to the habits that a Notation allows.
"""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.expr.brackets import ATOM, POWER, PRODUCT, SUM, level
from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.layout import Layout
from quizgen.expr.letters import GREEK, SUBSCRIPTS, SUPERSCRIPTS, split_name
from quizgen.expr.nodes import (
    Call,
    Constant,
    Decimal,
    Derivative,
    Expr,
    Integer,
    Matrix,
    Neg,
    PlusMinus,
    Power,
    Prime,
    Product,
    Quotient,
    Relation,
    Set,
    Sum,
    Symbol,
    Vector,
)
from quizgen.expr.pen import Fence, Joint

_SAFE_NAMES = {name: f.synonyms[0] for name, f in FUNCTIONS.items() if f.inverse and name.startswith("a")}
"""arccos for acos, which is also a cos where a is a letter of the question."""


def to_text(e: Expr) -> str:
    """e as strict as can be: 2*x*cos(x^2). All ASCII but for ±, which has no other spelling."""
    match e:
        case Symbol(name) | Constant(name):
            return name
        case Integer(value):
            return str(value)
        case Decimal(_, text):
            return text
        case Product(factors):
            return "*".join([_at(POWER, factor) for factor in factors])
        case Power(base, exponent):
            return f"{_at(ATOM, base)}^{_at(ATOM, exponent)}"
        case Sum(terms):
            return _sum(terms)
        case Neg(body):
            return "-" + _at(PRODUCT, body)
        case PlusMinus(body):
            return "±" + _at(PRODUCT, body)
        case Quotient(Power(_, Integer()) as numerator, Integer(value)):
            return f"({to_text(numerator)})/{value}"
        case Quotient(numerator, denominator):
            return f"{_at(POWER, numerator)}/{_at(POWER, denominator)}"
        case Call("factorial", (body,)):
            return _at(ATOM, body) + "!"
        case Call(function, arguments):
            return f"{_SAFE_NAMES.get(function, function)}({_listed(arguments)})"
        case Prime(function, order, argument):
            return f"{function}{chr(39) * order}({to_text(argument)})"
        case Derivative(body, variables, _):
            return f"diff({to_text(body)}, {', '.join(variables)})"
        case Vector(()):
            return "[]"
        case Vector(items):
            return f"({_listed(items)})"
        case Set(items):
            return f"{{{_listed(items)}}}"
        case Matrix(rows):
            return f"[{', '.join(f'[{_listed(row)}]' for row in rows)}]"
        case Relation(left, sign, right):
            return f"{_at(SUM, left)} {sign} {_at(SUM, right)}"


def _at(least: int, e: Expr) -> str:
    text = to_text(e)
    return text if _level(e) >= least else f"({text})"


def _level(e: Expr) -> int:
    """As in every linear form, but a call always has its brackets and a product is never taken apart by its sign."""
    if isinstance(e, Call | Derivative):
        return POWER if isinstance(e, Call) and e.function == "factorial" else ATOM
    return PRODUCT if isinstance(e, Product) else level(e, flat=True)


def _listed(items: Sequence[Expr]) -> str:
    return ", ".join(map(to_text, items))


def _sum(terms: Sequence[Expr]) -> str:
    first = terms[0]
    parts = [f"({to_text(first)})" if isinstance(first, Sum | Relation) else to_text(first)]
    for term in terms[1:]:
        match term:
            case Neg(body):
                parts.append(" - " + _at(PRODUCT, body))
            case PlusMinus(body):
                parts.append(" ± " + _at(PRODUCT, body))
            case _:
                parts.append(" + " + _at(PRODUCT, term))
    return "".join(parts)


def to_unicode(e: Expr) -> str:
    """e on one line as people write it: 12x² cos(4x³); ^( ) where there is no raised character."""
    return _LAYOUT.formula(e)


_JOINTS: dict[Joint, str] = {"": "", "name": " ", "thin": " ", "dot": "·"}
_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥"}
_RAISED = frozenset("0123456789-n")
_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ"
_LOWERED = frozenset(map(chr, SUBSCRIPTS))


class _UnicodePen:
    __slots__ = ()

    def number(self, text: str) -> str:
        return text

    def scientific(self, digits: str, exponent: str) -> str:
        return f"{digits}·10{exponent.translate(SUPERSCRIPTS)}"

    def symbol(self, name: str) -> str:
        letter, below = split_name(name)
        letter = GREEK.get(letter, letter)
        return self.below(letter, below) if below else letter

    def constant(self, name: str) -> str:
        return GREEK.get(name, name)

    def name(self, name: str) -> str:
        return FUNCTIONS[name].latex.lstrip("\\") if name in FUNCTIONS else name

    def words(self, words: str, then: str) -> str:
        return f"{words} {then}"

    def signed(self, sign: str, body: str) -> str:
        return sign + body

    def sum(self, first: str, rest: Sequence[tuple[str, str]]) -> str:
        return first + "".join(f" {sign} {body}" for sign, body in rest)

    def product(self, first: str, rest: Sequence[tuple[Joint, str]]) -> str:
        drawn = first
        for joint, factor in rest:
            raised_e = factor[0] == "e" and drawn[-1] in _RAISED_SIGNS
            crowded = joint == "" and factor[0].isalpha() and (drawn[-1] == ")" or raised_e)
            drawn += (" " if crowded else _JOINTS[joint]) + factor
        return drawn

    def fraction(self, numerator: str, denominator: str) -> str:
        return self.slash(numerator, denominator)

    def large(self, body: str) -> str:
        return body

    def slash(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def power(self, base: str, exponent: str) -> str:
        if _RAISED.issuperset(exponent):
            return base + exponent.translate(SUPERSCRIPTS)
        return f"{base}^{exponent}" if len(exponent) == 1 else f"{base}^({exponent})"

    def below(self, base: str, index: str) -> str:
        return base + index.translate(SUBSCRIPTS) if _LOWERED.issuperset(index) else f"{base}_{index}"

    def apply(self, head: str, argument: str) -> str:
        return head + argument if argument[0] in "(|" else f"{head} {argument}"

    def root(self, body: str, degree: str | None) -> str:
        sign = {None: "√", "3": "∛", "4": "∜"}.get(degree)
        if sign is None:
            return f"root({body}, {degree})"
        return sign + body if len(body) == 1 or body.isdigit() else f"{sign}({body})"

    def factorial(self, body: str) -> str:
        return body + "!"

    def prime(self, head: str, order: int) -> str:
        return head + "′" * order if order < 4 else f"{head}^({order})"

    def fence(self, fence: Fence, body: str, *, tall: bool) -> str:
        if not body and fence == "{":
            return "∅"
        if fence == "|" and "|" in body:
            return f"abs({body})"
        left, right = {"(": ("(", ")"), "{": ("{", "}"), "|": ("|", "|")}[fence]
        return left + body + right

    def items(self, items: Sequence[str]) -> str:
        return ", ".join(items)

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return f"[{', '.join(f'[{self.items(row)}]' for row in rows)}]"

    def relation(self, left: str, sign: str, right: str) -> str:
        return f"{left} {_SIGNS.get(sign, sign)} {right}"

    def slope(self, order: int, body: str, below: Sequence[tuple[str, int]], *, partial: bool) -> str:
        d = "∂" if partial else "d"
        above = self.power(d, str(order)) if order > 1 else d
        under = "".join(d + (self.power(name, str(times)) if times > 1 else name) for name, times in below)
        return f"{above}{body}/{under}" if len(below) < 2 else f"{above}{body}/({under})"


_LAYOUT = Layout(_UnicodePen(), flat=True)
