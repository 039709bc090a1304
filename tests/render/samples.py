"""Documents for the tests of this folder: a short sheet with each kind of block that a view has."""

from __future__ import annotations

from fractions import Fraction

from quizgen.expr.nodes import (
    ONE,
    TWO,
    Call,
    Derivative,
    Expr,
    Integer,
    Power,
    Product,
    Quotient,
    Relation,
    Sum,
    Symbol,
)
from quizgen.figures.drawing import Dot, Drawing, Lettering, Stroke
from quizgen.prose import Latex, Math, Text
from quizgen.render.document import (
    AnswerSpace,
    AwardRow,
    Awards,
    Block,
    Choices,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    PartBlock,
    Picture,
    Question,
    Result,
    Step,
    Steps,
    Table,
    View,
)

x, y = Symbol("x"), Symbol("y")
DRAWING = Drawing(
    20, 10,
    (Stroke("curve", ((0, 0), (20, 10))), Stroke("arrow", ((0, 10), (10, 5)))),
    (Dot((1, 1)),),
    (Lettering((20, 0), "right", "x", math=True), Lettering((10, 0), "below", "−1")),
)  # fmt: skip
SLOPE = Derivative(y, ("x",))


def quotient(a: int) -> Expr:
    return Quotient(Product((Integer(a), x)), Sum((Power(x, TWO), ONE)))


def asked(a: int) -> Paragraph:
    """Differentiate y = sin(a x^2)."""
    function = Call("sin", (Product((Integer(a), Power(x, TWO))),))
    return Paragraph((Text("Differentiate "), Math(Relation(y, "=", function)), Text(".")))


def document(
    name: str = "Ada Lovelace", number: str = "20411", *, a: int = 3, view: View = "questions", fragment: str = ""
) -> Document:
    """Two questions, the second in two parts; `fragment` is hand-written LaTeX in the first."""
    extra = (Paragraph((Latex(fragment, "hand-written"),)),) if fragment else ()
    space = AnswerSpace(30, (Math(SLOPE), Text(" =")))
    first = Question(1, "Sine", "chain-rule/sine", Fraction(3), (asked(a), *extra, PartBlock("", None, (space,))))
    parts = tuple(
        PartBlock(label, Fraction(1, 2), (Paragraph((Text("Do "), Math(quotient(a)))), AnswerSpace(20)))
        for label in ("a", "b")
    )
    second = Question(2, "Quotient", "product-rule/quotient", Fraction(1), (asked(a + 1), *parts))
    return Document(
        view, "week-04", "Skills", "Differentiation", name, number, "Friday 17:00", Fraction(4), (first, second)
    )


EVERYTHING: tuple[Block, ...] = (
    Heading("A heading"),
    Paragraph(
        (
            Text("Words, "),
            Math(quotient(2), display=True),
            Text(". More "),
            Latex(r"\nabla E", "grad E"),
            Text(": "),
            Latex(r"\sum_i w_i", "the sum", display=True),
            Text("."),
        )
    ),
    AnswerSpace(20),
    Steps((Step("Chain rule", ((Text("Let "), Math(x)), (Text("Then"),)), Relation(SLOPE, "=", x)), Step("", (), x))),
    Choices((("A", (Math(x),)), ("B", (Text("none of these"),)))),
    Result("Answer", (Math(x),)),
    Awards((AwardRow("M", Fraction(1, 2), (Text("Chain rule"),)), AwardRow("A", Fraction(1), (Text("Answer"),)))),
    Table(((Text("who"),), (Text("what"),)), (((Text("Ada"),), (Math(x),)),)),
    Note("A note."),
    PartBlock("a", Fraction(1), (Note("inside"),)),
    PageBreak(),
    Picture(DRAWING, "A line."),
    Question(1, "Title", "bank/template", Fraction(5, 2), (Paragraph((Text("Do it."),)),)),
)
"""Each kind of block once."""


def everything() -> Document:
    return Document("solutions", "w", "Course", "Title", "Ada", "1", "", Fraction(5, 2), EVERYTHING)
