"""The picture of a question: read from the bank as formulas, made into a Figure when a variant is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from quizgen.bank.diagrams import network_of
from quizgen.bank.fields import PICTURE, PICTURE_WORDS, names
from quizgen.bank.fill import Value, fill
from quizgen.bank.keys import BadKey, Definitions, resolve, work_out
from quizgen.bank.model import PictureTemplate
from quizgen.bank.numbers import rational
from quizgen.bank.scope import Scope
from quizgen.calculus.differentiate import derivative
from quizgen.calculus.values import at
from quizgen.expr.nodes import Expr, Symbol, Vector
from quizgen.expr.walk import symbols
from quizgen.figures.figure import (
    Arrows,
    Chord,
    Contours,
    Curve,
    Figure,
    Item,
    Path,
    Point,
    Surface,
    Tangent,
    Window,
    to_scale,
)
from quizgen.located.place import Place, each


def read_picture(place: Place | None, scope: Scope) -> PictureTemplate | None:
    """What stands at `place`; None where nothing does, or where it cannot be read, which has then been noted."""
    if place is None:
        return None
    found = place.fields(*names(PICTURE))
    layers = found["network"].items() if "network" in found else ()
    for name in ("across", "x") if not layers else ():
        if name not in found:
            place.wrong(f'the field "{name}" is missing.', _MISSING[name])
    if "surface" in found and "y" not in found:
        place.wrong('a surface needs "y" too.', "Write y: -2..2, from where to where its second variable goes.")
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

    shapes = {name: formulas(name) for name in _SHAPES}
    network = tuple(tuple(e for item in each(layer) if (e := scope.formula(item, item.text()))) for layer in layers)
    if not any(shapes.values()) and not network:
        place.wrong("there is nothing in this picture.", "Write curves: y, contours: z, or arrows: grad(z, x, y).")
    unnamed = "words" in found and found["words"].choice(PICTURE_WORDS) == "seen"
    return PictureTemplate(variables, window("x"), window("y"), **shapes, network=network, unnamed=unnamed)


_SHAPES = ("curves", "chord", "tangent", "points", "path", "contours", "arrows", "surface")
_MISSING = {"across": "Write across: x, or both variables: x, y.", "x": "Write x: -3..5, from where to where it goes."}


def formulas_of_picture(picture: PictureTemplate | None) -> tuple[Expr, ...]:
    """Every formula in it."""
    if picture is None:
        return ()
    return (*picture.x, *picture.y, *picture.curves, *picture.chord, *picture.tangent, *picture.points, *picture.path,
            *picture.contours, *picture.arrows, *picture.surface, *chain(*picture.network))  # fmt: skip


def figure_of(picture: PictureTemplate, values: Mapping[str, Value], definitions: Definitions) -> Figure:
    """The figure of one variant. Raises BadKey where something in it is no number."""
    if picture.network:
        layers = [[fill(e, values) for e in layer] for layer in picture.network]
        return Figure((network_of(layers, definitions),), Window(0.0, 1.0))
    window = [_number(fill(e, values)) for e in (*picture.x, *picture.y)]
    items = tuple(_items(picture, values, definitions))
    first, second = picture.variables[0], picture.variables[1] if len(picture.variables) > 1 else "y"
    figure = Figure(items, Window(*window), (first, second), unnamed=picture.unnamed)
    return to_scale(figure) if picture.contours or picture.arrows else figure


def _items(picture: PictureTemplate, values: Mapping[str, Value], definitions: Definitions) -> Iterator[Item]:
    def body(e: Expr, *variables: str) -> Expr:
        whole = resolve(work_out(fill(e, values), definitions).expr, definitions, frozenset(variables))
        if unknown := symbols(whole) - set(variables):
            raise BadKey(f"{' and '.join(sorted(unknown))} in it is no number")
        return whole

    x = picture.variables[0]
    curves = [body(e, x) for e in picture.curves]
    several = len(curves) > 1
    for e, curve in zip(picture.curves, curves, strict=True):
        yield Curve(curve, x, e.name if several and isinstance(e, Symbol) else "")
    if curves and len(picture.chord) > 1:
        start, end = (_number(fill(e, values)) for e in picture.chord[:2])
        yield Chord(curves[0], x, start, end)
    for e in picture.tangent if curves else ():
        place = fill(e, values)
        yield Tangent(curves[0], x, _number(place), _number(at(derivative(curves[0], x), {x: place})))
    if len(picture.variables) > 1:
        both = (x, picture.variables[1])
        yield from (Contours(body(e, *both), both) for e in picture.contours)
        yield from (Surface(body(e, *both), both, e.name if isinstance(e, Symbol) else "z") for e in picture.surface)
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
