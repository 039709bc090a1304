"""A tutor on the student's page: all that a student gets, and nothing of it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import pytest
from sqlalchemy import func, select

from quizgen.gradebook.schema import Attempt, Learner, Mark, Placement, Score
from tests.service.pages.browser import Browser, needs_axe, needs_browser
from tests.service.pages.conftest import Course
from tests.service.pages.desk import Desk
from tests.service.pages.test_tutor import TWO_WAYS


def looking(course: Course, placement: int, **wanted: int) -> str:
    """The token of a tutor who looks at the student's page."""
    return str(course.post("preview", course.token(placement, "tutor", "tutor"), **wanted)["token"])


def kept(course: Course) -> list[int | None]:
    """How much there is in the gradebook."""
    with course.running.service.gradebook.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in (Attempt, Mark, Score, Learner)]


def test_answers_are_marked_and_nothing_is_kept(course: Course) -> None:
    """Not an attempt, nor a score, nor a learner; and the class is as it was."""
    placement = course.place("mine/sine", attempts=1, line_item="https://lms.example.org/1")
    tutor, token = course.token(placement, "tutor", "tutor"), looking(course, placement)
    before, report = kept(course), course.post("report", tutor)
    view = course.post("view", token)
    assert view["role"] == "preview"
    assert "What you send is marked, and kept nowhere" in view["html"]
    assert course.post("read", token, question=1, draw=0, part="", text="8x")["verdict"] == "read"
    assert course.send(token, "e^2x")["state"] == "unclear"
    assert course.send(token, " ")["state"] == "refused"
    for _ in range(2):
        told = course.send(token, "cos(3x)")
        assert (told["state"], told["status"], told["left"]) == ("marked", "none", "1 of 1 attempt left")
        assert "Multiply by the derivative of what is inside" in told["parts"][""]["html"]
    assert course.send(token, "3cos(3x)")["status"] == "full"
    assert course.post("hint", token, question=1, draw=0, part="", used=0)["title"] == "Chain rule"
    assert "Chain rule" in course.post("solution", token, question=1)["html"]
    assert kept(course) == before
    assert course.post("report", tutor) == report


def test_what_students_may_not_see_is_not_seen(course: Course) -> None:
    """The page is theirs: without hints and solutions there are none."""
    token = looking(course, course.place("mine/sine", hints=False, solutions=False))
    course.post("hint", token, 403, question=1, draw=0, part="", used=0)
    course.post("solution", token, 403, question=1)


def test_it_may_be_seen_before_it_opens_and_after_it_was_due(course: Course) -> None:
    """As it is while it is open; students see nothing of it."""
    hour = timedelta(hours=1)
    for times in ({"opens": course.time + hour}, {"due": course.time - hour}):
        placement = course.place("mine/slope", **times)
        token = looking(course, placement)
        assert "Differentiate" in course.post("view", token)["html"]
        assert course.send(token, "8x")["status"] == "full"
        assert course.send(course.token(placement), "8x")["state"] == "refused"
        with course.running.service.gradebook.reading() as session:
            row = session.get_one(Placement, placement)
            assert {name: getattr(row, name) for name in times} == times


def asked(course: Course, token: str) -> str:
    return str(course.post("view", token)["html"]).split("Differentiate")[1][:300]


def test_there_are_other_variants_and_those_of_students(course: Course) -> None:
    """Of students who have answered here, and of no others."""
    placement = course.place("mine/many")
    student = course.token(placement)
    course.send(student, "x")
    [attempt] = course.attempts(placement)
    assert len({asked(course, looking(course, placement, variant=number)) for number in range(1, 5)}) > 1
    ada = looking(course, placement, learner=attempt.learner_id)
    assert asked(course, ada) == asked(course, student)
    assert 'value="x"' not in course.post("view", ada)["html"]
    elsewhere = course.place("mine/many")
    tutor = course.token(elsewhere, "tutor", "tutor")
    for learner in (attempt.learner_id, 10**6):
        assert "answered nothing here" in course.post("preview", tutor, 404, learner=learner)["error"]["message"]


