"""The same verdict, word for word, in every process and with every hash seed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.exhaustive

ASK = """
from hypothesis import HealthCheck, Phase, given, settings
from tests.exhaustive.changes import CHANGES, changed
from tests.exhaustive.strategies import formulas
from tests.exhaustive.test_laws import instances
from quizgen.equivalence.ladder import decide

once = settings(max_examples=40, deadline=None, derandomize=True, database=None, phases=[Phase.generate],
                suppress_health_check=list(HealthCheck))

@once
@given(instances("roots"))
def laws(law):
    print(decide(law.left, law.right, assume=law.assume))

@once
@given(instances("inverses"))
def inverses(law):
    print(decide(law.left, law.right, assume=law.assume))

@once
@given(formulas())
def changes(e):
    for other in list(changed(e, CHANGES["ripple"]))[:1]:
        print(decide(e, other))

laws(), inverses(), changes()
"""


def _answers(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    run = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True, env=environment)
    return run.stdout


def test_verdicts_do_not_depend_on_the_process() -> None:
    """Certificates, witnesses and findings included."""
    first = _answers("0")
    assert first.count("\n") >= 90
    for seed in ("1", "12345"):
        assert _answers(seed) == first
