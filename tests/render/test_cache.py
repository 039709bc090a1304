"""PDFs that are kept."""

from __future__ import annotations

import os
from pathlib import Path

from quizgen.render.cache import Cache, digest

PDF = b"%PDF-1.7 %%EOF"


def test_a_digest_tells_where_parts_begin() -> None:
    """("ab", "c") is not ("a", "bc")."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("a") == digest(b"a")


def test_what_is_put_is_found(tmp_path: Path) -> None:
    """By its digest, and nothing else is."""
    cache = Cache(tmp_path)
    cache.put(digest("one"), PDF)
    assert cache.get(digest("one")) == PDF
    assert cache.get(digest("two")) is None


def test_half_a_file_is_no_file(tmp_path: Path) -> None:
    """A disk that was full does not spoil the next run."""
    cache = Cache(tmp_path)
    cache.put(digest("one"), PDF[:8])
    assert cache.get(digest("one")) is None


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    """It is only a cache."""
    (tmp_path / "file").touch()
    for cache in (Cache(None), Cache(tmp_path / "file")):
        cache.put(digest("one"), PDF)
        assert cache.get(digest("one")) is None


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    """Down to the size that is allowed."""
    cache = Cache(tmp_path)
    names = [digest(str(number)) for number in range(3)]
    for age, name in enumerate(names):
        cache.put(name, PDF)
        os.utime(tmp_path / name[:2] / name[2:], (1000 - age, 1000 - age))
    cache.trim(2 * len(PDF))
    assert [cache.get(name) is not None for name in names] == [True, True, False]
