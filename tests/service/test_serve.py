"""`quizgen serve` as docs/serving.md shows it, and what it says when it cannot serve."""

from __future__ import annotations

import re
import shlex
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from quizgen.cli.main import main
from tests.service.live import Live

DOCUMENT = (Path(__file__).parents[2] / "docs" / "serving.md").read_text(encoding="utf-8")


def exchanges() -> list[tuple[str, str]]:
    """The curl commands of docs/serving.md with the line that it shows below each."""
    return re.findall(r"^\$ (curl .*)\n(.*)\n", DOCUMENT, re.MULTILINE)


def test_the_document_shows_real_exchanges() -> None:
    """What it says at the start, and every curl with its answer, character by character."""
    assert len(exchanges()) >= 2
    with Live(workers=2) as live:
        for command, shown in exchanges():
            arguments = shlex.split(command)
            url = arguments[2].replace("http://127.0.0.1:8000", live.url)
            [header, body] = [arguments[arguments.index(option) + 1] for option in ("-H", "-d")]
            name, _, value = header.partition(": ")
            answer = httpx.post(url, content=body.encode(), headers={name: value})
            assert answer.text.rstrip("\n") == shown
    shown_first = re.search(r"\$ quizgen serve\n((?:(?!\$ ).*\n)*)", DOCUMENT)
    assert shown_first is not None
    assert live.said[:3] == shown_first[1].replace("http://127.0.0.1:8000", live.url).splitlines()


def test_all_mistakes_are_told_before_anything_is_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit code 2, as for every file to mend."""
    monkeypatch.setenv("QUIZGEN_SECONDS", "soon")
    done = subprocess.run(
        [sys.executable, "-m", "quizgen", "serve", "--workers", "0"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "QUIZGEN_SECONDS" in done.stderr
    assert "--workers" in done.stderr
    assert done.stdout == ""


def test_a_new_key_is_shown_with_its_line() -> None:
    """Nothing is served."""
    done = CliRunner().invoke(main, ["serve", "--new-key", "lms"])
    assert done.exit_code == 0
    assert re.search(r"^key   qz_\S{40,}", done.output, re.MULTILINE)
    assert re.search(r"^line  lms sha256:[0-9a-f]{64} ", done.output, re.MULTILINE)
    assert CliRunner().invoke(main, ["serve", "--new-key", "l m s"]).exit_code == 2


def test_a_missing_package_is_one_line() -> None:
    """With the command that installs it."""
    program = "import sys; sys.modules['uvicorn'] = None; from quizgen.cli.entry import run; run()"
    done = subprocess.run([sys.executable, "-c", program, "serve"], capture_output=True, text=True, timeout=60)
    assert done.stderr == 'quizgen serve needs a package that is not installed: pip install "quizgen[web]"\n'
    assert done.returncode == 2


def test_no_other_command_imports_it() -> None:
    """Nor a database."""
    heavy = "fastapi starlette pydantic uvicorn httpx sqlalchemy alembic joserfc"
    program = f"import sys, quizgen.cli.main, quizgen.api; print(sys.modules.keys() & set('{heavy}'.split()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.stdout == "set()\n"


def test_a_taken_address_is_told() -> None:
    """In one line, before any worker starts; exit code 4."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "quizgen", "serve", "--port", port]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 4
    assert done.stdout == ""
    assert done.stderr.startswith(f"127.0.0.1:{port} cannot be listened on: ")
    assert done.stderr.endswith("Choose another --host or --port.\n")
