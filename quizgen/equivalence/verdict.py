"""What a decision about two formulas can be, and the evidence that it carries.

Truth has three values, so a Verdict refuses to be a bool: match on Equal, Different and Undecided.
`Equal.certificate` and `Different.witness` can be checked again by code that shares nothing with the procedure that
found them. Findings say what else a person should know: where one formula has no value, or that the answer is right
on a part of the domain only.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, NoReturn, Protocol, TypeAlias

from quizgen.expr.nodes import Expr, Relation
from quizgen.values import value

Side: TypeAlias = Literal["response", "key", "both"]
Point: TypeAlias = tuple[tuple[str, Fraction], ...]
"""Values of the variables, sorted by name. A ± that was read as + or - appears as ("±", 1) or ("±", -1)."""

_WHOSE = {"response": "yours", "key": "the key", "both": "both"}


def show_point(point: Point) -> str:
    """The point as a person writes it: "x = 3/7, y = -2"."""
    shown = [f"± read as {'+' if q > 0 else '-'}" if name == "±" else f"{name} = {q}" for name, q in point]
    return ", ".join(shown) or "this value"


def show_condition(condition: Relation) -> str:
    """A condition as a person writes it: "x > 0"."""
    from quizgen.expr.text import to_text

    return to_text(condition)


@value
class NotDefined:
    """Where both have a value they agree, but `side` has no value unless `needs` (all of them) hold."""

    side: Side
    needs: tuple[Relation, ...]

    def __str__(self) -> str:
        needs = " and ".join(map(show_condition, self.needs))
        return f"equal where both are defined; {_WHOSE[self.side]} also needs {needs}"


@value
class NotDefinedAt:
    """Where both have a value they agree, but `side` has none at this point, where the other has."""

    side: Side
    point: Point

    def __str__(self) -> str:
        return f"equal where both are defined; {_WHOSE[self.side]} is not defined at {show_point(self.point)}"


@value
class RightOnly:
    """The two agree where these conditions hold and differ somewhere else."""

    where: tuple[Relation, ...]

    def __str__(self) -> str:
        return "right only where " + " and ".join(map(show_condition, self.where))


@value
class Continues:
    """Like NotDefined; and at `point`, where `side` has no real value, its principal value through complex numbers is
    the real number `principal` all the same, while the other side is `value`.

    sqrt(x) sqrt(x+1) is -sqrt(x^2+x) in this sense where x < -1. Whether that matters is for whoever judges.
    """

    side: Side
    needs: tuple[Relation, ...]
    point: Point
    value: str
    principal: str
    bits: int

    def __str__(self) -> str:
        return str(NotDefined(self.side, self.needs))

    def beyond_the_reals(self) -> BeyondReal:
        """The same as a witness of difference, for whoever judges that it matters."""
        defined: Side = "key" if self.side == "response" else "response"
        return BeyondReal(self.point, defined, self.value, self.principal, self.bits)


Finding: TypeAlias = NotDefined | NotDefinedAt | RightOnly | Continues


class Certificate(Protocol):
    """The evidence for Equal: data, and a check that is shorter than the search that found it."""

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool: ...

    def describe(self) -> str: ...


@value
class Apart:
    """A point inside both domains where the values lie in disjoint balls, computed with `bits` bits.

    `response` and `key` are decimal expansions of which every digit shown is certain; `digits` is their number.
    `gap` is how far the two are apart where the digits shown are the same.
    """

    point: Point
    response: str
    key: str
    digits: int
    bits: int
    gap: str = ""

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.witness import separated

        return separated(left, right, assume, self.point, self.bits)

    def __str__(self) -> str:
        here = f"at {show_point(self.point)} " if self.point else ""
        exact = "" if self.digits == 0 else f" (both certain to {self.digits} digits)"
        gap = f"; they differ by {self.gap}" if self.gap else ""
        return f"{here}yours is {self.response}, the key {self.key}{gap}{exact}"


@value
class Nowhere:
    """One of the two has no real value anywhere (under what is assumed), and what has no value equals nothing."""

    side: Side

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.domain import nowhere_defined

        asked = {"response": (left,), "key": (right,), "both": (left, right)}[self.side]
        return all(nowhere_defined(formula, assume) for formula in asked)

    def __str__(self) -> str:
        who = {"response": "your answer has", "key": "the key has", "both": "both have"}[self.side]
        return f"{who} no real value anywhere, so it equals nothing"


@value
class Disjoint:
    """The two are nowhere defined together, but for single points; at this point `defined` (one side) has a value and
    the other has none.
    """

    point: Point
    defined: Side
    value: str
    bits: int

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.domain import never_both
        from quizgen.equivalence.witness import value_on_one_side_only

        return never_both(left, right, assume) and value_on_one_side_only(
            left, right, assume, self.point, self.defined, self.bits
        )

    def __str__(self) -> str:
        other = "key" if self.defined == "response" else "response"
        return (
            f"the two have no domain in common: at {show_point(self.point)} "
            f"{_WHOSE[self.defined]} is {self.value} and {_WHOSE[other]} has no value"
        )


@value
class BeyondReal:
    """At this point `defined` (one side) has the real value `value`; the other has none, but its principal value
    `principal` (through complex numbers) is another real number."""

    point: Point
    defined: Side
    value: str
    principal: str
    bits: int

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.findings import apart_beyond_the_reals

        return apart_beyond_the_reals(left, right, assume, self.point, self.defined, self.bits) is not None

    def __str__(self) -> str:
        other = "key" if self.defined == "response" else "response"
        return (
            f"at {show_point(self.point)} {_WHOSE[self.defined]} is {self.value}, but {_WHOSE[other]} is not real "
            f"there (its principal value is {self.principal})"
        )


@value
class Unlike:
    """Two equations (or inequalities) with different solutions: `reason` in words, and a point that shows it if
    known.
    """

    reason: str
    point: Point = ()

    def check(self, left: Expr, right: Expr, assume: tuple[Relation, ...] = ()) -> bool:
        from quizgen.equivalence.relations import unlike

        return unlike(left, right, assume, self)

    def __str__(self) -> str:
        return self.reason


Witness: TypeAlias = Apart | Nowhere | Disjoint | BeyondReal | Unlike


class _NotABool:
    """A verdict has three values; asking it for two would lose one."""

    __slots__ = ()

    def __bool__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} is a verdict, not a truth value: match on Equal, Different, Undecided")


@value
class Equal(_NotABool):
    """Proved equal wherever both are defined. `by` names the procedure."""

    by: str
    certificate: Certificate
    findings: tuple[Finding, ...] = ()

    def explain(self) -> str:
        """For a person, at most two lines."""
        return "\n".join(_sentence(str(finding)) for finding in self.findings[:2]) or "Your answer equals the key."


@value
class Different(_NotABool):
    """Proved different by `witness`. `by` names the procedure."""

    by: str
    witness: Witness
    findings: tuple[Finding, ...] = ()

    def explain(self) -> str:
        """For a person, at most two lines."""
        lines = [_sentence(str(self.witness))]
        if self.findings:
            lines.insert(0, _sentence(str(self.findings[0])))
        return "\n".join(lines)


@value
class Undecided(_NotABool):
    """Neither proved: `reason` is "too large" or "no proof found", `evidence` what is known all the same."""

    reason: str
    evidence: str = ""

    def explain(self) -> str:
        """For a person, at most two lines."""
        return "\n".join(filter(None, [f"This could not be decided: {self.reason}.", self.evidence]))


Verdict: TypeAlias = Equal | Different | Undecided


def _sentence(text: str) -> str:
    """A sentence; a variable keeps its letter ("x = 2 solves yours")."""
    first = text if text[1:2] in (" ", "_") else text[:1].upper() + text[1:]
    return first + "."
