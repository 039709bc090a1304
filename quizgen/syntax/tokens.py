"""The smallest parts of a text: kinds of token, and the one table of spellings that mean the same in every question.

A spelling stands for pieces (kind, value, start, end), start and end counted from where the spelling begins; no pieces
means that it only separates. What letters mean depends on the question and is settled in quizgen.syntax.names.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from quizgen.expr.nodes import PI, Expr, Integer, Quotient, RelationSign
from quizgen.values import value

Piece: TypeAlias = tuple[str, Any, int, int]
Pieces: TypeAlias = tuple[Piece, ...]

# Kinds that carry a value. Every other kind is spelled like the character it stands for.
NUMBER = "number"  # Integer or Decimal
SCIENTIFIC = "scientific"  # Decimal that could hold the constant e: 2e-3, 3e2x
FRACTION = "fraction"  # Quotient: one half as one character
LETTER = "letter"  # Symbol or Constant
EULER = "e before a letter"  # E with a Symbol right behind it in one run of letters
FUNCTION = "function"  # Spelling of a function (quizgen.syntax.vocabulary)
NAMED = "named"  # name of a function that is a template's parameter
OPERATOR = "operator"  # name of an operator that authors may write
PRIMES = "primes"  # how many
ROOT = "root"  # Integer degree: the radical sign
UNKNOWN = "unknown"  # letters that are no name in this question
REFUSED = "refused"  # code of the advice for it
WORD = "word"  # "and", "or"
MATRIX = "matrix"  # name of a LaTeX environment
MATRIX_END = "end matrix"
LATEX_FRACTION = "\\frac"
LATEX_ROOT = "\\sqrt"
LATEX_COLUMN = "\\binom"
RAISED = "raised"  # begin of superscript characters
LOWERED = "lowered"  # their end
BAR, BAR_OPEN, BAR_CLOSE = "|", "|(", ")|"
PLUS_MINUS, MINUS_PLUS = "±", "∓"
END = "end"

SILENT = "\u2061\u2062"
"""Function application and invisible times, which word processors and MathML write; standing side by side says that."""

RELATION_SIGNS: dict[str, RelationSign] = {"=": "=", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
SIGNS = frozenset(["+", "-", PLUS_MINUS, MINUS_PLUS])
CLOSING = {"(": ")", "[": "]", "{": "}", "\\(": "\\)", "\\[": "\\]", BAR: BAR, BAR_OPEN: BAR_CLOSE, "⟨": "⟩"}
GROUPS = frozenset(["(", "[", "{", "\\(", "\\[", BAR_OPEN])
POWERS = frozenset(["^", RAISED])
RUN = frozenset([LETTER, EULER, NUMBER, FRACTION])
STARTS = frozenset([
    NUMBER, SCIENTIFIC, FRACTION, LETTER, EULER, FUNCTION, NAMED, OPERATOR, ROOT, UNKNOWN, MATRIX, LATEX_FRACTION,
    LATEX_ROOT, LATEX_COLUMN, BAR_OPEN, "(", "[", "{", "\\(", "\\[", "⟨",
])  # fmt: skip
"""Kinds that a factor can begin with, a bar excepted: that one may close as well."""


@value
class Tokens:
    """Four lists of one length: the token i is kinds[i] with values[i], the characters starts[i] to ends[i]."""

    kinds: list[str]
    values: list[Any]
    starts: list[int]
    ends: list[int]


def _one(kind: str, value: object, *spellings: str) -> dict[str, Pieces]:
    return {spelling: ((kind, value, 0, len(spelling)),) for spelling in spellings}


def _separators() -> dict[str, Pieces]:
    spaces = [" ", "\\ ", r"\,", r"\;", r"\:", r"\!", r"\quad", r"\qquad", r"\thinspace", r"\medspace"]
    silent = [r"\left", r"\right", r"\mleft", r"\mright", r"\displaystyle", r"\textstyle", r"\limits"]
    sizes = [rf"\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")]
    return dict.fromkeys([*spaces, *silent, *sizes, *SILENT], ())


def _signs() -> dict[str, Pieces]:
    return {
        **_one("+", None, "+"),
        **_one("-", None, "-", "−", "–", "—", "‐", "‑", "‒"),
        **_one("*", None, "*", "×", "·", "⋅", "∙", "•", "∗", "✕", "✖", "⨯", r"\cdot", r"\times", r"\ast", r"\bullet"),
        **_one("/", None, "/", "÷", "∕", "⁄", r"\div", r"\slash"),
        **_one("^", None, "^", "**", "ˆ", r"\^"),
        **_one("!", None, "!"),
        **_one(",", None, ",", "{,}"),
        **_one("_", None, "_", r"\_"),
        **_one("&", None, "&"),
        **_one("\\\\", None, "\\\\"),
        **_one(PLUS_MINUS, None, "±", "+/-", r"\pm"),
        **_one(PLUS_MINUS, "+-", "+-"),
        **_one(MINUS_PLUS, None, "∓", r"\mp"),
        **_one("=", None, "="),
        **_one("!=", None, "!=", "≠", r"\ne", r"\neq"),
        **_one("<", None, "<", r"\lt"),
        **_one("<=", None, "<=", "≤", "⩽", r"\le", r"\leq", r"\leqslant"),
        **_one(">", None, ">", r"\gt"),
        **_one(">=", None, ">=", "≥", "⩾", r"\ge", r"\geq", r"\geqslant"),
        **_one(WORD, "and", "∧", r"\land", r"\wedge", "&&"),
        **_one(WORD, "or", "∨", r"\lor", r"\vee"),
    }


def _brackets() -> dict[str, Pieces]:
    return {
        **_one("(", None, "(", r"\lparen"),
        **_one(")", None, ")", r"\rparen"),
        **_one("[", None, "[", r"\lbrack"),
        **_one("]", None, "]", r"\rbrack"),
        **_one("{", None, "{", r"\{", r"\lbrace"),
        **_one("}", None, "}", r"\}", r"\rbrace"),
        **_one("\\(", None, "\\("),
        **_one("\\)", None, "\\)"),
        **_one("\\[", None, "\\["),
        **_one("\\]", None, "\\]"),
        **_one("⟨", None, "⟨", "〈", "〈", r"\langle"),
        **_one("⟩", None, "⟩", "〉", "〉", r"\rangle"),
        **_one(BAR, None, "|", "∣", r"\vert", r"\mid"),
        **_one(BAR_OPEN, None, r"\lvert"),
        **_one(BAR_CLOSE, None, r"\rvert"),
    }


def _primes() -> dict[str, Pieces]:
    spellings = {1: ["'", "’", "′", "‘", "´", r"\prime"], 2: ["''", "’’", "′′", "″"], 3: ["'''", "‴", "′′′"]}
    return {text: ((PRIMES, count, 0, len(text)),) for count, texts in spellings.items() for text in texts}


VULGAR_FRACTIONS: dict[str, tuple[int, int]] = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip


def _vulgar_fractions() -> dict[str, Pieces]:
    table = VULGAR_FRACTIONS.items()
    return {text: ((FRACTION, Quotient(Integer(a), Integer(b)), 0, 1),) for text, (a, b) in table}


def _roots() -> dict[str, Pieces]:
    return {**_one(ROOT, Integer(2), "√"), **_one(ROOT, Integer(3), "∛"), **_one(ROOT, Integer(4), "∜")}


def _latex() -> dict[str, Pieces]:
    names = ("pmatrix", "bmatrix", "matrix", "smallmatrix", "Bmatrix", "array")
    environments = {
        kind: {rf"\{word}{{{name}}}": name for name in names}
        for kind, word in ((MATRIX, "begin"), (MATRIX_END, "end"))
    }
    pieces: dict[str, Pieces] = {
        **_one(LATEX_FRACTION, None, r"\frac", r"\dfrac", r"\tfrac", r"\cfrac"),
        **_one(LATEX_ROOT, None, r"\sqrt"),
        **_one(LATEX_COLUMN, None, r"\binom", r"\dbinom", r"\tbinom"),
        **_one(LETTER, PI, r"\uppi"),
    }
    for kind, spellings in environments.items():
        for spelling, name in spellings.items():
            pieces |= _one(kind, name, spelling)
    return pieces


FIXED: dict[str, Pieces] = {
    **_separators(), **_signs(), **_brackets(), **_primes(), **_vulgar_fractions(), **_roots(), **_latex(),
}  # fmt: skip
"""Every spelling that means the same whatever the question: spelling -> its pieces."""

RAISED_CHARACTERS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱˣʸᶻᵃᵇᶜᵈᵉᵏᵐᵖᵗ", "0123456789+-()nixyzabcdekmpt", strict=True))
SUBSCRIPT_DIGITS = "₀₁₂₃₄₅₆₇₈₉"
GREEK: dict[str, str] = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho",
    "σ": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
    "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
    "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
    "ϑ": "theta", "ϕ": "phi", "ϖ": "pi", "ϰ": "kappa", "ϱ": "rho", "ϵ": "epsilon", "ς": "sigma", "µ": "mu",
}  # fmt: skip
"""Greek letter -> its name, which is its canonical name as a symbol. Those that look Latin are in characters.py."""


def leaf(value: Expr, length: int) -> Pieces:
    """The pieces of a spelling that is one number."""
    return ((NUMBER, value, 0, length),)
