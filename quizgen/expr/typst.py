"""Formulas as Typst mathematics, to look like the LaTeX ones: upright e and d, brackets that grow only where needed."""

from __future__ import annotations

from collections.abc import Sequence

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.layout import Layout
from quizgen.expr.letters import GREEK, split_name
from quizgen.expr.nodes import Expr
from quizgen.expr.pen import Fence, Joint

_JOINTS: dict[Joint, str] = {"": " ", "name": " ", "thin": " thin ", "dot": " dot.op "}
_SIGNS = {"!=": "!=", "±": "plus.minus"}
_BUILTIN = frozenset((
    "sin", "cos", "tan", "sec", "csc", "cot", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "sech",
    "csch", "exp", "ln", "log", "max", "min",
))  # fmt: skip
_LIKE_TEX = {"epsilon": "epsilon.alt", "phi": "phi.alt"}


def to_typst(e: Expr) -> str:
    """e for Typst's math mode, without the dollar signs."""
    return _LAYOUT.formula(e)


def _script(text: str) -> str:
    return text if len(text) == 1 else f"({text})"


class _TypstPen:
    __slots__ = ()

    def number(self, text: str) -> str:
        return text

    def scientific(self, digits: str, exponent: str) -> str:
        return f"{digits} times 10^{_script(exponent)}"

    def symbol(self, name: str) -> str:
        letter, below = split_name(name)
        if letter in GREEK:
            drawn = _LIKE_TEX.get(letter, letter)
        else:
            drawn = letter if len(letter) == 1 else f'italic("{letter}")'
        if not below:
            return drawn
        if below in GREEK or len(below) == 1 or below.isdigit():
            return f"{drawn}_{_script(_LIKE_TEX.get(below, below))}"
        return f'{drawn}_"{below}"'

    def constant(self, name: str) -> str:
        return "upright(e)" if name == "e" else name

    def name(self, name: str) -> str:
        text = FUNCTIONS[name].latex.lstrip("\\") if name in FUNCTIONS else name
        return text if text in _BUILTIN else f'op("{text}")'

    def words(self, words: str, then: str) -> str:
        return f'op("{words}") thick {then}'

    def signed(self, sign: str, body: str) -> str:
        return f"{_SIGNS.get(sign, sign)} {body}" if sign == "±" else sign + body

    def sum(self, first: str, rest: Sequence[tuple[str, str]]) -> str:
        return first + "".join(f" {_SIGNS.get(sign, sign)} {body}" for sign, body in rest)

    def product(self, first: str, rest: Sequence[tuple[Joint, str]]) -> str:
        return first + "".join(_JOINTS[joint] + factor for joint, factor in rest)

    def fraction(self, numerator: str, denominator: str) -> str:
        return f"frac({numerator}, {denominator})"

    def large(self, body: str) -> str:
        return f"display({body})"

    def slash(self, numerator: str, denominator: str) -> str:
        return f"{numerator} \\/ {denominator}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{_script(exponent)}"

    def below(self, base: str, index: str) -> str:
        return f"{base}_{_script(index)}"

    def apply(self, head: str, argument: str) -> str:
        return f"{head} {argument}"

    def root(self, body: str, degree: str | None) -> str:
        return f"sqrt({body})" if degree is None else f"root({degree}, {body})"

    def factorial(self, body: str) -> str:
        return body + "!"

    def prime(self, head: str, order: int) -> str:
        return head + "'" * order if order < 4 else f"{head}^(\\({order}\\))"

    def fence(self, fence: Fence, body: str, *, tall: bool) -> str:
        if not body and fence == "{":
            return "emptyset"
        left, right = {"(": ("(", ")"), "{": ("{", "}"), "|": ("|", "|")}[fence]
        return f"lr({left}{body}{right})" if tall else f"lr({left}{body}{right}, size: #1em)"

    def items(self, items: Sequence[str]) -> str:
        return ", ".join(items)

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        return f"display(mat({'; '.join(', '.join(row) for row in rows)}))"

    def relation(self, left: str, sign: str, right: str) -> str:
        return f"{left} {_SIGNS.get(sign, sign)} {right}"

    def slope(self, order: int, body: str, below: Sequence[tuple[str, int]], *, partial: bool) -> str:
        d = "partial" if partial else "upright(d)"
        above = f"{d}^{_script(str(order))}" if order > 1 else d
        under = " thin ".join(
            f"{d} {name}" + (f"^{_script(str(times))}" if times > 1 else "") for name, times in below
        )
        return f"frac({f'{above} {body}'.rstrip()}, {under})"


_LAYOUT = Layout(_TypstPen())
