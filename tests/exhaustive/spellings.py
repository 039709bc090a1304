r"""One formula typed in many ways: calculator text, Unicode mathematics, LaTeX, and what students mix of them.

A Typist makes at every place one of the choices that the grammar leaves open: the sign for times or none, brackets of
any kind or none where none are needed, 2 raised or with ^, a name or its synonym, spaces. What it writes means the
formula and nothing else, by the rules in quizgen.syntax.parser; where the usual rule would read on (sin x y, 2x^2 y)
it writes brackets."""

from __future__ import annotations

from random import Random
from typing import Literal

from quizgen.expr.functions import FUNCTIONS
from quizgen.expr.nodes import Call, Constant, Decimal, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.text import to_text

Alphabet = Literal["calculator", "unicode", "latex"]

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
MINUS = {"calculator": ("-",), "unicode": ("−", "-", "–"), "latex": ("-",)}
TIMES = {
    "calculator": ("*", " * ", " "),
    "unicode": ("·", "×", " · ", "⋅", "*", " "),
    "latex": (r"\cdot ", r" \times ", r"\,", " "),
}
BRACKETS = {
    "calculator": (("(", ")"), ("(", ")"), ("[", "]")),
    "unicode": (("(", ")"), ("(", ")"), ("[", "]")),
    "latex": (("(", ")"), (r"\left(", r"\right)"), (r"\left[", r"\right]"), (r"\bigl(", r"\bigr)")),
}
CONTROL = {name for name, f in FUNCTIONS.items() if f.latex.startswith("\\") and name not in ("sqrt", "root")}
BARE = ("sin", "cos", "tan", "sec", "csc", "cot", "ln", "exp", "sinh", "cosh", "tanh")
DIRECT = {f.inverse: name for name, f in FUNCTIONS.items() if f.inverse and f.inverse.startswith("a")}
"""asin -> sin: arcsin may be written sin^-1."""


