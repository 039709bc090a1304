"""Formulas as fractions of polynomials over generators that obey known relations.

An element is (numerator, denominator) over Q[g0, g1, ...] (FLINT's fmpq_mpoly, lexicographic, newer generators
above older ones); the denominator is None for 1. A generator stands for a variable, pi, exp(m/L), cos(m/L),
sin(m/L), ln|f|, |f|^(1/q), atan(u), ...; a relation says g^q = polynomial in older generators. What reduces to zero
is zero: relations are identities. That generators might hide further relations only means that something equal may
not be seen.

What one pass cannot know yet - that exp(x/2) will be needed when exp(x) is met first - is told by raising Again:
the common units are kept and the translation starts afresh, with the same generators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from typing import Any, TypeAlias

from flint import Ordering, fmpq, fmpq_mpoly_ctx

from quizgen.budget import Budget
from quizgen.equivalence import arithmetic
from quizgen.equivalence.arithmetic import NoField, Poly
from quizgen.equivalence.lattice import Lattice
from quizgen.expr.flint_numbers import to_flint, to_fraction

Element: TypeAlias = tuple[Poly, Poly | None]
"""(numerator, denominator); the denominator None stands for 1."""

Constraint: TypeAlias = tuple[int, tuple[str, ...]]
"""(s, factors): the product of the signs of the factors is s on the domain."""

SIZES = (12, 24, 48)
LARGEST_POWER_TERMS = 1500
LARGEST_NUMBER_BITS = 20_000
QUICK_PRODUCT, HEAVY_BITS = 64, 256
"""Products of fewer terms than that, with numbers of fewer bits, are not looked at beforehand."""


class Again(Exception):
    """Start the translation afresh: a common unit has changed."""


class EmptyCell(Exception):
    """The signs that were supposed contradict the domain: there is nothing to prove here."""


class NeedSign(Exception):
    """The sign of a factor matters and is not known: the driver must split into cells."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@cache
def context(size: int) -> tuple[Any, tuple[Poly, ...]]:
    """The ring over `size` generators, oldest generator first; built once."""
    ring = fmpq_mpoly_ctx.get(tuple(f"g{k}" for k in reversed(range(size))), Ordering.lex)
    return ring, tuple(reversed(ring.gens()))


class Generator:
    """One generator: its kind, its position, what it is a function of (`argument`), and data that its kind needs.

    `constant` says that its value does not depend on the variables.
    """

    __slots__ = ("argument", "constant", "data", "index", "kind", "poly")

    def __init__(
        self, kind: str, index: int, poly: Poly, argument: Element | None, data: Any, *, constant: bool
    ) -> None:
        self.kind = kind
        self.index = index
        self.poly = poly
        self.argument = argument
        self.data = data
        self.constant = constant


