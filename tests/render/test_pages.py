"""Which blocks a sheet has in each view."""

from __future__ import annotations

from fractions import Fraction

from quizgen.answers.choice import notation_of_choices
from quizgen.answers.task import Task
from quizgen.bank.variant import Choice, Part, Variant
from quizgen.calculus.differentiate import differentiate
from quizgen.expr.nodes import ONE, TWO, Call, Derivative, Neg, Power, Relation, Set, Symbol
from quizgen.figures.figure import Curve, Figure, Window
from quizgen.prose import Math, Text, plain
from quizgen.render.document import (
    AnswerSpace,
    Awards,
    Block,
    Choices,
    Paragraph,
    PartBlock,
    Picture,
    Result,
    Steps,
)
from quizgen.render.pages import Room, document_of, question_of, room_for
from quizgen.sheets.sheet import Sheet, Student
from quizgen.syntax.notation import Notation
from quizgen.values import replaced

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


def test_the_unit_stands_before_the_space_for_the_answer() -> None:
    """So that nobody need write it."""
    variant = sheet().questions[1]
    measured = replaced(variant, parts=tuple(replaced(p, unit="m/s", derivations=()) for p in variant.parts))
    *_, block = question_of(measured, 1, "questions", Room()).blocks
    assert isinstance(block, PartBlock)
    [space] = [inner for inner in block.blocks if isinstance(inner, AnswerSpace)]
    assert space.prompt == (Text("Answer in m/s"),)


def test_questions_leave_room_and_say_what_stands_before_the_answer() -> None:
    """dy/dx =, because the question calls its function y; as much room as the marks are worth."""
    [space] = inside("questions", 0)
    assert space == AnswerSpace(30, (Math(Derivative(y, ("x",))), Text(" =")), "1")
    assert Room(per_mark=Fraction(10), least=22, most=25).height(sheet().questions[0].parts[0]) == 25


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


def choices() -> Part:
    words = (Choice((Math(x),)), Choice((Text("none"),)))
    return Part("", (), Task("choice", Symbol("B"), notation_of_choices(2, several=False)), Fraction(1), choices=words)


def test_choices_stand_above_the_line_for_the_letter() -> None:
    """As a list in the questions; the right one with its words among the answers."""
    variant = replaced(sheet().questions[0], parts=(choices(),))
    asked = document_of(replaced(sheet(), questions=(variant,)), "questions").questions[0].blocks[-1]
    assert isinstance(asked, PartBlock)
    listed, space = asked.blocks
    assert listed == Choices((("A", (Math(x),)), ("B", (Text("none"),))))
    assert isinstance(space, AnswerSpace)
    assert plain(space.prompt) == "Your choice"


def test_pictures_of_choices_stand_side_by_side() -> None:
    """In one picture, whose words say what is seen behind each letter."""
    figures = tuple(Choice((), Figure((Curve(e),), Window(0.0, 1.0), unnamed=True)) for e in (x, Power(x, TWO)))
    variant = replaced(sheet().questions[0], parts=(replaced(choices(), choices=figures),))
    asked = document_of(replaced(sheet(), questions=(variant,)), "questions").questions[0].blocks[-1]
    assert isinstance(asked, PartBlock)
    picture = asked.blocks[0]
    assert isinstance(picture, Picture)
    assert picture.alt.startswith("A: A curve through (0, 0), (0.125, 0.125)")
    assert " B: A curve through (0, 0), (0.125, 0.0156)" in picture.alt
    assert {"A", "B"} <= {one.words for one in picture.drawing.letterings}


def test_an_authors_solution_stands_before_the_answer() -> None:
    """Also where nothing is derived."""
    part = replaced(choices(), solution=((Text("None of them."),),))
    variant = replaced(sheet().questions[0], parts=(part,))
    told = document_of(replaced(sheet(), questions=(variant,)), "solutions").questions[0].blocks[-1]
    assert isinstance(told, PartBlock)
    assert [type(block) for block in told.blocks] == [Choices, Paragraph, Result]


def test_room_that_a_plan_gives_a_question_is_shared_by_its_parts() -> None:
    """In the proportion of their marks, whatever the usual limits are; other questions have what a mark gives them."""
    document = document_of(sheet(), "questions", room=room_for(20, (None, 7)))
    heights = [block.height for question in document.questions for part in question.blocks
               if isinstance(part, PartBlock) for block in part.blocks if isinstance(block, AnswerSpace)]  # fmt: skip
    assert heights == [60, 7]
    assert Room(questions=(80,)).of(1, Fraction(4)).height(sheet().questions[0].parts[0]) == 60
