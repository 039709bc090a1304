"""Long work and its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

PARENT = """
import os, time
from quizgen.cli.progress import pool
with pool(2) as executor:
    print(*(executor.submit(os.getpid).result() for _ in range(8)), flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_processes_end_with_the_command() -> None:
    """Also when it is killed and can tell nobody."""
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        workers = set(map(int, parent.stdout.readline().split()))
        parent.send_signal(signal.SIGKILL)
    assert workers
    for _ in range(100):
        if not any(map(_lives, workers)):
            return
        time.sleep(0.1)
    raise AssertionError("the processes of a killed command are still there")


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
