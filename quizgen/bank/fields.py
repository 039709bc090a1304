"""Every field that a bank may have, what may stand there, and what it is for: decoding and the JSON Schema read this.

`says` is what an editor shows beside the field; banks/README.md says more.
"""

from __future__ import annotations

from typing import TypeAlias

from quizgen.answers.form import FORMS
from quizgen.answers.kinds import KINDS
from quizgen.values import value


@value
class Text:
    """Words, or a formula as typed; `example` is one."""

    example: str = ""


@value
class Whole:
    """A whole number between two."""

    least: int
    most: int


@value
class Choice:
    """One of some names."""

    names: tuple[str, ...]


@value
class Each:
    """A list, or a single item without brackets."""

    item: Shape


@value
class Items:
    """A list."""

    item: Shape


@value
class Named:
    """Names that the author chooses, with values; `pattern` is what a name looks like."""

    item: Shape
    pattern: str = ""


@value
class Table:
    """Fields with names of ours."""

    fields: tuple[Field, ...]


@value
class Either:
    """The short way to write something, or the long one."""

    short: Shape
    long: Shape


Shape: TypeAlias = Text | Whole | Choice | Each | Items | Named | Table | Either


@value
class Field:
    name: str
    shape: Shape
    says: str
    needed: bool = False


KIND_NAMES = KINDS.names()
FORM_NAMES = FORMS.names()
"""Looked up once: to ask the installed packages takes longer than to read a bank."""

NAME = "^[a-z][a-z0-9-]*$"
ALLOW = ("ones", "zero", "same", "like-terms")
"""The tests of quizgen.bank.checks that an author may leave out."""
PICTURE_WORDS = ("formula", "seen")
WAYS_TO_CHOOSE = ("one", "several")
MOST_SLIPS = 6
FORMULA = Text("diff(y, x)")

SAMPLES = (
    Field("right", Each(FORMULA), "Responses that must be marked right, in whatever form."),
    Field("wrong", Each(FORMULA), "Responses that must be marked wrong."),
    Field("slips", Named(Text("chain.inner-derivative-forgotten")), "Wrong responses, each with the slip it shows."),
)

PICTURE = (
    Field("across", Text("x"), "The variable along the picture, or both variables: x, y."),
    Field("x", Text("-3..5"), "From where to where the picture goes along; parameters may stand in it."),
    Field("y", Text("-2..9"), "From where to where it goes up; as high as its curves without it."),
    Field("curves", Each(Text("y")), "Graphs: of y, or of a formula."),
    Field("chord", Items(Text("p")), "A chord of the first curve between two abscissas: [p, q]."),
    Field("tangent", Each(Text("p")), "The tangent to the first curve at this abscissa."),
    Field("points", Each(Text("(p, q)")), "Dots."),
    Field("path", Items(Text("(p, q)")), "Points joined by arrows: the steps of a descent."),
    Field("contours", Each(Text("z")), "Lines of equal height of a function of two variables."),
    Field("arrows", Each(Text("grad(z, x, y)")), "A vector field."),
    Field("surface", Text("z"), "The graph of a function of two variables, aslant."),
    Field("network", Items(Each(Text("x_1"))), "Names in layers, [[x_1, x_2], y_1, E]; joined as formulas say."),
    Field("words", Choice(PICTURE_WORDS), "What is told to those who cannot see it: the formula, or what is seen."),
)

CHOICE = (
    Field("says", Text("falls fastest"), "The choice in words, with maths between dollar signs, which is worked out."),
    Field("picture", Table(PICTURE), "The choice as a picture."),
    Field("if", Each(Text("a > 0")), "Under right: where it is right; in other variants it is a wrong choice."),
    Field("slip", Text("chain.inner-derivative-forgotten"), "The slip that a wrong choice shows."),
    Field("why", Text(), "What is said to whoever chose it, without giving the right one away."),
)
CHOICES = Each(Either(Text("$diff(y, x)$"), Table(CHOICE)))

