"""A tutor decides once, and it holds for everybody who gave the same."""

from __future__ import annotations

from fractions import Fraction

import pytest
from sqlalchemy import select

from quizgen.gradebook.decisions import decide, withdraw
from quizgen.gradebook.errors import GradebookError
from quizgen.gradebook.marks import add_marks
from quizgen.gradebook.outbox import queue, scores
from quizgen.gradebook.schema import Mark, Placement
from quizgen.gradebook.standing import standing
from quizgen.gradebook.store import Gradebook
from quizgen.gradebook.written import NewMark

from .conftest import NOON, SECOND, answer, marked, placed


def undecided(case: str = "u") -> NewMark:
    return marked(0, case=case, verdict="undecided", waiting=Fraction(4), review="undecided: too large")


def given(gradebook: Gradebook, placement: Placement) -> dict[str, Fraction]:
    with gradebook.reading() as session:
        return {learner.sub: score.given for learner, score in scores(session, placement)}


def ruled(gradebook: Gradebook, placement: Placement, marks: Fraction | int, case: str = "u") -> int:
    with gradebook.writing() as session:
        return decide(session, placement, case, Fraction(marks), NOON + 60 * SECOND, why="A bracket is missing.")


def test_it_holds_for_all_who_gave_the_same(gradebook: Gradebook) -> None:
    """Now, and for those who give it later; not for other cases, nor at other placements."""
    placement, elsewhere = placed(gradebook), placed(gradebook, "week-05")
    for sub in ("ada", "bob"):
        answer(gradebook, placement, sub, undecided())
    answer(gradebook, placement, "cyd", undecided("another"))
    answer(gradebook, elsewhere, "ada", undecided(), name="there")
    assert ruled(gradebook, placement, 3) == 2
    assert given(gradebook, placement) == {"ada": 3, "bob": 3, "cyd": 0}
    answer(gradebook, placement, "dan", undecided(), at=NOON + 120 * SECOND)
    assert given(gradebook, placement) == {"ada": 3, "bob": 3, "cyd": 0, "dan": 3}
    assert given(gradebook, elsewhere) == {"ada": 0}


def test_the_last_one_holds_and_all_are_kept(gradebook: Gradebook) -> None:
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", undecided())
    ruled(gradebook, placement, 3)
    ruled(gradebook, placement, Fraction(5, 2))
    assert given(gradebook, placement) == {"ada": Fraction(5, 2)}
    with gradebook.reading() as session:
        marks = session.scalars(select(Mark).order_by(Mark.id)).all()
    told = [f"{mark.given}, {mark.waiting} wait: {mark.review}" for mark in marks]
    assert told == ["0, 4 wait: undecided: too large", "3, 0 wait: ", "5/2, 0 wait: "]


def test_marking_again_does_not_overrule_a_person(gradebook: Gradebook) -> None:
    """A later mark of a marker is kept beside it; only where the template was corrected, and with it the key, is it
    another case."""
    placement = placed(gradebook)
    attempt = answer(gradebook, placement, "ada", undecided()).attempt
    ruled(gradebook, placement, 3)
    with gradebook.writing() as session:
        add_marks(session, [(attempt.id, undecided())], "quizgen 2", NOON + 120 * SECOND)
        queue(session, placement, attempt.learner_id, NOON + 120 * SECOND)
    assert given(gradebook, placement) == {"ada": 3}
    with gradebook.writing() as session:
        add_marks(session, [(attempt.id, marked(4, case="of another key"))], "quizgen 3", NOON + 180 * SECOND)
        queue(session, placement, attempt.learner_id, NOON + 180 * SECOND)
    assert given(gradebook, placement) == {"ada": 4}


def test_what_is_proved_is_not_decided(gradebook: Gradebook) -> None:
    """A decision is about answers that wait; a proof of the same reading stays."""
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", undecided())
    answer(gradebook, placement, "bob", marked(1, case="u"))
    assert ruled(gradebook, placement, 3) == 1
    assert given(gradebook, placement) == {"ada": 3, "bob": 1}


@pytest.mark.parametrize("marks", [Fraction(9, 2), Fraction(-1)])
def test_more_marks_than_there_are(gradebook: Gradebook, marks: Fraction) -> None:
    """Are refused, and nothing is written."""
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", undecided())
    with pytest.raises(GradebookError, match="cannot be given where there are 4"):
        ruled(gradebook, placement, marks)
    with gradebook.reading() as session:
        assert len(session.scalars(select(Mark)).all()) == 1


def test_a_case_that_nobody_gave(gradebook: Gradebook) -> None:
    with pytest.raises(GradebookError, match="No answer like this waits"):
        ruled(gradebook, placed(gradebook), 1)


def test_a_decision_that_is_withdrawn(gradebook: Gradebook) -> None:
    """What the marker said holds again, for all who gave the same and for those who give it later; rows are only added,
    and it can be decided anew."""
    placement = placed(gradebook)
    for sub in ("ada", "bob"):
        answer(gradebook, placement, sub, undecided())
    ruled(gradebook, placement, 3)
    with gradebook.reading() as session:
        before = session.scalars(select(Mark.id)).all()
    with gradebook.writing() as session:
        assert withdraw(session, placement, "u", NOON + 90 * SECOND) == 2
    answer(gradebook, placement, "cyd", undecided(), at=NOON + 120 * SECOND)
    assert given(gradebook, placement) == {"ada": 0, "bob": 0, "cyd": 0}
    with gradebook.reading() as session:
        assert [(m.review, m.waiting) for one in standing(session, placement) for m in one.marks] == [
            ("undecided: too large", Fraction(4))
        ] * 3
        assert set(before) < set(session.scalars(select(Mark.id)))
    assert ruled(gradebook, placement, 2) == 3
    assert given(gradebook, placement) == {"ada": 2, "bob": 2, "cyd": 2}


def test_a_later_marker_holds_where_a_decision_was_withdrawn(gradebook: Gradebook) -> None:
    """Not what was written down when it was withdrawn."""
    placement = placed(gradebook)
    attempt = answer(gradebook, placement, "ada", undecided()).attempt
    ruled(gradebook, placement, 3)
    with gradebook.writing() as session:
        withdraw(session, placement, "u", NOON + 90 * SECOND)
        add_marks(session, [(attempt.id, marked(4, case="u"))], "quizgen 2", NOON + 120 * SECOND)
        queue(session, placement, attempt.learner_id, NOON + 120 * SECOND)
    assert given(gradebook, placement) == {"ada": 4}


def test_nothing_to_withdraw(gradebook: Gradebook) -> None:
    """Neither where nothing was decided, nor twice."""
    placement = placed(gradebook)
    answer(gradebook, placement, "ada", undecided())
    for decisions in (0, 1):
        if decisions:
            ruled(gradebook, placement, 3)
            with gradebook.writing() as session:
                withdraw(session, placement, "u", NOON)
        with pytest.raises(GradebookError, match="Nothing is decided"), gradebook.writing() as session:
            withdraw(session, placement, "u", NOON)
