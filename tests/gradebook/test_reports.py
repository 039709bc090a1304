"""What the tutor sees: totals, facility, slips, and equal wrong answers as one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from quizgen.gradebook.decisions import decide
from quizgen.gradebook.outbox import claim, sent
from quizgen.gradebook.reports import class_csv, class_table, question_reports
from quizgen.gradebook.schema import Placement
from quizgen.gradebook.store import Gradebook

from .conftest import NOON, SECOND, answer, marked, placed


@pytest.fixture
def placement(gradebook: Gradebook) -> Placement:
    """Four learners: at question 1 full, two equal wrong answers with a slip, one that waits; one at question 2."""
    where = placed(gradebook)
    slip = {"case": "w", "slip": "chain.inner-derivative-forgotten"}
    answer(gradebook, where, "ada", marked(0, case="x", reading="x"), name="first try")
    answer(gradebook, where, "ada", marked(4), at=NOON + SECOND)
    answer(gradebook, where, "bob", marked(1, reading="cos(2x)", **slip))
    answer(gradebook, where, "cyd", marked(1, reading="cos(2*x)", **slip))
    answer(gradebook, where, "dan", marked(0, case="u", waiting=Fraction(4), verdict="undecided", review="undecided"))
    answer(gradebook, where, "ada", marked(Fraction(4, 3), case="y"), question=2)
    return where


def test_the_class_table(gradebook: Gradebook, placement: Placement) -> None:
    """The best attempt counts; what waits is not counted as nothing; where the score is, is said."""
    with gradebook.writing() as session:
        ada = next(one for one in claim(session, NOON + 2 * SECOND, SECOND) if one.learner.sub == "ada")
        sent(session, ada, NOON + 2 * SECOND)
    with gradebook.reading() as session:
        rows = class_table(session, placement)
        cells = class_csv(rows, {"ada": "Ada L.", "bob": "=cmd()"})
    assert [row.learner.sub for row in rows] == ["ada", "bob", "cyd", "dan"]
    assert rows[0].last == NOON + SECOND
    assert cells == (
        ("student", "name", "marks", "out of", "waiting", "attempts", "score sent", "question 1", "question 2"),
        ("ada", "Ada L.", "5.33", "10", "", "3", "sent", "4", "1.33"),
        ("bob", "'=cmd()", "1", "10", "", "1", "waiting", "1", ""),
        ("cyd", "", "1", "10", "", "1", "waiting", "1", ""),
        ("dan", "", "0", "10", "4", "1", "waiting", "0", ""),
    )


def test_the_questions(gradebook: Gradebook, placement: Placement) -> None:
    """Facility is over those whose mark is complete, and exact; the two spellings of one answer are merged."""
    with gradebook.reading() as session:
        first, second = question_reports(session, placement)
    assert (first.learners, first.full, first.partial, first.none, first.waiting) == (4, 1, 2, 0, 1)
    assert first.facility == (1 + Fraction(1, 4) + Fraction(1, 4)) / 3
    assert first.slips == (("chain.inner-derivative-forgotten", 2),)
    assert [(wrong.reading, wrong.times) for wrong in first.wrong] == [("cos(2x)", 2)]
    assert [(held.case, held.review, held.times) for held in first.open_] == [("u", "undecided", 1)]
    assert (second.templates, second.facility) == (("chain-rule/sine",), Fraction(1, 3))


def test_a_decision_closes_what_was_open(gradebook: Gradebook, placement: Placement) -> None:
    with gradebook.writing() as session:
        decide(session, placement, "u", Fraction(2), NOON + 60 * SECOND)
    with gradebook.reading() as session:
        first = question_reports(session, placement)[0]
    assert (first.open_, first.waiting, first.partial) == ((), 0, 3)


def test_an_empty_class(gradebook: Gradebook) -> None:
    placement = placed(gradebook)
    with gradebook.reading() as session:
        assert class_table(session, placement) == ()
        assert question_reports(session, placement) == ()
        assert len(class_csv((), {})) == 1
