"""Cases that wait, for other programs."""

from __future__ import annotations

import json

from quizgen.marking.batch import Job, mark_all
from quizgen.marking.submission import Response, Submission
from quizgen.marking.waiting import cases
from quizgen.sheets.sheet import Sheet
from quizgen.wire.waiting import write_case


def test_a_case_is_a_line(sheets: tuple[Sheet, ...]) -> None:
    """With what is needed to decide it elsewhere: the question, the key, the response and who gave it."""
    questions = sheets[0].questions
    submission = Submission("fcs", "week-04", "20398", "e", "t", (Response(1, "", "x^2("),))
    (case,) = cases(mark_all([Job(questions, submission)]), lambda student: questions)
    line = write_case(case)
    assert line.count("\n") == 1
    said = json.loads(line)
    assert said["case"] == case.id
    assert (said["response"], said["students"], said["marks"]) == ("x^2(", ["20398"], "3")
    assert said["key"]["text"] == "12*x^2*cos(4*x^3)"
    assert said["readings"] == []
