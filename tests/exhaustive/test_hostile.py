"""No text holds the process, fills its memory or brings it down: each is read or refused, decided or not, within
bounds.

Every pair has a process of its own, whose memory and CPU time the operating system limits. Work is counted in steps,
so the bound in seconds is generous: an answer takes a tenth of it on a slow machine."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.exhaustive.hostile import PAIRS

pytestmark = pytest.mark.exhaustive
SECONDS = 2.0
MEGABYTES = 200
NOWHERE = ("zero powers", "division by what vanishes", "division by a hidden zero")
"""Formulas without a value anywhere equal nothing, not even themselves."""

ASK = """
import json, resource, sys
from flint import arb
import quizgen.answers.compare, quizgen.equivalence.elementary, quizgen.equivalence.recheck
from quizgen.answers.compare import equal
equal("x", "x+1"), equal("sin(2x)", "2 sin x cos x")
name, response, key = json.load(sys.stdin)
def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
seconds, megabytes = used()
verdicts = [equal(response, key).verdict, equal(key, response).verdict, equal(response, response).verdict]
later, larger = used()
json.dump([verdicts, (later - seconds) / 3, larger - megabytes], sys.stdout)
"""


@pytest.mark.parametrize(("name", "response", "key"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_no_text_holds_the_process(name: str, response: str, key: str) -> None:
    """An outcome within two seconds of CPU and 200 MB, in both orders and against itself."""
    run = subprocess.run(
        [sys.executable, "-c", ASK],
        input=json.dumps([name, response, key]),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    verdicts, seconds, megabytes = json.loads(run.stdout)
    assert seconds < SECONDS, f"{seconds:.1f} s, {verdicts}"
    assert megabytes < MEGABYTES, f"{megabytes:.0f} MB, {verdicts}"
    assert verdicts[2] != "different" or name in NOWHERE, verdicts
