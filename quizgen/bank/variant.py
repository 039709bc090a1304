"""One concrete question: a template with its parameters drawn, its keys computed and their derivations kept."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.task import LETTERS, Task
from quizgen.bank.follow import Follow
from quizgen.calculus.derivation import Derivation
from quizgen.expr.nodes import Expr
from quizgen.figures.figure import Figure
from quizgen.figures.speak import spoken
from quizgen.prose import Prose, Text
from quizgen.values import value


@value
class Choice:
    """One of the choices below a question: words, or a picture, or both.

    `slip` is the mal-rule that a wrong one shows and `why` what is said to whoever chose it; which are right is in the
    key of the part's task.
    """

    words: Prose
    picture: Figure | None = None
    slip: str = ""
    why: str = ""

    @property
    def shown(self) -> Prose:
        """What is to be seen of it: its words, and its picture in words."""
        return self.words if self.picture is None else (*self.words, Text(f"[Picture: {spoken(self.picture)}]"))


def lettered(choices: tuple[Choice, ...]) -> tuple[tuple[str, Choice], ...]:
    """Choices with what they are called: A, B, ..."""
    return tuple(zip(LETTERS, choices, strict=False))


@value
class Part:
    """One thing asked for. `label` is "" for a question of a single part, else "a", "b", ...

    `derivations` are those of the key, in the order in which a solution shows them (a gradient is one of them, with a
    part for each variable). `follows` is the key in terms of the answers to earlier parts, where it builds on any.
    `choices` are called A, B, ... in their order. `solution` is what the author says to how it is done,
    `unit` what the key is measured in, "" for a bare number or formula.
    """

    label: str
    prompt: tuple[Prose, ...]
    task: Task
    marks: Fraction
    derivations: tuple[Derivation, ...] = ()
    follows: Follow | None = None
    choices: tuple[Choice, ...] = ()
    solution: tuple[Prose, ...] = ()
    unit: str = ""

    @property
    def lettered(self) -> tuple[tuple[str, Choice], ...]:
        """The choices, each with what it is called."""
        return lettered(self.choices)


@value
class Variant:
    """`template` is "bank/template"; `seed` decides everything else and never leaves the tutor's side.

    `pictures` stand below the prompt.
    """

    template: str
    title: str
    seed: bytes
    parameters: tuple[tuple[str, Expr | str], ...]
    prompt: tuple[Prose, ...]
    parts: tuple[Part, ...]
    difficulty: float
    pictures: tuple[Figure, ...] = ()

    @property
    def marks(self) -> Fraction:
        return sum((part.marks for part in self.parts), Fraction(0))
