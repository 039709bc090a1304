"""The tutor's page: what it shows, decisions, marking again, the table."""

from __future__ import annotations

import csv
import io
import time
from typing import Any

from quizgen.gradebook.schema import Attempt
from quizgen.gradebook.standing import standing_marks
from tests.service.pages.bank import BANK
from tests.service.pages.conftest import Course

TWO_WAYS = "16x^3/2x^2"
"""Read as it is usually meant it is wrong, and the other way it is right: nobody can know, and a person decides."""


def answered(course: Course, placement: int, **answers: str) -> None:
    """Each of these people sends an answer."""
    for sub, text in answers.items():
        assert course.send(course.token(placement, sub=sub), text, accepted=[""])["state"] == "marked"


def test_the_report_counts_and_merges(course: Course) -> None:
    """Facility, slips by name, and equal wrong answers as one."""
    placement = course.place("mine/sine")
    answered(course, placement, ada="3cos(3x)", bob="cos(3x)", cy="cos 3x", di="ln x")
    view = course.post("view", course.token(placement, "tutor", "tutor"))
    assert view["role"] == "tutor"
    html = view["html"]
    assert "4 students answered" in html
    row = html.split("<td>Inner derivative forgotten</td>")[1].split("</tr>")[0]
    assert "<mi>cos</mi>" in row
    assert row.rstrip().endswith('<td class="number">2</td>')
    assert 'class="histogram"' in html
    assert 'aria-label="1 full, 3 none"' in html
    assert '<th scope="row">ada</th>' in html


def test_names_that_a_platform_gives_are_escaped(course: Course) -> None:
    """Whatever somebody is called, or typed."""
    placement = course.place("mine/slope")
    answered(course, placement, **{"<script>x</script>": "3x"})
    html = course.post("report", course.token(placement, "tutor", "tutor"))["html"]
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def review(course: Course) -> int:
    """A placement at which two people's same answer waits."""
    placement = course.place("mine/slope")
    answered(course, placement, ada=TWO_WAYS, bob=TWO_WAYS, cy="8x")
    return placement


def test_a_decision_holds_for_all_who_gave_the_same(course: Course) -> None:
    """Now, and for those who give it later; with the reason, which students read."""
    placement = review(course)
    tutor = course.token(placement, "tutor", "tutor")
    html = course.post("report", tutor)["html"]
    assert "Waiting for your decision" in html
    waiting = html.split("<form")[1].split("</form>")[0]
    assert "Differentiate <math>" in waiting
    assert "<dt>Key</dt><dd><math>" in waiting
    assert "2 students; read as" in waiting
    case = html.split('data-case="')[1].split('"')[0]
    course.post("decide", tutor, 400, case=case, given="3")
    course.post("decide", tutor, 400, case=case, given="some")
    course.post("decide", tutor, 400, case="no such case", given="1")
    told = course.post("decide", tutor, case=case, given="1.5", why="Nearly simplified")
    assert told["decided"] == 2
    assert "Waiting for your decision" not in told["html"]
    later = course.send(course.token(placement, sub="di"), TWO_WAYS, accepted=[""])
    assert later["best"] == "Best so far: 1½ of 2 marks"
    page = course.post("view", course.token(placement))["html"]
    assert "Your tutor has looked at this" in page
    assert "Nearly simplified" in page


def remarked(course: Course, tutor: str) -> Any:
    """How marking again ends."""
    told = course.post("remark", tutor)
    for _ in range(200):
        if told["state"] != "running":
            break
        time.sleep(0.1)
        told = course.post("remarked", tutor)
    return told


def test_a_corrected_template_marks_again(course: Course) -> None:
    """Old marks stay in the gradebook; what answered a question that is asked differently now is left alone."""
    wrong = BANK.replace("Differentiate $y = sin(3 x)$ with respect to $x$.\n    answer: diff(y, x)",
                         "Differentiate $y = sin(3 x)$ with respect to $x$.\n    answer: cos(3 x)")  # fmt: skip
    assert wrong != BANK
    placement = course.place("mine/sine", "mine/many", seeds="class")
    tutor = course.token(placement, "tutor", "tutor")
    course.bank.write_text(wrong, encoding="utf-8")
    assert remarked(course, tutor)["state"] == "done"
    token = course.token(placement)
    assert course.send(token, "3cos(3x)")["status"] != "full"
    assert course.send(token, "x", question=2)["state"] == "marked"
    course.bank.write_text(BANK.replace("2..60", "61..99"), encoding="utf-8")
    told = remarked(course, tutor)
    assert (told["marked"], told["unknown"]) == (1, 1)
    assert "2 of 2 marks" in course.post("view", token)["html"]
    attempt = course.attempts(placement)[0]
    assert marks_of(course, attempt) == ["2"]
    assert remarked(course, tutor)["same"] == 1


def marks_of(course: Course, attempt: Attempt) -> list[str]:
    with course.running.service.gradebook.reading() as session:
        return [str(mark.given) for mark in standing_marks(session, attempt)]


def test_a_broken_bank_is_told_and_changes_nothing(course: Course) -> None:
    """Students go on with the banks as they were."""
    placement = course.place("mine/slope")
    answered(course, placement, ada="8x")
    course.bank.write_text(BANK.replace("diff(y, x)", "diff(y x)", 1), encoding="utf-8")
    told = course.post("remark", course.token(placement, "tutor", "tutor"))
    course.bank.write_text(BANK, encoding="utf-8")
    assert told["state"] == "broken"
    assert "mine.yaml:" in told["message"]
    assert course.send(course.token(placement, sub="bob"), "8x")["status"] == "full"


def test_the_table_is_for_a_spreadsheet(course: Course) -> None:
    """With a mark of UTF-8, and no cell that is a formula."""
    placement = course.place("mine/slope")
    answered(course, placement, ada="8x", **{"=cmd": "3"})
    said = course.running.post(
        "/page/class.csv", {}, headers={"Authorization": f"Bearer {course.token(placement, 'tutor', 'tutor')}"}
    ).content.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(said))
    assert header[:4] == ["student", "name", "marks", "out of"]
    assert sorted(row[0] for row in rows) == ["'=cmd", "ada"]
    assert {row[0]: row[2] for row in rows}["ada"] == "2"
