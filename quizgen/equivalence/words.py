"""A proof in words: for a student the form that both formulas have in common, for a tutor the proof itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from quizgen.equivalence.certificates import CellProof, Terms
from quizgen.expr.nodes import Call, Constant, Expr, Integer, Neg, Power, Product, Quotient, Sum, Symbol
from quizgen.expr.text import to_text, to_unicode
from quizgen.expr.walk import rewrite, symbols

LONGEST, MOST_TOLD = 72, 160
LETTERS = {"sin": "s", "cos": "c", "exp": "E", "ln": "L", "asin": "a", "atan": "a", "root": "r"}
_RANK = {"sin": 1, "cos": 2}
_SIGN = {1: ">", 0: "=", -1: "<"}


def told(cells: tuple[CellProof, ...]) -> str:
    """Why the two are equal, in at most two lines: "both are 2·s·c with s = sin x, c = cos x (double angle)"."""
    if not cells:
        return "the two have no common point outside a set without interior"
    if len(cells) == 1:
        return _both(cells[0])
    first = f"where {_where(cells[0])}: {_both(cells[0])}"
    if len(cells) == 2:
        return f"{first}\nwhere {_where(cells[1])}: {_both(cells[1], short=True)}"
    return f"{first}\nand likewise in the {len(cells) - 1} other cases of signs"


def _both(cell: CellProof, *, short: bool = False) -> str:
    names = _names(cell)
    form, used = _common_form(cell, names)
    shown = [f"{names[k]} = {_meaning(cell, names, k)}" for k in used if names[k] is not None]
    law = f" ({', '.join(cell.laws)})" if cell.laws and not short else ""
    if len(form) > LONGEST and not shown:
        return f"both multiply out alike{law}"
    told = ", ".join(shown)
    if len(told) > MOST_TOLD:
        return f"both become the same fraction of {len(shown)} parts that they have in common{law}"
    if len(form) > LONGEST:
        return f"both become the same fraction of {told}{law}"
    return f"both are {form}" + (f" with {told}" if shown and not short else "") + law


def _where(cell: CellProof) -> str:
    return " and ".join(_supposition(factor, sign) for factor, sign in cell.supposed)


def _supposition(factor: Expr, sign: int) -> str:
    match factor:
        case Power(Neg(Integer(1)), Symbol(n)):
            return f"{n} is {'even' if sign > 0 else 'odd'}"
        case Sum((first, Neg(second))):
            return f"{to_unicode(first)} {_SIGN[sign]} {to_unicode(second)}"
    return f"{to_unicode(factor)} {_SIGN[sign]} 0"


def _meaning(cell: CellProof, names: list[str | None], k: int) -> str:
    """What the generator stands for; a square root by what is under it on this cell."""
    relation = next((terms for index, n, terms in cell.relations if index == k and n == 2), None)
    meaning = cell.generators[k]
    if relation is None or not isinstance(meaning, Power):
        return _plain(meaning)
    if any(d and names[index] is not None for powers, _, _ in relation for index, d in enumerate(powers)):
        return _plain(meaning)
    under = _sum(cell, names, relation)
    return f"√({under})" if len(under) > 1 else f"√{under}"


def _plain(meaning: Expr) -> str:
    """What a generator stands for, as a person writes it."""
    meaning = rewrite(meaning, _without_bars)
    match meaning:
        case Call("exp", (Product(factors),)) if any(isinstance(f, Call) and f.function == "ln" for f in factors):
            logarithm = next(f for f in factors if isinstance(f, Call) and f.function == "ln")
            rest = tuple(f for f in factors if f is not logarithm)
            (base,) = logarithm.arguments
            base = base.arguments[0] if isinstance(base, Call) and base.function == "abs" else base
            meaning = Power(base, rest[0] if len(rest) == 1 else Product(rest))
        case Call("exp", (u,)):
            meaning = Power(Constant("e"), u)
        case Power(base, Quotient(Integer(1), Integer(2))):
            meaning = Call("sqrt", (base,))
    return to_unicode(meaning)


def _without_bars(part: Expr) -> Expr | None:
    """|2| is 2."""
    match part:
        case Call("abs", (Integer() as number,)) if number.value > 0:
            return number
    return None


def _names(cell: CellProof) -> list[str | None]:
    """A letter for each generator that is not a variable or a number by itself; None for those."""
    taken = {name for meaning in cell.generators for name in symbols(meaning)}
    names: list[str | None] = []
    for meaning in cell.generators:
        if isinstance(meaning, Symbol) or not symbols(meaning):
            names.append(None)
            continue
        kind = meaning.function if isinstance(meaning, Call) else "root"
        letter = LETTERS.get(kind, "u")
        name = next(name for name in (letter, *(f"{letter}{k}" for k in range(2, 99))) if name not in taken)
        taken.add(name)
        names.append(name)
    return names


def _common_form(cell: CellProof, names: list[str | None]) -> tuple[str, list[int]]:
    """The shorter of the two fractions, and which generators occur in it in the order of reading."""
    written = []
    for top, bottom in (cell.left, cell.right):
        text = _fraction(cell, names, top, bottom)
        used = {k for terms in (top, bottom) for powers, _, _ in terms for k, d in enumerate(powers) if d}
        written.append((text, sorted(used, key=lambda k: (_rank(cell.generators[k]), k))))
    return min(written, key=lambda one: len(one[0]))


def _rank(meaning: Expr) -> int:
    return 0 if isinstance(meaning, Symbol) else _RANK.get(meaning.function, 3) if isinstance(meaning, Call) else 3


def _fraction(cell: CellProof, names: list[str | None], top: Terms, bottom: Terms) -> str:
    above = _sum(cell, names, top)
    if bottom and len(bottom) == 1 and not any(bottom[0][0]):
        return above if bottom[0][1:] == (1, 1) else f"({above})/{bottom[0][1]}"
    below = _sum(cell, names, bottom)
    return f"{_wrapped(above)}/{_wrapped(below, '·')}"


def _wrapped(text: str, also: str = " ") -> str:
    return f"({text})" if " " in text or also in text else text


def _sum(cell: CellProof, names: list[str | None], terms: Terms) -> str:
    text = ""
    for powers, p, q in terms:
        order = sorted((k for k, d in enumerate(powers) if d), key=lambda k: (_rank(cell.generators[k]), k))
        factors = [_factor(cell.generators[k], names[k], powers[k]) for k in order]
        size = Fraction(abs(p), q)
        if size != 1 or not factors:
            factors.insert(0, str(size))
        sign = (" - " if text else "-") if p < 0 else (" + " if text else "")
        text += sign + "·".join(factors)
    return text or "0"


def _factor(meaning: Expr, name: str | None, d: int) -> str:
    base: Expr = meaning if name is None else Symbol(name)
    if d > 1 or not isinstance(base, Symbol):
        return to_unicode(Power(base, Integer(d))) if d > 1 else _plain(base)
    return to_unicode(base)


def details(cells: tuple[CellProof, ...]) -> Iterator[str]:
    """The proof as a tutor reads it: generators, relations, both formulas as fractions, cell by cell."""
    yield f"an identity of polynomials over generators, on {len(cells)} cell{'' if len(cells) == 1 else 's'}"
    for cell in cells:
        yield from _in_full(cell)


def _in_full(cell: CellProof) -> Iterator[str]:
    if cell.supposed:
        yield "where " + " and ".join(
            f"{to_text(factor)} {'>' if sign > 0 else '<' if sign < 0 else '='} 0" for factor, sign in cell.supposed
        )
    for k, meaning in enumerate(cell.generators):
        yield f"  g{k} = {to_text(meaning)}"
    for k, n, terms in cell.relations:
        yield f"  g{k}{f'^{n}' if n > 1 else ''} = {_shown(terms)}"
    for whose, (top, bottom) in (("yours", cell.left), ("the key", cell.right)):
        yield f"  {whose} = ({_shown(top)})/({_shown(bottom)})"


def _shown(terms: Terms) -> str:
    parts = []
    for powers, p, q in terms:
        factors = [f"g{k}" + (f"^{d}" if d > 1 else "") for k, d in enumerate(powers) if d]
        parts.append(
            " ".join([str(Fraction(p, q)), *factors])
            if abs(p) != q or not factors
            else ("-" if p < 0 else "") + " ".join(factors)
        )
    return " + ".join(parts).replace("+ -", "- ") or "0"
