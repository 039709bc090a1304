"""Packages of QTI for tests: what is in them, and readers of other authors.

pyslet plays QTI 2.1 and reads 1.2; onyx2moodle imports items of 2.1 into Moodle; qti-package-maker checks packages of
both before Canvas or Blackboard gets them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a package by their paths; what its manifest names is there, and nothing else."""
    from xml.etree import ElementTree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        files = {name: package.read(name) for name in package.namelist()}
    manifest = ElementTree.fromstring(files["imsmanifest.xml"])
    named = {one.get("href") for one in manifest.iter() if one.tag.endswith("}file")}
    assert named | {"imsmanifest.xml"} == files.keys()
    known = {one.get("identifier") for one in manifest.iter() if one.tag.endswith("}resource")}
    assert {one.get("identifierref") for one in manifest.iter() if one.get("identifierref")} <= known
    return files


def played(item: bytes) -> Any:
    """The item as pyslet reads it, which refuses what the schema does not allow."""
    pytest.importorskip("pyslet", reason="pyslet is not installed")
    from pyslet.qtiv2.xml import QTIDocument
    from pyslet.xml.structures import XMLEntity

    document = QTIDocument()
    document.read(src=XMLEntity(item))
    return document.root


def complaints(data: bytes, folder: Path) -> list[str]:
    """What qti-package-maker finds wrong in a package: answers that no choice has, files and pictures that are not
    there, names that importers refuse."""
    integrity = pytest.importorskip("qti_package_maker.common.package_integrity", reason="qti-package-maker is missing")
    package = folder / "package.zip"
    package.write_bytes(data)
    found: list[str] = integrity.check_package(str(package))
    return found


def imported(item: bytes, folder: Path) -> Any:
    """The item as onyx2moodle reads it."""
    parser = pytest.importorskip("onyx2moodle.parser", reason="onyx2moodle is not installed")
    file = folder / "item.xml"
    file.write_bytes(item)
    return parser.parse_item(file)


def right_answers(item: Any) -> dict[str, Any]:
    """The correct responses that the item declares, by name."""
    return {name: one.get_correct_value().value for name, one in item.declarations.items() if name.startswith("R")}


def marked(item: Any, answers: Mapping[str, Any]) -> tuple[float, float, set[str]]:
    """SCORE, MAXSCORE and the names of the feedback that is shown after these answers."""
    from pyslet.qtiv2.variables import ItemSessionState

    state = ItemSessionState(item)
    state.begin_session()
    for name, answer in answers.items():
        state[name].set_value(answer)
    item.ResponseProcessing.run(state)
    told = [state[name].value for name in state if name.startswith("FEEDBACK")]
    shown = {code for value in told if value for code in ([value] if isinstance(value, str) else value)}
    return state["SCORE"].value, state["MAXSCORE"].value, shown
