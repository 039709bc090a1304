"""From what people type to a formula, with the other readings where people differ.

    text      = [ label "=" ] item                       labels such as dy/dx: labels.py
    item      = sum [ relation-sign sum ]                relations only where the notation allows them
    sum       = sign* term { sign+ term }                + - ± ∓
    term      = factor { "*" sign* factor | "/" sign* factor | factor }     left to right, side by side is times
    factor    = primary { "!" | raised } [ "^" sign* factor ]               right to left
    primary   = number | number fraction | symbol | constant | "|" sum "|"
              | "(" item ")" | "[" item "]" | "{" item "}"                  brackets group,
              | "(" item "," ... ")" | "{" item "," ... "}" | "<" sum "," ... ">"   or make vectors, sets
              | function | radical | "\\frac" part part | "\\sqrt" [ "[" sum "]" ] part | "\\binom" part part
              | name primes "(" ... ")" | operator "(" ... ")"              in what authors write
    function  = name [ "_" part ] [ "^" power ] ( "(" sum { "," sum } ")" | bare )
    bare      = [ "-" ] ( function | radical | "|" sum "|" | run )          run: numbers, letters, their powers
    radical   = ( [ raised ] "√" | "sqrt" | "cbrt" ) ( "(" sum ")" | sign* factor )

So `sin 2x e^x` is sin(2x) e^x, `-x^2` is -(x^2), `e^-x^2` is e^(-(x^2)), `1/2x` is (1/2) x, `2^x^2` is 2^(x^2),
`sin^2 x` is (sin x)^2, `sin^-1 x` is asin x, `3 1/2` is 3 + 1/2, `log x` is ln x, `log3(x)` has base 3. A bar opens
where an operand is due, and closes where none is. A number apart is a new factor: `cos x^2 2x`, `ln2 2^x`. A space says
what belongs together: `sin(x)/x cos(x)` and `sinx y` are clear, `sin(x)/xcos(x)` and `sin x y` are not. Where people
differ the usual rule gives the reading and the others are offered (ambiguity.py); nothing is simplified, evaluated, or
read as another variable.

How the other readings were chosen. A bar or an exponent may reach further: over the numbers and letters that stand
tight behind it (`e^3x(3x+2)`: e^(3x) (3x+2), likeliest), or over everything tight. What stands under a function's slash
may belong to its argument if it is a number or another letter (`tan x/2`, `arctan y/x`), not the same letter
(`ln x/x`), nor where it cancels (`cos 4x/2`). A usual reading that nobody would write points to brackets that were left
out: `1/1+x^2`, `√1-x²`, `x^1/2`, `e^1/x`; so does a term that fits its exponent: `nx^n-1`, `e^-x^2-y^2`. Heights get
lost in pasting: `x2`, `x½`, `ex`, `3e2x`; not where a coefficient is plain, as in `cos(x^2)2x`.
But `e^x+1`, `√x+1`, `lnx+1`, `x^n-1`, `2x/x^2+1` mean what they say.

**Strict syntax** is read as it stands wherever the notation has its letters: numbers; symbols by canonical name; `pi`,
`e`; `+`, `-`, `*`, `/`, `^` with brackets around every operand that is a sum, product, quotient, power or has a sign;
every function of the table by name with brackets, `log(x, base)`, `root(x, degree)`, `n!`; `(a, b)`, `{a, b}`,
`[[a, b], [c, d]]`, relations. Then parse(text).expr is the tree that was meant, node for node, and the only reading
(but `2e-3` may always be 2e - 3, and acos(x) is a cos(x) to some where a is a symbol: write 2E-3, arccos).

The work is linear in the text's length, times the bounded number of times that it is read again for other readings.
"""

from __future__ import annotations

from quizgen.errors import InputError, Span
from quizgen.expr.nodes import Expr, Matrix, Power, Relation, Set, Symbol
from quizgen.expr.walk import children
from quizgen.syntax import adjacent, application, authors, groups, latex, powers, roots
from quizgen.syntax.advice import mistake
from quizgen.syntax.ambiguity import Point, Turned, other_readings
from quizgen.syntax.characters import plain
from quizgen.syntax.labels import after_label, after_title, derivative_in
from quizgen.syntax.lexer import Known, Lexer, lexer_of
from quizgen.syntax.notation import Notation
from quizgen.syntax.reader import MAX_NESTING, Behind, Production, Reader
from quizgen.syntax.reading import Reading
from quizgen.syntax.tokens import (
    BAR,
    BAR_OPEN,
    END,
    EULER,
    FRACTION,
    FUNCTION,
    LATEX_COLUMN,
    LATEX_FRACTION,
    LATEX_ROOT,
    LETTER,
    MATRIX,
    NAMED,
    NUMBER,
    OPERATOR,
    PRIMES,
    RAISED,
    REFUSED,
    ROOT,
    SCIENTIFIC,
    WORD,
)
from quizgen.values import replaced

