"""Formulas as presentation MathML Core, with the invisible signs that a screen reader needs to speak them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.layout import Layout
from quizgen.expr.letters import GREEK, split_name
from quizgen.expr.nodes import Expr
from quizgen.expr.pen import Fence, Joint

_TIMES = "<mo>&#x2062;</mo>"
_APPLY = "<mo>&#x2061;</mo>"
_THIN = '<mspace width="0.17em"></mspace>'
_JOINTS: dict[Joint, str] = {"": _TIMES, "name": _TIMES + _THIN, "thin": _TIMES + _THIN, "dot": "<mo>⋅</mo>"}
_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥", "-": "−"}


def to_mathml(e: Expr) -> str:
    """What goes inside <math>: one element."""
    return _LAYOUT.formula(e)


def _row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def _sign(sign: str, form: str = "") -> str:
    return f"<mo{form}>{escape(_SIGNS.get(sign, sign))}</mo>"


class _MathmlPen:
    __slots__ = ()

    def number(self, text: str) -> str:
        return f"<mn>{text}</mn>"

    def scientific(self, digits: str, exponent: str) -> str:
        power = f"<mn>{exponent}</mn>" if exponent[0] != "-" else _row(_sign("-"), f"<mn>{exponent[1:]}</mn>")
        return _row(f"<mn>{digits}</mn><mo>×</mo><msup><mn>10</mn>{power}</msup>")

    def symbol(self, name: str) -> str:
        letter, below = split_name(name)
        drawn = f"<mi>{escape(GREEK.get(letter, letter))}</mi>"
        if not below:
            return drawn
        kind = "mn" if below.isdigit() else "mi"
        return f"<msub>{drawn}<{kind}>{escape(GREEK.get(below, below))}</{kind}></msub>"

    def constant(self, name: str) -> str:
        return f'<mi mathvariant="normal">{GREEK.get(name, name)}</mi>'

    def name(self, name: str) -> str:
        text = FUNCTIONS[name].latex.lstrip("\\") if name in FUNCTIONS else name
        return f'<mi mathvariant="normal">{escape(text)}</mi>' if len(text) == 1 else f"<mi>{escape(text)}</mi>"

    def words(self, words: str, then: str) -> str:
        return _row(f"<mtext>{escape(words)}&#xA0;</mtext>", then)

    def signed(self, sign: str, body: str) -> str:
        return _row(_sign(sign, ' form="prefix"'), body)

    def sum(self, first: str, rest: Sequence[tuple[str, str]]) -> str:
        return _row(first, *(_sign(sign) + body for sign, body in rest))

    def product(self, first: str, rest: Sequence[tuple[Joint, str]]) -> str:
        return _row(first, *(_JOINTS[joint] + factor for joint, factor in rest))

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"<mfrac>{numerator}{denominator}</mfrac>"

    def large(self, body: str) -> str:
        return f'<mstyle displaystyle="true">{body}</mstyle>'

    def slash(self, numerator: str, denominator: str) -> str:
        return _row(numerator, "<mo>/</mo>", denominator)

    def power(self, base: str, exponent: str) -> str:
        return f"<msup>{base}{exponent}</msup>"

    def below(self, base: str, index: str) -> str:
        return f"<msub>{base}{index}</msub>"

    def apply(self, head: str, argument: str) -> str:
        bracketed = argument.startswith('<mrow><mo form="prefix"')
        return _row(head, _APPLY, argument if bracketed else _THIN + argument)

    def root(self, body: str, degree: str | None) -> str:
        return f"<msqrt>{body}</msqrt>" if degree is None else f"<mroot>{body}{degree}</mroot>"

    def factorial(self, body: str) -> str:
        return _row(body, "<mo>!</mo>")

    def prime(self, head: str, order: int) -> str:
        marks = f"<mo>{'′' * order}</mo>" if order < 4 else _row("<mo>(</mo>", f"<mn>{order}</mn>", "<mo>)</mo>")
        return f"<msup>{head}{marks}</msup>"

    def fence(self, fence: Fence, body: str, *, tall: bool) -> str:
        if not body and fence == "{":
            return "<mi>∅</mi>"
        left, right = {"(": ("(", ")"), "{": ("{", "}"), "|": ("|", "|")}[fence]
        stretchy = "" if tall else ' stretchy="false"'
        return _row(f'<mo form="prefix"{stretchy}>{left}</mo>', body, f'<mo form="postfix"{stretchy}>{right}</mo>')

    def items(self, items: Sequence[str]) -> str:
        return "<mo>,</mo>".join(items) if len(items) < 2 else _row("<mo>,</mo>".join(items))

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        body = "".join(f"<mtr>{''.join(f'<mtd>{item}</mtd>' for item in row)}</mtr>" for row in rows)
        return _row('<mo form="prefix">(</mo>', f"<mtable>{body}</mtable>", '<mo form="postfix">)</mo>')

    def relation(self, left: str, sign: str, right: str) -> str:
        return _row(left, _sign(sign), right)

    def slope(self, order: int, body: str, below: Sequence[tuple[str, int]], *, partial: bool) -> str:
        d = "<mo>∂</mo>" if partial else '<mi mathvariant="normal">d</mi>'
        above = f"<msup>{d}<mn>{order}</mn></msup>" if order > 1 else d
        under = "".join(d + (f"<msup>{name}<mn>{times}</mn></msup>" if times > 1 else name) for name, times in below)
        return f"<mfrac>{_row(above, body)}{_row(under)}</mfrac>"


_LAYOUT = Layout(_MathmlPen())
