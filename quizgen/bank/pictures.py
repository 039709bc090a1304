"""The picture of a question: read from the bank as formulas, made into a Figure when a variant is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from quizgen.bank.asked import each
from quizgen.bank.fields import PICTURE, names
from quizgen.bank.fill import Value, fill
from quizgen.bank.keys import BadKey, Definitions, resolve, work_out
from quizgen.bank.model import PictureTemplate
from quizgen.bank.numbers import rational
from quizgen.bank.scope import Scope
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.values import at
from quizgen.expr.nodes import Expr, Vector
from quizgen.expr.walk import symbols
from quizgen.figures.figure import Arrows, Chord, Contours, Curve, Figure, Item, Path, Point, Tangent, Window
from quizgen.located.place import Place


def read_picture(place: Place | None, scope: Scope) -> PictureTemplate | None:
    """What stands at `place`; None where nothing does, or where it cannot be read, which has then been noted."""
    if place is None:
        return None
    found = place.fields(*names(PICTURE))
    across = found["across"].text() if "across" in found else None
    variables = tuple(name.strip() for name in (across or "").split(","))
    inside = scope.with_names(frozenset(variables))

    def formulas(name: str) -> tuple[Expr, ...]:
        read = (inside.formula(item, item.text()) for item in each(found.get(name)))
        return tuple(e for e in read if e is not None)

    def window(name: str) -> tuple[Expr, ...]:
        low, dots, high = ((found[name].text() or "") if name in found else "").partition("..")
        ends = tuple(inside.formula(found[name], end.strip()) for end in (low, high)) if dots else ()
        if name in found and (len(ends) < 2 or not high.strip()):
            found[name].wrong("this says not from where to where.", "Write -3..5; parameters may stand in it.")
        return tuple(e for e in ends if e is not None)

    shapes = {name: formulas(name) for name in ("curves", "chord", "tangent", "points", "path", "contours", "arrows")}
    if not any(shapes.values()):
        place.wrong("there is nothing in this picture.", "Write curves: y, contours: z, or arrows: grad(z, x, y).")
    return PictureTemplate(variables, window("x"), window("y"), **shapes)


def formulas_of_picture(picture: PictureTemplate | None) -> tuple[Expr, ...]:
    """Every formula in it."""
    if picture is None:
        return ()
    return (*picture.x, *picture.y, *picture.curves, *picture.chord, *picture.tangent, *picture.points, *picture.path,
            *picture.contours, *picture.arrows)  # fmt: skip


def figure_of(picture: PictureTemplate, values: Mapping[str, Value], definitions: Definitions) -> Figure:
    """The figure of one variant. Raises BadKey where something in it is no number."""
    window = [_number(fill(e, values)) for e in (*picture.x, *picture.y)]
    items = tuple(_items(picture, values, definitions))
    first, second = picture.variables[0], picture.variables[1] if len(picture.variables) > 1 else "y"
    return Figure(items, Window(*window), (first, second))


def _items(picture: PictureTemplate, values: Mapping[str, Value], definitions: Definitions) -> Iterator[Item]:
    def body(e: Expr, *variables: str) -> Expr:
        whole = resolve(work_out(fill(e, values), definitions).expr, definitions, frozenset(variables))
        if unknown := symbols(whole) - set(variables):
            raise BadKey(f"{' and '.join(sorted(unknown))} in it is no number")
        return whole

    x = picture.variables[0]
    curves = [body(e, x) for e in picture.curves]
    yield from (Curve(curve, x) for curve in curves)
    if curves and len(picture.chord) > 1:
        start, end = (_number(fill(e, values)) for e in picture.chord[:2])
        yield Chord(curves[0], x, start, end)
    for e in picture.tangent if curves else ():
        place = fill(e, values)
        yield Tangent(curves[0], x, _number(place), _number(at(derivative(curves[0], x), {x: place})))
    if len(picture.variables) > 1:
        both = (x, picture.variables[1])
        yield from (Contours(body(e, *both), both) for e in picture.contours)
        for e in picture.arrows:
            match body(e, *both):
                case Vector((first, second)):
                    yield Arrows((first, second), both)
                case _:
                    raise BadKey("arrows are a vector of two components: grad(z, x, y)")
    yield from (Point(*_place(body(e))) for e in picture.points)
    if picture.path:
        yield Path(tuple(_place(body(e)) for e in picture.path))


def _place(e: Expr) -> tuple[float, float]:
    match e:
        case Vector((x, y)):
            return _number(x), _number(y)
    raise BadKey("a point of a picture has two coordinates: (p, q)")


def _number(e: Expr) -> float:
    number = rational(e)
    if number is None:
        raise BadKey("a number is expected in the picture")
    return float(number)