MAX_LENGTH = 10_000
_F = Symbol("f")
_NOTHING: Turned = frozenset()


def parse(text: str, notation: Notation) -> Reading:
    """What `text` means in `notation`, with its other readings.

    Raises InputError, with the place and advice, for whatever is not one formula (or allowed shape) of this notation.
    """
    return parse_part(text, Span(0, len(text)), notation)


def parse_part(text: str, span: Span, notation: Notation, known: Known = ()) -> Reading:
    """What the characters `span` of text mean, as `parse` does; errors point into the whole text.

    What stands at the spans of `known` is read already: dy/dx in a line of working.
    """
    plainly = plain(text)
    if plainly == text:
        return _parse_plain(text, span, notation, known)
    try:
        return replaced(_parse_plain(plainly, span, notation, known), text=text)
    except InputError as refused:
        raise InputError(text, refused.span, refused.what, refused.advice, refused.code) from None


def _parse_plain(text: str, span: Span, notation: Notation, known: Known) -> Reading:
    start, stop = span.start, span.end
    if stop - start > MAX_LENGTH:
        raise mistake("too-long", text, start + MAX_LENGTH, start + MAX_LENGTH + 1, limit=f"{MAX_LENGTH:,}")
    lexer = lexer_of(notation)
    if "$" in text:
        start, stop = _without_dollars(text, start, stop)
    if text.endswith("\\\\", start, stop):  # the end of a row in LaTeX
        stop -= 2
    if ":" in text:
        start = after_title(text, start, stop)
    if "=" in text or "≈" in text or "\\approx" in text:
        start = after_label(text, start, stop, lexer.names)
    reader = _reader(text, start, stop, notation, lexer, known=known)
    expr = _whole(reader, start)
    if not reader.points:
        return Reading(text, expr)

    def again(turned: Turned) -> tuple[Expr, list[Point]]:
        other = _reader(text, start, stop, notation, lexer, turned, known)
        return _whole(other, start), other.points

    return Reading(text, expr, other_readings(expr, reader.points, again, len(reader.kinds)))


def conditions(text: str, notation: Notation) -> tuple[Relation, ...]:
    """chain { ( "," | "and" ) chain }"""
    reader = _reader(text, 0, len(text), notation, lexer_of(notation))
    found = _chain(reader)
    while reader.kinds[reader.i] == "," or (reader.kinds[reader.i] == WORD and reader.values[reader.i] == "and"):
        reader.i += 1
        found += _chain(reader)
    _expect_end(reader)
    for relation in found:
        _check(reader, relation, 0)
    return tuple(found)


def _chain(reader: Reader) -> list[Relation]:
    """relation { relation-sign sum }: -1 < x < 1 is two relations"""
    begin = reader.i
    found: list[Relation] = []
    left = reader.sum()
    while (sign := reader.relation_sign()) is not None:
        right = reader.sum()
        found.append(Relation(left, sign, right))
        left = right
    if not found:
        raise reader.mistake("not-a-condition", begin, reader.i - 1)
    return found


def _reader(
    text: str,
    start: int,
    stop: int,
    notation: Notation,
    lexer: Lexer,
    turned: Turned = _NOTHING,
    known: Known = (),
) -> Reader:
    tokens = lexer.around(text, start, stop, known, turned) if known else lexer.tokens(text, start, stop, turned)
    reader = Reader(text, tokens, lexer.names, notation.shapes, PRIMARIES, BEHIND, turned)
    if tokens.kinds[0] == END:
        raise mistake("missing-end", text, start - 1, start) if text[:start] else mistake("empty", text, start, stop)
    if REFUSED in tokens.kinds:
        raise reader.why().refused(tokens.kinds.index(REFUSED))
    return reader


def _whole(reader: Reader, start: int) -> Expr:
    """item { "or" item } to the end of the text: several are a set"""
    items = [reader.item()]
    if reader.kinds[reader.i] == WORD and {"set", "relation"} <= reader.shapes:
        while reader.kinds[reader.i] == WORD and reader.values[reader.i] == "or":
            reader.i += 1
            items.append(reader.item())
    _expect_end(reader)
    e = items[0] if len(items) == 1 else Set(tuple(items))
    _check(reader, e, start)
    return e


