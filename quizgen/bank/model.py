"""What a bank is once it has been read: frozen values, formulas parsed, parameters not yet drawn."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from quizgen.answers.task import Tolerance
from quizgen.bank.fill import Value
from quizgen.expr.nodes import Expr, Relation
from quizgen.prose import Prose
from quizgen.values import value


@value
class Source:
    """Where in a file something was written, for messages that come later."""

    file: str
    line: int
    where: str


@value
class Parameter:
    """A name and what it may stand for, in the written order, each equally likely."""

    name: str
    values: tuple[Value, ...]

    @property
    def is_function(self) -> bool:
        return all(isinstance(value, str) for value in self.values)


@value
class Definition:
    """`y = ...` (no arguments) or `f(x) = ...`."""

    name: str
    arguments: tuple[str, ...]
    body: Expr


@value
class Sample:
    """A response that somebody may give; `slip` is the mal-rule that explains a wrong one, "" where none is named."""

    expr: Expr
    right: bool
    slip: str
    source: Source


@value
class PictureTemplate:
    """What is to be seen, as formulas with parameters in them; `x` and `y` are the ends of the window (y may be ()).

    `network` are the names in its layers. `unnamed`: words about the picture may not name its formulas.
    """

    variables: tuple[str, ...]
    x: tuple[Expr, ...]
    y: tuple[Expr, ...]
    curves: tuple[Expr, ...]
    chord: tuple[Expr, ...]
    tangent: tuple[Expr, ...]
    points: tuple[Expr, ...]
    path: tuple[Expr, ...]
    contours: tuple[Expr, ...]
    arrows: tuple[Expr, ...]
    surface: tuple[Expr, ...] = ()
    network: tuple[tuple[Expr, ...], ...] = ()
    unnamed: bool = False


@value
class ChoiceTemplate:
    """A choice in words or as a picture: right where all of `conditions` hold, never where they are None.

    `slip` is the mal-rule that a wrong one shows, `why` what is said to whoever chose it; "" where there is none.
    """

    words: Prose
    picture: PictureTemplate | None
    conditions: tuple[Relation, ...] | None
    slip: str
    why: str


@value
class Answer:
    """What is asked for in one part: `key` is a formula of the author's, operators and parameters still in it.

    `follows` is the key in terms of the answers to earlier parts, where the author says so; the three after it are
    those of quizgen.answers.task.Task. `choices` are for kind "choice", whose key follows from them; `made` more wrong
    ones come from slips, and `several` may be right. `unit` is what the key is measured in.
    """

    kind: str
    key: Expr
    assume: tuple[Relation, ...]
    tolerance: Tolerance | None
    form: tuple[str, ...]
    source: Source
    follows: Expr | None = None
    constant_in: tuple[str, ...] = ()
    letters: tuple[str, ...] | None = None
    domain: Fraction = Fraction(0)
    choices: tuple[ChoiceTemplate, ...] = ()
    made: int = 0
    several: bool = False
    unit: str = ""


@value
class PartTemplate:
    """`ask` is empty for a question of a single part; `solution` is what its author says to how it is done."""

    ask: tuple[Prose, ...]
    answer: Answer
    marks: int
    samples: tuple[Sample, ...] = ()
    solution: tuple[Prose, ...] = ()


@value
class Template:
    """`let` are formulas put in everywhere for a name, in order; `definitions` stay named: what diff(y, x) means.

    `few`: why there are less than a hundred variants; "" where there are enough. `allow`: tests of checks.py left out.
    """

    bank: str
    name: str
    title: str
    difficulty: int
    parameters: tuple[Parameter, ...]
    where: tuple[Relation, ...]
    let: tuple[tuple[str, Expr], ...]
    definitions: tuple[Definition, ...]
    prompt: tuple[Prose, ...]
    parts: tuple[PartTemplate, ...]
    few: str
    allow: frozenset[str]
    source: Source
    picture: PictureTemplate | None = None

    @property
    def marks(self) -> int:
        return sum(part.marks for part in self.parts)


@value
class Bank:
    """A named, versioned collection of templates; it holds no student's data.

    `replaces` is the file of another bank of the same name, of which nothing is seen; "" where there is none.
    """

    name: str
    title: str
    topic: str
    version: str
    file: str
    templates: Mapping[str, Template]
    replaces: str = ""


Banks: TypeAlias = Mapping[str, Bank]
