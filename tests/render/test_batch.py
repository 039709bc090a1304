"""One chunk of a class."""

from __future__ import annotations

import pickle
from io import BytesIO

import pikepdf

from quizgen.render.batch import Job, file_name, make
from quizgen.render.layouts import find_layouts
from quizgen.render.look import Look
from quizgen.render.setting import Setting
from tests.render.samples import document
from tests.render.test_classrun import sheets


def test_a_job_and_what_it_makes_travel_between_processes() -> None:
    """Whatever executor carries them."""
    job = Job(Setting(find_layouts(None, "exam", Look(form=True))), tuple(sheets(1)))
    made = make(pickle.loads(pickle.dumps(job)))
    again = pickle.loads(pickle.dumps(made))
    assert again == made
    name, pdf = made.files[0]
    assert name == "sheets/week-04-20411.pdf"
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert {str(field.T) for field in opened.Root.AcroForm.Fields} >= {"name", "1", "2a"}


def test_a_students_number_cannot_leave_the_folder() -> None:
    """Whatever the register calls people, and no two of them get one file."""
    assert file_name(document(number="20411")) == "week-04-20411"
    odd = file_name(document(number="../../etc/passwd"))
    assert odd.startswith("week-04-.._.._etc_passwd-")
    assert file_name(document(number="2/7")) != file_name(document(number="2_7"))
