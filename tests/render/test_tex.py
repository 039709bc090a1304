"""The LaTeX engine: one run for a class, failures located, the same bytes again."""

from __future__ import annotations

import pickle
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from quizgen.render.document import Note, PageBreak
from quizgen.render.engines import find_pdflatex
from quizgen.render.layouts import find_layouts
from quizgen.render.letters import SIGNS, beyond_pdflatex
from quizgen.render.tex import LatexEngine
from quizgen.render.typeset import Failure, TypesetError
from quizgen.render.typst_engine import TypstEngine
from quizgen.values import replaced
from tests.render.samples import document, everything

PROGRAM, MISSING = find_pdflatex()
needs_tex = pytest.mark.skipif(PROGRAM is None, reason=MISSING)


@pytest.fixture(scope="module")
def engine() -> LatexEngine:
    assert PROGRAM is not None
    return LatexEngine(PROGRAM, find_layouts(), TypstEngine(find_layouts()))


def title(pdf: bytes) -> str:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return str(opened.docinfo["/Title"])


def pages(pdf: bytes) -> int:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


@needs_tex
def test_a_class_is_one_pdf_each_and_one_for_all(engine: LatexEngine) -> None:
    """In the order of the documents, each with its own title, also where they have different numbers of pages."""
    long = document("Bob", "2", a=5)
    long = replaced(long, blocks=(*long.blocks, PageBreak(), *long.blocks[1:]))
    made = engine.typeset([document(), long, document("Carol", "3")])
    assert [pages(pdf) for pdf in made.pdfs] == [1, 2, 1]
    with pikepdf.open(BytesIO(made.pdfs[1])) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Differentiation - Bob 2"
        assert str(pdf.Root.Lang) == "en-GB"


@needs_tex
def test_the_same_documents_make_the_same_bytes(engine: LatexEngine) -> None:
    """No date, no path, no random identifier."""
    documents = [document(), document("Bob", "2", a=5)]
    assert engine.typeset(documents) == engine.typeset(documents)


@needs_tex
def test_every_block_compiles(engine: LatexEngine) -> None:
    """The layout has them all."""
    assert engine.typeset([everything()]).failures == ()


@needs_tex
@pytest.mark.parametrize(
    ("fragment", "message"),
    [
        (r"\nosuchcommand", r"Undefined control sequence, after "),
        ("{x", "in the LaTeX that the bank gives: { is not closed"),
        (r"\begin{nosuch} x \end{nosuch}", "Environment nosuch undefined"),
        (r"x_1_2", "Double subscript"),
        (r"\frac{1}", "Missing } inserted"),
    ],
)
def test_one_bad_question_costs_only_itself(engine: LatexEngine, fragment: str, message: str) -> None:
    """It is named with bank, template, student and TeX's message, and a note stands in its place."""
    made = engine.typeset([document(), document("Bob", "2", fragment=fragment), document("Carol", "3")])
    [failure] = made.failures
    assert (failure.item, failure.question, failure.student) == ("chain-rule/sine", 1, "Bob 2")
    assert message in failure.message
    assert [isinstance(d.questions[0].blocks[0], Note) for d in made.documents] == [False, True, False]
    assert made.documents[1].questions[1] == document("Bob", "2").questions[1]


@needs_tex
def test_or_stops_everything_when_the_tutor_prefers(engine: LatexEngine) -> None:
    """Then nothing is made."""
    with pytest.raises(TypesetError, match=r"question 1 \(chain-rule/sine\), sheet of Bob 2: Undefined control"):
        engine.typeset([document(), document("Bob", "2", fragment=r"\nosuchcommand")], on_failure="stop")


@needs_tex
def test_a_layout_with_a_mistake_is_not_blamed_on_a_question(tmp_path: Path) -> None:
    """No dropping of questions mends it."""
    assert PROGRAM is not None
    own = tmp_path / "latex" / "weekly"
    own.mkdir(parents=True)
    (own / "sheet.tex").write_text("\\nosuchcommand\n<< body >>")
    layouts = find_layouts(tmp_path)
    with pytest.raises(TypesetError, match="the head of the sheet, sheet of Ada"):
        LatexEngine(PROGRAM, layouts, TypstEngine(layouts)).typeset([document()])


@needs_tex
def test_a_sheet_with_letters_that_pdflatex_lacks_comes_from_the_other_engine(engine: LatexEngine) -> None:
    """At its place in the order, and the tutor is told."""
    made = engine.typeset([document(), document("张伟", "2"), document("Carol", "3")])
    assert [name in title(pdf) for name, pdf in zip(("Ada", "张伟", "Carol"), made.pdfs, strict=True)] == [True] * 3
    assert made.remarks == ("1 of 3 sheets with Typst: pdflatex has no letters for 张伟",)


@needs_tex
def test_the_remark_says_which_files_and_keeps_names_apart(engine: LatexEngine) -> None:
    """Two names are not one."""
    made = engine.typeset([document("张伟", "1", view="solutions"), document("Иван", "2", view="solutions")])
    assert made.remarks == ("2 of 2 solutions with Typst: pdflatex has no letters for 张伟, Иван",)


@needs_tex
def test_signs_of_our_own_words_stay_in_latex(engine: LatexEngine) -> None:
    """Arrows, minus signs and the like have a spelling."""
    made = engine.typeset([document("".join(SIGNS))])
    assert (made.failures, made.remarks) == ((), ())


@needs_tex
def test_pdflatex_cannot_run_for_ever(engine: LatexEngine) -> None:
    """A time limit ends it."""
    assert PROGRAM is not None
    impatient = LatexEngine(PROGRAM, find_layouts(), TypstEngine(find_layouts()), seconds=0.01)
    with pytest.raises(TypesetError, match="stopped after"):
        impatient.typeset([document()])


@needs_tex
def test_all_the_letters_that_pdflatex_is_said_to_have(engine: LatexEngine) -> None:
    """From A to ſ, and the quotation marks and dashes that word processors write."""
    letters = "".join(map(chr, [*range(0xA0, 0x180)])) + "ȘșȚț‘’‚“”„–—…€•†‡‰‹›™"
    words = " ".join(letters[i : i + 8] for i in range(0, len(letters), 8))
    usable = "".join(letter for letter in words if not beyond_pdflatex(letter))
    assert engine.typeset([document(usable)]).remarks == ()


def test_errors_survive_a_process_pool() -> None:
    """args are the constructor's arguments."""
    error = TypesetError("LaTeX", (Failure("a/b", 1, "Ada", "oops"),))
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "LaTeX: question 1 (a/b), sheet of Ada: oops"
