"""The table of common mistakes: what each is called, an example, where the caret goes, what we say and what we advise.

The table is the test: every example is parsed, and must be refused with this code at this place. In `what` and
`advice`, {met} is what stands at the place; the other fields are named by whoever reports the mistake.
"""

from __future__ import annotations

from quizgen.errors import InputError, Span
from quizgen.syntax.notation import Notation
from quizgen.values import value


@value
class Advice:
    """One row: `at` are the first character of `example` that is meant, and the one after the last."""

    code: str
    example: str
    at: tuple[int, int]
    what: str
    advice: str
    notation: Notation = Notation.of("x")


_VECTORS = Notation.of("x", "y").allowing("vector")
_MATRICES = Notation.of("x", "y").allowing("vector", "matrix")
_RELATIONS = Notation.of("x").allowing("relation")
_F = Notation(frozenset(["x"]), frozenset(["f"]), frozenset(["diff"]))

_WHOLE = (
    Advice("empty", "   ", (0, 3), "Nothing is written here", "Type a formula, for example 2x"),
    Advice("too-long", "x+" * 5000 + "x", (10000, 10001), "This is longer than {limit} characters",
           "Type the formula alone"),
    Advice("too-deep", "(" * 101 + "x" + ")" * 101, (100, 101), "More than {limit} brackets stand inside one another",
           "Remove the brackets that are not needed"),
    Advice("two-lines", "2x\n3x", (3, 4), "A second line begins here", "Write one formula in one line"),
    Advice("prose", "I don't know", (0, 12), "These are words, not a formula",
           "Type a formula, for example 2x, or leave the field empty"),
)  # fmt: skip

_CHARACTERS = (
    Advice("control", "2\x00x", (1, 2), "There is a control character here ({fact})",
           "Delete it and type this place again"),
    Advice("invisible", "2\u200bx", (1, 2), "There is an invisible character here ({fact})",
           "Delete it and type this place again"),
    Advice("look-alike", "2х", (1, 2), "{met} looks like {fact} but is a letter of another alphabet", "Type {fact}"),
    Advice("full-width", "２x", (0, 1), "{met} is a full-width character", "Type {fact}"),
    Advice("raised", "¹x", (0, 1), "{met} is raised, but nothing stands before it", "Write what it is the power of"),
    Advice("unknown-character", "x☃", (1, 2), "{met} has no meaning in a formula", "Delete it"),
    Advice("question-mark", "?", (0, 1), "? is not a formula", "Type a formula, or leave the field empty"),
    Advice("code", "__class__", (0, 2), "{met} does not belong in a formula", "Type a formula, for example 2x"),
    Advice("quotes", '"2x"', (0, 1), "{met} is a quotation mark", "Type the formula without quotation marks"),
    Advice("semicolon", "2x;", (2, 3), "; has no meaning here", "Delete it; in a vector write commas"),
    Advice("comment", "2x # done", (3, 4), "# has no meaning in a formula", "Type the formula without a comment"),
    Advice("percent", "5%", (1, 2), "Percent signs are not read", "Write a fraction or a decimal: 5/100 or 0.05"),
    Advice("currency", "$5", (0, 1), "{met} is not part of a formula", "Type the number without it"),
    Advice("degrees", "sin(30°)", (6, 7), "Angles are in radians here", "Write 30° as 30 pi/180"),
    Advice("infinity", "2∞", (1, 2), "Infinity is not a number to calculate with", "Check the question again"),
    Advice("imaginary", r"2\imaginaryI", (1, 12), "Everything here is real", "Write the answer without i"),
    Advice("integral", "∫x", (0, 1), "An integral is left to do", "Work it out and write the result"),
    Advice("series", "∑x", (0, 1), "A sum or product sign is left to do", "Write all the terms"),
    Advice("dots", "1+x+…", (4, 5), "Dots leave something out", "Write all the terms"),
    Advice("approximately", "x≈2", (1, 2), "{met} says that this is rounded", "Write the formula alone"),
    Advice("arrow", "x→2", (1, 2), "{met} has no meaning in an answer", "Write only the final formula"),
    Advice("placeholder", r"2+\placeholder{}", (2, 14), "A box is still empty here", "Fill it in, or delete it"),
    Advice("backslash", "x\\", (1, 2), "A backslash is left over", "Delete it"),
    Advice("double-equals", "x==2", (1, 3), "{met} is a programmer's sign", "Write one ="),
    Advice("double-slash", "x//2", (1, 3), "// is a programmer's sign", "Write one / for a fraction"),
    Advice("dot", "x.y", (1, 2), "A point may stand only in a number", "Write * between factors"),
    Advice("full-stop", "2x.", (2, 3), "A full stop has no meaning here", "Delete it"),
)  # fmt: skip