class Field:
    """The generators of one problem and the arithmetic over them."""

    def __init__(self, budget: Budget, size: int = SIZES[0]) -> None:
        self.budget = budget
        self.size = size
        self.ring, self.gens = context(size)
        self.zero: Poly = self.ring.constant(0)
        self.one: Poly = self.ring.constant(1)
        self.generators: list[Generator] = []
        self.by_key: dict[tuple[Any, ...], Generator] = {}
        self.by_name: dict[str, Generator] = {}
        self.lattices: dict[str, Lattice] = {}
        self.monomials: dict[str, Element] = {}
        self.bottoms: dict[str, Poly] = {}
        self.roots: dict[str, int] = {}
        self.factorizations: dict[str, tuple[fmpq, list[tuple[str, int]]]] = {}
        self.polys: dict[str, Poly] = {}
        self.relations: dict[int, tuple[int, Poly]] = {}
        self.order: list[int] = []
        self.signs: dict[str, int] = {}
        self.supposed: dict[str, int] = {}
        self.symbol_signs: dict[str, int] = {}
        self.symbol_roots: dict[str, int] = {}
        self.symbol_degrees: dict[int, int] = {}
        self.sign_factors: dict[str, None] = {}
        self.constraints: list[Constraint] = []
        self.here: list[Constraint] = []
        self.aliases: dict[str, dict[str, Fraction]] = {}
        self.constrained = False
        self.load_constraints: Callable[[], None] = lambda: None
        self.asking: set[str] = set()
        self.radicals: dict[int, int] = {}
        self.used: set[int] = set()
        self.powers: dict[str, tuple[Poly, int]] = {}
        self.zero_numbers: list[tuple[Poly, int]] = []
        self.whole: frozenset[str] = frozenset()
        self.has_atoms = False
        self.heavy = False

    # -- generators --------------------------------------------------------------------------------------------------

    def generator(self, kind: str, key: str = "", argument: Element | None = None, data: Any = None) -> Generator:
        """The generator of this kind and key, made when it is first asked for."""
        full = (kind, key)
        known = self.by_key.get(full)
        if known is not None:
            self.used.add(known.index)
            return known
        index = len(self.generators)
        if index >= self.size:
            raise NoField("too many generators")
        constant = kind != "symbol" and (argument is None or self.is_constant(argument))
        made = Generator(kind, index, self.gens[index], argument, data, constant=constant)
        self.used.add(index)
        self.generators.append(made)
        self.by_key[full] = made
        self.by_name[f"g{index}"] = made
        return made

    def symbol(self, name: str) -> Element:
        """A variable; one of known sign whose roots occur is ± a power of its generator."""
        degree = self.symbol_roots.get(name)
        if degree is None:
            return self.reduced(self.generator("symbol", name, None, name).poly), None
        generator = self.generator("symbol", f"{name}^(1/{degree})", None, name)
        self.symbol_degrees[generator.index] = degree
        power = generator.poly**degree
        return (-power if degree % 2 == 0 and self.symbol_signs[name] < 0 else power), None

    def is_constant(self, a: Element) -> bool:
        """Whether no variable occurs in the element."""
        p, q = a
        return self.constant_poly(p) and (q is None or self.constant_poly(q))

    def constant_poly(self, p: Poly) -> bool:
        """Whether no variable occurs in the polynomial."""
        return all(not d or self.generators[index].constant for index, d in enumerate(reversed(p.degrees())))

    def relate(self, generator: Generator, degree: int, value: Poly) -> None:
        """State that generator^degree = value, a polynomial in older generators."""
        if generator.index not in self.relations:
            self.order.append(generator.index)
            self.order.sort(reverse=True)
        self.relations[generator.index] = (degree, generator.poly**degree - value)

    def enter(self, supposed: dict[str, int]) -> None:
        """Begin a cell, where these factors have these signs; relations that depend on signs are stated again."""
        self.supposed = supposed
        self.signs = dict(supposed)
        self.used.clear()
        self.here.clear()
        self.aliases.clear()
        self.relations.clear()
        self.order.clear()
        self.powers.clear()

    def reduced(self, p: Poly) -> Poly:
        """p with all relations applied, newest generator first."""
        if not self.order:
            return p
        degrees = p.degrees()
        last = self.size - 1
        for index in self.order:
            degree, relation = self.relations[index]
            if degrees[last - index] >= degree:
                p = arithmetic.remainder(self.budget, p, relation)
                degrees = p.degrees()
        return p

    def name_of(self, factor: Poly) -> str:
        """The name of an irreducible factor, by which `polys` knows it."""
        name = str(factor)
        self.polys.setdefault(name, factor)
        return name

    # -- elements ----------------------------------------------------------------------------------------------------

    def number(self, q: Fraction | int | fmpq) -> Element:
        """A rational number."""
        if isinstance(q, Fraction):
            q = to_flint(q)
        p = self.ring.constant(q)
        self.weigh(p)
        return p, None

    def weigh(self, p: Poly) -> None:
        """Look at the numbers in p: once large ones have been met, every product is looked at."""
        if not self.heavy and arithmetic.bits(p) > HEAVY_BITS:
            self.heavy = True

    def times(self, p: Poly, q: Poly) -> Poly:
        """The product of two polynomials, paid for and reduced."""
        cost = len(p) * len(q)
        self.budget.spend(cost)
        if cost > QUICK_PRODUCT or self.heavy:
            arithmetic.check_product(self.budget, p, q)
        return self.reduced(p * q)

    def add(self, a: Element, b: Element) -> Element:
        """a + b."""
        (p, q), (r, s) = a, b
        if q is s or q == s:
            return p + r, q
        if q is None:
            return self.times(p, s) + r, s
        if s is None:
            return p + self.times(r, q), q
        g = arithmetic.common_divisor(self.budget, q, s)
        if not g.is_constant():
            q1, s1 = q / g, s / g
            return self.times(p, s1) + self.times(r, q1), self.times(q1, s)
        return self.times(p, s) + self.times(r, q), self.times(q, s)

    def mul(self, a: Element, b: Element) -> Element:
        """a b."""
        (p, q), (r, s) = a, b
        top = self.times(p, r)
        bottom = s if q is None else q if s is None else self.times(q, s)
        if bottom is not None and len(top) + len(bottom) > 40:
            return self.cancelled((top, bottom))
        return top, bottom

    def neg(self, a: Element) -> Element:
        """-a."""
        return -a[0], a[1]

    def inverse(self, a: Element) -> Element:
        """1 / a."""
        p, q = a
        if p.is_zero():
            raise EmptyCell
        q = self.one if q is None else q
        if p.is_constant():
            return q / p, None
        return q, p

    def scaled(self, a: Element, q: Fraction | fmpq | int) -> Element:
        """q a for a rational number q."""
        if isinstance(q, Fraction):
            q = to_flint(q)
        return a[0] * q, a[1]

    def checked_times(self, p: Poly, q: Poly) -> Poly:
        """The product of polynomials whose numbers may be large."""
        arithmetic.check_product(self.budget, p, q)
        return self.times(p, q)

    def cancelled(self, a: Element) -> Element:
        """The same fraction in lowest terms, with a primitive denominator whose first coefficient is positive."""
        p, q = a
        if q is None:
            return a
        if p.is_zero():
            return p, None
        g = arithmetic.common_divisor(self.budget, p, q)
        if not g.is_constant():
            p, q = p / g, q / g
        missing = self.missing_radicals(q)
        if missing is not None:
            p, q = self.times(p, missing), self.times(q, missing)
        content = primitive_content(q)
        if content != 1:
            p, q = p / content, q / content
        return (p, None) if q.is_one() else (p, q)

    def missing_radicals(self, p: Poly) -> Poly | None:
        """A product of roots of numbers that makes the first coefficient of p rational; None if it is."""
        if not self.radicals:
            return None
        places = [self.size - 1 - index for index in self.radicals if index in self.relations]
        first = max(p.monoms(), key=lambda powers: [0 if place in places else d for place, d in enumerate(powers)])
        product: Poly | None = None
        for index, degree in self.radicals.items():
            k = int(first[self.size - 1 - index])
            if k and index in self.relations:
                factor = self.gens[index] ** (degree - k)
                product = factor if product is None else product * factor
        return product

    def rational(self, a: Element) -> Fraction | None:
        """The element as a rational number, if it is visibly one."""
        p, q = a
        if q is not None:
            p, q = self.cancelled(a)
            if q is not None:
                return None
        if len(p) == 0:
            return Fraction(0)
        if not p.is_constant():
            return None
        value = p.leading_coefficient()
        return to_fraction(value)


def primitive_content(p: Poly) -> fmpq:
    """The rational number c for which p / c has coprime integer coefficients and a positive first one."""
    coefficients: list[fmpq] = p.coeffs()
    if len(coefficients) == 1:
        return coefficients[0]
    top, bottom = coefficients[0].p, coefficients[0].q
    for c in coefficients[1:]:
        top, bottom = top.gcd(c.p), bottom.lcm(c.q)
    content = fmpq(top, bottom)
    return -content if (coefficients[0] < 0) != (content < 0) else content


def product(field: Field, elements: Iterable[Element]) -> Element:
    """The product of elements."""
    result: Element = (field.one, None)
    for element in elements:
        result = field.mul(result, element)
    return result
