"""What a student's browser may ask for, and what it gets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quizgen.gradebook.schema import Placement
from tests.service.pages.conftest import Course


def test_a_question_is_shown_without_its_key(course: Course) -> None:
    """Pieces of HTML with MathML: what is asked, a field, attempts; no key, no seed, no script."""
    token = course.token(course.place("mine/slope"))
    view = course.post("view", token)
    assert view["role"] == "learner"
    assert view["title"] == "Week 1"
    assert "<math>" in view["html"]
    assert 'name="q1"' in view["html"]
    assert "3 of 3 attempts left" in view["html"]
    for hidden in ("<mn>8</mn>", "8*x", "8x", "seed", "<script", " style="):
        assert hidden not in view["html"]


def test_what_is_typed_is_read_back(course: Course) -> None:
    """As MathML, and in words for a screen reader."""
    token = course.token(course.place("mine/slope"))
    read = course.post("read", token, question=1, draw=0, part="", text="8x^2")
    assert read["verdict"] == "read"
    assert "<msup>" in read["mathml"]
    assert read["spoken"] == "8 x squared"
    assert "meanings" not in read
    unread = course.post("read", token, question=1, draw=0, part="", text="8x^^2")
    assert (unread["verdict"], unread["start"], unread["end"]) == ("unreadable", 2, 4)
    assert unread["advice"]


def test_a_wrong_answer_is_explained_and_kept(course: Course) -> None:
    """With the slip that was made, and what is left."""
    placement = course.place("mine/sine")
    token = course.token(placement)
    told = course.send(token, "cos(3x)")
    assert told["state"] == "marked"
    assert told["status"] == "none"
    assert "Multiply by the derivative of what is inside" in told["parts"][""]["html"]
    assert told["left"] == "2 of 3 attempts left"
    [attempt] = course.attempts(placement)
    assert attempt.responses == {"": "cos(3x)"}
    again = course.post("view", token)["html"]
    assert 'value="cos(3x)"' in again
    assert "Multiply by the derivative of what is inside" in again


def test_a_right_answer_is_right(course: Course) -> None:
    """And the best attempt counts."""
    token = course.token(course.place("mine/slope"))
    assert course.send(token, "8x")["best"] == "Best so far: 2 of 2 marks"
    told = course.send(token, "ln x")
    assert "Not right yet" in told["parts"][""]["html"]
    assert told["best"] == "Best so far: 2 of 2 marks"
    assert told["total"] == "2 of 2 marks"


def test_an_ambiguous_answer_is_not_counted_before_it_is_clear(course: Course) -> None:
    """The readings are given, each with a text that means only it."""
    placement = course.place("mine/slope")
    token = course.token(placement)
    told = course.send(token, "e^2x")
    assert told["state"] == "unclear"
    texts = [meaning["text"] for meaning in told["parts"][""]["meanings"]]
    assert texts == ["e^2*x", "e^(2*x)"]
    assert course.attempts(placement) == []
    assert course.send(token, texts[1])["state"] == "marked"
    assert course.send(token, "e^2x", accepted=[""])["state"] == "marked"
    assert len(course.attempts(placement)) == 2


def test_what_cannot_be_read_is_not_counted(course: Course) -> None:
    """Nor is nothing at all."""
    placement = course.place("mine/slope")
    token = course.token(placement)
    assert course.send(token, "8x^")["parts"][""]["verdict"] == "unreadable"
    assert course.send(token, " ")["state"] == "refused"
    assert course.attempts(placement) == []


def test_what_is_sent_twice_is_kept_once(course: Course) -> None:
    """And answered with its mark, also when no attempts are left by then, or it is too late."""
    placement = course.place("mine/sine", attempts=1, due=course.time + timedelta(hours=1))
    token = course.token(placement)
    first = course.send(token, "cos(3x)", client_id="the same name")
    again = course.send(token, "cos(3x)", client_id="the same name")
    assert {**again, "parts": ""} == {**first, "parts": ""}
    assert "Multiply by the derivative" in again["parts"][""]["html"]
    assert len(course.attempts(placement)) == 1
    elsewhere = course.token(course.place("mine/sine"))
    taken = {"client_id": "the same name", "question": 1, "draw": 0, "responses": {"": "x"}}
    assert course.post("attempt", elsewhere, 400, **taken)["error"]["message"] == "Another attempt has this name."
    refused = course.send(token, "3cos(3x)", client_id="another name")
    assert refused == {"state": "refused", "message": "You have used all your attempts at this question."}
    assert len(course.attempts(placement)) == 1


def test_follow_through_uses_the_students_own_answer(course: Course) -> None:
    """As quizgen mark does: one mistake costs its marks once."""
    token = course.token(course.place("mine/chain", marks=3))
    told = course.send(token, {"a": "3x", "b": "6"})
    assert "Not right yet" in told["parts"]["a"]["html"]
    assert "following on from your answer to (a)" in told["parts"]["b"]["html"]
    assert told["total"] == "1 of 3 marks"


def test_choices_are_letters(course: Course) -> None:
    """One of them, or several."""
    token = course.token(course.place("mine/one-of", "mine/which"))
    html = course.post("view", token)["html"]
    assert html.count('type="radio"') == 2
    assert html.count('type="checkbox"') == 3
    outcomes = {letter: course.send(token, letter)["status"] for letter in "AB"}
    assert set(outcomes.values()) == {"none", "full"} or list(outcomes.values()) == ["full", "full"]
    assert course.send(token, "A, B, C", question=2)["status"] == "none"


def test_hints_come_one_at_a_time(course: Course) -> None:
    """What to do, never what comes out; only where the placement allows them."""
    token = course.token(course.place("mine/sine"))
    hint = course.post("hint", token, question=1, draw=0, part="", used=0)
    assert hint["title"] == "Chain rule"
    assert hint["paragraphs"]
    assert course.post("hint", token, question=1, draw=0, part="", used=hint["left"] + 1)["paragraphs"] == []
    without = course.token(course.place("mine/sine", hints=False))
    course.post("hint", without, 403, question=1, draw=0, part="", used=0)
    assert "Hint" not in course.post("view", without)["html"]


def test_the_worked_solution_is_shown_when_it_can_win_nothing(course: Course) -> None:
    """When the question is full, or the attempts are used, or it is past the due time; where the tutor allows it."""
    token = course.token(course.place("mine/sine", attempts=2))
    course.post("solution", token, 403, question=1)
    assert course.send(token, "cos(x)")["solution"] is False
    assert course.send(token, "cos(2x)")["solution"] is True
    assert "Chain rule" in course.post("solution", token, question=1)["html"]
    never = course.token(course.place("mine/sine", solutions=False))
    assert course.send(never, "3cos(3x)")["solution"] is False
    course.post("solution", never, 403, question=1)


def test_after_the_due_time_nothing_is_taken(course: Course) -> None:
    """And before it opens nothing is shown."""
    late = course.place("mine/slope", due=course.time - timedelta(minutes=1))
    token = course.token(late)
    assert "was due" in course.send(token, "8x")["message"]
    assert course.attempts(late) == []
    early = course.token(course.place("mine/slope", opens=course.time + timedelta(days=1)))
    assert "Differentiate" not in course.post("view", early)["html"]
    course.post("read", early, 403, question=1, draw=0, part="", text="x")
    assert "opens on" in course.send(early, "8x")["message"]


def test_each_attempt_may_have_its_own_variant(course: Course) -> None:
    """An answer to an earlier one is not held against a later one; nobody sees one before its time."""
    placement = course.place("mine/many", seeds="attempt")
    token = course.token(placement)
    course.post("hint", token, 403, question=1, draw=1, part="", used=0)
    first = course.post("view", token)["html"]
    assert course.send(token, "x")["fresh"] is True
    second = course.post("question", token, question=1)["html"]
    assert 'data-draw="1"' in second
    assert first.split("Differentiate")[1][:200] != second.split("Differentiate")[1][:200]
    assert course.send(token, "x", draw=0)["again"] is True
    assert course.send(token, "x", draw=1)["state"] == "marked"


def test_students_have_variants_of_their_own(course: Course) -> None:
    """Or all the same, where the placement says so."""
    own = course.place("mine/many")
    same = course.place("mine/many", seeds="class")

    def asked(placement: int, sub: str) -> str:
        return str(course.post("view", course.token(placement, sub=sub))["html"]).split("Differentiate")[1][:300]

    people = ("ada", "bob", "cy", "di")
    assert len({asked(own, sub) for sub in people}) > 1
    assert len({asked(same, sub) for sub in people}) == 1


def test_another_question_at_the_same_place_begins_anew(course: Course) -> None:
    """What was answered to what was set there before does not stand under it."""
    placement = course.place("mine/sine")
    token = course.token(placement)
    course.send(token, "cos(3x)")
    with course.running.service.gradebook.writing() as session:
        session.get_one(Placement, placement).questions = ("mine/slope",)
    html = course.post("view", token)["html"]
    assert "cos(3x)" not in html
    assert "2 of 3 attempts left" in html


def test_a_question_that_is_gone_is_said_in_words(course: Course) -> None:
    """Students hear whom to tell, tutors what is wrong."""
    placement = course.place("mine/no-such-template")
    assert "tell your tutor" in course.post("view", course.token(placement), 404)["error"]["message"]
    assert "no-such-template" in course.post("view", course.token(placement, "tutor"), 404)["error"]["message"]


@pytest.mark.parametrize("path", ["view", "read", "attempt", "hint", "solution", "question", "report", "decide"])
def test_without_a_token_there_is_nothing(course: Course, path: str) -> None:
    """Whatever the body is."""
    bodies: dict[str, dict[str, object]] = {
        "read": {"question": 1, "draw": 0, "part": "", "text": "x"},
        "attempt": {"client_id": "a name of it", "question": 1, "draw": 0, "responses": {"": "x"}},
        "hint": {"question": 1, "draw": 0, "part": "", "used": 0},
        "solution": {"question": 1},
        "question": {"question": 1},
        "decide": {"case": "x", "given": "1"},
    }
    course.post(path, "", 401, **bodies.get(path, {}))
    course.post(path, "forged.token", 401, **bodies.get(path, {}))


def test_a_tutor_is_no_student(course: Course) -> None:
    """And no student is a tutor: roles are looked at with every request."""
    placement = course.place("mine/slope")
    tutor, student = course.token(placement, "tutor"), course.token(placement)
    course.post("read", tutor, 403, question=1, draw=0, part="", text="x")
    for path in ("report", "remark", "remarked", "class.csv"):
        course.post(path, student, 403)
    course.post("decide", student, 403, case="x", given="1")


def test_a_question_that_is_not_there_is_refused(course: Course) -> None:
    """In words, and so is a part."""
    token = course.token(course.place("mine/slope"))
    course.post("read", token, 404, question=7, draw=0, part="", text="x")
    course.post("read", token, 404, question=1, draw=0, part="z", text="x")


def test_a_token_ends(course: Course) -> None:
    """With words that say what to do."""
    token = course.token(course.place("mine/slope"))
    course.time += timedelta(hours=2)
    said = course.post("view", token, 401)["error"]["message"]
    course.time -= timedelta(hours=2)
    assert "Open the question from your course again" in said