class Typist:
    """Writes formulas in one alphabet; what is left open is decided by `random`."""

    def __init__(self, alphabet: Alphabet, random: Random) -> None:
        self.alphabet = alphabet
        self.random = random

    def type(self, e: Expr) -> str:
        """e as a whole answer."""
        return self._loose(e)

    def _maybe(self, *texts: str) -> str:
        return self.random.choice(texts)

    def _bracket(self, text: str) -> str:
        opening, closing = self.random.choice(BRACKETS[self.alphabet])
        return f"{opening}{text}{closing}"

    def _loose(self, e: Expr) -> str:
        """e where anything may stand: the whole text, or inside brackets."""
        match e:
            case Sum(terms):
                return self._sum(terms)
            case Product(factors):
                return self._product(factors)
            case Neg(body):
                return self._minus() + self._term(body)
            case Quotient():
                return self._quotient(e)
            case _:
                return self._tight(e)

    def _minus(self) -> str:
        return self._maybe(*MINUS[self.alphabet])

    def _sum(self, terms: tuple[Expr, ...]) -> str:
        text = self._term(terms[0])
        for term in terms[1:]:
            space = self._maybe("", " ")
            if isinstance(term, Neg):
                text += space + self._minus() + space + self._term(term.body)
            else:
                text += space + "+" + space + self._term(term)
        return text

    def _term(self, e: Expr) -> str:
        """e as one term of a sum, or behind a sign."""
        if isinstance(e, Product):
            return self._product(e.factors)
        return self._quotient(e) if isinstance(e, Quotient) else self._bare(e) or self._tight(e)

    def _bare(self, e: Expr) -> str:
        """sin x or cos 2x without brackets, where nothing follows that could be read into it; "" where it has
        brackets."""
        match e:
            case Call(name, (Symbol() | Product((Integer(), Symbol())) as u,)) if (
                name in BARE and self.random.random() < 0.5
            ):
                inside = u.name if isinstance(u, Symbol) else "".join(map(to_text, u.factors))
                return f"{self._name(name)} {inside}" if self.alphabet != "latex" or name in CONTROL else ""
        return ""

    def _product(self, factors: tuple[Expr, ...]) -> str:
        texts = [self._tight(factor) for factor in factors[:-1]]
        texts.append(self._bare(factors[-1]) or self._tight(factors[-1]))
        text = texts[0]
        for i in range(1, len(texts)):
            text += self._between(factors[i - 1], factors[i], text, texts[i]) + texts[i]
        return text

    def _between(self, left: Expr, right: Expr, before: str, after: str) -> str:
        """A sign for times, or nothing where what stands side by side is clear."""
        sign = self._maybe(*TIMES[self.alphabet])
        if (
            isinstance(right, Integer | Decimal)
            or after[0] in "0123456789.½⅓⅔¼¾"
            or after.startswith(("\\frac", "\\dfrac"))
        ):
            return sign if sign.strip() and sign != r"\," else "*"
        if isinstance(left, Integer) and isinstance(right, Symbol) and self.random.random() < 0.6:
            return ""
        if before[-1] in ")]" and after[0] in "([" and self.random.random() < 0.5:
            return ""
        if isinstance(left, Integer | Symbol) and isinstance(right, Call) and after[0].isalpha():
            return self._maybe("", " ", "*")
        is_clear = isinstance(left, Integer | Symbol | Sum) and isinstance(right, Symbol | Sum) and after[0] not in "(["
        return sign if (sign.strip() and sign != r"\,") or is_clear else "*"

    def _quotient(self, e: Quotient) -> str:
        if self.alphabet == "latex":
            name = self._maybe(r"\frac", r"\dfrac")
            return f"{name}{{{self._loose(e.numerator)}}}{{{self._loose(e.denominator)}}}"
        over = self._maybe("/", " / ") if self.alphabet == "calculator" else self._maybe("/", " / ", " ÷ ", "∕", "⁄")
        top = self._tight(e.numerator) if _is_atom(e.numerator) else self._bracket(self._loose(e.numerator))
        below = self._tight(e.denominator) if _is_atom(e.denominator) else self._bracket(self._loose(e.denominator))
        return top + over + below

    def _tight(self, e: Expr) -> str:
        """e where nothing around it is read into it."""
        match e:
            case Integer(n):
                return str(n)
            case Decimal(_, text):
                return text
            case Symbol(name):
                return self._symbol(name)
            case Constant(name):
                return self._constant(name)
            case Power(base, exponent):
                return self._power(base, exponent)
            case Call(name, arguments):
                return self._call(name, arguments)
            case Quotient() if self.alphabet == "latex":
                return self._quotient(e)
            case _:
                return self._bracket(self._loose(e))

    def _symbol(self, name: str) -> str:
        return self._maybe(name, name, f"{{{name}}}") if self.alphabet == "latex" else name

    def _constant(self, name: str) -> str:
        match name, self.alphabet:
            case "pi", "calculator":
                return "pi"
            case "pi", "unicode":
                return self._maybe("π", "pi")
            case "pi", _:
                return r"{\pi}"
            case _, "latex":
                return self._maybe("e", r"\mathrm{e}")
        return "e"

    def _power(self, base: Expr, exponent: Expr) -> str:
        match base:
            case Call(name, (u,)) if name in CONTROL and exponent == Integer(2) and name not in DIRECT:
                if self.random.random() < 0.5:
                    return f"{self._name(name)}{self._exponent(exponent)}{self._bracket(self._loose(u))}"
        is_clear = _is_atom(base) and not isinstance(base, Decimal)
        return (self._tight(base) if is_clear else self._bracket(self._loose(base))) + self._exponent(exponent)

    def _exponent(self, e: Expr) -> str:
        whole = _whole(e)
        if self.alphabet == "unicode" and whole is not None and self.random.random() < 0.8:
            return str(whole).translate(RAISED)
        if self.alphabet == "latex":
            return f"^{{{self._loose(e)}}}"
        sign = self._maybe("^", "**") if self.alphabet == "calculator" else "^"
        if isinstance(e, Integer | Symbol) and self.random.random() < 0.5:
            return f"{sign}{self._tight(e)}"
        return f"{sign}({self._loose(e)})"

    def _name(self, name: str) -> str:
        if self.alphabet == "latex":
            if name in CONTROL:
                return self._maybe(FUNCTIONS[name].latex, name)
            return self._maybe(rf"\operatorname{{{name}}}", rf"\mathrm{{{name}}}", name)
        names = (name, *FUNCTIONS[name].synonyms)
        return self._maybe(*(n for n in names if n != "modulus"))

    def _call(self, name: str, arguments: tuple[Expr, ...]) -> str:
        inside = [self._loose(u) for u in arguments]
        match name:
            case "sqrt" if self.alphabet == "latex":
                return rf"\sqrt{{{inside[0]}}}"
            case "sqrt" if self.alphabet == "unicode":
                return f"√({inside[0]})"
            case "root" if self.alphabet == "latex":
                return rf"\sqrt[{inside[1]}]{{{inside[0]}}}"
            case "root" if arguments[1] == Integer(3):
                return self._maybe(f"cbrt({inside[0]})", f"root({inside[0]}, 3)")
            case "abs" if "|" not in inside[0] and "vert" not in inside[0]:
                return {"latex": r"\left|%s\right|", "unicode": "|%s|", "calculator": "abs(%s)"}[
                    self.alphabet
                ] % inside[0]
            case "log" if isinstance(arguments[1], Integer):
                base = inside[1] if self.alphabet != "latex" else f"{{{inside[1]}}}"
                return self._maybe(f"log_{base}({inside[0]})", f"log({inside[0]}, {inside[1]})")
            case "exp" if self.alphabet == "latex":
                return rf"\exp{self._bracket(inside[0])}"
            case _ if name in DIRECT and self.random.random() < 0.3:
                raised = "^{-1}" if self.alphabet == "latex" else self._maybe("^-1", "^(-1)")
                return f"{DIRECT[name]}{raised}({inside[0]})"
        return f"{self._name(name)}{self._bracket(', '.join(inside))}"


def _is_atom(e: Expr) -> bool:
    return isinstance(e, Integer | Decimal | Symbol | Constant | Call)


def _whole(e: Expr) -> int | None:
    match e:
        case Integer(n):
            return n
        case Neg(Integer(n)):
            return -n
    return None
