"""What runs of letters are made of in every question: functions, constants, Greek; and the words of prose and code.

What a question adds - its own letters - and how a run is cut are in quizgen.syntax.names.
"""

from __future__ import annotations

from quizgen.expr.functions import CANONICAL, FUNCTIONS
from quizgen.expr.nodes import PI, Expr, Integer
from quizgen.syntax.tokens import FUNCTION, GREEK, LETTER, REFUSED, Piece, Pieces
from quizgen.values import value

LETTERS = "A-Za-zµΑ-Ωα-ωϑϕϖϰϱϵ"
"""Latin and Greek letters, as a character class."""


@value
class Spelling:
    """What a written function name stands for.

    `function` is the canonical name; `last` is a second argument that the name fixes (log10, cbrt); `counts` are the
    numbers of arguments that one may write; `squared`: sin^2 x is usual, so that sin x^2 could be meant as that;
    `root`: without brackets it reaches over one factor, like the radical sign; `split`: the same letters as a symbol of
    the question before another function (a sin x for asin x); `glued`: log2, which is log 2 where no argument follows.
    """

    written: str
    function: str
    last: Expr | None = None
    counts: tuple[int, ...] = (1,)
    squared: bool = False
    root: bool = False
    split: Pieces = ()
    glued: bool = False


_COUNTS = {"log": (1, 2), "root": (2,), "max": (2, 3, 4, 5, 6, 7, 8), "min": (2, 3, 4, 5, 6, 7, 8)}
_SQUARED = frozenset(
    prefix + name + suffix
    for name in ("sin", "cos", "tan", "sec", "csc", "cot")
    for prefix in ("", "a")
    for suffix in ("", "h")
)
_SPECIAL = {
    "cbrt": Spelling("cbrt", "root", Integer(3), root=True),
    "lg": Spelling("lg", "log", Integer(10)),
    "lb": Spelling("lb", "log", Integer(2)),
    "loge": Spelling("loge", "ln"),
    "sqrt": Spelling("sqrt", "sqrt", root=True),
}
SHORT = frozenset(
    ["sh", "ch", "th", "tg", "lg", "lb", "int", "lim", "grad", "div", "curl", "diff", "sum", "prod", "sign"]
)
"""Names that are not read as such where their letters may be symbols side by side."""

_LEFT_TO_DO = {
    "derivative-left": ("diff", "grad", "gradient", "hessian", "laplacian", "derivative", "jacobian", "div", "curl"),
    "integral": ("integrate", "integral", "int"),
    "limit": ("limit", "lim"),
    "series": ("sum", "prod"),
}
CODE = frozenset(["import", "lambda", "exec", "eval", "def", "print", "os", "sys", "open", "return", "class", "self"])
"""Words of programs: refused by name."""

PROSE = frozenset(
    """
    the and not don dont know answer answers equals equal because cannot sure idk undefined none unknown find have does
    exist exists with respect where when then this that from which there zero one two three four five plus minus times
    over squared cubed square cube power derivative gradient function therefore since using rule chain product quotient
    let please help what how why yes hello same above below infinity degrees constant minimum maximum saddle point value
    nothing end no dne solution null nan true false
    """.split()  # noqa: SIM905  a list of a hundred strings is harder to read
)
"""Words of sentences: those of three letters and more are never a product of letters."""


SAID: dict[str, str] = {
    **dict.fromkeys(("sine", "sinus", "sen", "seno"), "sin"),
    **dict.fromkeys(("cosine", "cosinus", "cosin", "cosen", "coseno"), "cos"),
    **dict.fromkeys(("tangent", "tangens", "tang"), "tan"),
    **dict.fromkeys(("cotangent", "cotangens", "cotg"), "cot"),
    **dict.fromkeys(("secant", "secans"), "sec"),
    **dict.fromkeys(("cosecant", "cosecans"), "csc"),
    **dict.fromkeys(("arcsen", "arcsine"), "arcsin"),
    **dict.fromkeys(("sqr", "squareroot", "raiz", "wurzel"), "sqrt"),
    "in": "ln",
    "nthroot": "root",
    "exponential": "exp",
    "logarithm": "log",
}
"""What other languages, slips and sentences call a function: named when it cannot be read, and never a product."""


def _function_spellings() -> dict[str, Piece]:
    table: dict[str, Spelling] = {
        written: Spelling(
            written,
            name,
            counts=_COUNTS.get(name, (FUNCTIONS[name].arity,)),
            squared=name in _SQUARED,
        )
        for written, name in CANONICAL.items()
        if name != "factorial"
    } | _SPECIAL
    return {
        form: (FUNCTION, spelling, 0, len(form))
        for written, spelling in table.items()
        for form in (written, written.capitalize(), written.upper())
    }


FUNCTION_PIECES = _function_spellings()
SIGMOID: dict[str, Piece] = {
    name: (FUNCTION, Spelling(name, "sigmoid"), 0, len(name)) for name in ("σ", "sigma")
}
"""Where σ is no symbol of the question it is the function that we print so."""
CONSTANTS: dict[str, Piece] = {name: (LETTER, PI, 0, len(name)) for name in ("pi", "π", "Pi", "PI", "ϖ")}
LEFT: dict[str, Piece] = {
    name: (REFUSED, (code, name), 0, len(name)) for code, names in _LEFT_TO_DO.items() for name in names
}
GREEK_NAMES = frozenset(GREEK.values()) - {"pi"}
GREEK_LETTERS: dict[str, tuple[str, ...]] = {
    name: tuple(letter for letter, called in GREEK.items() if called == name) for name in GREEK_NAMES
}
