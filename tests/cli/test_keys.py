"""Sheets that were drawn anew after they were handed out can still be marked, and marks are not lost on the way."""

from __future__ import annotations

from pathlib import Path

from .conftest import Run
from .test_answer_and_mark import right_answers, submission

PLAN = "week-01.yaml"
EARLIER = "out/week-01/earlier-keys"


def redrawn(course: Path, run_in: Run, old: str, new: str) -> str:
    """What `quizgen sheet` says when the plan has changed."""
    plan = course / PLAN
    assert old in plan.read_text()
    plan.write_text(plan.read_text().replace(old, new))
    result = run_in("sheet", PLAN, "--engine", "typst")
    assert result.exit_code == 0, result.output
    return result.output


def test_a_drawing_that_was_handed_out_is_marked_by_its_own_key(course: Path, run_in: Run) -> None:
    """Whoever has the old sheet and whoever has the new one are marked in one pile, and reviewed."""
    pile = course / "pile"
    pile.mkdir()
    (pile / "old.json").write_text(submission(course, [*right_answers(course, "20001")[:-1], "2x +"]))
    said = redrawn(course, run_in, "1 of chain-rule", "1 of quotient-rule")
    assert "kept in earlier-keys/" in said
    assert [path.stat().st_mode & 0o077 for path in (course / EARLIER).iterdir()] == [0]
    (pile / "new.json").write_text(submission(course, right_answers(course, "20002"), "20002"))
    result = run_in("mark", "pile")
    assert "Marked 2 of 3 submissions" in result.output
    assert "power" in (course / "marks/week-01/feedback/20001.txt").read_text().lower()
    reviewed = run_in("review", typed="none\n")
    assert "Nothing waits any more" in reviewed.output


def test_only_keys_that_are_needed_are_kept(course: Path, run_in: Run) -> None:
    """A key is replaced by one for the same sheets; going back to an earlier drawing leaves the other one only."""
    assert "earlier-keys" not in redrawn(course, run_in, "title:", "title: ")
    assert not (course / EARLIER).exists()
    redrawn(course, run_in, "1 of chain-rule", "1 of quotient-rule")
    first = list((course / EARLIER).iterdir())
    assert "earlier-keys" not in run_in("sheet", PLAN, "--engine", "typst").output
    assert first == list((course / EARLIER).iterdir())
    redrawn(course, run_in, "1 of quotient-rule", "1 of chain-rule")
    assert len(first) == len(list((course / EARLIER).iterdir())) == 1
    assert first != list((course / EARLIER).iterdir())


def test_marks_of_others_do_not_vanish_unseen(course: Path, run_in: Run) -> None:
    """A pile of which nothing can be marked leaves marks as they were; a smaller pile says whose marks it drops."""
    (course / "one.json").write_text(submission(course, right_answers(course, "20001")))
    (course / "two.json").write_text(submission(course, right_answers(course, "20002"), "20002"))
    (course / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    feedback = course / "marks/week-01/feedback"
    run_in("mark", "one.json")
    nothing = run_in("mark", "photo.jpg", "--key", "out/week-01")
    assert "marks/week-01/ stays as it was, with marks of 1." in nothing.stderr
    assert [path.name for path in feedback.iterdir()] == ["20001.txt"]
    other = run_in("mark", "two.json")
    assert "had marks of 20001, who are not in this pile" in other.stderr
    assert [path.name for path in feedback.iterdir()] == ["20002.txt"]
