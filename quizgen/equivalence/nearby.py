"""Values of generators at a point close to a given place that satisfies no rational relation: for guessing, never
for proof.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from flint import arb

from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.constants import ball_of_generator
from quizgen.equivalence.field import Element, Field, Generator
from quizgen.expr.flint_numbers import to_flint


class Nearby:
    """Balls for generators and polynomials of a field, at FLINT's precision."""

    def __init__(self, field: Field, place: Mapping[str, Fraction]) -> None:
        self.field = field
        self.place = place
        self.shift = 1 + arb(2).sqrt() / (1 << 40)
        self.known: dict[int, arb] = {}

    def of_polynomial(self, p: Poly) -> arb:
        last = self.field.size - 1
        total = arb(0)
        for powers, coefficient in p.terms():
            term = arb(coefficient)
            for position, d in enumerate(powers):
                if d:
                    term = term * self.of_generator(self.field.generators[last - position]) ** int(d)
            total = total + term
        return total

    def of_element(self, a: Element | None) -> arb:
        if a is None:
            raise NoField("no value")
        top = self.of_polynomial(a[0])
        return top if a[1] is None else top / self.of_polynomial(a[1])

    def of_generator(self, g: Generator) -> arb:
        if g.index not in self.known:
            self.known[g.index] = self._value(g)
        return self.known[g.index]

    def _value(self, g: Generator) -> arb:
        if g.kind == "symbol":
            return self._symbol(g.data)
        if g.kind == "atom":
            return self.of_polynomial(g.data)
        if g.constant:
            return ball_of_generator(self.field, g)
        if g.kind == "root":
            return real_root(self.of_element(g.argument), g.data[1])
        if g.kind == "part":
            third: arb = (self.of_element(g.argument).asin() / g.data).sin()
            return third
        if g.kind not in _FUNCTIONS:
            raise NoField("no value")
        return _FUNCTIONS[g.kind](self.of_element(g.argument))

    def _symbol(self, name: str) -> arb:
        at = self.place[name]
        number = arb(to_flint(at))
        if name not in self.field.whole:
            number = number * self.shift
        return real_root(number, self.field.symbol_roots.get(name, 1))


class At(Nearby):
    """Balls at the place itself: for proof."""

    def __init__(self, field: Field, place: Mapping[str, Fraction]) -> None:
        super().__init__(field, place)
        self.shift = arb(1)


class Box(Nearby):
    """Balls over whole intervals of variables: for proof, since nothing is shifted."""

    def __init__(self, field: Field, intervals: Mapping[int, arb]) -> None:
        super().__init__(field, {})
        self.intervals = {field.generators[index].data: value for index, value in intervals.items()}

    def _symbol(self, name: str) -> arb:
        if name not in self.intervals or name in self.field.symbol_roots:
            raise NoField("another variable")
        return self.intervals[name]


def real_root(value: arb, degree: int) -> arb:
    """The root of |value|, with the sign of value if the degree is odd."""
    if degree == 1:
        return value
    return -abs(value).root(degree) if degree % 2 and value < 0 else abs(value).root(degree)


_FUNCTIONS: dict[str, Callable[[arb], arb]] = {
    "exp": arb.exp,
    "cos": arb.cos,
    "sin": arb.sin,
    "asin": arb.asin,
    "atan": arb.atan,
    "ln": lambda u: abs(u).log(),
    "factorial": lambda u: (u + 1).gamma(),
}
