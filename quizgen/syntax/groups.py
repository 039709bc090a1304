"""Brackets of all kinds: they group, or where the notation allows it they make vectors, sets and matrices; and bars."""

from __future__ import annotations

from quizgen.expr.nodes import Call, Expr, Matrix, Set, Vector
from quizgen.syntax.reader import Reader
from quizgen.syntax.tokens import BAR, CLOSING, END, MATRIX_END


def brackets(reader: Reader) -> Expr:
    """brackets = "(" item { "," item } ")", and so with [ ] and { }; an empty list or set has none"""
    at = reader.i
    kind = reader.kinds[at]
    bars = reader.open(at)
    close = CLOSING[kind]
    if reader.kinds[reader.i] == close:
        inner = _nothing(reader, kind, at)
    else:
        inner = reader.item()
        if reader.kinds[reader.i] == "," or (kind == "{" and "set" in reader.shapes):
            inner = _several(reader, kind, inner)
    reader.close(close, at, bars)
    return inner


def _nothing(reader: Reader, kind: str, at: int) -> Expr:
    """Empty brackets: a set or list with nothing in it, where it is the whole answer"""
    if at or reader.kinds[reader.i + 1] != END:
        raise reader.mistake("empty-brackets", at, reader.i)
    if kind == "{" and "set" in reader.shapes:
        return Set(())
    if kind == "[" and "vector" in reader.shapes:
        return Vector(())
    raise reader.mistake("empty-brackets", at, reader.i)


def _several(reader: Reader, kind: str, first: Expr) -> Expr:
    """{ "," item } after the first item of a vector or set"""
    shape = "set" if kind == "{" else "vector"
    if shape not in reader.shapes:
        raise reader.why().comma(reader.i)
    items = (first, *_rest(reader))
    if shape == "set":
        return Set(items)
    rows = tuple(item.items for item in items if isinstance(item, Vector))
    if kind == "[" and "matrix" in reader.shapes and len(rows) == len(items) and len({len(row) for row in rows}) == 1:
        return Matrix(rows)
    return Vector(items)


def _rest(reader: Reader) -> list[Expr]:
    items = []
    while reader.kinds[reader.i] == ",":
        reader.i += 1
        items.append(reader.item())
    return items


def angles(reader: Reader) -> Expr:
    """angles = "<" sum "," sum { "," sum } ">", or ⟨ ⟩"""
    at = reader.i
    if "vector" not in reader.shapes:
        raise reader.why().missing(at)
    close = ">" if reader.kinds[at] == "<" else "⟩"
    bars = reader.open(at)
    items = [reader.sum()]
    while reader.kinds[reader.i] == ",":
        reader.i += 1
        items.append(reader.sum())
    reader.close(close, at, bars)
    if len(items) == 1:
        raise reader.why().missing(at)
    return Vector(tuple(items))


def absolute(reader: Reader) -> Expr:
    """absolute = "|" sum "|": a bar that stands where an operand is due opens"""
    at = reader.i
    kind = reader.kinds[at]
    reader.deeper(at)
    reader.i += 1
    reader.bars += kind == BAR
    inner = reader.sum()
    if reader.kinds[reader.i] != CLOSING[kind]:
        raise reader.mistake("unclosed-bars", at) if reader.kinds[reader.i] == END else reader.why().stray(reader.i)
    reader.i += 1
    reader.bars -= kind == BAR
    reader.nesting -= 1
    return Call("abs", (inner,))


def matrix(reader: Reader) -> Expr:
    """matrix = \\begin{pmatrix} sum { "&" sum } { "\\\\" ... } \\end{pmatrix}; curly brackets inside only group"""
    at = reader.i
    if not reader.shapes & {"vector", "matrix"}:
        raise reader.mistake("matrix-shape", at)
    bars = reader.open(at)
    shapes, reader.shapes = reader.shapes, reader.shapes - {"set"}
    rows = [_row(reader)]
    while reader.kinds[reader.i] == "\\\\":
        reader.i += 1
        if reader.kinds[reader.i] != MATRIX_END:
            rows.append(_row(reader))
    reader.shapes = shapes
    reader.close(MATRIX_END, at, bars)
    return _shaped(reader, rows, at)


def _row(reader: Reader) -> tuple[Expr, ...]:
    items = [reader.sum()]
    while reader.kinds[reader.i] == "&":
        reader.i += 1
        items.append(reader.sum())
    return tuple(items)


def _shaped(reader: Reader, rows: list[tuple[Expr, ...]], at: int) -> Expr:
    """One row or one column is a vector, where vectors are allowed."""
    if len({len(row) for row in rows}) > 1:
        raise reader.mistake("uneven-matrix", at, reader.i - 1)
    if len(rows) == len(rows[0]) == 1:
        return rows[0][0]
    if "vector" in reader.shapes and (len(rows) == 1 or len(rows[0]) == 1):
        return Vector(tuple(item for row in rows for item in row))
    if "matrix" not in reader.shapes:
        raise reader.mistake("matrix-shape", at)
    return Matrix(tuple(rows))
