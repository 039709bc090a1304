"""Sorting a pile of submissions."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations

import pytest

from quizgen.marking.submission import Response, Submission
from quizgen.marking.submissions import (
    Copy,
    Counts,
    Damaged,
    Empty,
    OtherEdition,
    OtherSheet,
    Register,
    Replaced,
    UnknownStudent,
    duration,
    lateness,
    sort_submissions,
)

REGISTER = Register("fcs", "week-04", "2026-12-04 17:00", {"20398": "aa", "20411": "bb", "20417": "cc"})
ON_TIME = "2026-12-04T16:30:00+00:00"
TOO_LATE = "2026-12-04T19:05:00+00:00"


def handed_in(
    student: str = "20398", edition: str = "aa", at: str = ON_TIME, text: str = "2x", sheet: str = "week-04"
) -> Submission:
    return Submission("fcs", sheet, student, edition, at, (Response(1, "", text),))


def test_the_latest_on_time_counts() -> None:
    """Of several the latest before the deadline counts; the others are kept and say which replaced them."""
    pile = sort_submissions(
        [
            ("a.json", handed_in(at="2026-12-03T10:00:00+00:00")),
            ("b.json", handed_in(at=ON_TIME, text="3x")),
            ("c.json", handed_in(at=TOO_LATE, text="4x")),
        ],
        REGISTER,
    )
    assert [filed.status for filed in pile.filed] == [
        Replaced("b.json", timedelta(0)),
        Counts(timedelta(0)),
        Replaced("b.json", timedelta(hours=2, minutes=5)),
    ]
    assert pile.missing == ("20411", "20417")


def test_where_none_was_on_time_the_earliest_counts() -> None:
    """A late submission is marked and flagged, and a later one does not make it later."""
    pile = sort_submissions(
        [("a.json", handed_in(at=TOO_LATE)), ("b.json", handed_in(at="2026-12-06T10:00:00+00:00", text="9"))], REGISTER
    )
    assert [filed.status for filed in pile.filed] == [
        Counts(timedelta(hours=2, minutes=5)),
        Replaced("a.json", timedelta(days=1, hours=17)),
    ]
    assert pile.filed[0].line == "a.json  20398 late by 2 h 5 min, marked all the same"


def test_the_order_of_arrival_does_not_matter() -> None:
    """Every order of the same files gives the same pile."""
    files: list[tuple[str, Submission | Damaged]] = [
        ("a.json", handed_in()),
        ("b.json", handed_in()),
        ("c.json", handed_in(at=TOO_LATE)),
        ("d.json", Damaged("the file is empty")),
    ]
    assert len({sort_submissions(order, REGISTER) for order in permutations(files)}) == 1


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (Damaged("the file is empty"), Damaged("the file is empty")),
        (handed_in(sheet="week-03"), OtherSheet("fcs", "week-03")),
        (handed_in(student="20389"), UnknownStudent("20389", "20398")),
        (handed_in(student="x"), UnknownStudent("x")),
        (handed_in(edition="zz"), OtherEdition()),
        (handed_in(at="Friday"), Damaged('"Friday" is not a time')),
    ],
)
def test_what_cannot_be_marked_has_its_own_line(content: Submission | Damaged, status: object) -> None:
    """It stops none of the others, and its line says what is the matter."""
    pile = sort_submissions([("bad.json", content), ("good.json", handed_in(student="20417", edition="cc"))], REGISTER)
    assert pile.filed[0].status == status
    assert pile.filed[0].line.startswith("bad.json  ")
    assert [filed.file for filed in pile.counting] == ["good.json"]


def test_the_same_file_twice_is_a_copy() -> None:
    """Equal content counts once: the first by name."""
    pile = sort_submissions([("b.json", handed_in()), ("a.json", handed_in())], REGISTER)
    assert [filed.status for filed in pile.filed] == [Counts(timedelta(0)), Copy("a.json")]


@pytest.mark.parametrize(
    ("at", "due", "late"),
    [
        ("2026-12-04T17:00:00+05:00", "2026-12-04 17:00", timedelta(0)),
        ("2026-12-04T17:00:01+05:00", "2026-12-04 17:00", timedelta(seconds=1)),
        ("2026-12-04T17:00:00+00:00", "2026-12-04 17:00+01:00", timedelta(hours=1)),
        ("2026-12-04T23:59:00+00:00", "2026-12-04", timedelta(0)),
        ("2026-12-05T00:01:00+00:00", "2026-12-04", timedelta(minutes=1)),
        ("2026-12-05T00:01:00+00:00", "the end of term", timedelta(0)),
    ],
)
def test_lateness(at: str, due: str, late: timedelta) -> None:
    """Without a distance from UTC the deadline means the wall clock where the student was; a bare date has its day."""
    assert lateness(at, due) == late


@pytest.mark.parametrize(
    ("seconds", "words"), [(0, "less than a second"), (59, "59 s"), (7500, "2 h 5 min"), (277200, "3 d 5 h")]
)
def test_duration(seconds: int, words: str) -> None:
    """A duration is told in its two largest units."""
    assert duration(timedelta(seconds=seconds)) == words


def test_a_line_is_one_line() -> None:
    """Nobody's file name or number steers the tutor's terminal."""
    pile = sort_submissions([("a\x1b[2J.json", handed_in(student="\u202e1\n2"))], REGISTER)
    assert pile.filed[0].line == 'a�[2J.json  �1 2 no student "�1 2" has this sheet'


def test_id_is_of_the_content() -> None:
    """Two submissions have the same id exactly when they say the same, whatever the texts contain."""
    assert handed_in().id == handed_in().id
    one = Submission("c", "s", "1", "e", "t", (Response(1, "", "ab"), Response(2, "", "")))
    other = Submission("c", "s", "1", "e", "t", (Response(1, "", "a"), Response(2, "", "b")))
    assert one.id != other.id


def test_text_of_a_part() -> None:
    """The last text for a part is the one that counts; a part without text is blank."""
    submission = Submission("c", "s", "1", "e", "t", (Response(1, "a", "x"), Response(1, "a", "y")))
    assert (submission.text(1, "a"), submission.text(2)) == ("y", "")


def test_an_empty_form_is_no_submission() -> None:
    """A form without anything in it has its own line, stops nothing, and leaves its student missing."""
    pile = sort_submissions([("a.pdf", Empty("20398")), ("b.json", handed_in("20411", "bb"))], REGISTER)
    assert pile.filed[0].line == "a.pdf  20398 every field is empty; ask again, or mark it by hand"
    assert [filed.file for filed in pile.counting] == ["b.json"]
    assert pile.missing == ("20398", "20417")
