r"""Formulas as LaTeX (amsmath), as a textbook would have them: 2x\cos(x^2), \frac{2x}{x^2+1}, x\mathrm{e}^{-x}."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.layout import Layout
from quizgen.expr.letters import GREEK, split_name
from quizgen.expr.nodes import Expr
from quizgen.expr.pen import Fence, Joint

_SIGNS = {"!=": r"\ne", "<=": r"\le", ">=": r"\ge"}
_JOINTS: dict[Joint, str] = {"": "", "name": "", "thin": r"\,", "dot": r"\cdot"}
_DOTS: dict[Joint, str] = dict.fromkeys(_JOINTS, r"\cdot")


def to_latex(e: Expr) -> str:
    r"""e for math mode; brackets grow (\left, \right) only around what is taller than a line."""
    return _LAYOUT.formula(e)


def to_dotted_latex(e: Expr) -> str:
    r"""The same with a \cdot between all factors: what stands side by side may be read in more than one way."""
    return _DOTTED.formula(e)


def _glue(left: str, right: str) -> str:
    r"""left and right, with a space where a control word would swallow a letter: \pi x."""
    if right[:1].isalpha() and left[-1:].isalpha() and _ends_in_control_word(left):
        return f"{left} {right}"
    return left + right


def _ends_in_control_word(text: str) -> bool:
    return text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").endswith("\\")


def _script(text: str) -> str:
    return text if len(text) == 1 else f"{{{text}}}"


class _LatexPen:
    __slots__ = ("_joints",)

    def __init__(self, joints: Mapping[Joint, str]) -> None:
        self._joints = joints

    def number(self, text: str) -> str:
        return text

    def scientific(self, digits: str, exponent: str) -> str:
        return rf"{digits}\times 10^{_script(exponent)}"

    def symbol(self, name: str) -> str:
        letter, below = split_name(name)
        if letter in GREEK and letter != "omicron":
            drawn = "\\" + letter
        else:
            drawn = letter if len(letter) == 1 else rf"\mathit{{{letter}}}"
        if not below:
            return drawn
        if len(below) > 1 and below.isalpha():
            below = "\\" + below if below in GREEK else rf"\mathrm{{{below}}}"
        return f"{drawn}_{_script(below)}"

    def constant(self, name: str) -> str:
        return r"\mathrm{e}" if name == "e" else "\\" + name

    def name(self, name: str) -> str:
        drawn = FUNCTIONS[name].latex if name in FUNCTIONS else name
        return drawn if drawn.startswith("\\") else rf"\operatorname{{{drawn}}}"

    def words(self, words: str, then: str) -> str:
        closed = f"{{{then}}}" if then[0] in "-\\" else then  # or a minus sign would take the words from the number
        return rf"\text{{{words} }}{closed}"

    def signed(self, sign: str, body: str) -> str:
        return _glue(r"\pm", body) if sign == "±" else sign + body

    def sum(self, first: str, rest: Sequence[tuple[str, str]]) -> str:
        parts = [first]
        for sign, body in rest:
            parts.append(_glue(r"\pm", body) if sign == "±" else sign + body)
        return "".join(parts)

    def product(self, first: str, rest: Sequence[tuple[Joint, str]]) -> str:
        drawn = first
        for joint, factor in rest:
            between = self._joints[joint]
            if between == r"\cdot" and factor[0] not in "(\\":
                factor = " " + factor
            drawn = _glue(drawn + between, factor)
        return drawn

    def fraction(self, numerator: str, denominator: str) -> str:
        return rf"\frac{{{numerator}}}{{{denominator}}}"

    def large(self, body: str) -> str:
        return _glue(r"\displaystyle", body)

    def slash(self, numerator: str, denominator: str) -> str:
        return f"{numerator}/{denominator}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{_script(exponent)}"

    def below(self, base: str, index: str) -> str:
        return f"{base}_{_script(index)}"

    def apply(self, head: str, argument: str) -> str:
        return head + argument if argument[0] in "(\\|" or head[-1] == "}" else f"{head} {argument}"

    def root(self, body: str, degree: str | None) -> str:
        return rf"\sqrt{{{body}}}" if degree is None else rf"\sqrt[{degree}]{{{body}}}"

    def factorial(self, body: str) -> str:
        return body + "!"

    def prime(self, head: str, order: int) -> str:
        return head + "'" * order if order < 4 else f"{head}^{{({order})}}"

    def fence(self, fence: Fence, body: str, *, tall: bool) -> str:
        left, right = {"(": ("(", ")"), "{": (r"\{", r"\}"), "|": ("|", "|")}[fence]
        if not body and fence == "{":
            return r"\emptyset"
        if tall:
            return rf"\left{left}{body}\right{right}"
        if fence == "|" and (body[0] in "-\\" or "|" in body):
            return rf"\lvert {body}\rvert" if body[0].isalnum() else rf"\lvert{body}\rvert"
        return left + body + right

    def items(self, items: Sequence[str]) -> str:
        return ", ".join(items)

    def matrix(self, rows: Sequence[Sequence[str]]) -> str:
        body = r" \\ ".join(" & ".join(row) for row in rows)
        return rf"\begin{{pmatrix}}{body}\end{{pmatrix}}"

    def relation(self, left: str, sign: str, right: str) -> str:
        return f"{left} {_SIGNS.get(sign, sign)} {right}"

    def slope(self, order: int, body: str, below: Sequence[tuple[str, int]], *, partial: bool) -> str:
        d = r"\partial " if partial else r"\mathrm{d}"
        above = f"{d.rstrip()}^{_script(str(order))} " if order > 1 else d
        under = r"\,".join(d + (f"{name}^{_script(str(times))}" if times > 1 else name) for name, times in below)
        return rf"\frac{{{(above + body).rstrip()}}}{{{under}}}"


_LAYOUT = Layout(_LatexPen(_JOINTS))
_DOTTED = Layout(_LatexPen(_DOTS))
