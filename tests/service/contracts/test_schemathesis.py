"""schemathesis against the description of all that is served, and against the µEd API's own specification.

The second is not ours to copy: QUIZGEN_TEST_MUED names a file of it (https://github.com/mued-api/spec, 0.1.0).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.service.live import Live

pytest.importorskip("schemathesis", reason="schemathesis is not installed")

CONFIG = """
[checks.positive_data_acceptance]
expected-statuses = ["2xx", "401", "403", "404", "406", "409", "429"]

[checks.negative_data_rejection]
expected-statuses = ["400", "401", "403", "404", "405", "406", "413", "415"]
"""
"""406: any text is a valid X-Api-Version, says the API, and most are not spoken here. 413: long texts, long bodies."""


@pytest.fixture(scope="module")
def live() -> Iterator[Live]:
    with Live(workers=1, QUIZGEN_BODY="1000000") as service:  # a body that is too large is of the schema all the same
        yield service


def tried(live: Live, specification: str, folder: Path, examples: int) -> None:
    """schemathesis finds nothing."""
    (folder / "schemathesis.toml").write_text(CONFIG)
    command = [sys.executable, "-m", "schemathesis.cli", "run", specification, "--url", live.url]
    options = ["-n", str(examples), "--seed", "1", "--no-color"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        [*command, *options], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "No issues found" in done.stdout


def test_our_own_description_is_kept(live: Live, tmp_path: Path) -> None:
    """Every route of /api, /evaluate and the root."""
    tried(live, f"{live.url}/api/openapi.json", tmp_path, 10)


def test_the_specification_is_kept(live: Live, tmp_path: Path) -> None:
    """The µEd API's, but for /chat, and but for one thing: it writes that `task` and others may be null, and with
    allOf that they may not. Here they may."""
    path = os.environ.get("QUIZGEN_TEST_MUED")
    if not path:
        pytest.skip("QUIZGEN_TEST_MUED does not name the specification of the µEd API 0.1.0")
    import yaml

    specification = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    specification["paths"] = {name: of for name, of in specification["paths"].items() if name.startswith("/evaluate")}
    with_null(specification)
    (tmp_path / "mued.yml").write_text(yaml.safe_dump(specification), encoding="utf-8")
    tried(live, "mued.yml", tmp_path, 50)


def with_null(node: Any) -> None:
    """{type: [object, null], allOf: [X]} as {anyOf: [null, X]}, everywhere below."""
    if isinstance(node, dict):
        if "allOf" in node and isinstance(node.get("type"), list) and "null" in node["type"]:
            del node["type"]
            node["anyOf"] = [{"type": "null"}, *node.pop("allOf")]
        for inner in node.values():
            with_null(inner)
    elif isinstance(node, list):
        for inner in node:
            with_null(inner)