ANSWER = (
    Field("key", FORMULA, "The right answer: diff(y, x), argmin(E, w), at(y, x, 2), or a formula."),
    Field("kind", Choice(KIND_NAMES), "What sort of answer it is; taken from the key if you leave it out."),
    Field("assume", Each(Text("x > 0")), "Where the answer need only hold."),
    Field("tolerance", Text("3 figures"), "0.005 (in the key's units), 5%, 3 figures or 2 places; exact without it."),
    Field("unit", Text("m/s"), "What it is measured in; stands behind the answer wherever that is shown."),
    Field("form", Each(Choice(FORM_NAMES)), "What the answer must look like."),
    Field("follows", Text("zeros(part(a), x)"), "The key in terms of the answers to earlier parts."),
    Field("up-to-constant", Each(Text("x")), "Any answer is right that differs by what does not depend on this."),
    Field("in-terms-of", Each(Text("y")), "The letters that the answer may use."),
    Field("domain", Text("25%"), "What it costs to be right but not defined everywhere: ignore, or a percentage."),
    Field("right", CHOICES, "Instead of a key: the right one of several choices, or a list of right ones."),
    Field("wrong", CHOICES, "The wrong choices."),
    Field("slips", Whole(1, MOST_SLIPS), "So many wrong choices more, from slips in working out the right one."),
    Field("choose", Choice(WAYS_TO_CHOOSE), "How many of the choices may be right: one, or several."),
)

KEY = Field("answer", Either(FORMULA, Table(ANSWER)), "The key, or its fields.")
MARKS = Field("marks", Whole(1, 100), "Whole marks; the derivation splits them into method and accuracy.")

SOLUTION = Field("solution", Text("The chord rises by $q^2 - p^2$."),
                 "How it is done, where no derivation says it; right of an = formulas are worked out.")  # fmt: skip

PART = (
    Field("ask", Text("Find $diff(y, x)$."), "What this part asks.", needed=True),
    Field(KEY.name, KEY.shape, KEY.says, needed=True),
    Field(MARKS.name, MARKS.shape, MARKS.says, needed=True),
    Field("samples", Table(SAMPLES), "Responses with what is to be said of them."),
    SOLUTION,
)

TEMPLATE = (
    Field("question", Text("Differentiate $y = a x^n$ with respect to $x$."),
          "Words with maths between dollar signs. An equation y = ... says what y is.", needed=True),
    Field("title", Text(), "What the question is called in tables."),
    Field("difficulty", Whole(1, 3), "1, 2 or 3."),
    Field("parameters", Named(Either(Text("2..9"), Items(Text("sin")))),
          "What is drawn: a: 2..9, b: -5..5 nonzero, f: [sin, cos], v: [x, y]."),
    Field("where", Each(Text("a != n")), "Conditions that the parameters fulfil."),
    Field("let", Named(Text("2 a p")), "Names for what is worked out from the parameters."),
    Field("given", Named(Text("(w x - t)^2")), "Definitions that the question does not show as an equation."),
    KEY,
    MARKS,
    Field("samples", Table(SAMPLES), "Responses with what is to be said of them."),
    SOLUTION,
    Field("parts", Items(Table(PART)), "Instead of answer and marks: several questions on one thing."),
    Field("picture", Table(PICTURE), "A picture below the question: curves, contours, arrows."),
    Field("few-variants", Text(), "Why there are fewer than a hundred variants."),
    Field("allow", Each(Choice(ALLOW)), "What is kept out otherwise and may be: coefficients 1, the answer 0, ..."),
)  # fmt: skip

BANK = (
    Field("bank", Text("chain-rule"), "The bank's name: small letters, digits and hyphens.", needed=True),
    Field("title", Text("The chain rule"), "What the bank is called.", needed=True),
    Field("templates", Named(Table(TEMPLATE), NAME), "The questions, each under its name.", needed=True),
    Field("topic", Text("chain rule"), "What the questions are about."),
    Field("version", Text("1"), "Of the bank; raise it when keys change."),
)


def names(fields: tuple[Field, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the fields that must be there, and of those that may."""
    needed = tuple(field.name for field in fields if field.needed)
    return needed, tuple(field.name for field in fields if not field.needed)
