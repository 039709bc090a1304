"""What is said about points and what they are worth, once it is known which of them belong together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from quizgen.answers.expression import same_value
from quizgen.answers.judgement import Component, Finding, misshapen
from quizgen.answers.matching import Classified, Pairing, same
from quizgen.answers.task import Task
from quizgen.equivalence.verdict import Equal
from quizgen.expr.nodes import Expr, Neg, Vector
from quizgen.expr.text import to_unicode

HALF = Fraction(1, 2)


def right_kind(one: Classified, key: Classified) -> bool:
    """Whether the response's word is the key's; a key without a kind asks for none. On a line a saddle is an
    inflection."""
    on_a_line = not isinstance(key.point, Vector)
    return key.kind in ("", one.kind) or (on_a_line and {key.kind, one.kind} == {"saddle", "inflection"})


def components(pairing: Pairing) -> Iterator[Component]:
    """Each point of the key beside the response's, and each that is extra."""
    for one, key, verdict in pairing.pairs:
        kinds = verdict if right_kind(one, key) else misshapen(_kind_message(one))
        yield Component(to_unicode(key.point), one.point, key.point, kinds, _share(one, key))
    for one, key, verdict in pairing.open_pairs:
        yield Component(to_unicode(key.point), one.point, key.point, verdict)
    for one, key in pairing.wrong_heights:
        height = misshapen(_height_message(one))
        yield Component(to_unicode(key.point), one.point, key.point, height, HALF * _share(one, key))
    for key in pairing.missing:
        yield Component(to_unicode(key.point), None, key.point, misshapen(f"{to_unicode(key.point)} is missing"))
    for one in pairing.extra:
        extra = to_unicode(one.point)
        yield Component(extra, one.point, None, misshapen(f"{extra} is not one of them"))


def in_order(found: Iterable[Component], points: Sequence[Expr]) -> tuple[Component, ...]:
    """Components in the order of the key's points, those that are extra last."""
    places = {point: number for number, point in enumerate(points)}
    return tuple(sorted(found, key=lambda one: len(places) if one.key is None else places[one.key]))


def credit(pairing: Pairing) -> Fraction:
    """A share for every point, half of it for its kind where one is asked for, and half for a place whose height is
    wrong; an extra point costs one share."""
    shares = sum((_share(one, key) for one, key, _ in pairing.pairs), Fraction(0))
    shares += sum((HALF * _share(one, key) for one, key in pairing.wrong_heights), Fraction(0))
    if not pairing.count:
        return Fraction(not pairing.extra)
    return max(shares - len(pairing.extra), Fraction(0)) / pairing.count


def _share(one: Classified, key: Classified) -> Fraction:
    return Fraction(1) if right_kind(one, key) else HALF


def _height_message(one: Classified) -> str:
    place, height = map(to_unicode, one.coordinates)
    return f"The height at x = {place} is not {height}"


def findings(pairing: Pairing, task: Task) -> Iterator[Finding]:
    """What to say about kinds, heights, and every point that is extra or missing, with the slip behind it."""
    yield from _about_kinds([*((one, key) for one, key, _ in pairing.pairs), *pairing.wrong_heights])
    for one, _ in pairing.wrong_heights:
        yield Finding("points.height", f"{_height_message(one)}.")
    missing = list(pairing.missing)
    for one in pairing.extra:
        slip = next(filter(None, (_slip(one, key, task) for key in missing)), None)
        yield slip or Finding("points.extra", f"{to_unicode(one.point)} is not one of the points.")
    for key in missing:
        yield Finding("points.missing", f"{to_unicode(key.point)} is missing.", "A point is missing.")


def _about_kinds(pairs: Sequence[tuple[Classified, Classified]]) -> Iterator[Finding]:
    wrong = [(one, key) for one, key in pairs if not right_kind(one, key)]
    given, wanted = sorted(one.kind for one, _ in wrong), sorted(key.kind for _, key in wrong)
    if len(wrong) > 1 and given == wanted:
        places = " and ".join(to_unicode(one.point) for one, _ in wrong)
        yield Finding("points.kinds-swapped", f"The kinds of {places} are the wrong way round.")
        return
    for one, _ in wrong:
        yield Finding("points.kind-wrong" if one.kind else "points.kind-missing", f"{_kind_message(one)}.")
    for one, key in pairs:
        if one.kind and not key.kind:
            yield Finding("points.kind-unchecked", f"What kind of point {to_unicode(one.point)} is was not asked for.")


def _kind_message(one: Classified) -> str:
    point = to_unicode(one.point)
    return f"{point} is not a {_NOUNS[one.kind]}" if one.kind else f"Say what kind of point {point} is"


def _slip(one: Classified, key: Classified, task: Task) -> Finding | None:
    """Why an extra point may stand for this missing one."""
    shown = to_unicode(one.point)
    if len(one.coordinates) == len(key.coordinates):
        turned = Classified("", Vector(tuple(reversed(one.coordinates))))
        if len(one.coordinates) > 1 and isinstance(same(turned, key, task), Equal):
            return Finding("points.coordinates-swapped", f"{shown} has its coordinates the wrong way round.")
        if all(_up_to_sign(a, b, task) for a, b in zip(one.coordinates, key.coordinates, strict=True)):
            return Finding("points.sign", f"{shown} has a wrong sign.")
    elif len(one.coordinates) > len(key.coordinates):
        return Finding("points.coordinates-extra", f"{shown} has a coordinate too many.")
    elif isinstance(same_value(one.coordinates[0], key.coordinates[0], task), Equal):
        return Finding("points.coordinates-missing", f"Give all {len(key.coordinates)} coordinates of {shown}.")
    return None


def _up_to_sign(a: Expr, b: Expr, task: Task) -> bool:
    return any(isinstance(same_value(signed, b, task), Equal) for signed in (a, Neg(a)))


_NOUNS = {"minimum": "minimum", "maximum": "maximum", "saddle": "saddle point", "inflection": "point of inflection"}
