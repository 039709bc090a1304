"""Tests of `quizgen export`: a plan or templates become a file, with all that is left out said."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from quizgen.cli.export import LAUNCHES
from quizgen.errors import FileError
from quizgen.registry import UnknownName
from quizgen.render.lms.formats import FORMATS
from tests.cli.conftest import Run

LAUNCH = ("--launch-url", "https://quizgen.example.org/lti/launch")
POWER = "chain-rule/sine-of-a-power"


def test_a_plan_becomes_a_file_of_its_name(run_in: Run) -> None:
    """With the variants of the course's secret, which are no student's."""
    result = run_in("export", "week-01.yaml", "--to", "moodle-stack", "--variants", "2", "--jobs", "1")
    assert result.exit_code == 0
    assert result.output.startswith("week-01.stack.xml   ")
    root = ElementTree.fromstring(Path("week-01.stack.xml").read_bytes())
    assert {one.get("type") for one in root} == {"category", "stack"}
    assert [seed.text for seed in root.iter("deployedseed")][:2] == ["1", "2"]


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_writes_the_same_bytes_again(run: Run, to: str) -> None:
    """Outside a course from a seed; processes make no difference."""
    more = LAUNCH if to == "cartridge" else ()
    for out, jobs in (("one", "1"), ("two", "2")):
        names = (POWER, "networks/what-a-weight-changes")
        result = run(
            "export", *names, "--to", to, "--seed", "7", "--variants", "2", "--out", out, "--jobs", jobs, *more
        )
        assert result.exit_code == 0, result.output
        assert "Left out:" in result.output
    assert Path("one").read_bytes() == Path("two").read_bytes()


def test_json_says_what_was_written_and_left_out(run: Run) -> None:
    """For programs that do this every week."""
    result = run("export", POWER, "--to", "qti21", "--seed", "1", "--variants", "3", "--json")
    found = json.loads(result.output)
    assert found["file"] == "sine-of-a-power.qti21.zip"
    assert found["questions"] == [{"template": POWER, "variants": 3}]
    assert found["asked"] == 1
    assert {"where", "what", "why"} == found["left_out"][0].keys()
    assert zipfile.ZipFile(found["file"]).testzip() is None


def test_a_whole_bank_is_named_after_it(run: Run) -> None:
    """One question for each of its templates."""
    result = run("export", "sigmoid", "--to", "cartridge", "--seed", "1", *LAUNCH, "--json")
    found = json.loads(result.output)
    assert found["file"] == "sigmoid.imscc"
    assert len(found["questions"]) > 3


def test_a_cartridge_needs_no_secret(run: Run) -> None:
    """It holds no answers: what students get is drawn when they open a link."""
    assert run("export", POWER, "--to", "cartridge", *LAUNCH).exit_code == 0


def test_links_lead_where_launches_are_taken() -> None:
    """The address that the command asks for is the service's own."""
    from quizgen.service.lti.routes import ROUTES

    assert LAUNCHES in {route.path for route in ROUTES}


def test_what_is_wrong_is_said_and_nothing_written(run: Run, tmp_path: Path) -> None:
    """No course and no seed; a plan among templates; a question that there is not; an address for what has no links."""
    with pytest.raises(FileError, match="--seed 1"):
        run("export", POWER, "--to", "moodle")
    with pytest.raises(FileError, match="by itself"):
        run("export", "week.yaml", POWER, "--to", "moodle", "--seed", "1")
    with pytest.raises(UnknownName, match="sine-of-a-power"):
        run("export", "chain-rule/sine-of-a-powr", "--to", "moodle", "--seed", "1")
    with pytest.raises(FileError, match="cannot be written"):
        run("export", POWER, "--to", "cartridge", "--seed", "1", *LAUNCH, "--out", "nowhere/file.imscc")
    with pytest.raises(FileError, match="the whole question is left out: no slips are known") as empty:
        run("export", "straight-lines/parallel-line", "--to", "qti12", "--seed", "1", "--variants", "1")
    assert len(empty.value.problems) == 1
    assert "--to moodle-stack" in str(empty.value)
    assert "A cartridge needs --launch-url" in run("export", POWER, "--to", "cartridge", "--seed", "1").output
    assert "Only --to cartridge" in run("export", POWER, "--to", "moodle", "--seed", "1", *LAUNCH).output
    assert "it begins with https://" in run("export", POWER, "--to", "cartridge", "--launch-url", "quizgen").output
    short = run("export", POWER, "--to", "cartridge", "--launch-url", "https://quizgen.example.org/")
    assert f"say {LAUNCH[1]}" in short.output
    assert list(tmp_path.iterdir()) == []