_NUMBERS = (
    Advice("number-too-long", "9" * 1001, (0, 1001), "This number has too many digits",
           "Write it as a power, such as 10^1000"),
    Advice("number-too-large", "1e999999999", (0, 11), "This number is too large or too small",
           "Write it as a power of ten, such as 10^6"),
    Advice("two-points", "1..2", (0, 4), "A number has only one point",
           "Write it as 1.2, or put a sign between two numbers"),
    Advice("two-numbers", "2 3", (0, 3), "Two numbers stand side by side", "Put a sign between them, such as 2*3"),
    Advice("decimal-comma", "0,5", (1, 2), "A comma does not write a decimal here", "Write a point: {fact}"),
    Advice("thousands", "1,000", (1, 2), "A comma has no place in a number", "Write {whole}, or {fact} for a decimal"),
)  # fmt: skip

_NAMES = (
    Advice("unknown-letter", "2x+c", (3, 4), "{met} does not occur in this question", "Use only {wanted}"),
    Advice("other-case", "2X", (1, 2), "{met} does not occur in this question, but {fact} does",
           "Write {fact}: capital and small letters are different"),
    Advice("unknown-name", "x+foo", (2, 5), "{met} is not known here", "Use only {wanted} and known functions"),
    Advice("unknown-function", "f(x)", (0, 1), "There is no function {met} here",
           "Write out what it stands for, or put * for a product"),
    Advice("near-name", "sen(x)", (0, 3), "{met} is not known here", "Did you mean {fact}?"),
    Advice("unknown-command", r"\foo{x}", (0, 4), "The LaTeX command {fact} is not known here",
           "Write it with \\frac, \\sqrt, \\sin, ... or as 2x^2"),
    Advice("derivative-left", "diff(x^2,x)", (0, 11), "A derivative is left to do",
           "Work out what {met} is and write that"),
    Advice("prime-left", "2f'(x)", (1, 6), "A derivative is left to do", "Work out what {met} is and write that"),
    Advice("differential", "2x dx", (3, 5), "{met} belongs to a derivative or an integral", "Write the result alone"),
    Advice("limit", "lim x", (0, 3), "A limit is left to do", "Work it out and write the result"),
    Advice("unknown-word", "nonsense", (0, 8), "{met} is not known here",
           "Put * between letters, or write a known function", Notation()),
    Advice("prime-astray", "x^2'", (3, 4), "A prime marks a derivative, and there is none to mark here", "Delete it"),
)  # fmt: skip

