"""Which blocks a sheet has in each view."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.task import Task
from quizgen.bank.variant import Part, Variant
from quizgen.calculus.differentiate import differentiate
from quizgen.expr.nodes import ONE, TWO, Call, Derivative, Integer, Neg, Power, Relation, Set, Symbol
from quizgen.prose import Math, Text, plain
from quizgen.render.document import AnswerSpace, Awards, Block, PartBlock, Result, Steps
from quizgen.render.pages import Room, document_of, key_in_words
from quizgen.sheets.sheet import Sheet, Student
from quizgen.syntax.notation import Notation

x, y = Symbol("x"), Symbol("y")


def sheet() -> Sheet:
    function = Call("sin", (Power(x, TWO),))
    derivation = differentiate(function, "x")
    prompt = ((Text("Differentiate "), Math(Relation(y, "=", function)), Text(".")),)
    task = Task("expression", derivation.result, Notation.of("x"))
    variant = Variant(
        "chain-rule/sine", "Sine", b"", (), prompt, (Part("", (), task, Fraction(3), (derivation,)),), 2.0
    )
    points = Set((Call("minimum", (ONE,)), Call("maximum", (Neg(ONE),))))
    second = Variant(
        "optimum/cubic", "Cubic", b"", (), ((Text("Find them."),),),
        (Part("a", ((Text("All."),),), Task("points", points, Notation.of("x")), Fraction(4)),), 2.0,
    )  # fmt: skip
    return Sheet("Skills", "week-04", "Differentiation", "Friday", Student("20411", "Ada"), (variant, second))


def inside(view: str, question: int) -> tuple[Block, ...]:
    document = document_of(sheet(), view)  # type: ignore[arg-type]
    part = document.questions[question].blocks[-1]
    assert isinstance(part, PartBlock)
    return part.blocks


def test_questions_leave_room_and_say_what_stands_before_the_answer() -> None:
    """dy/dx =, because the question calls its function y; as much room as the marks are worth."""
    [space] = inside("questions", 0)
    assert space == AnswerSpace(30, (Math(Derivative(y, ("x",))), Text(" =")), "1")
    assert Room(per_mark=10, least=22, most=25).height(sheet().questions[0].parts[0]) == 25


def test_solutions_follow_the_derivation_of_the_students_own_variant() -> None:
    """The last line is the key, so it is not repeated."""
    [steps] = inside("solutions", 0)
    assert isinstance(steps, Steps)
    last = steps.steps[-1].equation
    assert isinstance(last, Relation)
    assert last.right == sheet().questions[0].parts[0].task.key
    assert last.left == Derivative(y, ("x",))


def test_a_part_without_derivation_shows_its_key() -> None:
    """In words that people use."""
    _, result = inside("solutions", 1)
    assert isinstance(result, Result)
    assert plain(result.prose) == "minimum at 1 and maximum at -1"


def test_the_mark_scheme_adds_up() -> None:
    """Key and awards, whose marks are those of the part."""
    key, awards = inside("scheme", 0)
    assert isinstance(key, Result)
    assert isinstance(awards, Awards)
    assert sum(row.marks for row in awards.rows) == 3
    assert awards.rows[-1].code == "A"


def test_answers_are_the_keys_alone() -> None:
    """No question is repeated."""
    document = document_of(sheet(), "answers")
    assert [len(question.blocks) for question in document.questions] == [1, 1]


def test_no_points_are_none() -> None:
    """An empty set is said in words."""
    assert plain(key_in_words(Set(()))) == "there are none"
    assert plain(key_in_words(Set((ONE, TWO, Integer(3))))) == "1, 2 and 3"