def test_from_one_variant_to_the_next(course: Course) -> None:
    """Without going back to the class. Where everybody has the same there is no other."""
    token = looking(course, course.place("mine/many"), variant=3)
    html = course.post("view", token)["html"]
    assert "Variant 3" in html
    assert 'data-variant="4"' in html
    assert course.post("preview", token, variant=4)["token"] != token
    assert "data-variant" not in course.post("view", looking(course, course.place("mine/many", seeds="class")))["html"]


def test_it_opens_nothing_of_the_tutors(course: Course) -> None:
    """And no student gets there."""
    placement = course.place("mine/slope")
    token = looking(course, placement)
    for path in ("report", "remark", "remarked", "class.csv"):
        course.post(path, token, 403)
    course.post("preview", course.token(placement), 403)


def test_a_decision_holds_here_too(course: Course) -> None:
    """As it would for the next student with this answer."""
    placement = course.place("mine/slope")
    course.send(course.token(placement), TWO_WAYS, accepted=[""])
    token, tutor = looking(course, placement), course.token(placement, "tutor", "tutor")
    assert course.send(token, TWO_WAYS, accepted=[""])["status"] == "waiting"
    case = course.post("report", tutor)["html"].split('data-case="')[1].split('"')[0]
    course.post("decide", tutor, case=case, given="1.5", why="Nearly simplified")
    told = course.send(token, TWO_WAYS, accepted=[""])
    assert told["status"] == "some"
    assert "Nearly simplified" in told["parts"][""]["html"]


def seen_as_a_student(page: Browser) -> None:
    page.wait(lambda: page.all(".preview"))


@needs_browser
def test_a_tutor_goes_there_and_back(desk: Desk) -> None:
    """By the page's buttons or the browser's; what is typed into one variant does not stand in the next."""
    page = desk.browser
    page.open(desk.links(questions=("mine/sine", "mine/many"))["tutor"])
    page.click('[data-do=preview][data-at="question-2"]')
    seen_as_a_student(page)
    page.wait(lambda: page.driver.current_url.endswith("/page#question-2"))
    first = page.text("#question-2 .prompt")
    page.type("#q1", "cos(3x)\n")
    page.waited_for("#q1-said", "Multiply")
    page.type("#q2", "ln x")
    page.click("[data-do=variant]")
    page.waited_for(".preview", "Variant 2")
    assert page.text("#question-2 .prompt") != first
    assert page.one("#q2").get_attribute("value") == ""
    page.click('nav a[href="#question-1"]')
    page.reload()
    seen_as_a_student(page)
    page.click("[data-do=class]")
    page.waited_for("#page", "0 students answered")
    page.click(".sheet [data-do=preview]")
    seen_as_a_student(page)
    page.driver.back()
    page.waited_for("#page", "0 students answered")
    page.driver.forward()
    seen_as_a_student(page)
    assert page.errors == []


@needs_browser
def test_a_students_own_questions_are_shown_by_name(desk: Desk) -> None:
    """From the class table."""
    urls, page = desk.links(), desk.browser
    page.open(urls["learner"])
    page.type("#q1", "cos(3x)\n")
    page.waited_for("#q1-said", "Multiply")
    page.open(urls["tutor"])
    page.click("[data-learner]")
    seen_as_a_student(page)
    assert "The questions of student." in page.text(".preview")
    assert page.one("#q1").get_attribute("value") == ""


@needs_axe
@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1000, 320])
def test_nothing_stands_in_anybodys_way(desk: Desk, width: int, scheme: Literal["light", "dark"]) -> None:
    """axe-core, in both colour schemes, and on a phone."""
    page = desk.browser
    page.look(width=width, scheme=scheme)
    page.open(desk.links()["tutor"])
    page.click("[data-do=preview]")
    seen_as_a_student(page)
    page.click("#question-1 [data-do=solution]")
    page.wait(lambda: page.text(".solution"))
    assert page.wide == width
    assert page.violations() == []
    page.look()
