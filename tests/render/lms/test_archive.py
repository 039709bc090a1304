"""Packages are the same bytes for the same files."""

from __future__ import annotations

import io
import time
import zipfile

from quizgen.render.lms.archive import archive, identifier


def test_a_package_has_no_time_of_its_own() -> None:
    files = {"imsmanifest.xml": b"<manifest/>", "items/one.xml": b"<item/>" * 100}
    first = archive(files)
    time.sleep(0.01)
    assert archive(files) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert {name: package.read(name) for name in package.namelist()} == files


def test_identifiers_begin_with_a_letter_and_tell_parts_apart() -> None:
    """XML wants no digit in front, and a slash is in every template's name."""
    assert identifier("item", "a", "b") != identifier("item", "ab", "")
    assert identifier("item", "chain-rule/x").startswith("item-")
    assert identifier("item", "chain-rule/x").replace("-", "").isalnum()