def _expect_end(reader: Reader) -> None:
    if reader.kinds[reader.i] != END:
        raise reader.why().stray(reader.i)


def _check(reader: Reader, e: Expr, start: int) -> None:
    """What can only be seen when the whole has been read."""
    if len(reader.kinds) > MAX_NESTING and _is_deeper(e, MAX_NESTING):
        raise reader.mistake("too-deep", 0, limit=MAX_NESTING)
    if reader.names.any_letter:
        _check_letters(reader, start)


def _check_letters(reader: Reader, start: int) -> None:
    """Where any letter may occur, d/dx is still no fraction, f(x) and floor(x) are no products."""
    kinds = reader.kinds
    if "/" in kinds or LATEX_FRACTION in kinds:
        span = derivative_in(reader.text, start)
        if span:
            raise mistake("derivative-left", reader.text, *span)
    for i, kind in enumerate(kinds):
        if kind == "(" and i and reader.is_tight(i):
            first = _first_letter(reader, i)
            if reader.values[i - 1] == _F or _is_spoken(reader.text[reader.starts[first] : reader.starts[i]]):
                raise reader.why().applied(first, i - 1)


def _first_letter(reader: Reader, i: int) -> int:
    """Where the single letters begin that stand tight before token i."""
    while i and reader.kinds[i - 1] in (LETTER, EULER) and reader.ends[i - 1] - reader.starts[i - 1] == 1:
        i -= 1
        if not reader.is_tight(i):
            break
    return i


def _is_spoken(letters: str) -> bool:
    """Whether three letters or more are rather a word (floor, rate) than a product (xyz, abc): with a vowel inside."""
    return len(letters) > 2 and any(letter in "aeiou" for letter in letters[1:])


def _is_deeper(e: Expr, limit: int) -> bool:
    """Whether strict syntax could not write the tree within the limit: a node may want brackets, a power also its ^.

    So whatever has been read can be printed and read again. Found without recursion.
    """
    waiting = [(e, 0)]
    while waiting:
        node, level = waiting.pop()
        if level > limit:
            return True
        level += 2 if isinstance(node, Power | Matrix) else 1
        waiting.extend((part, level) for part in children(node))
    return False


def _without_dollars(text: str, start: int, stop: int) -> tuple[int, int]:
    """The span inside `$...$` or `$$...$$` that wraps everything."""
    body = text[start:stop]
    left, right = len(body) - len(body.lstrip()), len(body.rstrip())
    for mark in ("$$", "$"):
        if body.startswith(mark, left) and body.endswith(mark, left, right) and right - left > 2 * len(mark):
            return start + left + len(mark), start + right - len(mark)
    return start, stop


def _one(reader: Reader) -> Expr:
    """A token that is a value."""
    reader.i += 1
    return reader.values[reader.i - 1]  # type: ignore[no-any-return]


def _scientific(reader: Reader) -> Expr:
    """2e-3, which may be 2e - 3; 3e2 is clear, but 3e2x may be a flattened 3e²ˣ"""
    i = reader.i
    signed = not reader.values[i].text.replace("e", "").isdigit()
    if signed or (reader.kinds[i + 1] == LETTER and reader.is_tight(i + 1)):
        reader.turn("scientific", reader.starts[i])
    return _one(reader)


PRIMARIES: dict[str, Production] = {
    FRACTION: _one,
    EULER: adjacent.euler,
    SCIENTIFIC: _scientific,
    FUNCTION: application.function,
    ROOT: roots.radical,
    RAISED: roots.raised_radical,
    "(": groups.brackets,
    "[": groups.brackets,
    "{": groups.brackets,
    "\\(": groups.brackets,
    "\\[": groups.brackets,
    "<": groups.angles,
    "⟨": groups.angles,
    BAR: groups.absolute,
    BAR_OPEN: groups.absolute,
    MATRIX: groups.matrix,
    LATEX_FRACTION: latex.fraction,
    LATEX_ROOT: latex.root,
    LATEX_COLUMN: latex.column,
    NAMED: authors.named,
    OPERATOR: authors.operator,
}
"""What a factor can begin with, beside plain numbers and letters: kind of token -> its production."""

BEHIND: dict[str, Behind] = {
    "^": powers.powered,
    "!": powers.powered,
    RAISED: powers.powered,
    PRIMES: powers.powered,
    NUMBER: adjacent.number,
    FRACTION: adjacent.fraction,
    LATEX_FRACTION: adjacent.fraction,
}
"""What can stand behind the beginning of a factor and belong to it."""