_ORDER = (
    Advice("missing-end", "x^2 +", (4, 5), "Nothing follows {met}", "Write what comes after it, or delete it"),
    Advice("missing-start", "*x", (0, 1), "Nothing stands before {met}", "Write what comes before it, or delete it"),
    Advice("missing-between", "x+*2", (2, 3), "{met} cannot follow {fact}", "Write something between, or delete one"),
    Advice("missing-in-brackets", "(x+)+1", (2, 3), "Nothing follows {met}", "Write what comes after it, or delete it"),
    Advice("missing-exponent", "x^", (1, 2), "The exponent after {met} is missing", "Write it, for example x^2"),
    Advice("double-power", "x^^2", (1, 3), "Two power signs follow one another", "Write one ^, for example x^2"),
    Advice("no-argument", "sin", (0, 3), "{met} has nothing to act on", "Write {met}(x)"),
    Advice("empty-argument", "sin()", (3, 5), "{fact} has nothing to act on", "Write something between the brackets"),
    Advice("argument-count", "log(x,2,3)", (0, 10), "{fact} takes {wanted}, not {count}", "Check the commas"),
    Advice("needs-brackets", "f'x", (0, 2), "The brackets after {met} are missing", "Write {met}(...)", _F),
    Advice("function-inverse", "sqrt^-1(x)", (0, 7), "It is not clear what {fact} means here",
           "Write 1/... or the inverse function by its name"),
    Advice("bad-index", "x_", (1, 2), "_ must be followed by an index", "Write it like x_1"),
    Advice("command-part", r"2\sqrt", (1, 6), "{met} needs something after it", r"Write \sqrt{{x}}"),
    Advice("fraction-parts", r"\frac{1}", (0, 8), "A fraction needs two parts", r"Write \frac{{1}}{{2}}"),
    Advice("uneven-matrix", r"\begin{pmatrix} x & y \\ x \end{pmatrix}", (0, 40), "The rows have different lengths",
           "Write as many entries in every row", _MATRICES),
    Advice("stray", "x&2", (1, 2), "{met} cannot stand here", "Delete it"),
)  # fmt: skip

_BRACKETS = (
    Advice("unclosed", "(x+1", (0, 1), "The bracket {met} is never closed", "Write {fact} where it should end"),
    Advice("unclosed-bars", "|x", (0, 1), "The bar | is never closed", "Write a second |, or abs(x)"),
    Advice("unopened", "x+1)", (3, 4), "Nothing opens the bracket {met}", "Delete it, or write {fact} where it begins"),
    Advice("mismatched", "(x+1]", (4, 5), "{met} closes a bracket that was opened with {opened}", "Write {fact} here"),
    Advice("empty-brackets", "x+()", (2, 4), "Nothing stands between these brackets",
           "Write something, or delete them"),
)  # fmt: skip

_SHAPES = (
    Advice("comma", "2x,", (2, 3), "A comma separates several answers, but one formula is asked for",
           "Write one formula without a comma"),
    Advice("comma-outside", "2x, 3", (2, 3), "A comma may stand only inside brackets", "Write a vector as (a, b)",
           _VECTORS),
    Advice("equation", "x=2", (1, 2), "This is an equation, but a formula is asked for",
           "Write the formula alone, without ="),
    Advice("inequality", "x<2", (1, 2), "{met} makes a comparison, but a formula is asked for",
           "Write the formula alone"),
    Advice("chain", "x=2=3", (3, 4), "One {met} is enough", "Write only one equation", _RELATIONS),
    Advice("word", "x or 2", (2, 4), "{met} joins two answers, but one formula is asked for", "Write one formula"),
    Advice("matrix-shape", r"\begin{pmatrix} x \\ 1 \end{pmatrix}", (0, 15),
           "This is a vector or matrix, but a formula is asked for", "Write one formula"),
    Advice("not-a-condition", "x", (0, 1), "This is not a condition", "Write it with <, >, = or !=, for example x > 0",
           _RELATIONS),
)  # fmt: skip

ADVICE: dict[str, Advice] = {
    row.code: row
    for row in (*_WHOLE, *_CHARACTERS, *_NUMBERS, *_NAMES, *_ORDER, *_BRACKETS, *_SHAPES)
}


def mistake(code: str, text: str, start: int, end: int, **fields: object) -> InputError:
    """The error for the characters start to end of text (at least one), in the words of the table's row `code`."""
    row = ADVICE[code]
    if start == end and text:
        start, end = (start, end + 1) if end < len(text) else (start - 1, end)
    met = text[start:end]
    fields["met"] = met if len(met) <= 40 else met[:37] + "..."
    return InputError(text, Span(start, end), row.what.format(**fields), row.advice.format(**fields), code)
